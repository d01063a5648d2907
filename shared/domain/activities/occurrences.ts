import { type Calendar, IsoDate, isoOf, judgeDay, plainDate } from '#shared/domain/calendar/calendar';
import { datesOf, MonthName, type Period } from '#shared/domain/calendar/period';
import type { Activity, Occurrence } from './activity.ts';
import type { ActivityRules, Recurring } from './activity-rules.ts';

/** Whether a recurring activity proposes itself on a day: by its weekdays, on a holiday only where it says so. */
export const occursOn = (calendar: Calendar, { weekdays, onHolidays, since }: Recurring, day: IsoDate): boolean => {
  const date = plainDate(day);
  if (!weekdays.includes(date.dayOfWeek) || (since !== undefined && day < since)) return false;
  const { kind } = judgeDay(calendar, date);
  return onHolidays || kind === 'working' || kind === 'weekend';
};

/** What proposes itself from one day up to another, which is not part of it, the earliest day first. */
export const occurrencesIn = (
  calendar: Calendar,
  { recurring }: Pick<ActivityRules, 'recurring'>,
  days: Period,
): readonly Occurrence[] =>
  datesOf(days).flatMap((date) =>
    recurring.filter((one) => occursOn(calendar, one, date)).map(({ id }) => ({ recurring: id, date })),
  );

/** So many months are looked at, the last among them. */
const MONTHS = 12;

/**
 * The months that end with one, the earliest first: as far back as silence and recurring activities are looked at. None
 * is of another century.
 */
export const monthsLookedAt = (last: MonthName): readonly MonthName[] => {
  const month = plainDate(IsoDate.parse(`${last}-01`));
  return Array.from({ length: MONTHS }, (_, index) => month.subtract({ months: MONTHS - 1 - index })).flatMap(
    (one) => MonthName.safeParse(isoOf(one).slice(0, 7)).data ?? [],
  );
};

/** No recurring activity is expected before the first day of which anything was recorded at all. */
export const firstDayOf = (activities: readonly Pick<Activity, 'date'>[]): IsoDate | undefined =>
  activities.map(({ date }) => date).toSorted((one, other) => (one < other ? -1 : Number(one > other)))[0];
