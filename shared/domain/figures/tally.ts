import { type Calendar, type IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { COLUMNS, type CountedReport, countedReports, daysBetween } from './counted-report.ts';
import type { Figure } from './figure.ts';
import { FIGURE_ROWS, type FigureKey, type FigureName, figureName, namesIn } from './figure-name.ts';
import type { FigureRow } from './figure-row.ts';
import type { Standing } from './standing.ts';

/** The reports that something is true of: how many, and which they are where that is asked for. */
type Some = { n: number; readonly ids: ReportId[] };
type Spread<Value> = Map<Value, Some>;

/**
 * What has been counted of some reports. It is added to report by report, so that no more than one of them need be
 * there at a time; percentiles are taken in the end, of all.
 */
export type Tally = {
  /** Whether the reports behind each figure are kept. */
  readonly listed: boolean;
  reports: number;
  readonly columns: readonly {
    readonly figure: FigureKey;
    readonly row: FigureRow;
    whole: number;
    readonly sorts: Spread<string>;
    /** Minutes that something took, or days. */
    readonly numbers: Spread<number>;
    /** What still grows, by the day since which it does. */
    readonly since: Spread<IsoDate>;
  }[];
};

const ROWS = FIGURE_ROWS.filter(({ figure }) => COLUMNS.includes(figure));
/** The sort of what is counted where there are no sorts. */
const COUNTED = '';

export const emptyTally = ({ listed }: { readonly listed: boolean }): Tally => ({
  listed,
  reports: 0,
  columns: ROWS.map(({ figure, row }) => ({
    figure,
    row,
    whole: 0,
    sorts: new Map(),
    numbers: new Map(),
    since: new Map(),
  })),
});

/** Counts one more report. */
export const addReport = (tally: Tally, { id, on, counts }: CountedReport): void => {
  tally.reports += 1;
  for (const [index, column] of tally.columns.entries()) {
    const count = counts[index] ?? null;
    if (count === null) continue;
    column.whole += 1;
    if (typeof count === 'number') note(tally, column.numbers, count, id);
    else if (column.row.family === 'cohort age') note(tally, column.since, on, id);
    else if (count !== false) note(tally, column.sorts, count === true ? COUNTED : count, id);
  }
};

const note = <Value>(tally: Pick<Tally, 'listed'>, spread: Spread<Value>, value: Value, id: ReportId): void => {
  const known = spread.get(value);
  const some = known ?? { n: 0, ids: [] };
  if (known === undefined) spread.set(value, some);
  some.n += 1;
  if (tally.listed) some.ids.push(id);
};

/** Puts what another has counted beside it. */
export const addTally = (tally: Tally, other: Tally): void => {
  tally.reports += other.reports;
  for (const [index, column] of tally.columns.entries()) {
    const from = other.columns[index];
    if (from === undefined) continue;
    column.whole += from.whole;
    join(column.sorts, from.sorts);
    join(column.numbers, from.numbers);
    join(column.since, from.since);
  }
};

const join = <Value>(spread: Spread<Value>, other: Spread<Value>): void => {
  for (const [value, { n, ids }] of other) {
    const some = spread.get(value);
    if (some === undefined) spread.set(value, { n, ids: [...ids] });
    else {
      some.n += n;
      some.ids.push(...ids);
    }
  }
};

/** The figures of reports as they stand, counted at one go. */
export const cohortFigures = (
  standings: readonly Standing[],
  look: { readonly asOf: Instant; readonly calendar: Calendar },
): readonly Figure[] => {
  const tally = emptyTally({ listed: true });
  for (const report of countedReports(standings, look.calendar)) addReport(tally, report);
  return talliedFigures(tally, look);
};

/** Counts by name, then what took time in the order of the table. */
export const talliedFigures = (
  { reports, columns }: Tally,
  { asOf, calendar }: { readonly asOf: Instant; readonly calendar: Pick<Calendar, 'zone'> },
): readonly Figure[] => {
  const counts: Figure[] = [];
  const spreads: Figure[] = [];
  for (const { figure, row, whole, sorts, numbers, since } of columns) {
    if (row.family === 'cohort duration')
      spreads.push({ name: figureName(figure), asOf, kind: 'minutes', ...ranksOf([...numbers]) });
    else if (row.family === 'cohort age') {
      const today = isoDateOf(calendar, asOf);
      const grown = [...since].map(([on, some]) => [daysBetween(on, today), some] as const);
      spreads.push({ name: figureName(figure), asOf, kind: 'days', ...ranksOf([...numbers, ...grown]) });
    } else {
      const denominator = row.family === 'breakdown' ? reports : whole;
      for (const [name, some] of sortsIn(figure, row, sorts)) {
        const [numerator, ids] = [some?.n ?? 0, sorted(some?.ids ?? [])];
        const ratio = denominator === 0 ? null : numerator / denominator;
        counts.push({ name, asOf, kind: 'count', numerator, denominator, ratio, n: denominator, ids });
      }
    }
  }
  return [...counts.toSorted(byName), ...spreads];
};

const sorted = (ids: readonly ReportId[]): readonly ReportId[] =>
  ids.toSorted((one, other) => (one < other ? -1 : Number(one > other)));
const byName = (one: Figure, other: Figure): number => (one.name < other.name ? -1 : Number(one.name > other.name));

/**
 * Sorts of which there is none are there where the row says which sorts there are; those of a breakdown never, nor what
 * is no sort any more.
 */
const sortsIn = (
  figure: FigureKey,
  row: FigureRow,
  sorts: Spread<string>,
): readonly (readonly [FigureName, Some | undefined])[] => {
  if (row.family === 'cohort count') return [[figureName(figure), sorts.get(COUNTED)]];
  if (row.family === 'cohort count by sort' && row.sorts !== undefined)
    return namesIn(figure).map((name, index) => [name, sorts.get(row.sorts?.[index] ?? '')]);
  const isGone = (sort: string): boolean => 'sorts' in row && row.sorts?.includes(sort) === false;
  return [...sorts].flatMap(([sort, some]) => (isGone(sort) ? [] : [[figureName(figure, sort), some]]));
};

/** Median and p90 as nearest ranks: values that occurred, the smallest first. */
const ranksOf = (spread: readonly (readonly [number, Some])[]) => {
  const ordered = spread.toSorted(([one], [other]) => one - other);
  const n = ordered.reduce((sum, [, some]) => sum + some.n, 0);
  const rank = (share: number): number | null => ranked(ordered, Math.ceil(share * n));
  const same = Map.groupBy(ordered, ([value]) => value);
  const ids = [...same.values()].flatMap((some) => sorted(some.flatMap(([, one]) => one.ids)));
  return { n, median: rank(0.5), p90: rank(0.9), ids };
};

/** The value at a rank from 1. */
const ranked = (ordered: readonly (readonly [number, Some])[], rank: number): number | null => {
  let seen = 0;
  for (const [value, { n }] of ordered) {
    seen += n;
    if (rank > 0 && seen >= rank) return value;
  }
  return null;
};
