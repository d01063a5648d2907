import type { Figure } from './evaluation.ts';

/** A figure as everybody may see it: without the reports behind it, and with nothing where few reports would be told apart by it. */
export type PublicFigure = { readonly name: string; readonly asOf: number; readonly withheld: boolean } & (
  | { readonly kind: 'count'; readonly numerator: number | null; readonly denominator: number | null }
  | { readonly kind: 'minutes'; readonly n: number | null; readonly median: number | null; readonly p90: number | null }
  | { readonly kind: 'events'; readonly n: number | null }
);

/** So many reports at least stand behind whatever is shown; none at all tells nothing of anybody. */
const LEAST = 5;
const isFew = (n: number): boolean => n > 0 && n < LEAST;

/**
 * Figures of which one follows from the others. Of a sum, one cell that is withheld would follow from the rest, so two are. Where sums
 * overlap, all of them are withheld together.
 */
const SUMS: readonly RegExp[] = [
  ...['class', 'topic', 'unit', 'channel', 'subDistrict'].map((sort) => new RegExp(`^received\\.${sort}\\.`)),
  ...['triage', 'inform', 'processed', 'firstResponse', 'resolution'].map((clock) => new RegExp(`^${clock}\\.`)),
];
const OVERLAPPING: readonly RegExp[] = [
  // The whole of how reports ended is how many ended so.
  /^(open|overdue|awaiting|resolved|closed|referred|archived|inProcess|classified|routed)$|^(followedUp|result|closed|archived)\./,
  /^machine\./,
  /^flow\.(classified|routed|resolved|closed|archived|missed)(\..*)?$/,
];

/** What everybody may see of the figures of a general evaluation. */
export const publicFigures = (figures: readonly Figure[]): readonly PublicFigure[] => {
  const few = new Set(figures.filter(tellsOfFew).map(({ name }) => name));
  const withheld = new Set([
    ...few,
    ...SUMS.flatMap((sum) =>
      secondOf(
        figures.filter(({ name }) => sum.test(name)),
        few,
      ),
    ),
    ...OVERLAPPING.flatMap((family) => {
      const names = figures.map(({ name }) => name).filter((name) => family.test(name));
      return names.some((name) => few.has(name)) ? names : [];
    }),
  ]);
  return figures.map((figure) => shown(figure, withheld.has(figure.name)));
};

const tellsOfFew = (figure: Figure): boolean =>
  figure.kind === 'count'
    ? isFew(figure.numerator) || isFew(figure.denominator) || isFew(figure.denominator - figure.numerator)
    : isFew(figure.n);

/** Where just one cell of a sum is withheld, the smallest other one that holds anything. */
const secondOf = (cells: readonly Figure[], few: ReadonlySet<string>): readonly string[] => {
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
