import { maySeeWhy } from '#shared/app/access/may-see-why';
import type { Now } from '#shared/app/ports';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import { mayDo } from '#shared/domain/access/access';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { explainReason } from '#shared/domain/classify/classify';
import type { Delivery } from '#shared/domain/notices/delivery';
import { tellsOfOversight } from '#shared/domain/notices/kind';
import { reportSubject } from '#shared/domain/notices/subject';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { EventName, RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import type { Message } from '#shared/domain/report/submission';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { headOf } from './head-of.ts';
import { withoutLink } from './known-link.ts';
import { namesOf, readableOf } from './listed-heads.ts';
import { openCommands } from './open-commands.ts';
import type { DeliveriesOf, ReportStore } from './ports.ts';
import { decidedLast, isOpenly, isSince, linkedIn, mayHearAll, timelineOf } from './timeline-of.ts';

export type ShowDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'loadAll' | 'words' | 'allWords' | 'messages' | 'events' | 'duplicates'>;
  readonly deliveries: DeliveriesOf;
  readonly now: Now;
};

/** One report as far as an officer may read it; like one that is not there where they may not know of it. */
export const showReport = async (
  deps: ShowDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<ReportShown, 'Absent'>> => {
  const now = deps.now();
  const report = await deps.reports.load(id);
  const answer = mayDo(officer, { to: 'readHead', report });
  if (report === undefined || !answer.ok) return refuse('Absent');
  const may = (group: (typeof answer.fields)[number]): boolean => answer.fields.includes(group);
  const at = (instant: Instant): string => isoWithOffset(deps.policy.calendar, instant);
  const maySettle = mayDo(officer, { to: 'declineStep', report }).ok;
  const messages = may('messages') || maySettle ? await deps.reports.messages(id) : [];
  const words = may('words') ? await deps.reports.words(id) : undefined;
  // What comes while it is read is not shown: whether it may be was judged by the report as it was.
  const isThere = ({ version }: { readonly version: number }): boolean => version <= report.version;
  const events = (await deps.reports.events(id)).filter(isThere);
  const duplicates = await deps.reports.duplicates(id);
  const others = await readableOf(deps, officer, [...linkedIn(events), ...duplicates]);
  const known = new Set(others.map((other) => other.id));
  const isOtherKnown = report.duplicateOf !== undefined && known.has(report.duplicateOf);
  const seen = isOtherKnown ? report : withoutLink(report);
  const shownDuplicates = duplicates.filter((other) => known.has(other));
  const isAll = mayHearAll(officer, report);
  // Whom a step was told that takes two people tells of what it was about.
  const isWhole = mayDo(officer, { to: 'readRecord', report }).ok || !isOpenly(report);
  // Not even that there was something, which nobody would miss where there was no suspicion.
  const since = isAll ? 1 : (decidedLast(events)?.version ?? 1);
  const isTold = ({ version }: { readonly version: number }): boolean => version >= since;
  return ok({
    report: headOf(deps.policy, report, { asOf: now, isOtherKnown, isClassKnown: may('proposal') }),
    open: openCommands(deps.policy, officer, seen, now),
    record: OF_THE_RECORD.filter((to) => mayDo(officer, { to, report }).ok),
    duplicates: shownDuplicates,
    ...(await calledIn(deps, officer, others, [...shownDuplicates, seen.duplicateOf])),
    ...(words === undefined ? {} : { words }),
    ...(may('messages')
      ? {
          messages: messages
            .filter(readableBy(officer, report, events))
            // Numbered anew: no gap tells of what is hidden.
            .map((message, index) => shownMessage({ ...message, n: index + 1 }, at)),
        }
      : {}),
    ...(may('timeline')
      ? { timeline: timelineOf(deps.policy, events, report, { isKnown: (other) => known.has(other), isAll }) }
      : {}),
    ...(may('deliveries')
      ? {
          deliveries: (await deps.deliveries.of(reportSubject(id)))
            .filter((one) => isThere(one) && isTold(one) && (isWhole || !tellsOfOversight(one.kind)))
            .map((one) => told(one, report, at)),
        }
      : {}),
    ...(may('conflicts') ? setAsideIn(events) : {}),
    ...(may('proposal') ? proposalIn(deps.policy, events.filter(isTold)) : {}),
    ...keptFrom(report),
    ...(maySettle ? waitingIn(report, events, messages, at) : {}),
  });
};

/** What those of some reports are called that are linked now. */
const calledIn = async (
  deps: Pick<ShowDeps, 'reports'>,
  officer: Officer,
  others: readonly Report[],
  linked: readonly (ReportId | undefined)[],
): Promise<Pick<ReportShown, 'linked'>> => {
  const names = await namesOf(
    deps,
    officer,
    others.filter(({ id }) => linked.includes(id)),
  );
  return names.size === 0 ? {} : { linked: [...names].map(([report, name]) => ({ report, ...name })) };
};

const setAsideIn = (events: readonly RecordedEvent[]): Pick<ReportShown, 'setAside'> => {
  const count = events.filter(({ event }) => event.type === 'ConflictSetAside').length;
  return count === 0 ? {} : { setAside: count };
};
const OF_THE_RECORD = ['verifyRecord', 'readRecord'] as const satisfies ReportShown['record'];

/** Whoever reads what is about oversight knows whom it is kept from. */
const keptFrom = (report: Report): Pick<ReportShown, 'oversight'> => {
  if (report.status === 'received' || report.oversight === 'none') return {};
  const { oversight: stands, recused = [], standIns = [] } = report;
  return { oversight: { stands, recused, standIns } };
};

const waitingIn = (
  report: Report,
  events: readonly RecordedEvent[],
  messages: readonly Message[],
  at: (instant: Instant) => string,
): Pick<ReportShown, 'waiting'> => {
  if (report.status === 'received' || report.proposed === undefined) return {};
  const { proposed } = report;
  const { step, by, until, approvers, approved } = proposed;
  const last = events.findLast(({ event }) => event.type === 'StepProposed')?.event;
  const said = messages.find(({ n }) => last?.type === 'StepProposed' && n === last.message);
  const why = said === undefined ? {} : { why: said.words.text };
  return { waiting: { step, by, ...why, until: at(until), approvers, approved: approved === true } };
};

/** What people of the office note for each other, by itself or beside a step. */
const NOTED: readonly EventName[] = ['NoteAdded', 'HandedBack', 'Referred', 'EvidenceKept', 'EvidenceWithdrawn'];

/**
 * What was said that an officer may read, of what was there when the report was looked at: no note from when they could
 * not know of the report, none of another's from before the last decision (where it may have been about oversight, and
 * must look the same where it was not), and not why somebody looked at who reported, which may tell who that is or what
 * it was about.
 */
const readableBy = (
  officer: Officer,
  report: Report,
  events: readonly RecordedEvent[],
): ((message: Message) => boolean) => {
  const isThere = ({ n }: Message): boolean => n <= report.messages;
  if (mayDo(officer, { to: 'readRecord', report }).ok) return isThere;
  const decided = decidedLast(events);
  const [hidden, own] = [new Set<number>(), new Set<number>()];
  let then: Report | undefined;
  for (const recorded of events) {
    then = evolve(then, recorded);
    const { event } = recorded;
    const isOwn = recorded.actor.by === 'person' && recorded.actor.person === officer.person;
    const isEarly = !isOwn && !isSince(decided, recorded);
    const isHidden =
      (NOTED.includes(event.type) && (isEarly || (then.status !== 'received' && !mayKnowOf(officer, then)))) ||
      ((event.type === 'IdentityRevealed' || event.type === 'StepProposed') && isEarly);
    const said = 'message' in event ? event.message : undefined;
    if (isHidden && said !== undefined) hidden.add(said);
    if (isOwn && said !== undefined) own.add(said);
  }
  const seesWhy = maySeeWhy(officer, report);
  return (message) =>
    isThere(message) && !hidden.has(message.n) && (message.kind !== 'reason' || seesWhy || own.has(message.n));
};

const shownMessage = ({ sentAt, ...message }: Message, at: (instant: Instant) => string) => ({
  ...message,
  sentAt: at(sentAt),
});

const told = (
  { version, kind, recipient, urgent, state, reason, by, attempts, ...times }: Delivery,
  report: Report,
  at: (instant: Instant) => string,
): NonNullable<ReportShown['deliveries']>[number] => ({
  version,
  kind,
  recipient,
  urgent,
  state,
  // Why something was not sent may be that the report was suspected then.
  ...(reason === undefined || (state === 'withheld' && isOpenly(report)) ? {} : { reason }),
  ...(by === undefined ? {} : { by }),
  attempts,
  queuedAt: at(times.queuedAt),
  ...(times.sentAt === undefined ? {} : { sentAt: at(times.sentAt) }),
  ...(times.settledAt === undefined ? {} : { settledAt: at(times.settledAt) }),
});

const proposalIn = (
  { topics }: Pick<Policy, 'topics'>,
  events: readonly RecordedEvent[],
): Pick<ReportShown, 'proposal'> => {
  const proposals = events.flatMap(({ event }) =>
    'proposal' in event && event.proposal !== undefined ? event.proposal : [],
  );
  const proposal = proposals.at(-1);
  if (proposal === undefined) return {};
  // Of a rule that is no longer in force, its code is all that is known.
  const because = proposal.reasons.map((code) => explainReason(topics, code) ?? { id: code, en: code });
  return { proposal: { ...proposal, because } };
};
