import type { IsoDate } from '#shared/domain/calendar/calendar';
import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { Clock, Deadline } from '#shared/domain/report/clock-rules';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { isOver } from '#shared/domain/report/misses';
import { type Deadlines, isDone, type Report } from '#shared/domain/report/report';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { type Bilingual, Instant, type ReportClass, type TopicId } from '#shared/domain/words/words';

/** What a person decided of a report, where one has: by a classification, or by confirming the machine's. */
type Decided = { readonly class: ReportClass; readonly topic: TopicId };

/** How a report stands as of an instant: all that figures are made of, and nothing that was recorded later. */
export type Standing = {
  readonly report: Report;
  readonly asOf: Instant;
  /** The day of receipt on the office's calendar: the day that a cohort goes by. */
  readonly receivedOn: IsoDate;
  readonly events: readonly RecordedEvent[];
  /** What the machine proposed first; `undefined` where it proposed nothing. */
  readonly proposed: Proposal | undefined;
  readonly decided: Decided | undefined;
  /** When each of these was recorded for the first time. */
  readonly first: Readonly<Partial<Record<FirstTime, Instant>>>;
  /** How often it was opened again, for whatever reason. */
  readonly reopened: number;
  /** Every clock that it has had, as it was last: a report that is given back loses those that ran for the unit. */
  readonly had: Deadlines;
};

export type FirstTime = 'machineClassified' | 'personClassified' | 'routed' | 'informed' | 'processed' | 'resolved';

/** A report as of an instant; `undefined` where it had not been received by then. */
export const standingAt = (
  calendar: Pick<Calendar, 'zone'>,
  record: readonly RecordedEvent[],
  asOf: Instant,
): Standing | undefined => {
  const events = record.filter(({ recordedAt }) => recordedAt <= asOf);
  let report: Report | undefined;
  let proposed: Proposal | undefined;
  let decided: Decided | undefined;
  const first: Partial<Record<FirstTime, Instant>> = {};
  let reopened = 0;
  let had: Deadlines = {};
  for (const recorded of events) {
    report = evolve(report, recorded);
    had = { ...had, ...report.deadlines };
    const { event } = recorded;
    // What a sheet of history brings was not done then, nor here.
    if (recorded.actor.by === 'history') continue;
    const kind = firstTimeOf(recorded);
    if (kind !== undefined) first[kind] ??= momentOf(recorded);
    if (event.type === 'Classified') proposed ??= event.proposal;
    if (kind === 'personClassified' && report.status !== 'received') decided = decidedIn(report);
    if (event.type === 'Reopened') reopened += 1;
  }
  // What was taken back with its sheet is as if it had never come.
  if (report === undefined || isTakenBack(report)) return undefined;
  const receivedOn = isoDateOf(calendar, report.receivedAt);
  return { report, asOf, receivedOn, events, proposed, decided, first, reopened, had };
};

const isTakenBack = (report: Report): boolean => report.status === 'archived' && report.reason === 'importUndone';

const decidedIn = ({ class: decided, topic }: Exclude<Report, { status: 'received' }>): Decided => ({
  class: decided,
  topic,
});

/** When something was done: as a person states it where they do, else when it was recorded. */
const momentOf = ({ event, recordedAt }: RecordedEvent): Instant => {
  if (event.type === 'MarkedProcessed') return event.statedAt;
  return event.type === 'Informed' ? (event.byHand?.toldAt ?? recordedAt) : recordedAt;
};

const firstTimeOf = ({ event }: RecordedEvent): FirstTime | undefined => {
  switch (event.type) {
    case 'Classified':
      return event.decidedBy === 'machine' ? 'machineClassified' : 'personClassified';
    case 'ClassificationConfirmed':
      return 'personClassified';
    case 'Routed':
      return 'routed';
    case 'Informed':
      return 'informed';
    case 'MarkedProcessed':
      return 'processed';
    case 'Resolved':
      return 'resolved';
    default:
      return undefined;
  }
};

/** Kept, missed, or not decided yet: measured by its two moments, whether or not anybody has noted a miss. */
export const OUTCOMES = ['met', 'missed', 'pending'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_NAMES = {
  met: { id: 'tepat waktu', en: 'in time' },
  missed: { id: 'lewat', en: 'missed' },
  pending: { id: 'berjalan', en: 'running' },
} as const satisfies Record<Outcome, Bilingual>;
/** What each of them means, for people. */
export const OUTCOME_MEANS = {
  met: {
    id: 'tenggat yang berhenti pada atau sebelum batas waktunya',
    en: 'clocks that stopped at or before their date',
  },
  missed: {
    id: 'tenggat yang berhenti sesudah batas waktunya, atau masih berjalan sesudahnya',
    en: 'clocks that stopped after their date, or still run after it',
  },
  pending: {
    id: 'selain itu, termasuk yang sedang jeda; ketiganya berjumlah n',
    en: 'all others, those that stand still among them; the three together are n',
  },
} as const satisfies Record<Outcome, Bilingual>;

/** A deadline may be cut short besides: the report ended before it was due and before what it is for was done. */
export const DEADLINE_OUTCOMES = [...OUTCOMES, 'cut'] as const;
export type DeadlineOutcome = (typeof DEADLINE_OUTCOMES)[number];
export const DEADLINE_OUTCOME_NAMES = {
  ...OUTCOME_NAMES,
  cut: { id: 'terputus', en: 'cut short' },
} as const satisfies Record<DeadlineOutcome, Bilingual>;

/** How a deadline of a report stands as of an instant, as whoever works on it sees it. */
export const outcomeOf = (
  report: Pick<Report, 'status' | 'stood'>,
  clock: Clock,
  deadline: Deadline,
  asOf: Instant,
): DeadlineOutcome => {
  const { stoppedAt, dueAt, cut } = deadline;
  if (stoppedAt === undefined) return isOver(report, clock, deadline, asOf) ? 'missed' : 'pending';
  if (stoppedAt > dueAt) return 'missed';
  return cut === true ? 'cut' : 'met';
};

/**
 * How a clock of a report came out as of an instant, over every unit that had it: what was missed once stays missed.
 * `undefined` where the report has not had that clock. Figures and exports both ask this.
 */
export const outcomeIn = (report: Report, clock: Clock, asOf: Instant): DeadlineOutcome | undefined => {
  if (report.misses?.[clock] !== undefined) return 'missed';
  const deadline = report.deadlines[clock];
  return deadline === undefined ? undefined : outcomeOf(report, clock, deadline, asOf);
};

/**
 * The limits of an open report that are over, the oldest first. The reporter's silence is nobody's limit, and not among
 * them.
 */
export const overdueLimits = (
  report: Report,
  asOf: Instant,
): readonly { readonly clock: Clock; readonly dueAt: Instant }[] => {
  if (isDone(report)) return [];
  const over = WATCHED_CLOCKS.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    if (deadline === undefined || deadline.stoppedAt !== undefined) return [];
    return outcomeOf(report, clock, deadline, asOf) === 'missed' ? [{ clock, dueAt: deadline.dueAt }] : [];
  });
  return over.toSorted((one, other) => one.dueAt - other.dueAt);
};

/** When time alone may next change what is counted of a report: a limit that is not over yet, and runs out then. */
export const turnsAt = ({ report, asOf }: Standing): Instant | undefined => {
  const running = WATCHED_CLOCKS.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    return deadline === undefined || deadline.stoppedAt !== undefined || deadline.dueAt < asOf ? [] : [deadline.dueAt];
  });
  // A limit is kept up to and with its last moment.
  return running.length === 0 ? undefined : Instant.parse(Math.min(...running) + 1);
};
