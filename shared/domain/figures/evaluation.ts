import * as z from 'zod';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { type Instant, ReportId } from '#shared/domain/words/words';
import { BREAKDOWNS, COUNTS, DURATIONS, sortOf } from './figure.ts';
import type { Flow } from './flow.ts';
import { asKnown, knowsOpenly } from './last-known.ts';
import type { Standing } from './standing.ts';

const ids = z.array(ReportId).readonly();

/** Whom a count is about: the whole, and those of it that were counted. Sorted, so that two that say the same are equal. */
const Counted = z.object({ of: ids, counted: ids }).readonly();
export type Counted = z.infer<typeof Counted>;

/**
 * What a day, or any other part of a period, adds to its figures. Parts merge: those of a period's days are the period, however it
 * was cut. Percentiles are taken after merging only, so a part keeps the whole distribution.
 */
export const Part = z
  .object({
    counts: z.record(z.string(), Counted).readonly(),
    /** By figure and working minutes: who took so long. */
    minutes: z.record(z.string(), z.record(z.string(), ids).readonly()).readonly(),
  })
  .readonly();
export type Part = z.infer<typeof Part>;

/**
 * `full` is for those who may read of oversight; `general` is made as if nobody had ever learnt of it, so that nothing can be
 * subtracted, neither one figure from another nor from what the same figure was before.
 */
export type Scope = 'full' | 'general';

/** The part that some reports make, each as it stands as of its own moment. */
export const partOf = (standings: readonly Standing[], calendar: Calendar): Part => ({
  counts: countsOf(standings),
  minutes: minutesOf(standings, calendar),
});

/** The reports that figures of a scope count, as it counts them. */
export const countedIn = (
  standings: readonly Standing[],
  calendar: Pick<Calendar, 'zone'>,
  scope: Scope,
): readonly Standing[] =>
  scope === 'full' ? standings : standings.flatMap((standing) => asKnown(calendar, standing, knowsOpenly) ?? []);

/** The reports that a list of a scope may hold. */
export const seenIn = (standings: readonly Standing[], scope: Scope): readonly Standing[] =>
  standings.filter(({ report }) => scope === 'full' || isOpenly(report));

const isOpenly = (report: Standing['report']): boolean => report.status === 'received' || report.oversight === 'none';

const idOf = ({ report }: Standing): ReportId => report.id;
const sorted = (ids: readonly ReportId[]): readonly ReportId[] => [...ids].sort((a, b) => (a < b ? -1 : Number(a > b)));

