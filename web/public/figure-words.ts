import type { PublicFigureShown, PublicYearShown } from '#shared/contracts/http/public-figures';
import { titled } from '#shared/domain/words/titled';
import { type Counted, countIn, measuredWords } from '#web/words/counts.ts';
import { type Language, say } from '#web/words/language.ts';

const HIDDEN = { id: 'disembunyikan', en: 'not shown' } as const;

/** A count that may be shown, by its name in docs/figures.md. */
export const countOf = (figures: readonly PublicFigureShown[], name: string): Counted | undefined =>
  countIn(figures.find(({ figure }) => figure === name));

/** What stands in a table for a figure, whatever it measures. */
export const figureWords = (language: Language, figure: PublicFigureShown, dayMinutes: number): string =>
  figure.withheld ? say(language, HIDDEN) : measuredWords(language, figure, dayMinutes);

/** `2025`, `2026 sampai kini`. */
export const yearName = (language: Language, { year, finished }: Pick<PublicYearShown, 'year' | 'finished'>): string =>
  finished ? year : `${year} ${language === 'id' ? 'sampai kini' : 'so far'}`;

/** `Hasil: diperbaiki` stands under its heading as `Diperbaiki`. */
export const afterColon = (name: string): string =>
  titled(name.slice(name.indexOf(': ') < 0 ? 0 : name.indexOf(': ') + 2));
