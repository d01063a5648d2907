import * as z from 'zod';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { FigureName, figureEntries } from './figure-name.ts';
import type { Flow } from './flow.ts';
import type { Part } from './part.ts';

const count = z.int().nonnegative();
const common = {
  name: FigureName,
  asOf: Instant,
  /** How many it is made of. */
  n: count,
};

/** A figure without the reports behind it; `null` is no data, never 0. */
export const FigureValue = z.discriminatedUnion('kind', [
  z
    .object({
      ...common,
      kind: z.literal('count'),
      numerator: count,
      denominator: count,
      ratio: z.number().nullable(),
    })
    .readonly(),
  z
    .object({ ...common, kind: z.literal('minutes'), median: z.number().nullable(), p90: z.number().nullable() })
    .readonly(),
  /** So often it happened; to a report more than once, perhaps. */
  z.object({ ...common, kind: z.literal('events') }).readonly(),
]);
export type FigureValue = z.infer<typeof FigureValue>;

/** A figure that can be recomputed: its value and the reports behind it. */
export type Figure = FigureValue & { readonly ids: readonly ReportId[] };

/** The figures of a part. */
export const figuresOf = ({ counts, minutes }: Part, asOf: Instant): readonly Figure[] => [
  ...figureEntries(counts).map(([name, { of, counted }]): Figure => {
    const [numerator, denominator] = [counted.length, of.length];
    const ratio = denominator === 0 ? null : numerator / denominator;
    return { name, asOf, kind: 'count', numerator, denominator, ratio, n: denominator, ids: counted };
  }),
  ...figureEntries(minutes).map(([name, spread]): Figure => {
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
  figureEntries(flow).map(([name, ids]) => ({ name, asOf, kind: 'events', n: ids.length, ids }));
