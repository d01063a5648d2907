import { type Calendar, dateOf, isoDateOf } from '#shared/domain/calendar/calendar';
import { type Over, type Standstill, stoodBy } from '#shared/domain/calendar/standstill';
import { type Counted, countLimit, countUntil, type Due, type WorkingTime } from '#shared/domain/calendar/working-time';
import { type Channels, channelOf } from '#shared/domain/office/office';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ChannelClass, ChannelId, Instant, ReportClass } from '#shared/domain/words/words';
import { Clock, type Clocks, type Deadline, ruleFor, stopping } from './clock-rules.ts';
import type { Actor, RecordedEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Report } from './report.ts';

/**
 * A question about a deadline: a clock of ours for a class, or so much working time, and when the count stood still.
 */
export type DeadlineQuestion = {
  /** When the count starts: receipt, or whatever else the clock starts from. */
  readonly startedAt: Instant;
  readonly days?: number | undefined;
  readonly minutes?: number | undefined;
  readonly clock?: string | undefined;
  readonly class?: ReportClass | undefined;
  readonly channel?: ChannelId | undefined;
  readonly channelClass?: ChannelClass | undefined;
  readonly pauses?: readonly { readonly from: Instant; readonly until?: Instant | undefined }[] | undefined;
};

/** Why a question has no answer, in the terms of whoever asked. */
export type Unanswerable =
  | { readonly kind: 'clockUnknown'; readonly clocks: readonly string[] }
  | { readonly kind: 'noSuchChannel'; readonly channels: readonly string[] }
  | { readonly kind: 'noRule' | 'noLimit' | 'clockNeverPauses' }
  | { readonly kind: 'limitOutOfRange'; readonly unit: WorkingTime['unit']; readonly most: number }
  | { readonly kind: 'clockOrLimit' }
  | { readonly kind: 'momentOutOfRange'; readonly which: 'startedAt' | 'pauses' }
  | { readonly kind: 'pauseWithoutEnd' | 'pauseReversed' }
  | { readonly kind: 'tooManyPauses' | 'pausesTooLong'; readonly most: number };

const MOST = { workingDays: 400, workingMinutes: 20_000 } as const satisfies Record<WorkingTime['unit'], number>;
/** So many pauses may a question name. */
export const MOST_PAUSES = 50;
/** Longer than any standstill of ours, and short enough that the ledger, a line a day, can be handed out. */
const MOST_PAUSED_DAYS = 1000;
const DAY_MS = 86_400_000;

/** From the year 2000 up to and with 2097, by the office's calendar. */
const isInRange = (calendar: Calendar, at: Instant): boolean => {
  const { year } = dateOf(calendar, at);
  return year >= 2000 && year <= 2097;
};

type Rules = { readonly calendar: Calendar; readonly clocks: Clocks; readonly channels: Channels };

/** The deadline with its ledger. What makes no sense is refused; a year without a decree is provisional. */
export const explainDeadline = (policy: Rules, question: DeadlineQuestion): Result<Due, Unanswerable> => {
  if (!isInRange(policy.calendar, question.startedAt)) return refuse({ kind: 'momentOutOfRange', which: 'startedAt' });
  const limit = limitOf(policy, question);
  if (!limit.ok) return limit;
  const stood = pausesOf(policy, question);
  return stood.ok ? ok(countLimit(policy.calendar, limit.value, question.startedAt, stood.value)) : stood;
};

const limitOf = (policy: Rules, question: DeadlineQuestion): Result<WorkingTime, Unanswerable> => {
  const { days, minutes, clock } = question;
  if ([days, minutes, clock].filter((given) => given !== undefined).length !== 1)
    return refuse({ kind: 'clockOrLimit' });
  if (clock !== undefined) return limitOfClock(policy, question, clock);
  const unit = days === undefined ? 'workingMinutes' : 'workingDays';
  const limit = days ?? minutes ?? Number.NaN;
  if (!Number.isInteger(limit) || limit < 0 || limit > MOST[unit])
    return refuse({ kind: 'limitOutOfRange', unit, most: MOST[unit] });
  return ok({ limit, unit });
};

