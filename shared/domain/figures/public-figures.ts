import type { Figure } from './figure.ts';
import { type FigureName, identityOf, rowOf } from './figure-name.ts';

/**
 * A figure as everybody may see it: without the reports behind it, and with nothing where few reports would be told
 * apart by it.
 */
export type PublicFigure = { readonly name: FigureName; readonly asOf: number; readonly withheld: boolean } & (
  | { readonly kind: 'count'; readonly numerator: number | null; readonly denominator: number | null }
  | { readonly kind: 'minutes'; readonly n: number | null; readonly median: number | null; readonly p90: number | null }
  | { readonly kind: 'events'; readonly n: number | null }
);

/** So many reports at least stand behind whatever is shown; none at all tells nothing of anybody. */
const LEAST = 5;
const isFew = (n: number): boolean => n > 0 && n < LEAST;

/** What everybody may see of the figures of a general evaluation. */
export const publicFigures = (figures: readonly Figure[]): readonly PublicFigure[] => {
  const few = new Set(figures.filter(tellsOfFew).map(({ name }) => name));
  const isFewIn = (some: readonly Figure[]): boolean => some.some(({ name }) => few.has(name));
  const sums = Map.groupBy(
    figures.filter(({ name }) => rowOf(name).public === 'sum'),
    ({ name }) => identityOf(name).figure,
  );
  const groups = Map.groupBy(figures, ({ name }) => rowOf(name).public);
  const withheld = new Set([
    ...few,
    ...(groups.get('never') ?? []).map(({ name }) => name),
    ...[...sums.values()].flatMap((sum) => secondOf(sum, few)),
    ...GROUPS.flatMap((group) => {
      const some = groups.get(group) ?? [];
      return isFewIn(some) ? some.map(({ name }) => name) : [];
    }),
  ]);
  return figures.map((figure) => shown(figure, withheld.has(figure.name)));
};
/** Sums overlap in each of them, so all of it is withheld together: how reports ended is how many ended so, for one. */
const GROUPS = ['ends', 'machine', 'flow'] as const;

const tellsOfFew = (figure: Figure): boolean =>
  figure.kind === 'count'
    ? isFew(figure.numerator) || isFew(figure.denominator) || isFew(figure.denominator - figure.numerator)
    : isFew(figure.n);

/** Where just one cell of a sum is withheld, the smallest other one that holds anything. */
const secondOf = (cells: readonly Figure[], few: ReadonlySet<FigureName>): readonly FigureName[] => {
  if (cells.filter(({ name }) => few.has(name)).length !== 1) return [];
  const [second] = cells
    .filter((cell) => !few.has(cell.name) && sizeOf(cell) > 0)
    .toSorted((one, other) => sizeOf(one) - sizeOf(other));
  return second === undefined ? [] : [second.name];
};
const sizeOf = (figure: Figure): number => (figure.kind === 'count' ? figure.numerator : figure.n);

const shown = (figure: Figure, withheld: boolean): PublicFigure => {
  const { name, asOf } = figure;
  const unless = <T>(value: T): T | null => (withheld ? null : value);
  switch (figure.kind) {
    case 'count': {
      const { kind, numerator, denominator } = figure;
      return { name, asOf, withheld, kind, numerator: unless(numerator), denominator: unless(denominator) };
    }
    case 'minutes':
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
