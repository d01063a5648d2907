import type { DutyMonthShown } from '#shared/contracts/http/duty';

export type DutyOfDay = DutyMonthShown['days'][number];

/**
 * What became of a day: opened in time, or only after it had been missed; missed; today and nobody yet; to come; over,
 * and nothing was kept of it; or a day off.
 */
export type DayState = 'opened' | 'late' | 'missed' | 'waiting' | 'ahead' | 'unknown' | 'off';

/** Judged by what was recorded: only the watch says that a day was missed. */
export const dayState = ({ date, kind, opened, missedAt }: DutyOfDay, today: string): DayState => {
  if (kind !== 'working') return 'off';
  if (missedAt !== undefined) return opened.length > 0 ? 'late' : 'missed';
  if (opened.length > 0) return 'opened';
  if (date === today) return 'waiting';
  return date > today ? 'ahead' : 'unknown';
};

/** How many days of a month ended how. */
export const dayCounts = (days: readonly DutyOfDay[], today: string): Readonly<Record<DayState, number>> => {
  const counts = { opened: 0, late: 0, missed: 0, waiting: 0, ahead: 0, unknown: 0, off: 0 };
  for (const day of days) counts[dayState(day, today)] += 1;
  return counts;
};

/** The weeks of a month, Monday first; `undefined` where a week begins before the month or ends after it. */
export const weeksOf = <Day extends { readonly date: string }>(
  days: readonly Day[],
): readonly (readonly (Day | undefined)[])[] => {
  const weekday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const blank = days[0] === undefined ? 0 : weekday(days[0].date);
  const cells = [...Array.from({ length: blank }, () => undefined), ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_, day) => cells[week * 7 + day]));
};
