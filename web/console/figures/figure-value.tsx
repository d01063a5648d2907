import type { FigureShown } from '#shared/contracts/http/evaluation';
import { DAY_MINUTES, FIGURE_WORDS } from '#web/made/figures.ts';
import { type Counted, countIn, measuredWords } from '#web/words/counts.ts';
import { language, say } from '../words/say.ts';
import { type CellName, figureAddress } from './addresses.ts';
import type { PeriodName } from './periods.ts';

/** What a figure is called; one that this page does not know yet is called as the API says. */
export const figureName = ({ name, formula }: Pick<FigureShown, 'name' | 'formula'>): string => {
  const words = Object.hasOwn(FIGURE_WORDS, name) ? FIGURE_WORDS[name] : undefined;
  return words === undefined ? formula : say(words.name);
};

/** What a figure counts, in a sentence. */
export const figureMeans = (name: string): string | undefined => {
  const words = Object.hasOwn(FIGURE_WORDS, name) ? FIGURE_WORDS[name] : undefined;
  return words === undefined ? undefined : say(words.means);
};

/** A figure by its code, as a table calls it. */
export const nameOfFigure = (name: string): string => figureName({ name, formula: name });

export type Figures = readonly FigureShown[];

export const figureIn = (figures: Figures, name: string): FigureShown | undefined =>
  figures.find((one) => one.name === name);

/** A count among figures, where it has a whole. */
export const countOf = (figures: Figures, name: string): Counted | undefined => {
  const count = countIn(figureIn(figures, name));
  return count === undefined || count.denominator === 0 ? undefined : count;
};

export const valueWords = (figure: FigureShown): string => measuredWords(language.value, figure, DAY_MINUTES);

/** A number in a table: a link to what is behind it. */
export const FigureValue = ({
  figure,
  period,
  cell,
  isLink = true,
}: {
  readonly figure: FigureShown | undefined;
  readonly period: PeriodName;
  readonly cell?: CellName | undefined;
  readonly isLink?: boolean;
}) => {
  if (figure === undefined) return '–';
  const words = valueWords(figure);
  return isLink ? <a href={figureAddress(period, figure.name, cell)}>{words}</a> : words;
};
