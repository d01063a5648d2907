import * as z from 'zod';
import type { Instant } from '#shared/domain/words/words';
import { type Calendar, IsoDate, instantAt, isoDateOf, isoOf, plainDate } from './calendar.ts';

/**
 * Dates of the office from the first up to, and without, the last: adjacent periods neither overlap nor leave a moment
 * out.
 */
export const Period = z.object({ from: IsoDate, until: IsoDate }).readonly();
export type Period = z.infer<typeof Period>;
type CalendarDate = ReturnType<typeof plainDate>;

/**
 * As people write it: a year, a month, an ISO week, a day, or from a day to another, with it. `undefined` where it is
 * none of these.
 */
export const periodNamed = (name: string): Period | undefined => {
  if (/^\d{4}$/.test(name)) return span(`${name}-01-01`, { years: 1 });
  if (/^\d{4}-\d\d$/.test(name)) return span(`${name}-01`, { months: 1 });
  if (/^\d{4}-W\d\d$/.test(name)) return weekNamed(name);
  const [first = '', last = first, ...more] = name.split('/');
  const [from, to] = [IsoDate.safeParse(first), IsoDate.safeParse(last)];
  if (more.length > 0 || !from.success || !to.success || to.data < from.data) return undefined;
  return { from: from.data, until: isoOf(plainDate(to.data).add({ days: 1 })) };
};

const span = (first: string, length: { readonly years?: number; readonly months?: number }): Period | undefined => {
  const from = IsoDate.safeParse(first);
  return from.success ? { from: from.data, until: isoOf(plainDate(from.data).add(length)) } : undefined;
};

/** The week of ISO 8601, Monday to Sunday; the first of a year is the one with its fourth of January. */
const weekNamed = (name: string): Period | undefined => {
  const [year = '', week = ''] = name.split('-W');
  const first = IsoDate.safeParse(`${year}-01-04`);
  if (!first.success) return undefined;
  const fourth = plainDate(first.data);
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(week) - 1 });
  return weekName(monday) === name ? { from: isoOf(monday), until: isoOf(monday.add({ weeks: 1 })) } : undefined;
};

/** The week that a date lies in, by ISO 8601. */
export const weekName = (date: CalendarDate): string =>
  `${String(date.yearOfWeek).padStart(4, '0')}-W${String(date.weekOfYear).padStart(2, '0')}`;

/** A period that the Secretary is told of: a year of this century, a month or an ISO week, by its name. */
export const DigestPeriod = z
  .string()
  .regex(/^20\d\d(-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\d|5[0-3]))?$/)
  .brand<'DigestPeriod'>();
export type DigestPeriod = z.infer<typeof DigestPeriod>;

/** A year of this century by its name. */
export const YearName = z
  .string()
  .regex(/^20\d\d$/)
  .brand<'YearName'>();
export type YearName = z.infer<typeof YearName>;

/** A month of the office by its name, such as 2026-11; of this century, like every moment that can be asked about. */
export const MonthName = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .brand<'MonthName'>();
export type MonthName = z.infer<typeof MonthName>;
export const monthOf = (date: IsoDate): MonthName => MonthName.parse(date.slice(0, 7));
/** The month of the office at a moment. */
export const monthAt = (calendar: Pick<Calendar, 'zone'>, at: Instant): MonthName => monthOf(isoDateOf(calendar, at));

/** The name of a year, a month or an ISO week; other periods have none. */
export const digestPeriodOf = ({ from, until }: Period): DigestPeriod | undefined =>
  [from.slice(0, 4), from.slice(0, 7), weekName(plainDate(from))]
    .map((name) => ({ name, period: periodNamed(name) }))
    .flatMap(({ name, period }) =>
      period?.from === from && period.until === until ? DigestPeriod.parse(name) : [],
    )[0];

/** The instants of a period, half open. */
export const instantsOf = (
  calendar: Pick<Calendar, 'zone'>,
  { from, until }: Period,
): { readonly from: Instant; readonly until: Instant } => ({
  from: instantAt(calendar, plainDate(from), '00:00'),
  until: instantAt(calendar, plainDate(until), '00:00'),
});

/** Its dates, one after the other. */
export const datesOf = ({ from, until }: Period): readonly IsoDate[] => {
  const dates: IsoDate[] = [];
  for (let day = plainDate(from); isoOf(day) < until; day = day.add({ days: 1 })) dates.push(isoOf(day));
  return dates;
};

/** The months of this century that any of its dates lies in, one after the other. */
export const monthsOf = ({ from, until }: Period): readonly MonthName[] => {
  const months: MonthName[] = [];
  if (until <= from) return months;
  for (let month = plainDate(from).with({ day: 1 }); isoOf(month) < until; month = month.add({ months: 1 })) {
    const name = MonthName.safeParse(isoOf(month).slice(0, 7));
    if (name.success) months.push(name.data);
  }
  return months;
};

/** The period before it: the month before a month, the year before a year, else as many days. */
export const periodBefore = ({ from, until }: Period): Period => {
  const [start, end] = [plainDate(from), plainDate(until)];
  const months = start.day === 1 && end.day === 1 ? start.until(end, { largestUnit: 'months' }).months : 0;
  const length = months > 0 ? { months } : { days: start.until(end, { largestUnit: 'days' }).days };
  return { from: isoOf(start.subtract(length)), until: from };
};

/** What a period is put beside: the one before it, and the same dates a year earlier where those are another. */
export const earlierPeriods = (period: Period): readonly Period[] => {
  const [before, lastYear] = [periodBefore(period), yearBefore(period)];
  return before.from === lastYear.from && before.until === lastYear.until ? [before] : [before, lastYear];
};

/** The same dates a year earlier; a leap day becomes the last of February. */
export const yearBefore = ({ from, until }: Period): Period => ({
  from: isoOf(plainDate(from).subtract({ years: 1 })),
  until: isoOf(plainDate(until).subtract({ years: 1 })),
});
