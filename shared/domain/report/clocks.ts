import { isoDateOf } from '#shared/domain/calendar/calendar';
import { type Over, stoodBy } from '#shared/domain/calendar/standstill';
import type { Instant } from '#shared/domain/words/words';
import {
  Clock,
  type ClockSubject,
  counted,
  type Deadline,
  type ExtensionGround,
  ruleFor,
  type Starts,
  startClock,
  stopping,
} from './clock-rules.ts';
import type { Context } from './decision.ts';
import { type Assessed, type Deadlines, isDone, type Report } from './report.ts';

/** When the report came, and what the channel says of the time before. */
export type Moments = {
  readonly receivedAt: Instant;
  readonly submittedAt?: Instant | undefined;
  readonly disposedAt?: Instant | undefined;
};

export const startsOf = ({ receivedAt, submittedAt, disposedAt }: Moments) => ({
  received: receivedAt,
  submitted: submittedAt,
  disposed: disposedAt,
});

type Rules = Pick<Context, 'policy'>;

/** Applies the named clocks to a report; a clock without a limit for it does not run. */
export const runClocks = (
  { policy }: Rules,
  clocks: readonly Clock[],
  subject: ClockSubject,
  starts: Starts,
  stood: readonly Over[] = [],
): Deadlines =>
  Object.fromEntries(
    clocks.flatMap((clock) => {
      const deadline = startClock(policy, clock, subject, starts, stood);
      return deadline === undefined ? [] : [[clock, deadline]];
    }),
  );

/** The clocks of answer and end, which depend on the class. */
export const answerClocks = (context: Rules, subject: ClockSubject, moments: Moments): Deadlines =>
  runClocks(context, ['firstResponse', 'resolution'], subject, startsOf(moments));

/** Whether something stands in the way of a clock now, be its date over or not. */
export const isHeldUp = (report: Assessed, clock: Clock, deadline: Deadline): boolean =>
  (report.stood ?? []).filter(stopping(clock, deadline)).some(({ until }) => until === undefined);

/**
 * Whether a clock that has not stopped stands still before its date. One whose date was over by then is late, whoever
 * is asked.
 */
export const isPaused = (report: Pick<Assessed, 'stood'>, clock: Clock, deadline: Deadline): boolean =>
  (report.stood ?? [])
    .filter(stopping(clock, deadline))
    .some(({ from, until }) => until === undefined && from <= deadline.dueAt);

/** The reporter has answered: what waited for that goes on, with the time that it had left. */
export const resumedClocks = (report: Assessed, context: Context): Deadlines =>
  recounted(report.deadlines, context, stoodBy(report.stood, context.now));

/**
 * Clocks that stop at a moment, counted with what had stood still by then: one that stops while it stands still has the
 * date that it would have had if it had gone on. Only those whose date changes.
 */
export const stoppedClocks = (
  report: Assessed,
  clocks: readonly Clock[],
  at: Instant,
  context: Context,
): { readonly deadlines?: Deadlines } => {
  const running = Object.entries(report.deadlines).filter(
    ([name, { stoppedAt }]) => stoppedAt === undefined && clocks.includes(Clock.parse(name)),
  );
  const changed = Object.entries(recounted(Object.fromEntries(running), context, stoodBy(report.stood, at))).filter(
    ([name, { dueAt }]) => dueAt !== report.deadlines[Clock.parse(name)]?.dueAt,
  );
  return changed.length === 0 ? {} : { deadlines: Object.fromEntries(changed) };
};

/**
 * The clocks of what is taken up again: resolution goes on with the time that it had left, and so does whatever only an
 * end had cut short. What was triaged or answered stays so; closure waits for the next end.
 */
export const backToWork = (report: Assessed, context: Context): Deadlines => {
  const { closure: _, ...deadlines } = report.deadlines;
  const running = Object.fromEntries(
    Object.entries(deadlines).map(([clock, deadline]) => {
      const { stoppedAt: __, cut: ___, ...goingOn } = deadline;
      return [clock, clock === 'resolution' || isTakenUp(report, Clock.parse(clock), deadline) ? goingOn : deadline];
    }),
  );
  return recounted(running, context, stoodBy(report.stood, context.now));
};

