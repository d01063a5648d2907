import * as z from 'zod';
import { joined, titledBoth } from '#shared/domain/words/titled';
import type { Bilingual } from '#shared/domain/words/words';
import { type FigureRow, type FigureWords, type NamingRules, UNKNOWN_SORT } from './figure-row.ts';
import { FIGURES } from './figure-table.ts';

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

const isFigureKey = (text: string): text is FigureKey => Object.hasOwn(FIGURES, text);

/** The table by its rows, in its order. */
export const FIGURE_ROWS: readonly { readonly figure: FigureKey; readonly row: FigureRow }[] = Object.entries(
  FIGURES,
).flatMap(([figure, row]) => (isFigureKey(figure) ? [{ figure, row }] : []));

const spelled = (figure: FigureKey, sort: string | undefined): string =>
  sort === undefined ? figure : `${figure.slice(0, -1)}${sort}`;

/** Every name but those of open sorts, with what it says. */
const NAMES: ReadonlyMap<string, Read> = new Map(
  FIGURE_ROWS.flatMap(({ figure, row }) => {
    const sorts = 'sort' in row ? (row.sorts ?? []) : [undefined];
    return sorts.map((sort): [string, Read] => [spelled(figure, sort), { figure, sort }]);
  }),
);

/** The one place where a name is taken apart; `undefined` where it is no figure's. */
const readName = (text: string): Read | undefined => NAMES.get(text) ?? readOpenSort(text);

const readOpenSort = (text: string): Read | undefined => {
  const start = text.lastIndexOf('.') + 1;
  const [figure, sort] = [`${text.slice(0, start)}*`, text.slice(start)];
  if (!isFigureKey(figure) || sort === '' || sort === '*') return undefined;
  return 'sorts' in FIGURES[figure] ? undefined : { figure, sort };
};

/** Whether there is a figure of this name. */
export const isFigureName = (text: string): text is FigureName => readName(text) !== undefined;

/** The name of a figure as it comes from outside. */
export const FigureName = z.custom<FigureName>((value) => typeof value === 'string' && isFigureName(value));

/** Which row a name belongs to, and its sort. */
export const identityOf = (name: FigureName): Read => readName(name) ?? noFigure(name);

/** The row that a name belongs to: its formula, words and rules. */
export const rowOf = (name: FigureName): FigureRow => FIGURES[identityOf(name).figure];

/** Whether a figure of the office is of one unit, class, topic, channel or sub-district. */
export const isOfCell = (name: FigureName): boolean =>
  rowOf(name).family === 'breakdown' || identityOf(name).figure === 'flow.routed.*';

/** The one place where a name is put together. */
export const figureName = (figure: FigureKey, sort?: string): FigureName => {
  const name = spelled(figure, sort);
  return isFigureName(name) ? name : noFigure(name);
};

const noFigure = (name: string): never => {
  throw new Error(`${name} is no figure`);
};

/** The names that there are always; those of open sorts are there where something is of that sort. */
export const namesIn = (figure: FigureKey): readonly FigureName[] => {
  const row: FigureRow = FIGURES[figure];
  return 'sort' in row ? (row.sorts ?? []).map((sort) => figureName(figure, sort)) : [figureName(figure)];
};

/**
 * What a figure is called, and what that means: its sort's own words, else those of all sorts together. A duration is
 * called by its step.
 */
export const wordsOf = (name: FigureName): FigureWords => {
  const { figure, sort } = identityOf(name);
  const row: FigureRow = FIGURES[figure];
  return ownWords(row, sort) ?? row.words;
};

const ownWords = (row: FigureRow, sort: string | undefined): FigureWords | undefined =>
  row.family === 'cohort count by sort' ? row.sortWords?.[sort ?? ''] : undefined;

/** What a figure is called, in both languages: no two are called the same. */
export const namedFigure = (rules: NamingRules, name: FigureName): Bilingual => {
  const { figure, sort } = identityOf(name);
  const row: FigureRow = FIGURES[figure];
  const words = wordsOf(name);
  if (row.family === 'cohort duration')
    return joined(DURATION, { id: words.name.id.toLowerCase(), en: words.name.en.toLowerCase() });
  if (!('sort' in row) || ownWords(row, sort) !== undefined) return words.name;
  return joined(words.name, row.sortName(rules, sort ?? UNKNOWN_SORT));
};
const DURATION: Bilingual = { id: 'Lama', en: 'Time taken' };

/** What a figure is called where the office prints it. */
export const printedName = (rules: NamingRules, name: FigureName): string => namedFigure(rules, name).id;

/** What a sort of a row is called, where it begins a line of its own. */
export const sortTitle = (rules: NamingRules, figure: FigureKey, sort: string): Bilingual => {
  const row: FigureRow = FIGURES[figure];
  return titledBoth('sort' in row ? row.sortName(rules, sort) : row.words.name);
};

/**
 * Names of figures as they are kept. One of a figure that is gone is left out: what is kept so is counted anew by
 * itself.
 */
export const FigureNames = z
  .array(z.string())
  .transform((names): readonly FigureName[] => names.filter(isFigureName))
  .readonly();
