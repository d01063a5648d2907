import * as z from 'zod';
import type { FigureRow, FigureWords } from './figure-row.ts';
import { FIGURES } from './figures.ts';

/** A row of the table of figures. */
export type FigureKey = keyof typeof FIGURES;

type SortOf<Key extends FigureKey> = (typeof FIGURES)[Key] extends {
  readonly sorts: readonly (infer S extends string)[];
}
  ? S
  : string;

/** The name of a figure wherever it is printed, asked for or kept: its row's, with its sort in place of a `*`. */
export type FigureName = {
  readonly [Key in FigureKey]: Key extends `${infer Stem}.*` ? `${Stem}.${SortOf<Key>}` : Key;
}[FigureKey];

/** What a name says: the row, and the sort where the row is told apart. */
type Read = { readonly figure: FigureKey; readonly sort: string | undefined };

/** The one place where a name is taken apart; `undefined` where it is no figure's. */
const readName = (text: string): Read | undefined => {
  const dot = text.lastIndexOf('.');
  const [bySort, sort] = [`${text.slice(0, dot)}.*`, text.slice(dot + 1)];
  if (isFigureKey(text) && !('sort' in FIGURES[text])) return { figure: text, sort: undefined };
  if (!isFigureKey(bySort)) return undefined;
  const row: FigureRow = FIGURES[bySort];
  const isSort = 'sort' in row && sort !== '' && sort !== '*' && (row.sorts ?? [sort]).includes(sort);
  return isSort ? { figure: bySort, sort } : undefined;
};
const isFigureKey = (text: string): text is FigureKey => Object.hasOwn(FIGURES, text);

export const isFigureName = (text: string): text is FigureName => readName(text) !== undefined;

/** The name of a figure as it comes from outside. */
export const FigureName = z.custom<FigureName>((value) => typeof value === 'string' && isFigureName(value));

/** The row that a name belongs to, and its sort. */
export const identityOf = (name: FigureName): Read => readName(name) ?? noFigure(name);

export const rowOf = (name: FigureName): FigureRow => FIGURES[identityOf(name).figure];

/** The one place where a name is put together. */
export const figureName = (figure: FigureKey, sort?: string): FigureName => {
  const name = sort === undefined ? figure : `${figure.slice(0, -1)}${sort}`;
  return isFigureName(name) ? name : noFigure(name);
};

const noFigure = (name: string): never => {
  throw new Error(`${name} is no figure`);
};

/** The table by its rows, in its order. */
export const FIGURE_ROWS: readonly { readonly figure: FigureKey; readonly row: FigureRow }[] = Object.entries(
  FIGURES,
).flatMap(([figure, row]) => (isFigureKey(figure) ? [{ figure, row }] : []));

/** The names that there are always; those of open sorts are there where something is of that sort. */
export const namesIn = (figure: FigureKey): readonly FigureName[] => {
  const row: FigureRow = FIGURES[figure];
  return 'sort' in row ? (row.sorts ?? []).map((sort) => figureName(figure, sort)) : [figureName(figure)];
};

/** What a figure is called in print, and what that means; `undefined` where it stands in tables only. */
export const wordsOf = (name: FigureName): FigureWords | undefined => {
  const { figure, sort } = identityOf(name);
  const row: FigureRow = FIGURES[figure];
  if (row.family === 'cohort count by sort') return row.sortWords?.[sort ?? ''];
  return 'sort' in row ? undefined : row.words;
};

/** What a figure is called in print; where it is in tables only, its own name. */
export const printedName = (name: FigureName): string => wordsOf(name)?.name ?? name;
