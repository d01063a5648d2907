import { type Language, LOCALES } from './language.ts';

/** A month, such as `2026-10`. */
export const isMonth = (name: string | undefined): name is string => /^20\d\d-(0[1-9]|1[0-2])$/.test(name ?? '');

/** `Oktober 2026`. */
export const monthWords = (language: Language, month: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );

/** The month that comes so many months after one, or before it. */
export const monthAfter = (month: string, by: number): string => {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + by, 1)).toISOString().slice(0, 7);
};
