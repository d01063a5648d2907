import { type Calendar, type IsoDate, judgeDay, plainDate } from '#shared/domain/calendar/calendar';
import { datesOf, type Period } from '#shared/domain/calendar/period';
import type { Occurrence } from './activity.ts';
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
