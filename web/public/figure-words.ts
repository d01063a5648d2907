import type { PublicFigureShown, PublicYearShown } from '#shared/contracts/http/public-figures';
import { titled } from '#shared/domain/words/titled';
import { type Language, say } from '#web/words/language.ts';
import { percent, whole, workingTime } from '#web/words/numbers.ts';

export type Counted = { readonly numerator: number; readonly denominator: number };

const WORDS = {
  of: { id: 'dari', en: 'of' },
  hidden: { id: 'disembunyikan', en: 'not shown' },
  noData: { id: 'tidak ada data', en: 'no data' },
  half: { id: 'separuh dalam', en: 'half within' },
  most: { id: '9 dari 10 dalam', en: '9 of 10 within' },
  days: { id: 'hari', en: 'days' },
} as const;

/** A count that may be shown, by its name in docs/figures.md. */
export const countOf = (figures: readonly PublicFigureShown[], name: string): Counted | undefined => {
  const found = figures.find(({ figure }) => figure === name);
  if (found?.kind !== 'count' || found.numerator === null || found.denominator === null) return undefined;
  return { numerator: found.numerator, denominator: found.denominator };
};

/** `34 dari 40 (85%)`. */
export const countWords = (language: Language, { numerator, denominator }: Counted): string => {
  if (denominator === 0) return say(language, WORDS.noData);
  const share = percent(language, numerator / denominator);
  return `${whole(language, numerator)} ${say(language, WORDS.of)} ${whole(language, denominator)} (${share})`;
};

/** What stands in a table for a figure, whatever it measures. */
export const figureWords = (language: Language, figure: PublicFigureShown, dayMinutes: number): string => {
  if (figure.withheld) return say(language, WORDS.hidden);
  switch (figure.kind) {
    case 'count':
      return figure.numerator === null || figure.denominator === null
        ? say(language, WORDS.noData)
        : countWords(language, { numerator: figure.numerator, denominator: figure.denominator });
    case 'events':
      return figure.n === null ? say(language, WORDS.noData) : whole(language, figure.n);
    case 'minutes':
      return timeWords(language, figure, (minutes) => workingTime(language, minutes, dayMinutes));
    case 'days':
      return timeWords(language, figure, (days) => `${whole(language, days)} ${say(language, WORDS.days)}`);
  }
};

const timeWords = (
  language: Language,
  { n, median, p90 }: Extract<PublicFigureShown, { readonly median: number | null }>,
  long: (value: number) => string,
): string =>
  median === null || p90 === null || n === null
    ? say(language, WORDS.noData)
    : `${say(language, WORDS.half)} ${long(median)}; ${say(language, WORDS.most)} ${long(p90)} (n ${whole(language, n)})`;

/** `2025`, `2026 sampai kini`. */
export const yearName = (language: Language, { year, finished }: Pick<PublicYearShown, 'year' | 'finished'>): string =>
  finished ? year : `${year} ${language === 'id' ? 'sampai kini' : 'so far'}`;

/** `Hasil: diperbaiki` stands under its heading as `Diperbaiki`. */
export const afterColon = (name: string): string =>
  titled(name.slice(name.indexOf(': ') < 0 ? 0 : name.indexOf(': ') + 2));
