import { assigneeOf } from '#shared/domain/classify/assignee';
import { isStillSeen } from '#shared/domain/office/may-be-told';
import { ok, refuse } from '#shared/domain/words/result';
import type { Assignee, Instant } from '#shared/domain/words/words';
import { backToTriage, CLOCKS_OF_WORK, reclassifiedClocks, stoppedClocks } from './clocks.ts';
import type { Command } from './command-table.ts';
import { byPerson, type Context, type Decision, type Rules, type Said, saidBeside } from './decision.ts';
import type { EventOf, ReportEvent } from './event.ts';
import { authorityRefusal, topicRefusal } from './known-value.ts';
import { mayMove, type Status } from './lifecycle.ts';
import { type KeptFrom, keptBy } from './recusal.ts';
import type { Assessed } from './report.ts';
import { routed } from './route.ts';

/** What the person who triages may do. */
export const TRIAGE: Rules<
  'classify' | 'confirm' | 'route' | 'refer' | 'comeBack' | 'archive' | 'restore' | 'linkDuplicate' | 'unlinkDuplicate'
> = {
  classify: byPerson((report, command, context) => classify(report, command, context)),
  confirm: byPerson((report) => {
    if (report.decidedBy !== 'machine' || report.status === 'triaging')
      return refuse({ kind: 'NotNow', status: report.status, command: 'confirm' });
    return ok(report.confirmed ? [] : [{ type: 'ClassificationConfirmed' }]);
  }),
  route: byPerson((report, { assignee }, context) => route(report, assignee, context)),
  refer: byPerson((report, { authority, content }, context) => {
    const unknown = authorityRefusal(context.policy, authority);
    if (unknown !== undefined) return refuse(unknown);
    return move(report, 'referred', () => referred(authority, saidBeside(report, content)), context);
  }),
  comeBack: byPerson((report, _, context) =>
    report.status === 'referred'
      ? ok([{ type: 'CameBack', deadlines: backToTriage(report, context) }])
      : refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' }),
  ),
  archive: byPerson((report, { reason }, context) =>
    move(report, 'archived', () => archived(report, reason, context), context),
  ),
  // What had ended before it came here can be taken up after all.
  restore: byPerson((report, _, context) =>
    report.status === 'archived' || report.status === 'history'
      ? ok([{ type: 'Restored', deadlines: backToTriage(report, context) }])
      : refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' }),
  ),
  linkDuplicate: byPerson((report, { of }, { other }) => {
    if (of === report.id) return refuse({ kind: 'OwnDuplicate' });
    // Only to an original: so no links ever lead round in a circle.
    if (other?.duplicateOf !== undefined) return refuse({ kind: 'NotAnOriginal' });
    return ok(report.duplicateOf === of ? [] : [...unlinked(report), { type: 'DuplicateLinked', of }]);
  }),
  unlinkDuplicate: byPerson((report) => ok(unlinked(report))),
};

const unlinked = ({ duplicateOf }: Assessed): readonly ReportEvent[] =>
  duplicateOf === undefined ? [] : [{ type: 'DuplicateUnlinked', of: duplicateOf }];

/** Whether it is, or was a short time ago, taken for an accusation: its readers still look at what becomes of it. */
export const isWatched = (report: Assessed, now: Instant): boolean =>
  report.oversight !== 'none' || isStillSeen(report, now);

/** An accusation is put away by nobody alone, nor what was taken for one as long as its readers look at it. */
const move = (report: Assessed, to: Status, event: () => ReportEvent, { now }: Context): Decision => {
  if (report.status === to) return ok([]);
  if (!mayMove(report.status, to)) return refuse({ kind: 'IllegalMove', from: report.status, to });
  return isWatched(report, now) ? refuse({ kind: 'SecondPersonRequired' }) : ok([event()]);
};

/** Whether a report may go there, or is there. */
export const isOpenTo = ({ status }: Assessed, to: Status): boolean => status === to || mayMove(status, to);

/** Another agency's work. */
export const referred = (authority: EventOf<'Referred'>['authority'], said: Said = {}): ReportEvent => ({
  type: 'Referred',
  authority,
  ...said,
});

