import { Clock, type Deadline, isMissed } from '#shared/domain/report/clock-rules';
import { isPaused } from '#shared/domain/report/clocks';
import type { Assessed } from '#shared/domain/report/report';

/** Clocks that run: neither stopped nor standing still. */
const running = (report: Assessed): readonly (readonly [Clock, Deadline])[] =>
  Clock.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    return deadline === undefined || deadline.stoppedAt !== undefined || isPaused(report, clock, deadline)
      ? []
      : [[clock, deadline]];
  });

/** Clocks that somebody was reminded of and that can still be kept. */
export const limitsAtRisk = (report: Assessed): readonly Clock[] =>
  running(report).flatMap(([clock, deadline]) => (deadline.warned !== undefined && !isMissed(deadline) ? [clock] : []));

/** Clocks that were missed, and whose step is still to be taken. */
export const limitsMissed = (report: Assessed): readonly Clock[] =>
  running(report).flatMap(([clock, deadline]) => (isMissed(deadline) ? [clock] : []));
