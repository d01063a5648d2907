import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { countPeriods } from '#shared/app/figures/count-periods';
import type { Evaluations } from '#shared/app/figures/ports';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { Dimension } from '#shared/domain/figures/counted-report';
import { cellCount, officeCount } from '#shared/domain/figures/figures-of-period';
import type { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';

/** What all figures of a year take, those of every cell among them, beside reading all its months first. */
export type YearRun = {
  readonly seconds: number;
  readonly secondsAtOnce: number;
  /** Megabytes of memory that are in use at most. */
  readonly megabytes: number;
  readonly megabytesAtOnce: number;
};

/** Memory that is in use, once everything else was given back. */
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
const heap = (): number => {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1_000_000;
};

const YEAR = { from: IsoDate.parse('2025-01-01'), until: IsoDate.parse('2026-01-01') };

export const measureYear = async (evaluations: Evaluations, asOf: Instant): Promise<YearRun> => {
  const months = await evaluations.months();
  const look = { asOf, calendar: policy.calendar, hidden: new Map() };
  const countsOfYear = () => [
    officeCount(YEAR, look),
    ...Dimension.options.map((dimension) => cellCount(dimension, YEAR, look)),
  ];
  const taken = async (count: (counts: ReturnType<typeof countsOfYear>, seen: () => void) => Promise<void>) => {
    const before = heap();
    let most = 0;
    const counts = countsOfYear();
    await count(counts, () => {
      most = Math.max(most, heap() - before);
    });
    return most;
  };
  const cpu = async (count: () => Promise<void>): Promise<number> => {
    const begun = process.cpuUsage();
    await count();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000_000;
  };
  const oneByOne = (counts: ReturnType<typeof countsOfYear>, seen: () => void): Promise<void> => {
    const watched = { period: YEAR, add: seen };
    return countPeriods({ evaluations }, months, [...counts, watched]);
  };
  const atOnce = async (counts: ReturnType<typeof countsOfYear>, seen: () => void): Promise<void> => {
    const all = await Promise.all(months.map((month) => evaluations.read(month)));
    for (const month of all) for (const { add } of counts) add(month);
    seen();
  };
  return {
    seconds: await cpu(() => oneByOne(countsOfYear(), () => {})),
    secondsAtOnce: await cpu(() => atOnce(countsOfYear(), () => {})),
    megabytes: await taken(oneByOne),
    megabytesAtOnce: await taken(atOnce),
  };
};