const limitOfClock = (policy: Rules, question: DeadlineQuestion, clock: string): Result<WorkingTime, Unanswerable> => {
  const known = Clock.safeParse(clock);
  if (!known.success) return refuse({ kind: 'clockUnknown', clocks: Clock.options });
  const { channel, pauses = [] } = question;
  if (channel !== undefined && channelOf(policy, channel) === undefined)
    return refuse({ kind: 'noSuchChannel', channels: policy.channels.channels.map(({ id }) => id) });
  const rule = ruleFor(policy.clocks, known.data, question, isoDateOf(policy.calendar, question.startedAt));
  if (rule === undefined) return refuse({ kind: 'noRule' });
  // Left out of the count, they would give a date that whoever asks does not expect.
  if (pauses.length > 0 && !rule.pauses) return refuse({ kind: 'clockNeverPauses' });
  const { limit, unit } = rule;
  return limit === null ? refuse({ kind: 'noLimit' }) : ok({ limit, unit });
};

const pausesOf = (
  { calendar }: Pick<Rules, 'calendar'>,
  { pauses = [] }: DeadlineQuestion,
): Result<readonly Over[], Unanswerable> => {
  if (pauses.length > MOST_PAUSES) return refuse({ kind: 'tooManyPauses', most: MOST_PAUSES });
  const stood: Over[] = [];
  for (const { from, until } of pauses) {
    if (until === undefined) return refuse({ kind: 'pauseWithoutEnd' });
    if (!isInRange(calendar, from) || !isInRange(calendar, until))
      return refuse({ kind: 'momentOutOfRange', which: 'pauses' });
    if (until < from) return refuse({ kind: 'pauseReversed' });
    stood.push({ from, until, why: 'awaitingReporter' });
  }
  const paused = stood.reduce((sum, { from, until }) => sum + until - from, 0);
  if (paused > MOST_PAUSED_DAYS * DAY_MS) return refuse({ kind: 'pausesTooLong', most: MOST_PAUSED_DAYS });
  return ok(stood);
};

/** Whether it may be told who brought a step about. */
type IsTold = (event: RecordedEvent) => boolean;
const ALWAYS: IsTold = () => true;

/** The standstills of a report with whoever brought each about, as far as that may be told. */
export const standstillsOf = (events: readonly RecordedEvent[], isTold: IsTold = ALWAYS): readonly Standstill[] => {
  const by: (Actor | undefined)[] = [];
  let report: Report | undefined;
  for (const event of events) {
    report = evolve(report, event);
    while (by.length < (report.stood?.length ?? 0)) by.push(isTold(event) ? event.actor : undefined);
  }
  return (report?.stood ?? []).map((still, index) => {
    const actor = by[index];
    return actor === undefined ? still : { ...still, by: actor };
  });
};

/**
 * A deadline as its ledger gives it: when it is due, or how far it has come where it stands still and nobody can tell.
 */
export type ExplainedDeadline = Counted & {
  readonly deadline: Deadline;
  readonly dueAt?: Instant | undefined;
  /**
   * By the calendar as it is now it would have been due then: it has stopped, so its date stays, but its ledger is
   * another's.
   */
  readonly nowDueAt?: Instant;
};

/**
 * A report's deadline explained from its record: the ledger that its date follows from, with every standstill, why and
 * by whom. `undefined` for a clock that does not run.
 */
export const explainReport = (
  calendar: Calendar,
  report: Report,
  events: readonly RecordedEvent[],
  clock: Clock,
  now: Instant,
  isTold: IsTold = ALWAYS,
): ExplainedDeadline | undefined => {
  const deadline = report.deadlines[clock];
  if (deadline === undefined) return undefined;
  return explainedBy(calendar, { clock, deadline, stood: standstillsOf(events, isTold) }, now);
};

/** A deadline explained by the standstills of its report. */
export const explainedBy = (
  calendar: Calendar,
  given: { readonly clock: Clock; readonly deadline: Deadline; readonly stood: readonly Standstill[] },
  now: Instant,
): ExplainedDeadline => {
  const { deadline } = given;
  const { startedAt, stoppedAt } = deadline;
  const stood = given.stood.filter(stopping(given.clock, deadline));
  const isPaused = stood.some(({ from, until }) => until === undefined && from <= deadline.dueAt);
  if (stoppedAt === undefined && isPaused)
    return { deadline, ...countUntil(calendar, deadline, startedAt, stood, now) };
  const counted = countLimit(calendar, deadline, startedAt, stoodBy(stood, stoppedAt ?? now));
  return stoppedAt === undefined || counted.dueAt === deadline.dueAt
    ? { deadline, ...counted }
    : { deadline, ...counted, dueAt: deadline.dueAt, nowDueAt: counted.dueAt };
};
