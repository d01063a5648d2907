import type { Instant } from '#shared/domain/words/words';
import type { Clock, Deadline } from './clock-rules.ts';
import { isPaused } from './clocks.ts';
import type { RecordedEvent } from './event.ts';
import type { Misses, Report } from './report.ts';
import { WATCHED_CLOCKS } from './watch-rules.ts';

/** Whether a clock still runs at a moment, and its date is over. */
export const isOver = (
  report: Pick<Report, 'status' | 'stood'>,
  clock: Clock,
  deadline: Deadline,
  at: Instant,
): boolean =>
  deadline.stoppedAt === undefined &&
  at > deadline.dueAt &&
  !(report.status !== 'received' && isPaused(report, clock, deadline));

/**
 * The report after an event, with every limit that was over by then: a miss stays one, whether anybody had noted it or
 * not, and whatever is done or stated afterwards. Only a new calendar takes it back, by moving the very date that was
 * missed; and so does a record that goes on before that date, since then a clock had been ahead.
 */
export const withMisses = (before: Report | undefined, after: Report, recorded: RecordedEvent): Report => {
  let misses: Misses | undefined;
  for (const clock of WATCHED_CLOCKS.options) {
    const missed = stillMissed(before, clock, recorded) ?? nowMissed(before, after, clock, recorded);
    if (missed !== undefined) misses = { ...misses, [clock]: missed };
  }
  if (misses === undefined && after.misses === undefined) return after;
  const { misses: _, ...facts } = after;
  return misses === undefined ? facts : { ...facts, misses };
};

/** The date from which a new calendar moves a clock, where it does. */
const movedFrom = ({ event }: RecordedEvent, clock: Clock): Instant | undefined =>
  event.type === 'DeadlineMoved' && event.clock === clock ? event.from : undefined;

const stillMissed = (before: Report | undefined, clock: Clock, recorded: RecordedEvent): Instant | undefined => {
  const missed = before?.misses?.[clock];
  if (missed === undefined || recorded.recordedAt <= missed) return undefined;
  return movedFrom(recorded, clock) === missed ? undefined : missed;
};

const nowMissed = (
  before: Report | undefined,
  after: Report,
  clock: Clock,
  recorded: RecordedEvent,
): Instant | undefined => {
  const report = movedFrom(recorded, clock) === undefined ? before : after;
  const deadline = report?.deadlines[clock];
  return report !== undefined && deadline !== undefined && isOver(report, clock, deadline, recorded.recordedAt)
    ? deadline.dueAt
    : undefined;
};
