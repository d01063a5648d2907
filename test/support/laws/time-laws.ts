import { type Clock, isMissed } from '#shared/domain/report/clock-rules';
import { isPaused } from '#shared/domain/report/clocks';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { type Assessed, isDone, type Report } from '#shared/domain/report/report';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import type { NoticeWorld } from '#test/support/fakes/notice-world';
import { kindOfDay } from './day-walk.ts';

/** How often the watch runs, and as long again for a run that failed. */
const SEEN_WITHIN_MS = 10 * 60_000;

/** What must hold of everything that time alone brought about; each line names a law and what breaks it. */
export const brokenTimeLaws = async (world: NoticeWorld): Promise<readonly string[]> => {
  const records = [...Map.groupBy(world.recorded(), ({ reportId }) => reportId).values()];
  return [
    ...records.flatMap(missesOf),
    ...records.flatMap(stepsOf),
    ...(world.timeTells ? records.flatMap((record) => nothingOverlooked(record, world.clock.now())) : []),
    ...(await dutyKept(world)),
  ];
};

type Moment = { readonly before: Assessed; readonly recorded: RecordedEvent };

/**
 * Each event with the report as it was before; what comes before a report is assessed has no clocks that are watched.
 */
const momentsOf = (record: readonly RecordedEvent[]): readonly Moment[] => {
  const moments: Moment[] = [];
  let report: Report | undefined;
  for (const recorded of record) {
    if (report !== undefined && report.status !== 'received') moments.push({ before: report, recorded });
    report = evolve(report, recorded);
  }
  return moments;
};

/** A date is missed once, when it is over, and only while its clock runs. */
const missesOf = (record: readonly RecordedEvent[]): readonly string[] => {
  const seen = new Set<string>();
  return momentsOf(record).flatMap(({ before, recorded: { event, recordedAt, reportId } }) => {
    if (event.type !== 'DeadlineMissed') return [];
    const deadline = before.deadlines[event.clock];
    if (deadline === undefined) return [`missed: ${reportId} ${event.clock}, which it has not`];
    const name = `${reportId} ${event.clock} of ${deadline.dueAt}`;
    const { stoppedAt, dueAt } = deadline;
    // One that stopped too late before anybody looked is recorded afterwards.
    const isLate = stoppedAt !== undefined && stoppedAt > dueAt;
    const isRunning = isLate || (stoppedAt === undefined && !isPaused(before, event.clock, deadline));
    const broken = [
      ...(seen.has(name) ? [`missed: ${name} twice`] : []),
      ...(recordedAt <= deadline.dueAt ? [`missed: ${name} too early`] : []),
      ...(isRunning ? [] : [`missed: ${name}, which did not run`]),
    ];
    seen.add(name);
    return broken;
  });
};

/** Up the ladder one step after the other, each once. */
const stepsOf = (record: readonly RecordedEvent[]): readonly string[] =>
  momentsOf(record).flatMap(({ before, recorded: { event, reportId } }) => {
    if (event.type !== 'Escalated') return [];
    const deadline = before.deadlines[event.clock];
    if (deadline === undefined || !isMissed(deadline)) return [`ladder: ${reportId} ${event.clock} is not missed`];
    const reached = deadline.step ?? 0;
    return event.step === reached + 1 ? [] : [`ladder: ${reportId} ${event.clock} from ${reached} to ${event.step}`];
  });

/** Whatever ran out while the watch was at work was seen. */
const nothingOverlooked = (record: readonly RecordedEvent[], now: number): readonly string[] => {
  const report = record.reduce<Report | undefined>(evolve, undefined);
  if (report === undefined || report.status === 'received' || isDone(report)) return [];
  return WATCHED_CLOCKS.options.flatMap((clock: Clock) => {
    const deadline = report.deadlines[clock];
    if (deadline === undefined || deadline.stoppedAt !== undefined || isPaused(report, clock, deadline)) return [];
    const isOver = deadline.dueAt < now - SEEN_WITHIN_MS;
    return isOver && !isMissed(deadline) ? [`overlooked: ${report.id} ${clock}`] : [];
  });
};

/** The hours of the office's rule, by hand: 9:00 and 10:30 of a working day. */
const HOURS = [9 * 60, 10 * 60 + 30];

/** A day is only ever missed where it had hours, and where nobody had opened it by then. */
const dutyKept = async (world: NoticeWorld): Promise<readonly string[]> => {
  const days = await Promise.all(world.dutyDates().map((date) => world.dutyBook.day(date)));
  return days.flatMap((day) => {
    if (day?.missedAt === undefined) return [];
    const { date, step, missedAt, opened } = day;
    const midnight = Date.parse(`${date}T00:00:00+07:00`);
    const hours = HOURS.map((minutes) => midnight + minutes * 60_000);
    const passed = hours.filter((hour) => !opened.some(({ at }) => at <= hour));
    return [
      ...(kindOfDay(date) === 'working' ? [] : [`duty: ${date} is no working day`]),
      ...(step > passed.length ? [`duty: ${date} went ${step} steps up, and ${passed.length} were due`] : []),
      ...(hours.every((hour) => missedAt < hour) ? [`duty: ${date} was missed before nine`] : []),
    ];
  });
};
