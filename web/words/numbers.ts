import { type Language, LOCALES } from './language.ts';

/** `0,50`, in English `0.50`: a share, as it is compared with others. */
export const share = (language: Language, value: number): string =>
  new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

/** `2,5` or `2`: to a tenth. */
export const tenths = (language: Language, value: number): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value);

/** `1.234`, in English `1,234`. */
export const whole = (language: Language, count: number): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }).format(count);

/** `82%`, rounded as people round. */
export const percent = (language: Language, ratio: number): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 }).format(ratio);

const WORDS = {
  id: { day: ['hari kerja', 'hari kerja'], hour: ['jam kerja', 'jam kerja'], minute: ['menit kerja', 'menit kerja'] },
  en: {
    day: ['working day', 'working days'],
    hour: ['working hour', 'working hours'],
    minute: ['working minute', 'working minutes'],
  },
} as const;

const many = (language: Language, count: number, of: 'day' | 'hour' | 'minute'): string =>
  `${tenths(language, count)} ${WORDS[language][of][count === 1 ? 0 : 1]}`;

/** `14 hari kerja`. */
export const workingDays = (language: Language, days: number): string => many(language, days, 'day');

/**
 * `4 jam kerja`, `45 menit kerja`, and from a day of the office on, where that is known, `2,5 hari kerja`: rounded as
 * people round.
 */
export const workingTime = (language: Language, minutes: number, minutesOfADay = Number.POSITIVE_INFINITY): string => {
  if (minutes < 60) return many(language, Math.round(minutes), 'minute');
  if (minutes < minutesOfADay) return many(language, Math.round(minutes / 30) / 2, 'hour');
  return many(language, Math.round((minutes / minutesOfADay) * 10) / 10, 'day');
};