const countsOf = (standings: readonly Standing[]): Part['counts'] => {
  const named = Object.entries(COUNTS).map(([name, count]): [string, Counted] => {
    const shares = standings.map((standing) => ({ id: idOf(standing), ...count(standing) }));
    const ids = (some: typeof shares) => sorted(some.map(({ id }) => id));
    return [
      name,
      { of: ids(shares.filter((share) => share.of)), counted: ids(shares.filter((share) => share.counted)) },
    ];
  });
  const all = sorted(standings.map(idOf));
  const sorts = BREAKDOWNS.flatMap((breakdown) =>
    [...Map.groupBy(standings, (standing) => sortOf(standing, breakdown) ?? '?')].map(
      ([sort, some]): [string, Counted] => [
        `received.${breakdown}.${sort}`,
        { of: all, counted: sorted(some.map(idOf)) },
      ],
    ),
  );
  return Object.fromEntries([...named, ...sorts].sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
};

const minutesOf = (standings: readonly Standing[], calendar: Calendar): Part['minutes'] =>
  Object.fromEntries(
    Object.entries(DURATIONS).map(([name, took]) => {
      const known = standings.flatMap((standing) => {
        const minutes = took(standing, calendar);
        return minutes === undefined ? [] : [{ id: idOf(standing), minutes }];
      });
      const byMinutes = Map.groupBy(known, ({ minutes }) => String(minutes));
      return [
        name,
        Object.fromEntries([...byMinutes].map(([minutes, some]) => [minutes, sorted(some.map(({ id }) => id))])),
      ];
    }),
  );

/** The part without some of its reports, as if they had never been there. */
export const without = (part: Part, hidden: ReadonlySet<ReportId>): Part => {
  if (hidden.size === 0) return part;
  const kept = (some: readonly ReportId[]) => some.filter((id) => !hidden.has(id));
  const counts = Object.entries(part.counts).map(([name, { of, counted }]): [string, Counted] => [
    name,
    { of: kept(of), counted: kept(counted) },
  ]);
  const minutes = Object.entries(part.minutes).map(([name, spread]): [string, Part['minutes'][string]] => [
    name,
    Object.fromEntries(
      Object.entries(spread)
        .map(([took, some]): [string, readonly ReportId[]] => [took, kept(some)])
        .filter(([, some]) => some.length > 0),
    ),
  ]);
  return {
    // A sort of which nothing is left would tell that there was something.
    counts: Object.fromEntries(counts.filter(([name, { counted }]) => !isSort(name) || counted.length > 0)),
    minutes: Object.fromEntries(minutes),
  };
};

/** One of a breakdown: it is there only where a report is of that sort. */
const isSort = (name: string): boolean => name.startsWith('received.');

/** Several parts as one. Breakdowns are of the merged whole. */
export const merged = (parts: readonly Part[]): Part => {
  const all = sorted(parts.flatMap(({ counts }) => counts['received']?.of ?? []));
  const names = [...new Set(parts.flatMap(({ counts }) => Object.keys(counts)))].sort((a, b) =>
    a < b ? -1 : Number(a > b),
  );
  const countOf = (name: string): Counted => ({
    of: isSort(name) ? all : sorted(parts.flatMap(({ counts }) => counts[name]?.of ?? [])),
    counted: sorted(parts.flatMap(({ counts }) => counts[name]?.counted ?? [])),
  });
  return {
    counts: Object.fromEntries(names.map((name) => [name, countOf(name)])),
    minutes: Object.fromEntries(Object.keys(DURATIONS).map((name) => [name, minutesIn(parts, name)])),
  };
};

const minutesIn = (parts: readonly Part[], name: string): Part['minutes'][string] => {
  const all = parts.flatMap(({ minutes }) => Object.entries(minutes[name] ?? {}));
  const byMinutes = Map.groupBy(all, ([minutes]) => minutes);
  return Object.fromEntries([...byMinutes].map(([minutes, some]) => [minutes, sorted(some.flatMap(([, ids]) => ids))]));
};

/** A figure that can be recomputed: its parts, how many it is made of, as of when, and the reports behind it. */
export type Figure = {
  readonly name: string;
  readonly asOf: Instant;
  readonly n: number;
  readonly ids: readonly ReportId[];
} & (
  | { readonly kind: 'count'; readonly numerator: number; readonly denominator: number; readonly ratio: number | null }
  | { readonly kind: 'minutes'; readonly median: number | null; readonly p90: number | null }
  /** So often it happened; to a report more than once, perhaps. */
  | { readonly kind: 'events' }
);

/** The figures of a part. `null` is "no data", never nothing. */
export const figuresOf = ({ counts, minutes }: Part, asOf: Instant): readonly Figure[] => [
  ...Object.entries(counts).map(([name, { of, counted }]): Figure => {
    const [numerator, denominator] = [counted.length, of.length];
    const ratio = denominator === 0 ? null : numerator / denominator;
    return { name, asOf, kind: 'count', numerator, denominator, ratio, n: denominator, ids: counted };
  }),
  ...Object.entries(minutes).map(([name, spread]): Figure => {
    const ordered = Object.entries(spread)
      .map(([took, ids]) => ({ took: Number(took), ids }))
      .sort((a, b) => a.took - b.took);
    const n = ordered.reduce((sum, { ids }) => sum + ids.length, 0);
    const rank = (share: number): number | null => ranked(ordered, Math.ceil(share * n));
    return {
      name,
      asOf,
      kind: 'minutes',
      n,
      median: rank(0.5),
      p90: rank(0.9),
      ids: ordered.flatMap(({ ids }) => ids),
    };
  }),
];

/** The value at a rank from 1, the smallest first: a value that occurred, never one between two. */
const ranked = (
  ordered: readonly { readonly took: number; readonly ids: readonly ReportId[] }[],
  rank: number,
): number | null => {
  let seen = 0;
  for (const { took, ids } of ordered) {
    seen += ids.length;
    if (rank > 0 && seen >= rank) return took;
  }
  return null;
};

/** What happened, as figures: `n` is how often. */
export const flowFigures = (flow: Flow, asOf: Instant): readonly Figure[] =>
  Object.entries(flow).map(([name, ids]) => ({ name, asOf, kind: 'events', n: ids.length, ids }));
