import { countLimit } from '#shared/domain/calendar/working-time';
import { isStillSeen, READERS } from '#shared/domain/office/may-be-told';
import { holdersOf, standInsFor, substituteFor } from '#shared/domain/office/stand-in';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import type { Command, Refusal } from './command-table.ts';
import { archived, classified, isOpenTo, referred } from './decide-triage.ts';
import { actingAs, byPerson, type Context, type Decision, type Rules } from './decision.ts';
import type { ReportEvent } from './event.ts';
import { stepRefusal } from './known-value.ts';
import { mayMove } from './lifecycle.ts';
import { keptBy, keptFrom } from './recusal.ts';
import type { Assessed, NameTyped, PersonId } from './report.ts';
import { MOST_PASSED_TO, type ProposedStep, type Step, type StepAsked } from './second-step.ts';

/**
 * What nobody does alone where oversight is or was suspected. One person proposes, another one of another function
 * approves, both on record; nothing changes meanwhile. To name somebody is for one alone, since it only ever closes
 * more.
 */
export const SECOND_PERSON: Rules<'recuse' | 'proposeStep' | 'approveStep' | 'declineStep'> = {
  recuse: byPerson((report, { recused }, context) => recuse(report, recused, context)),
  proposeStep: byPerson((report, command, context) => proposeStep(report, command, context)),
  approveStep: byPerson((report, _, context, by) => approveStep(report, by, context)),
  declineStep: byPerson(({ proposed }) => ok(proposed === undefined ? [] : [{ type: 'StepDeclined' }])),
};

/** Where somebody is named more. */
const recuse = (report: Assessed, names: readonly NameTyped[], context: Context): Decision => {
  if (report.oversight === 'none') return refuse({ kind: 'NotNow', status: report.status, command: 'recuse' });
  const kept = keptBy(context, report.oversight, names, { before: report.recused ?? [], alone: true });
  if (!kept.ok) return kept;
  const same = kept.value.recused?.length === (report.recused ?? []).length;
  return same ? ok([]) : ok([{ type: 'Recused', ...kept.value }]);
};

const proposeStep = (report: Assessed, { step, content }: Command<'proposeStep'>, context: Context): Decision => {
  if (isWaiting(report, context.now)) return refuse({ kind: 'StepWaits' });
  const unknown = stepRefusal(context.policy, step);
  if (unknown !== undefined) return refuse(unknown);
  const meant = meantBy(report, step, context);
  if (!meant.ok) return meant;
  const from = actingAs(context);
  const named = meant.value.type === 'recuse' ? meant.value.recused : [];
  const approvers = approversOf(report, [...from, ...named], context);
  if (approvers.length === 0) return refuse({ kind: 'NoSecondPerson' });
  const { policy, now } = context;
  const until = countLimit(policy.calendar, policy.watch.secondPerson.within, now).dueAt;
  return ok([
    { type: 'StepProposed', step: meant.value, from, approvers, until, content, message: report.messages + 1 },
  ]);
};

/** Whether a step waits for its second person, or for who proposed it to take it. */
const isWaiting = ({ proposed }: Assessed, now: Instant): boolean => proposed !== undefined && now <= proposed.until;

/**
 * A step with everybody whom it means; refused where it could not be taken as the report stands, whoever approves it.
 */
const meantBy = (report: Assessed, step: StepAsked, context: Context): Result<Step, Refusal> => {
  const notNow = refuse({ kind: 'NotNow', status: report.status, command: 'proposeStep' } as const);
  if (step.type === 'revealIdentity')
    return report.oversight === 'none' && report.seenUntil !== undefined ? ok(step) : notNow;
  const isPutAway = step.type === 'archive' || step.type === 'refer';
  if (report.oversight === 'none' && !(isPutAway && isStillSeen(report, context.now))) return notNow;
  if (step.type === 'recuse') {
    if (report.oversight === 'none') return notNow;
    const kept = keptBy(context, report.oversight, step.recused, { before: report.recused ?? [], alone: false });
    return kept.ok ? ok({ ...step, recused: kept.value.recused ?? [] }) : kept;
  }
  const decision = taken(report, step, context);
  return decision.ok ? ok(step) : decision;
};

/**
 * Who may approve: whoever may read it, is not named in it nor would be, and has another function than who proposes.
 * Where there is nobody, the inspectorate, or who stands in for it.
 */
const approversOf = (report: Assessed, from: readonly PersonId[], { policy }: Context): readonly PersonId[] => {
  const { recused = [] } = report;
  const isFree = (id: PersonId): boolean => !recused.includes(id) && !from.includes(id);
  const readers =
    report.oversight === 'none'
      ? holdersOf(policy.office, ['inspector', 'oversightReader']).map(({ id }) => id)
      : [
          ...holdersOf(policy.office, READERS[report.oversight]).map(({ id }) => id),
          ...standInsFor(policy.office, report.oversight, recused),
        ];
  const free = [...new Set(readers)].filter(isFree);
  const last = (): readonly PersonId[] =>
    holdersOf(policy.office, ['inspector']).flatMap((inspector) =>
      isFree(inspector.id)
        ? [inspector.id]
        : (substituteFor(policy.office, inspector, [...recused, ...from])?.id ?? []),
    );
  return (free.length > 0 ? free : last()).slice(0, MOST_PASSED_TO);
};

const approveStep = (report: Assessed, by: PersonId, context: Context): Decision => {
  const { proposed } = report;
  if (proposed === undefined || proposed.approved === true || context.now > proposed.until)
    return refuse({ kind: 'NotNow', status: report.status, command: 'approveStep' });
  if (!isSecond(proposed, by, context.functions ?? [])) return refuse({ kind: 'SecondPersonRequired' });
  const { step } = proposed;
  const consequences = step.type === 'revealIdentity' ? ok([]) : taken(report, step, context);
  if (!consequences.ok) return consequences;
  const { seenDays } = context.policy.watch.secondPerson;
  const seen = step.type === 'classify' ? { seenUntil: Instant.parse(context.now + seenDays * DAY_MS) } : {};
  return ok([{ type: 'StepApproved', step: step.type, ...seen }, ...consequences.value]);
};

const DAY_MS = 86_400_000;

/** Another person, of another function, whom it waits for. */
const isSecond = (
  { by: first, from, approvers }: ProposedStep,
  by: PersonId,
  functions: readonly PersonId[],
): boolean =>
  by !== first && functions.some((id) => approvers.includes(id)) && !functions.some((id) => from.includes(id));

/** What a step does, once two people want it. */
const taken = (report: Assessed, step: Exclude<Step, { type: 'revealIdentity' }>, context: Context): Decision => {
  switch (step.type) {
    case 'classify':
      return isOpenTo(report, 'triaging')
        ? ok(classified(report, { ...step, class: 'service' }, {}, context))
        : refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' });
    case 'archive':
      return moved(report, 'archived', archived(report, step.reason, context));
    case 'refer':
      return moved(report, 'referred', referred(step.authority));
    case 'recuse': {
      if (report.oversight === 'none') return ok([]);
      const kept = keptFrom(context.policy, report.oversight, step.recused);
      return kept.ok ? ok([{ type: 'Recused', ...kept.value }]) : kept;
    }
  }
};

/** What is there already, is not put there a second time: the record would say that it ended twice. */
const moved = (report: Assessed, to: 'archived' | 'referred', event: ReportEvent): Decision =>
  mayMove(report.status, to) ? ok([event]) : refuse({ kind: 'IllegalMove', from: report.status, to });