/**
 * The same for what goes back to a person who decides anew: nobody has it, so nobody is to be told or to mark it yet.
 */
export const backToTriage = (report: Assessed, context: Context): Deadlines => {
  const { inform, processed, ...others } = backToWork(report, context);
  return {
    ...others,
    ...(inform?.stoppedAt === undefined ? {} : { inform }),
    ...(processed?.stoppedAt === undefined ? {} : { processed }),
  };
};

/**
 * To be triaged anew where the end came before, or was the decision, that another agency has it; answered where nobody
 * has. Nobody is told anew, or marks anew, because of what an end had cut short.
 */
const isTakenUp = (report: Assessed, clock: Clock, { cut, stoppedAt }: Deadline): boolean => {
  if (clock === 'firstResponse') return cut === true && report.answeredAt === undefined;
  return clock === 'triage' && (cut === true || (report.status === 'referred' && stoppedAt === report.referredAt));
};

/** Whatever runs is counted again by the calendar as it is; what has stopped stays as it was. */
const recounted = (deadlines: Deadlines, context: Context, stood: readonly Over[]): Deadlines =>
  Object.fromEntries(
    Object.entries(deadlines).map(([name, deadline]) => {
      const clock = Clock.parse(name);
      if (deadline.stoppedAt !== undefined) return [clock, deadline];
      return [clock, marked(deadline, counted(context.policy.calendar, termsOf(deadline), clock, stood), context.now)];
    }),
  );

/** What the date of a deadline follows from. */
export const termsOf = ({ startedAt, limit, unit, pauses, extended }: Deadline) => ({
  startedAt,
  limit,
  unit,
  pauses,
  ...(extended === undefined ? {} : { extended }),
});

/**
 * What was noted of a deadline still holds where its date has not moved on past now: what is due in time to come is
 * looked at afresh. A miss is kept all the same, so that a date that comes back is not missed a second time.
 */
const marked = (before: Deadline | undefined, fresh: Deadline, now: Instant): Deadline => {
  if (before === undefined) return fresh;
  const { stoppedAt, warned, missedAt, step } = before;
  const stays = fresh.dueAt <= before.dueAt || fresh.dueAt <= now;
  return {
    ...fresh,
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...(stays && warned !== undefined ? { warned } : {}),
    ...(missedAt === undefined ? {} : { missedAt }),
    ...(step === undefined ? {} : { step }),
  };
};

/** More time that was taken stays taken, where the rule for what the report is now gives any. */
const longer = (
  { policy }: Context,
  clock: Clock,
  { subject, receivedAt }: { readonly subject: ClockSubject; readonly receivedAt: Instant },
  { deadline, ground }: { readonly deadline: Deadline; readonly ground: ExtensionGround },
  stood: readonly Over[],
): Deadline => {
  const rule = ruleFor(policy.clocks, clock, subject, isoDateOf(policy.calendar, receivedAt));
  if (rule?.extension === undefined) return deadline;
  const limit = deadline.limit + rule.extension.limit;
  return counted(policy.calendar, { ...termsOf(deadline), limit, extended: ground }, clock, stood);
};

/**
 * The same after a change of class: from the first start, keeping what has already stopped or been missed. When what
 * came with a sheet of history was answered first, nobody knows: it has no such clock.
 */
export const reclassifiedClocks = (report: Assessed, context: Context, subject: ClockSubject): Deadlines => {
  if (report.imported !== undefined) return {};
  const before = backToWork(report, context);
  const fresh = (clock: 'firstResponse' | 'resolution'): Deadlines => {
    const stood = stoodBy(report.stood, before[clock]?.stoppedAt ?? context.now);
    const deadline = runClocks(context, [clock], subject, startsOf(report), stood)[clock];
    if (deadline === undefined) return {};
    const ground = before[clock]?.extended;
    const promised =
      ground === undefined
        ? deadline
        : longer(context, clock, { subject, receivedAt: report.receivedAt }, { deadline, ground }, stood);
    return { [clock]: marked(before[clock], promised, context.now) };
  };
  return { ...fresh('firstResponse'), ...fresh('resolution') };
};

