import type { FigureValue } from './figure.ts';
import { type FigureName, identityOf, rowOf } from './figure-name.ts';
import type { Cell, CellCount } from './figures-of-period.ts';

/** So many reports at least stand behind whatever is shown; none at all tells nothing of anybody. */
export const LEAST = 5;
export const isFew = (n: number): boolean => n > 0 && n < LEAST;

/** The cell of all that were too small to stand alone. */
export const OTHERS = 'others';

/** Cells as those see them who may not see small numbers, and the figures that are withheld of all of them. */
export type SeenCells = { readonly cells: readonly Cell[]; readonly withheld: readonly FigureName[] };

/**
 * The cells of a year without small numbers: nothing of one to four reports can be told from them, however they are
 * added or subtracted. Those of one to four reports are put together, with the next smallest, until they are five. What
 * follows from each other is shown of all cells or of none. Of parts of a year there is none: they could be subtracted
 * from it. Why: docs/adr/0035-cells-and-small-numbers.md.
 */
export const withoutSmallNumbers = (count: CellCount): SeenCells => {
  const cells = count.counted().filter((cell) => receivedIn(cell) > 0);
  const apart = cells.filter(({ key }) => !smallest(cells).includes(key));
  const together = smallest(cells);
  const shown = [
    ...apart.map(({ key, figures }) => ({ key, figures: figures.filter(isOfCohort) })),
    ...(together.length === 0 ? [] : [{ key: OTHERS, figures: count.together(together).filter(isOfCohort) }]),
  ];
  // One cell alone is the whole office.
  if (shown.length < 2) return { cells: [], withheld: [] };
  const few = new Set(
    shown.flatMap((cell) => cell.figures.filter(tellsOfFewIn(cell)).map(({ name }) => blockOf(name))),
  );
  const isShown = ({ name }: FigureValue): boolean => rowOf(name).public !== 'never' && !few.has(blockOf(name));
  const names = new Set(shown.flatMap(({ figures }) => figures.map(({ name }) => name)));
  return {
    cells: shown.map(({ key, figures }) => ({ key, figures: figures.filter(isShown) })),
    withheld: [...names].filter((name) => !shown[0]?.figures.some((figure) => figure.name === name && isShown(figure))),
  };
};

const isOfCohort = ({ kind }: FigureValue): boolean => kind !== 'events';

const receivedIn = ({ figures }: Pick<Cell, 'figures'>): number =>
  figures.find(({ name }) => name === 'received')?.n ?? 0;

/** The keys of the cells that do not stand alone: those that are too small, and as many more as make them enough. */
const smallest = (cells: readonly Cell[]): readonly string[] => {
  const ordered = cells.toSorted((one, other) => receivedIn(one) - receivedIn(other) || (one.key < other.key ? -1 : 1));
  const small = ordered.filter((cell) => isFew(receivedIn(cell)));
  if (small.length === 0) return [];
  const sizeOf = (some: readonly Cell[]): number => some.reduce((sum, cell) => sum + receivedIn(cell), 0);
  let together = Math.max(small.length, 2);
  while (together < ordered.length && sizeOf(ordered.slice(0, together)) < LEAST) together += 1;
  return ordered.slice(0, together).map(({ key }) => key);
};

/** Whether a figure tells of few: those counted, those left of its whole, or those of the cell that are not in that. */
export const tellsOfFewIn =
  (cell: Pick<Cell, 'figures'>) =>
  (figure: FigureValue): boolean => {
    if (figure.kind === 'events') return isFew(figure.n);
    const parts = figure.kind === 'count' ? [figure.numerator, figure.denominator - figure.numerator] : [];
    return [...parts, figure.n, receivedIn(cell) - figure.n].some(isFew);
  };

/** What is shown or withheld together, since one part of it would follow from the others. */
export const blockOf = (name: FigureName): string => {
  const { public: together } = rowOf(name);
  if (together === 'alone') return name;
  return together === 'sum' ? identityOf(name).figure : together;
};
