import * as z from 'zod';
import { Instant } from '#shared/domain/words/words';
import type { Figure } from './figure.ts';
import { FigureName, rowOf } from './figure-name.ts';
import { blockOf, tellsOfFewIn } from './small-cells.ts';

const reports = z.int().nonnegative().nullable();
const common = { name: FigureName, asOf: Instant, withheld: z.boolean() };

/**
 * A figure as everybody may see it: without the reports behind it, and with nothing where few reports would be told
 * apart by it.
 */
export const PublicFigure = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('count'), numerator: reports, denominator: reports }).readonly(),
  z
    .object({
      ...common,
      kind: z.enum(['minutes', 'days']),
      n: reports,
      median: z.number().nullable(),
      p90: z.number().nullable(),
    })
    .readonly(),
  z.object({ ...common, kind: z.literal('events'), n: reports }).readonly(),
]);
export type PublicFigure = z.infer<typeof PublicFigure>;

/**
 * What everybody may see of the figures of a general evaluation of a year; of less, they could be subtracted from one
 * another. How many were of each unit, topic and so on stands in cells, which are put together where they are small.
 */
export const publicFigures = (all: readonly Figure[]): readonly PublicFigure[] => {
  const figures = all.filter(({ name }) => rowOf(name).family !== 'breakdown');
  const few = new Set(figures.filter(tellsOfFewIn({ figures })).map(({ name }) => blockOf(name)));
  return figures.map((figure) => shown(figure, rowOf(figure.name).public === 'never' || few.has(blockOf(figure.name))));
};

const shown = (figure: Figure, withheld: boolean): PublicFigure => {
  const { name, asOf } = figure;
  const unless = <T>(value: T): T | null => (withheld ? null : value);
  switch (figure.kind) {
    case 'count': {
      const { kind, numerator, denominator } = figure;
      return { name, asOf, withheld, kind, numerator: unless(numerator), denominator: unless(denominator) };
    }
    case 'minutes':
    case 'days':
      return {
        name,
        asOf,
        withheld,
        kind: figure.kind,
        n: unless(figure.n),
        median: unless(figure.median),
        p90: unless(figure.p90),
      };
    case 'events':
      return { name, asOf, withheld, kind: figure.kind, n: unless(figure.n) };
  }
};
