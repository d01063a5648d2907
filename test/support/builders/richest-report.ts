import { MOST_STANDSTILLS } from '#shared/domain/calendar/standstill';
import { Clock, ExtensionGround } from '#shared/domain/report/clock-rules';
import { ChannelStatus, type Status } from '#shared/domain/report/lifecycle';
import { ArchivedFor, ClosedBy, HandBackReason, Result } from '#shared/domain/report/reasons';
import { Report } from '#shared/domain/report/report';
import { MOST_NAMED, MOST_PASSED_TO } from '#shared/domain/report/second-step';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { ChannelClass, Desk, ReportClass, Unit, Urgency } from '#shared/domain/words/words';

const longest = (options: readonly string[]): string => options.reduce((a, b) => (b.length > a.length ? b : a));

/** Thirteen digits, none of them a trailing zero: what every instant until the year 2286 takes at most. */
const AT = 1_795_111_111_111;
const HASH = 'f'.repeat(64);
const ID = `rep_${'z'.repeat(26)}`;
const letterAt = (at: number): string => String.fromCharCode(97 + at);
const personId = (letter: string): string => letter.repeat(24);

const DEADLINE = {
  startedAt: AT,
  limit: 32_767,
  unit: 'workingMinutes',
  pauses: true,
  dueAt: AT + 2,
  provisional: true,
  warned: true,
  stoppedAt: AT + 4,
  cut: true,
  missedAt: AT + 6,
  step: 63,
};
const EXTENDED = { ...DEADLINE, extended: longest(ExtensionGround.options) };
const STILL = { from: AT + 1, until: AT + 3, why: 'awaitingReporter' };

/** Everything that a report can hold, each at its longest. */
const EVERYTHING = {
  id: ID,
  channel: 'c'.repeat(24),
  version: 999_999,
  tip: HASH,
  policy: 'f'.repeat(16),
  receivedAt: AT,
  submittedAt: AT,
  disposedAt: AT,
  channelClass: longest(ChannelClass.options),
  subDistrict: 's'.repeat(20),
  channelStatus: { status: longest(ChannelStatus.options), observedAt: AT, since: AT - 2 },
  anonymous: true,
  secret: true,
  flagged: true,
  content: HASH,
  amended: { content: HASH, sentAt: AT },
  messages: 99_999,
  deadlines: {
    ...Object.fromEntries(Clock.options.map((clock) => [clock, DEADLINE])),
    // No other clocks are ever extended.
    firstResponse: EXTENDED,
    resolution: EXTENDED,
  },
  misses: Object.fromEntries(WATCHED_CLOCKS.options.map((clock) => [clock, AT + 2])),
  leftFrom: longest([...Unit.options, ...Desk.options]),
  returned: { from: 'secretary', reason: longest(HandBackReason.options) },
  stood: Array.from({ length: MOST_STANDSTILLS }, () => STILL),
  silenceNotedAt: AT,
  channelDiffers: true,
  processed: { at: AT, by: personId('p') },
  answeredAt: AT,
  answeredAgainAt: AT,
  reopenedAt: AT,
  reporterReplied: true,
  withdrawn: true,
  duplicateOf: ID,
  closeProposed: true,
  labelUnjudged: true,
  loweringProposed: {
    by: personId('l'),
    anonymous: true,
    secret: true,
    from: Array.from({ length: MOST_PASSED_TO }, (_, at) => personId(letterAt(at))),
  },
  class: longest(ReportClass.options),
  topic: 't'.repeat(32),
  urgency: longest(Urgency.options),
  proposedUnit: longest([...Unit.options, 'notOurs']),
  decidedBy: 'machine',
  confirmed: true,
  oversight: 'suspected',
  recused: Array.from({ length: MOST_NAMED }, (_, at) => personId(letterAt(at))),
  standIns: Array.from({ length: MOST_PASSED_TO }, (_, at) => personId(letterAt(at))),
  proposed: {
    step: { type: 'recuse', recused: Array.from({ length: MOST_NAMED }, (_, at) => personId(letterAt(at))) },
    by: personId('b'),
    from: Array.from({ length: MOST_PASSED_TO }, (_, at) => personId(letterAt(at))),
    approvers: Array.from({ length: MOST_PASSED_TO }, (_, at) => personId(letterAt(at))),
    until: AT,
    approved: true,
  },
  seenUntil: AT,
  assignee: longest([...Unit.options, ...Desk.options]),
  routedAt: AT,
  handler: personId('h'),
  askedAt: AT,
  cameFrom: 'inProgress',
  resolvedAt: AT,
  result: longest(Result.options),
  closedAt: AT,
  closedBy: longest(ClosedBy.options),
  referredAt: AT,
  authority: 'a'.repeat(40),
  archivedAt: AT,
  reason: longest(ArchivedFor.options),
  ended: { how: 'archived', closedBy: longest(ClosedBy.options), endedOn: '2026-12-31' },
};

/** What came with a sheet of history has no clocks of answer and end, which take more room than this. */
const IMPORTED = { imported: { sheet: `imp_${'z'.repeat(26)}`, version: AT } };
const importedIn = (status: Status) => (status === 'history' ? IMPORTED : {});

/** What was given back is with nobody of a unit: while it waits for its reporter, it has one of the two. */
export const NEVER_BOTH: readonly [Status, 'returned'] = ['awaitingReporter', 'returned'];

/** A report that could not hold more: every field of its status, every value at its longest. */
export const richestReport = (status: Status): Report => {
  const { returned, ...others } = EVERYTHING;
  return Report.parse({ ...others, ...(status === NEVER_BOTH[0] ? {} : { returned }), ...importedIn(status), status });
};

/** As much as a report holds that accuses nobody. */
export const richestOrdinary = (status: Status): Report => {
  const none = ['recused', 'standIns', 'proposed', 'seenUntil', 'loweringProposed'].map((field) => [field, undefined]);
  return Report.parse({ ...EVERYTHING, ...Object.fromEntries(none), ...importedIn(status), status });
};
