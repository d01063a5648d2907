import * as z from 'zod';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';

/**
 * Working time once more, as simply as possible: whole days since 1970 in UTC plus seven hours, for each day a row of
 * 1440 minutes that are open or not, and one step a day or a minute. It reads the office's files itself and shares no
 * line with the calendar; the two must agree.
 */
const DAY = 86_400_000;
const MINUTE = 60_000;
const WIB = 7 * 3_600_000;

const Hours = z.array(
  z.object({ weekdays: z.array(z.number()), segments: z.array(z.tuple([z.string(), z.string()])) }),
);
const Years = z.object({
  days: z.array(z.object({ date: z.string() })),
  specialHours: z.array(z.object({ from: z.string(), until: z.string(), hours: Hours })).default([]),
});

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const dayOf = (at: number): number => Math.floor((at + WIB) / DAY);
const midnight = (day: number): number => day * DAY - WIB;
/** 0 is Monday: the first of January 1970 was a Thursday. */
const weekdayOf = (day: number): number => (day + 3) % 7;

const files = Object.entries(POLICY_FILES)
  .filter(([name]) => name.startsWith('calendar-'))
  .map(([, file]) => Years.parse(file));
const daysOff = new Set(files.flatMap(({ days }) => days.map(({ date }) => dayNumber(date))));
const usual = z.object({ hours: Hours }).parse(POLICY_FILES['office']).hours;

/** By day: the hours of Ramadan written over the usual ones. */
const otherHours = new Map<number, z.infer<typeof Hours>>();
for (const { from, until, hours } of files.flatMap(({ specialHours }) => specialHours)) {
  for (let day = dayNumber(from); day <= dayNumber(until); day += 1) otherHours.set(day, hours);
}

const minuteOf = (shown: string): number => Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3));

const paint = (day: number): Uint8Array => {
  const row = new Uint8Array(1440);
  for (const { weekdays, segments } of otherHours.get(day) ?? usual) {
    if (!weekdays.includes(weekdayOf(day) + 1)) continue;
    for (const [from, to] of segments) row.fill(1, minuteOf(from), minuteOf(to));
  }
  return row;
};

type Painted = {
  readonly row: Uint8Array;
  readonly kind: 'working' | 'weekend' | 'holiday';
  /** The moment after the last open minute. */
  readonly shutsAt: number;
};

const painted = new Map<number, Painted>();
/** A day with the minutes at which the office is open by its hours, day off or not. */
const look = (day: number): Painted => {
  const known = painted.get(day);
  if (known !== undefined) return known;
  const row = paint(day);
  const last = row.lastIndexOf(1);
  const kind = last < 0 ? 'weekend' : daysOff.has(day) ? 'holiday' : 'working';
  const seen: Painted = { row, kind, shutsAt: midnight(day) + (last + 1) * MINUTE };
  painted.set(day, seen);
  return seen;
};

/** What a date is, as `2025-05-12`. */
export const kindOfDay = (date: string): Painted['kind'] => look(dayNumber(date)).kind;

/** Stretches in which the clock stands still, half open. */
export type Stretch = { readonly from: number; readonly until: number };
const standing = (stood: readonly Stretch[], at: number): boolean =>
  stood.some(({ from, until }) => from <= at && at < until);

export type Walked = {
  readonly dueAt: number;
  readonly ledger: readonly { readonly date: string; readonly kind: string; readonly share: number }[];
};

const line = (day: number, share: number) => ({ date: dateText(day), kind: look(day).kind, share });

/** From the day after the start, day by day, those on which the office shut while the clock ran. */
export const walkDaysWith = (startedAt: number, limit: number, stood: readonly Stretch[]): Walked => {
  let day = dayOf(startedAt);
  const ledger = [line(day, 0)];
  const runs = (): boolean => look(day).kind === 'working' && !standing(stood, look(day).shutsAt);
  if (limit === 0) {
    while (!(runs() && look(day).shutsAt >= startedAt)) ledger.push(line(++day, 0));
    return { dueAt: look(day).shutsAt, ledger };
  }
  for (let left = limit; left > 0; ) {
    day += 1;
    const share = runs() ? 1 : 0;
    left -= share;
    ledger.push(line(day, share));
  }
  return { dueAt: look(day).shutsAt, ledger };
};

/** When so many working days are over, and nothing else: no pause, no ledger. */
export const walkDays = (startedAt: number, limit: number): number => {
  let day = dayOf(startedAt);
  for (let left = limit; left > 0; ) {
    day += 1;
    if (look(day).kind === 'working') left -= 1;
  }
  return look(day).shutsAt;
};

const isOpenMinute = (moment: number): boolean => {
  const day = dayOf(moment);
  return look(day).kind === 'working' && look(day).row[(moment - midnight(day)) / MINUTE] === 1;
};

/**
 * From a whole minute, step by step: the moment after the last minute that was needed; for no minute at all the first
 * open one.
 */
export const walkMinutesWith = (startedAt: number, limit: number, stood: readonly Stretch[]): Walked => {
  const shares = new Map<number, number>();
  let moment = startedAt;
  const runs = (): boolean => isOpenMinute(moment) && !standing(stood, moment);
  const note = (share: number): void => {
    shares.set(dayOf(moment), (shares.get(dayOf(moment)) ?? 0) + share);
  };
  if (limit === 0) for (note(0); !runs(); note(0)) moment += MINUTE;
  for (let left = limit; left > 0; moment += MINUTE) {
    const share = runs() ? 1 : 0;
    note(share);
    left -= share;
  }
  return { dueAt: moment, ledger: [...shares].map(([day, share]) => line(day, share)) };
};

/**
 * Open milliseconds from one moment to another, minute by minute; a minute that something begins or ends in is cut
 * there.
 */
export const openTime = (from: number, until: number, stood: readonly Stretch[] = []): number => {
  const edges = [from, until, ...stood.flatMap((still) => [still.from, still.until])].sort((a, b) => a - b);
  let open = 0;
  for (let minute = from - (from % MINUTE); minute < until; minute += MINUTE) {
    if (!isOpenMinute(minute)) continue;
    const cuts = [minute, ...edges.filter((edge) => edge > minute && edge < minute + MINUTE), minute + MINUTE];
    for (let piece = 1; piece < cuts.length; piece += 1) {
      const [begins, ends] = [cuts[piece - 1] ?? 0, cuts[piece] ?? 0];
      if (begins >= from && ends <= until && !standing(stood, begins)) open += ends - begins;
    }
  }
  return open;
};