/** Put away, with a reason; what had stood still by then is settled. */
export const archived = (report: Assessed, reason: EventOf<'Archived'>['reason'], context: Context): ReportEvent => ({
  type: 'Archived',
  reason,
  ...stoppedClocks(report, [...CLOCKS_OF_WORK, 'closure'], context.now, context),
});

const routedBy = (
  report: Assessed,
  assignee: Assignee,
  context: Context,
  reportClass: Assessed['class'],
): ReportEvent =>
  routed(
    context,
    { class: reportClass, channel: report.channel, channelClass: report.channelClass },
    report,
    assignee,
    'person',
  );

/**
 * The decision that a person answers for. Oversight, so confirmed, goes to the Secretary's desk and never to a unit;
 * service goes where its topic belongs unless the person says otherwise. What is routed or under way is taken from
 * whoever has it: that is no hand-back, since nobody gave it back. That an accusation is none, nobody says alone; whom
 * it names, it goes on naming.
 */
const classify = (report: Assessed, command: Command<'classify'>, context: Context): Decision => {
  if (!isOpenTo(report, 'triaging')) return refuse({ kind: 'IllegalMove', from: report.status, to: 'triaging' });
  const unknown = topicRefusal(context.policy, command.topic);
  if (unknown !== undefined) return refuse(unknown);
  if (command.class === 'service' && report.oversight !== 'none') return refuse({ kind: 'SecondPersonRequired' });
  const kept =
    command.class === 'oversight'
      ? keptBy(context, 'confirmed', command.recused ?? [], { before: report.recused ?? [], alone: true })
      : ok({});
  if (!kept.ok) return kept;
  const assignee = assigneeFor(command, context);
  return isDecidedSo(report, command, assignee, kept.value)
    ? ok([])
    : ok(classified(report, command, kept.value, context));
};

const assigneeFor = (command: Omit<Command<'classify'>, 'type'>, { policy }: Context): Assignee | undefined =>
  command.class === 'oversight' ? 'secretary' : (command.assignee ?? assigneeOf(policy, command.topic));

/** What a person's decision does to a report, whoever may take it. */
export const classified = (
  report: Assessed,
  command: Omit<Command<'classify'>, 'type' | 'recused'>,
  kept: KeptFrom,
  context: Context,
): readonly ReportEvent[] => {
  const oversight = command.class === 'oversight';
  const assignee = assigneeFor(command, context);
  const subject = { class: command.class, channel: report.channel, channelClass: report.channelClass };
  const event: ReportEvent = {
    type: 'Classified',
    decidedBy: 'person',
    class: command.class,
    topic: command.topic,
    urgency: command.urgency,
    oversight: oversight ? 'confirmed' : 'none',
    ...kept,
    deadlines: {
      ...(report.status === 'triaging' ? {} : backToTriage(report, context)),
      ...reclassifiedClocks(report, context, subject),
    },
  };
  const onward: readonly ReportEvent[] =
    assignee === undefined ? [] : [routedBy(report, assignee, context, command.class)];
  return [event, ...onward];
};

/** The same decision again: the unit is not told anew, and its clocks go on. */
const isDecidedSo = (
  report: Assessed,
  command: Command<'classify'>,
  assignee: Assignee | undefined,
  { recused }: KeptFrom,
): boolean =>
  report.decidedBy === 'person' &&
  report.class === command.class &&
  report.topic === command.topic &&
  report.urgency === command.urgency &&
  (command.class === 'service' || sameNames(report.recused, recused)) &&
  (assignee === undefined ? report.status === 'triaging' : report.status === 'routed' && report.assignee === assignee);

const sameNames = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((name) => b.includes(name));

/** What a unit has may be taken over by another; what waits in triage goes to the unit that it belongs to. */
const route = (report: Assessed, assignee: Assignee, context: Context): Decision => {
  if (report.oversight !== 'none' && assignee !== 'secretary') return refuse({ kind: 'OversightStaysConfidential' });
  if (report.status === 'routed' && report.assignee === assignee) return ok([]);
  if (report.status !== 'triaging' && report.status !== 'routed' && report.status !== 'inProgress') {
    return refuse({ kind: 'IllegalMove', from: report.status, to: 'routed' });
  }
  return ok([routedBy(report, assignee, context, report.class)]);
};
