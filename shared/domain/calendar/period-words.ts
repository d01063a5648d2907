import type { Bilingual } from '#shared/domain/words/words';
import type { Calendar } from './calendar.ts';
import { dateFormat } from './date-format.ts';
import { type DigestPeriod, instantsOf, periodNamed } from './period.ts';

type Form = (dates: (options: Intl.DateTimeFormatOptions) => string) => Bilingual;

const YEAR: Form = (dates) => {
  const year = dates({ year: 'numeric' });
  return { id: `tahun ${year}`, en: `the year ${year}` };
};
const WEEK: Form = (dates) => {
  const days = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  return { id: `minggu ${days}`, en: `the week of ${days}` };
};
const MONTH: Form = (dates) => {
  const month = dates({ month: 'long', year: 'numeric' });
  return { id: month, en: month };
};

const formOf = (name: DigestPeriod): Form => {
  if (name.includes('W')) return WEEK;
  return name.includes('-') ? MONTH : YEAR;
};

/** As people write it: `Oktober 2026`, `minggu 19–25 Oktober 2026`, `tahun 2026`. */
export const showPeriod = (calendar: Pick<Calendar, 'zone'>, language: keyof Bilingual, name: DigestPeriod): string => {
  const period = periodNamed(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  const { from, until } = instantsOf(calendar, period);
  const dates = (options: Intl.DateTimeFormatOptions): string =>
    dateFormat(language, { timeZone: calendar.zone, ...options })
      .formatRange(from, until - 1)
      // Days of one month stand close in Indonesian; versions of Intl differ in the width of what they put between.
      .replaceAll(/\p{Zs}+/gu, ' ')
      .replace(/^(\d+) – (\d+ )/, '$1–$2');
  return formOf(name)(dates)[language];
};
