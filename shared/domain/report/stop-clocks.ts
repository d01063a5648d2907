import type { Instant } from '#shared/domain/words/words';
import type { Clock, Deadline } from './clock-rules.ts';
import type { Deadlines } from './report.ts';

/** Whatever runs until a report is resolved, referred or archived. */
export const CLOCKS_OF_WORK = ['triage', 'inform', 'processed', 'firstResponse', 'resolution'] as const;

/** Stops the named clocks where they run; one that has stopped before keeps its moment. */
export const stop = (clocks: readonly Clock[], deadlines: Deadlines, at: Instant): Deadlines =>
  change(clocks, deadlines, (deadline) =>
    deadline.stoppedAt === undefined ? { ...deadline, stoppedAt: at } : deadline,
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
