import * as z from 'zod';
import { POLICY_FILES } from '#shared/adapters/bundled-policy';

/**
 * Working time once more, as simply as possible: whole days since 1970 in UTC plus seven hours, one set of days off, one step
 * a day or a minute. It shares no line with the calendar; the two must agree.
 */
const DAY = 86_400_000;
const MINUTE = 60_000;
const WIB = 7 * 3_600_000;

const Years = z.object({ days: z.array(z.object({ date: z.string() })) });

const daysOff = new Set(
  Object.entries(POLICY_FILES)
    .filter(([name]) => name.startsWith('calendar-'))
    .flatMap(([, file]) => Years.parse(file).days.map(({ date }) => Date.parse(`${date}T00:00:00Z`) / DAY)),
);

const dayOf = (at: number): number => Math.floor((at + WIB) / DAY);
/** 0 is Monday: the first of January 1970 was a Thursday. */
const weekdayOf = (day: number): number => (day + 3) % 7;
const counts = (day: number): boolean => weekdayOf(day) < 5 && !daysOff.has(day);

/** The minutes of the day at which the office opens and shuts. */
const FRIDAY = [450, 690, 780, 990] as const;
const OTHERS = [450, 720, 780, 960] as const;
const hoursOf = (day: number) => (weekdayOf(day) === 4 ? FRIDAY : OTHERS);
const at = (day: number, minute: number): number => day * DAY - WIB + minute * MINUTE;

export const walkDays = (receivedAt: number, limit: number): number => {
  let day = dayOf(receivedAt);
  for (let left = limit; left > 0; ) {
    day += 1;
    if (counts(day)) left -= 1;
  }
  return at(day, hoursOf(day)[3]);
};

const isOpenMinute = (moment: number): boolean => {
  const day = dayOf(moment);
  const minute = (moment + WIB - day * DAY) / MINUTE;
  const [opens, lunch, back, shuts] = hoursOf(day);
  return counts(day) && ((minute >= opens && minute < lunch) || (minute >= back && minute < shuts));
};

/** From a whole minute, step by step: the moment after the last open minute that was needed. */
export const walkMinutes = (startedAt: number, limit: number): number => {
  let moment = startedAt;
  for (let left = limit; left > 0; moment += MINUTE) {
    if (isOpenMinute(moment)) left -= 1;
  }
  return moment;
};

/** Open milliseconds from one moment to another. */
export const openTime = (from: number, until: number): number => {
  let open = 0;
  for (let day = dayOf(from); day <= dayOf(until); day += 1) {
    if (!counts(day)) continue;
    const [opens, lunch, back, shuts] = hoursOf(day);
    for (const [a, b] of [
      [opens, lunch],
      [back, shuts],
    ] as const) {
      open += Math.max(0, Math.min(until, at(day, b)) - Math.max(from, at(day, a)));
    }
  }
  return open;
};
