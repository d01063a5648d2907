import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { eventItem } from '#shared/adapters/table/items';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { EVALUATED, evaluate } from '#shared/app/figures/evaluate';
import type { RecordedEvent } from '#shared/domain/report/event';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { LAPOR, wib } from '#test/support/builders/a-report';
import { inventedRecords } from '#test/support/builders/invented-records';
import { itemSize } from '#test/support/item-size';
import { policy } from '#test/support/policy';
import { measureYear, type YearRun } from './year-counted.ts';

/**
 * What the daily evaluation reads and takes when so many reports are stored and one in twenty has changed since
 * yesterday.
 */
export type EvaluationRun = {
  readonly stored: number;
  readonly changed: number;
  readonly readUnits: number;
  /** What reading every report's record would cost. */
  readonly scanUnits: number;
  readonly seconds: number;
  /** The same figures counted from every record. */
  readonly secondsAfresh: number;
  readonly year: YearRun;
};

const STORED = [1_000, 10_000] as const;
const LARGEST = 100_000;
const ONE_IN = 20;
/** Different lives; the others are lived again by reports of other names. */
const LIVES = 250;
const YESTERDAY = wib('2026-02-02 05:30');
const TODAY = wib('2026-02-03 05:30');
const READ_UNIT = 4096;

type Lives = readonly (readonly RecordedEvent[])[];

/**
 * The record of the n-th report: one of the lives, under a name of its own, its last event only now if it is a changed
 * one.
 */
const recordOf = (lives: Lives, id: ReportId, n: number): readonly RecordedEvent[] => {
  const life = lives[n % lives.length] ?? [];
  return life.map((event, index) => ({
    ...event,
    reportId: id,
    ...(isChanged(n) && index === life.length - 1 ? { recordedAt: Instant.parse(TODAY - 3_600_000) } : {}),
  }));
};
const isChanged = (n: number): boolean => n % ONE_IN === 0;

const unitsOf = (events: readonly RecordedEvent[]): number =>
  Math.max(
    1,
    Math.ceil(events.reduce((sum, event) => sum + itemSize(eventItem(event, policy.calendar.zone)), 0) / READ_UNIT),
  );

const measure = async (lives: Lives, stored: number): Promise<EvaluationRun> => {
  const ids = Array.from({ length: stored }, (_, n) => reportIdOf(LAPOR, `bench-${n}`));
  const numbers = new Map(ids.map((id, n) => [id, n]));
  const record = (id: ReportId): readonly RecordedEvent[] => recordOf(lives, id, numbers.get(id) ?? 0);
  // As much of the log as names every report once, and each change.
  const log = ids
    .flatMap((id, n) => [record(id)[0], ...(isChanged(n) ? [record(id).at(-1)] : [])])
    .filter((event) => event !== undefined)
    .toSorted((a, b) => a.recordedAt - b.recordedAt);
  let readUnits = 0;
  let now = YESTERDAY;
  let mark: Instant | undefined;
  const evaluations = tableEvaluations(memoryTable(), memoryKeptFiles());
  const deps = {
    policy,
    reports: {
      events: async (id: ReportId) => {
        const events = record(id).filter(({ recordedAt }) => recordedAt <= now);
        readUnits += unitsOf(events);
        return events;
      },
    },
    eventLog: {
      between: async function* (from: Instant, until: Instant) {
        const events = log.filter(({ recordedAt }) => from <= recordedAt && recordedAt < until);
        readUnits += unitsOf(events) / 2;
        yield* events;
      },
      mark: async (reader: string) => (reader === EVALUATED ? mark : undefined),
      moveMark: async (_: string, __: Instant | undefined, until: Instant) => {
        mark = until;
        return 'saved' as const;
      },
    },
    evaluations,
    now: () => now,
    log: () => {},
  };
  const run = async (): Promise<{ readonly units: number; readonly seconds: number }> => {
    readUnits = 0;
    const begun = process.cpuUsage();
    await evaluate(deps, () => true);
    const { user, system } = process.cpuUsage(begun);
    return { units: readUnits, seconds: (user + system) / 1_000_000 };
  };
  const afresh = await run();
  now = TODAY;
  const daily = await run();
  const scanUnits = ids.reduce((sum, id) => sum + unitsOf(record(id)) / 2, 0);
  const changed = Math.ceil(stored / ONE_IN);
  const year = await measureYear(evaluations, TODAY);
  return {
    stored,
    changed,
    readUnits: daily.units,
    scanUnits,
    seconds: daily.seconds,
    secondsAfresh: afresh.seconds,
    year,
  };
};

export const measureEvaluation = async (large: boolean): Promise<readonly EvaluationRun[]> => {
  const lives = await inventedRecords({ reports: LIVES, seed: 7, until: YESTERDAY });
  const runs: EvaluationRun[] = [];
  for (const stored of large ? [...STORED, LARGEST] : STORED) runs.push(await measure(lives, stored));
  return runs;
};
