import * as z from 'zod';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { ReportId } from '#shared/domain/words/words';
import {
  type ByFigure,
  byFigure,
  FIGURE_ROWS,
  type FigureKey,
  type FigureName,
  figureEntries,
  figureName,
  keptByFigure,
  rowOf,
} from './figure-name.ts';
import type { FigureRow } from './figure-row.ts';
import type { Standing } from './standing.ts';

const ids = z.array(ReportId).readonly();
type Ids = readonly ReportId[];

/**
 * Whom a count is about: the whole, and those of it that were counted. Sorted, so that two that say the same are equal.
 */
const Counted = z.object({ of: ids, counted: ids }).readonly();
export type Counted = z.infer<typeof Counted>;

/** Who took so long, by working minutes. */
const Spread = z.record(z.string(), ids).readonly();
type Spread = z.infer<typeof Spread>;

/**
 * What a day, or any other part of a period, adds to its figures. Parts merge: those of a period's days are the period,
 * however it was cut. Percentiles are taken after merging only, so a part keeps the whole distribution.
 */
export const Part = z.object({ counts: keptByFigure(Counted), minutes: keptByFigure(Spread) }).readonly();
export type Part = z.infer<typeof Part>;

/** The part that some reports make, each as it stands as of its own moment. */
export const partOf = (standings: readonly Standing[], calendar: Calendar): Part => ({
  counts: byFigure(FIGURE_ROWS.flatMap(({ figure, row }) => countsOf(figure, row, standings)).toSorted(byName)),
  minutes: byFigure(
    FIGURE_ROWS.flatMap(({ figure, row }): readonly Entry<Spread>[] =>
      row.family === 'cohort duration'
        ? [[figureName(figure), spreadOf(standings, (one) => row.minutes(one, calendar))]]
        : [],
    ),
  ),
});

type Entry<T> = readonly [FigureName, T];
const byName = ([one]: Entry<unknown>, [other]: Entry<unknown>): number => (one < other ? -1 : Number(one > other));

const sortedIds = (some: Ids): Ids => some.toSorted((one, other) => (one < other ? -1 : Number(one > other)));
const idsOf = (standings: readonly Standing[]): Ids => sortedIds(standings.map(({ report }) => report.id));

const countsOf = (figure: FigureKey, row: FigureRow, standings: readonly Standing[]): readonly Entry<Counted>[] => {
  switch (row.family) {
    case 'cohort count': {
      const whole = standings.filter(row.whole);
      return [[figureName(figure), { of: idsOf(whole), counted: idsOf(whole.filter(row.counted)) }]];
    }
    case 'cohort count by sort': {
      const whole = standings.filter(row.whole);
      const of = idsOf(whole);
      const found = Map.groupBy(whole, row.sort);
      const sorts = row.sorts ?? [...found.keys()].filter((sort) => sort !== undefined);
      return sorts.map((sort) => [figureName(figure, sort), { of, counted: idsOf(found.get(sort) ?? []) }]);
    }
    case 'breakdown': {
      const of = idsOf(standings);
      return [...Map.groupBy(standings, row.sort)].map(([sort, some]) => [
        figureName(figure, sort),
        { of, counted: idsOf(some) },
      ]);
    }
    case 'cohort duration':
    case 'flow':
    case 'flow by sort':
    case 'notices':
      return [];
  }
};

const spreadOf = (standings: readonly Standing[], took: (standing: Standing) => number | undefined): Spread => {
  const byMinutes = Map.groupBy(standings, took);
  return Object.fromEntries(
    [...byMinutes].flatMap(([minutes, some]) => (minutes === undefined ? [] : [[String(minutes), idsOf(some)]])),
  );
};

/** The part without some of its reports, as if they had never been there. */
export const without = (part: Part, hidden: ReadonlySet<ReportId>): Part => {
  if (hidden.size === 0) return part;
  const kept = (some: Ids) => some.filter((id) => !hidden.has(id));
  const counts = figureEntries(part.counts).map(
    ([name, { of, counted }]): Entry<Counted> => [name, { of: kept(of), counted: kept(counted) }],
  );
  const minutes = figureEntries(part.minutes).map(([name, spread]): Entry<Spread> => {
    const left = Object.entries(spread).map(([took, some]): [string, Ids] => [took, kept(some)]);
    return [name, Object.fromEntries(left.filter(([, some]) => some.length > 0))];
  });
  return {
    // A sort of which nothing is left would tell that there was something.
    counts: byFigure(counts.filter(([name, { counted }]) => !isOfBreakdown(name) || counted.length > 0)),
    minutes: byFigure(minutes),
  };
};

const isOfBreakdown = (name: FigureName): boolean => rowOf(name).family === 'breakdown';

/** Several parts as one. Breakdowns are of the merged whole. */
export const merged = (parts: readonly Part[]): Part => {
  const all = sortedIds(parts.flatMap(({ counts }) => counts.received?.of ?? []));
  const counts = [...valuesOf(parts.map((part) => part.counts))].map(
    ([name, some]): Entry<Counted> => [
      name,
      {
        of: isOfBreakdown(name) ? all : sortedIds(some.flatMap(({ of }) => of)),
        counted: sortedIds(some.flatMap(({ counted }) => counted)),
      },
    ],
  );
  const spreads = valuesOf(parts.map((part) => part.minutes));
  return {
    counts: byFigure(counts.toSorted(byName)),
    minutes: byFigure(DURATIONS.map((name) => [name, mergedSpread(spreads.get(name) ?? [])])),
  };
};

/** In the order in which they are printed. */
const DURATIONS = FIGURE_ROWS.flatMap(({ figure, row }) =>
  row.family === 'cohort duration' ? [figureName(figure)] : [],
);

/** What several parts say of each figure. */
const valuesOf = <T>(of: readonly ByFigure<T>[]): ReadonlyMap<FigureName, readonly T[]> => {
  const values = new Map<FigureName, T[]>();
  for (const [name, value] of of.flatMap(figureEntries)) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return values;
};

const mergedSpread = (spreads: readonly Spread[]): Spread => {
  const byMinutes = Map.groupBy(
    spreads.flatMap((spread) => Object.entries(spread)),
    ([minutes]) => minutes,
  );
  return Object.fromEntries(
    [...byMinutes].map(([minutes, some]) => [minutes, sortedIds(some.flatMap(([, ids]) => ids))]),
  );
};
