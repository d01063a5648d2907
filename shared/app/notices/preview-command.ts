import { warningsOf } from '#shared/app/report/act-on-report';
import type { ReportStore } from '#shared/app/report/ports';
import { isOpenly } from '#shared/app/report/timeline-of';
import { type ActRefusal, objectionTo, type WeighDeps, weigh } from '#shared/app/report/weigh-command';
import type { CommandRequest } from '#shared/contracts/http/command-call';
import type { Previewed } from '#shared/contracts/http/preview';
import { mayDo } from '#shared/domain/access/access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { tellsOfOversight } from '#shared/domain/notices/kind';
import { type Notice, noticesFor } from '#shared/domain/notices/notice';
import type { Telling } from '#shared/domain/notices/telling';
import { noticeText, plainText } from '#shared/domain/notices/text';
import type { Officer } from '#shared/domain/office/officer';
import { type RecipientId, recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import { isProposed } from '#shared/domain/report/clock-rules';
import { commandRow, isReporters } from '#shared/domain/report/command-table';
import { openNameOf, type RecordedEvent } from '#shared/domain/report/event';
import { NOTED, openly, tellEvent } from '#shared/domain/report/event-words';
import { evolve } from '#shared/domain/report/evolve';
import { foreseenDeadlines, tellForeseen } from '#shared/domain/report/foreseen-deadlines';
import { HEARD_AFTERWARDS } from '#shared/domain/report/heard-words';
import { toldOf } from '#shared/domain/report/public-stage';
import { record } from '#shared/domain/report/record';
import type { Assessed, Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Bilingual, ReportId } from '#shared/domain/words/words';

export type PreviewDeps = WeighDeps & {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load'>;
  /** Where the links in notices lead. */
  readonly consoleUrl: string;
};

type Asked = { readonly officer: Officer; readonly report: ReportId; readonly request: CommandRequest };

/**
 * What a command would do, decided as the command itself is and with nothing written: refused just so where it would
 * be. What the reporter said is not read beforehand: nobody finds out here which words would take a report away.
 */
export const previewCommand = async (
  deps: PreviewDeps,
  { officer, report: id, request }: Asked,
): Promise<Result<Previewed, ActRefusal>> => {
  const current = await deps.reports.load(id);
  const other = request.type === 'linkDuplicate' ? await deps.reports.load(request.of) : undefined;
  const refusal = objectionTo(officer, request, current, other);
  if (refusal !== undefined || current === undefined) return refuse(refusal ?? { kind: 'Absent' });
  // Any hash does: none is kept.
  const words = { hash: async () => current.content, hear: undefined };
  const weighed = await weigh(deps, { officer, request, current, other }, words);
  if (!weighed.ok) return weighed;
  const { events, context, said, isTold } = weighed.value;
  const { report: next = current, recorded } = record(id, current, events, context);
  const staysReadable = mayDo(officer, { to: 'readHead', report: next }).ok;
  const isShown = staysReadable || isOpenly(next);
  return ok({
    report: id,
    version: current.version,
    says: [
      ...saidOf(
        deps.policy,
        recorded.filter(({ event }) => isTold(event)),
        staysReadable,
      ),
      ...heardAfterwards(request),
    ],
    staysReadable,
    status: { from: current.status, ...(staysReadable ? { to: next.status } : {}) },
    ...(mayDo(officer, { to: 'readProposal', report: current }).ok && isShown
      ? { stage: { from: toldOf(current).stage, to: toldOf(next).stage } }
      : {}),
    deadlines: isShown ? deadlinesOf(deps.policy, current, next) : [],
    notices: noticesOf(deps, officer, next, owedBy(deps.policy, current, recorded)),
    ...(said?.kind === 'answer' || said?.kind === 'question' ? { posted: said.words.text } : {}),
    ...warningsOf({ report: next, recorded }),
  });
};

/** Whoever could not read it afterwards is told no more than the command would tell them. */
const saidOf = (policy: Policy, recorded: readonly RecordedEvent[], isReadable: boolean): readonly Bilingual[] =>
  recorded.flatMap(({ event }) => {
    if (isReadable) return [tellEvent(policy, event)];
    return openNameOf(event) === NOTED.type && event.type !== NOTED.type ? [] : [tellEvent(policy, openly(event))];
  });

const heardAfterwards = (request: CommandRequest): readonly Bilingual[] => {
  const { says } = commandRow(request.type);
  const isSaid = says !== undefined && isReporters(says) && 'text' in request && request.text !== undefined;
  return isSaid ? [HEARD_AFTERWARDS] : [];
};

const deadlinesOf = (policy: Policy, before: Report, after: Report): Previewed['deadlines'] =>
  foreseenDeadlines(before, after).map((foreseen) => {
    const { calendar } = policy;
    const { clock, change } = foreseen;
    const proposed = isProposed(policy, clock, after);
    return {
      clock,
      change,
      ...(foreseen.before === undefined ? {} : { before: isoWithOffset(calendar, foreseen.before) }),
      ...(foreseen.after === undefined ? {} : { after: isoWithOffset(calendar, foreseen.after) }),
      ...(proposed ? { proposed: true as const } : {}),
      words: tellForeseen(calendar.zone, foreseen, proposed),
    };
  });

/** A notice that a step owes, of the report as that step leaves it. */
type Owed = { readonly notice: Notice; readonly report: Assessed };

const owedBy = (policy: Policy, current: Report, recorded: readonly RecordedEvent[]): readonly Owed[] => {
  let before: Report = current;
  return recorded.flatMap((step) => {
    const turn = { before, after: evolve(before, step) };
    before = turn.after;
    const { after } = turn;
    if (after.status === 'received') return [];
    return noticesFor(policy, { before: turn.before, after }, step).map((notice) => ({ notice, report: after }));
  });
};

/**
 * Whom somebody may hear of: of a report that is not about oversight everybody, but for those who are told only because
 * it was suspected once; of what is or may be, whoever may read what became of its notices.
 */
const isHeardOf = (officer: Officer, next: Report, { kind }: Notice): boolean => {
  if (!isOpenly(next)) return mayDo(officer, { to: 'readDeliveries', report: next }).ok;
  return !tellsOfOversight(kind) || mayDo(officer, { to: 'readRecord', report: next }).ok;
};

/** Each text once, with everybody who is told in it. */
const noticesOf = (
  { policy, consoleUrl }: PreviewDeps,
  officer: Officer,
  next: Report,
  owed: readonly Owed[],
): Previewed['notices'] => {
  const heard = owed.filter(({ notice }) => isHeardOf(officer, next, notice));
  return [
    ...Map.groupBy(heard, ({ notice: { version, kind, urgent } }) => `${version} ${kind} ${urgent}`).values(),
  ].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { kind, urgent } = first.notice;
    const said = (language: keyof Bilingual) => noticeText(policy, language, [tellingOf(first)], consoleUrl);
    const [id, en] = [said('id'), said('en')];
    return [
      {
        kind,
        urgent,
        to: some.flatMap(({ notice: { recipient } }) => namedIn(policy, recipient)),
        subject: { id: id.subject, en: en.subject },
        text: { id: plainText(id), en: plainText(en) },
      },
    ];
  });
};

const tellingOf = ({ notice: { kind }, report }: Owed): Telling =>
  kind === 'takenAway' ? { kind, former: report.id } : { kind, report };

const namedIn = (policy: Policy, id: RecipientId): Previewed['notices'][number]['to'] => {
  const recipient = recipientOf(policy, id);
  return recipient === undefined ? [] : [{ id, name: recipient.name }];
};
