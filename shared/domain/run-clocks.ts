import { Clock, type ClockSubject, type Deadline, type Starts, startClock } from './clock.ts';
import type { Context } from './decision.ts';
import type { Assessed, Deadlines } from './report.ts';
import type { ReportEvent } from './report-event.ts';
import type { Instant } from './words.ts';

/** When the report came, and what the channel says of the time before. */
type Moments = {
  readonly receivedAt: Instant;
  readonly submittedAt?: Instant | undefined;
  readonly disposedAt?: Instant | undefined;
};

const startsOf = ({ receivedAt, submittedAt, disposedAt }: Moments) => ({
  received: receivedAt,
  submitted: submittedAt,
  disposed: disposedAt,
});

/** Applies the named clocks to a report; a clock without a rule for it does not run. */
export const runClocks = (
  { policy }: Pick<Context, 'policy'>,
  clocks: readonly Clock[],
  subject: ClockSubject,
  starts: Starts,
): Deadlines =>
  Object.fromEntries(
    clocks.flatMap((clock) => {
      const deadline = startClock(policy, clock, subject, starts);
      return deadline === undefined ? [] : [[clock, deadline]];
    }),
  );

/** The clocks of answer and end, which depend on the class. */
export const answerClocks = (context: Pick<Context, 'policy'>, subject: ClockSubject, moments: Moments): Deadlines =>
  runClocks(context, ['firstResponse', 'resolution'], subject, startsOf(moments));

/**
 * The clocks of what is taken up again: resolution goes on towards the date that it had, and so does whatever only being
 * referred or archived had cut short. What was triaged or answered stays so; closure waits for the next end.
 */
export const backToWork = (report: Assessed): Deadlines => {
  const { closure: _, ...deadlines } = report.deadlines;
  return Object.fromEntries(
    Object.entries(deadlines).map(([clock, deadline]) => {
      const { stoppedAt: __, ...running } = deadline;
      return [clock, clock === 'resolution' || wasCut(report, Clock.parse(clock)) ? running : deadline];
    }),
  );
};

const wasCut = (report: Assessed, clock: Clock): boolean => {
  if (clock !== 'triage' && (clock !== 'firstResponse' || report.answeredAt !== undefined)) return false;
  const stoppedAt = report.deadlines[clock]?.stoppedAt;
  if (report.status === 'archived') return stoppedAt === report.archivedAt;
  return report.status === 'referred' && stoppedAt === report.referredAt;
};

/** The same after a change of class: from the first start, keeping what has already stopped or been missed. */
export const reclassifiedClocks = (
  report: Assessed,
  context: Pick<Context, 'policy'>,
  subject: ClockSubject,
): Deadlines => {
  const { firstResponse, resolution } = answerClocks(context, subject, report);
  const before = backToWork(report);
  return {
    ...(firstResponse === undefined ? {} : { firstResponse: keep(before.firstResponse, firstResponse) }),
    ...(resolution === undefined ? {} : { resolution: keep(before.resolution, resolution) }),
  };
};

const keep = (before: Deadline | undefined, fresh: Deadline): Deadline => ({
  ...fresh,
  ...(before?.stoppedAt === undefined ? {} : { stoppedAt: before.stoppedAt }),
  ...(before?.missedAt === undefined ? {} : { missedAt: before.missedAt }),
});

/** The routing event with the clocks that it starts. */
export const routed = (
  context: Context,
  subject: ClockSubject,
  moments: Moments,
  assignee: Extract<ReportEvent, { type: 'Routed' }>['assignee'],
  decidedBy: 'machine' | 'person',
): ReportEvent => ({
  type: 'Routed',
  assignee,
  decidedBy,
  deadlines: runClocks(context, ['inform', 'processed'], subject, { ...startsOf(moments), routed: context.now }),
});
