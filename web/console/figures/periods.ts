import { type Language, LOCALES } from '#web/words/language.ts';

/** A year, a month or an ISO week by its name: `2026`, `2026-11`, `2026-W48`. */
export type PeriodName = string;

const DAY_MS = 86_400_000;
const FORM = /^20\d\d(-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\d|5[0-3]))?$/;

type Kind = 'year' | 'month' | 'week';
export const kindOf = (name: PeriodName): Kind => {
  if (name.length === 4) return 'year';
  return name.includes('W') ? 'week' : 'month';
};

/** Days are told apart at noon of no zone: they have no hours. */
const dayOf = (date: string): Date => new Date(`${date}T12:00:00Z`);
const dateOf = (day: Date): string => day.toISOString().slice(0, 10);
const plusDays = (date: string, days: number): string => dateOf(new Date(dayOf(date).getTime() + days * DAY_MS));

/** The ISO week that a date lies in: that of its Thursday. */
const weekOf = (date: string): PeriodName => {
  const thursday = plusDays(date, 4 - (dayOf(date).getUTCDay() || 7));
  const first = `${thursday.slice(0, 4)}-01-01`;
  const weeks = Math.floor((dayOf(thursday).getTime() - dayOf(first).getTime()) / (7 * DAY_MS));
  return `${thursday.slice(0, 4)}-W${String(weeks + 1).padStart(2, '0')}`;
};

/** Whether there is such a period; a year may have no fifty-third week. */
export const isPeriod = (name: string): boolean =>
  FORM.test(name) && (kindOf(name) !== 'week' || weekOf(firstDay(name)) === name);

/** Its first day; a week begins on Monday, and the first of a year is the one with its fourth of January. */
export const firstDay = (name: PeriodName): string => {
  const kind = kindOf(name);
  if (kind === 'year') return `${name}-01-01`;
  if (kind === 'month') return `${name}-01`;
  const fourth = `${name.slice(0, 4)}-01-04`;
  return plusDays(fourth, 7 * (Number(name.slice(6)) - 1) + 1 - (dayOf(fourth).getUTCDay() || 7));
};

const plusMonths = (month: string, months: number): string => {
  const day = dayOf(`${month}-01`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return dateOf(day).slice(0, 7);
};

/** The period so many of its kind later. */
export const later = (name: PeriodName, by: number): PeriodName => {
  const kind = kindOf(name);
  if (kind === 'year') return String(Number(name) + by);
  return kind === 'month' ? plusMonths(name, by) : weekOf(plusDays(firstDay(name), 7 * by));
};

/** The period of the same name a year earlier, where that is another than the one before, and there is one. */
export const yearEarlier = (name: PeriodName): PeriodName | undefined => {
  if (kindOf(name) === 'year') return undefined;
  const earlier = `${Number(name.slice(0, 4)) - 1}${name.slice(4)}`;
  return isPeriod(earlier) ? earlier : undefined;
};

export const yearOf = (name: PeriodName): PeriodName => name.slice(0, 4);

/** The period of a kind in which a date lies. */
export const periodAt = (kind: Kind, date: string): PeriodName => {
  if (kind === 'week') return weekOf(date);
  return date.slice(0, kind === 'year' ? 4 : 7);
};

/** How many of each kind can be chosen, the newest first. */
const CHOICES = { month: 24, week: 26, year: 5 } as const;

/** What can be chosen on a day. */
export const choicesAt = (date: string): Readonly<Record<Kind, readonly PeriodName[]>> => {
  const lately = (kind: Kind): readonly PeriodName[] =>
    Array.from({ length: CHOICES[kind] }, (_, back) => later(periodAt(kind, date), -back));
  return { month: lately('month'), week: lately('week'), year: lately('year') };
};

const YEAR: Readonly<Record<Language, string>> = { id: 'tahun', en: 'the year' };
const WEEK: Readonly<Record<Language, string>> = { id: 'minggu', en: 'the week of' };

/** `November 2026`, `minggu 19–25 Oktober 2026`, `tahun 2026`: as mails say it. */
export const periodWords = (language: Language, name: PeriodName): string => {
  const kind = kindOf(name);
  if (kind === 'year') return `${YEAR[language]} ${name}`;
  const first = dayOf(firstDay(name));
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC', ...options });
  if (kind === 'month') return format({}).format(first);
  const days = format({ day: 'numeric' })
    .formatRange(first, dayOf(plusDays(firstDay(name), 6)))
    // Days of one month stand close in Indonesian; browsers differ in the width of what they put between.
    .replaceAll(/\p{Zs}+/gu, ' ')
    .replace(/^(\d+) – (\d+ )/, '$1–$2');
  return `${WEEK[language]} ${days}`;
};

/** `Nov`: what stands below a column. */
export const shortMonth = (language: Language, month: PeriodName): string =>
  new Intl.DateTimeFormat(LOCALES[language], { month: 'short', timeZone: 'UTC' }).format(dayOf(firstDay(month)));
