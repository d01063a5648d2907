import { type Language, say } from './language.ts';
import { percent, whole, workingTime } from './numbers.ts';

/** So many of a whole. */
export type Counted = { readonly numerator: number; readonly denominator: number };

/** What a figure measures, wherever it comes from; `null` is no data. */
export type Measured =
  | { readonly kind: 'count'; readonly numerator: number | null; readonly denominator: number | null }
  | {
      readonly kind: 'minutes' | 'days';
      readonly n: number | null;
      readonly median: number | null;
      readonly p90: number | null;
    }
  | { readonly kind: 'events'; readonly n: number | null };

const WORDS = {
  of: { id: 'dari', en: 'of' },
  noData: { id: 'tidak ada data', en: 'no data' },
  half: { id: 'separuh dalam', en: 'half within' },
  most: { id: '9 dari 10 dalam', en: '9 of 10 within' },
  days: { id: 'hari', en: 'days' },
} as const;

/** `12 hari`: days of the calendar. */
export const calendarDays = (language: Language, days: number): string =>
  `${whole(language, days)} ${say(language, WORDS.days)}`;

/** The count that a figure is, where it has data. */
export const countIn = (figure: Measured | undefined): Counted | undefined =>
  figure?.kind !== 'count' || figure.numerator === null || figure.denominator === null
    ? undefined
    : { numerator: figure.numerator, denominator: figure.denominator };

/** Which part of its whole it is; 0 of nothing. */
export const shareOf = ({ numerator, denominator }: Counted): number =>
  denominator === 0 ? 0 : numerator / denominator;

/** `34 dari 40 (85%)`. */
export const countWords = (language: Language, { numerator, denominator }: Counted): string => {
  if (denominator === 0) return say(language, WORDS.noData);
  const share = percent(language, numerator / denominator);
  return `${whole(language, numerator)} ${say(language, WORDS.of)} ${whole(language, denominator)} (${share})`;
};

/** What stands in a table for a figure, whatever it measures: its *n* is always said. */
export const measuredWords = (language: Language, figure: Measured, dayMinutes: number): string => {
  switch (figure.kind) {
    case 'count': {
      const count = countIn(figure);
      return count === undefined ? say(language, WORDS.noData) : countWords(language, count);
    }
    case 'events':
      return figure.n === null ? say(language, WORDS.noData) : whole(language, figure.n);
    case 'minutes':
      return timeWords(language, figure, (minutes) => workingTime(language, minutes, dayMinutes));
    case 'days':
      return timeWords(language, figure, (days) => calendarDays(language, days));
  }
};

const timeWords = (
  language: Language,
  { n, median, p90 }: Extract<Measured, { readonly median: number | null }>,
  long: (value: number) => string,
): string =>
  median === null || p90 === null || n === null
    ? say(language, WORDS.noData)
    : `${say(language, WORDS.half)} ${long(median)}; ${say(language, WORDS.most)} ${long(p90)} (n ${whole(language, n)})`;
