import { Clock, type Deadline } from './clock-rules.ts';
import { isDone, type Report } from './report.ts';
import { isPaused } from './run-clocks.ts';

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

/** What is due next, or has been for the longest. */
export const nextDue = (report: Report): Running | undefined => runningClocks(report)[0];