/** What running deadlines would be by the calendar as it is now, where that differs from what they are. */
export const movedDeadlines = (report: Assessed, context: Context): readonly (readonly [Clock, Deadline, Deadline])[] =>
  Clock.options.flatMap((clock) => {
    const before = report.deadlines[clock];
    if (before === undefined || before.stoppedAt !== undefined || isPaused(report, clock, before)) return [];
    const after = counted(context.policy.calendar, termsOf(before), clock, stoodBy(report.stood, context.now));
    return after.dueAt === before.dueAt && after.provisional === before.provisional ? [] : [[clock, before, after]];
  });

/** A deadline with more time than it had, once. */
export const extendedBy = (
  report: Assessed,
  clock: Clock,
  deadline: Deadline,
  { limit, ground }: { readonly limit: number; readonly ground: ExtensionGround },
  context: Context,
): Deadline => {
  const longer = { ...termsOf(deadline), limit: deadline.limit + limit, extended: ground };
  return marked(
    deadline,
    counted(context.policy.calendar, longer, clock, stoodBy(report.stood, context.now)),
    context.now,
  );
};

/** A deadline that was moved: what was noted of it holds only as far as its new date allows. */
export const movedTo = (before: Deadline, dueAt: Instant, provisional: boolean, now: Instant): Deadline =>
  marked(before, { ...termsOf(before), dueAt, provisional }, now);

/** Whatever runs until a report is resolved, referred or archived. */
export const CLOCKS_OF_WORK = ['triage', 'inform', 'processed', 'firstResponse', 'resolution'] as const;

/** Stops the named clocks where they run; one that has stopped before keeps its moment. */
export const stop = (clocks: readonly Clock[], deadlines: Deadlines, at: Instant): Deadlines =>
  change(clocks, deadlines, (deadline) =>
    deadline.stoppedAt === undefined ? { ...deadline, stoppedAt: at } : deadline,
  );

/** The same for those that an end stops before what they are for was done. */
export const cutShort = (clocks: readonly Clock[], deadlines: Deadlines, at: Instant): Deadlines =>
  change(clocks, deadlines, (deadline) =>
    deadline.stoppedAt === undefined ? { ...deadline, stoppedAt: at, cut: true } : deadline,
  );

/** Changes the named deadlines, as far as the report has them. */
export const change = (
  clocks: readonly Clock[],
  deadlines: Deadlines,
  by: (deadline: Deadline) => Deadline,
): Deadlines => ({
  ...deadlines,
  ...Object.fromEntries(
    clocks.flatMap((clock) => {
      const deadline = deadlines[clock];
      return deadline === undefined ? [] : [[clock, by(deadline)]];
    }),
  ),
});

/** A clock of a report that runs: neither stopped nor standing still. */
export type Running = { readonly clock: Clock; readonly deadline: Deadline };

/** The clocks that run, the soonest due first, missed ones among them; none of a report that is done. */
export const runningClocks = (report: Report): readonly Running[] =>
  isDone(report)
    ? []
    : Clock.options
        .flatMap((clock): readonly Running[] => {
          const deadline = report.deadlines[clock];
          return deadline === undefined || deadline.stoppedAt !== undefined || standsStill(report, clock)
            ? []
            : [{ clock, deadline }];
        })
        .toSorted((one, other) => one.deadline.dueAt - other.deadline.dueAt);

/** Whether a clock that has not stopped stands still now: it has no date until it goes on. */
export const standsStill = (report: Report, clock: Clock): boolean => {
  const deadline = report.deadlines[clock];
  if (report.status === 'received' || deadline === undefined || deadline.stoppedAt !== undefined) return false;
  return isPaused(report, clock, deadline);
};

/** What is due next, or has been for the longest: of what the office owes, so not when silence closes the report. */
export const nextDue = (report: Report): Running | undefined =>
  runningClocks(report).find(({ clock }) => clock !== 'closure');

/** Whether the reporter owes an answer and nothing stands still for it: clocks have stood still too often before. */
export const asksWithoutPause = (report: Report): boolean =>
  report.status === 'awaitingReporter' &&
  !(report.stood ?? []).some(({ why, until }) => why === 'awaitingReporter' && until === undefined);
