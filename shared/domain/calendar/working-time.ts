import * as z from 'zod';
import { type Bilingual, Instant } from '#shared/domain/words/words';
import {
  type Calendar,
  type DayVerdict,
  dayNumberOf,
  type IsoDate,
  isoDateOf,
  type OfficeDay,
  officeDay,
} from './calendar.ts';
import type { Over, Standstill } from './standstill.ts';

/** An amount of working time. None at all is a limit too: at once, or before the office shuts on that very day. */
export const WorkingTime = z
  .strictObject({ limit: z.int().min(0).max(20_000), unit: z.enum(['workingDays', 'workingMinutes']) })
  .readonly()
  .refine(({ limit, unit }) => unit === 'workingMinutes' || limit <= 400, 'more than 400 working days is not a limit');
export type WorkingTime = z.infer<typeof WorkingTime>;

/** What it is counted in, in words. */
export const WORKING_UNIT_NAMES = {
  workingDays: { id: 'hari kerja', en: 'working days' },
  workingMinutes: { id: 'menit kerja', en: 'working minutes' },
} as const satisfies Record<WorkingTime['unit'], Bilingual>;

/**
 * One day of a deadline's ledger: what it was, what of the limit was counted on it and until its end, in the limit's
 * own unit, and what kept it from counting. Day 0 is the date that the count starts from.
 */
export type LedgerDay = {
  readonly date: IsoDate;
  readonly verdict: DayVerdict;
  readonly unit: WorkingTime['unit'];
  /** Counted on this day; the shares of all days are the limit. */
  readonly share: number;
  readonly counted: number;
  readonly dayZero: boolean;
  /** The clock stood still on this day, and that took something from the count. */
  readonly still: readonly Standstill[];
};

export type Counted = { readonly provisional: boolean; readonly ledger: readonly LedgerDay[] };
export type Due = Counted & { readonly dueAt: Instant };

/**
 * Whether a count rests on days that may still change: such as the decree itself calls tentative, or a year whose list
 * nobody has checked against the decree. Where a year has no decree at all it is provisional, which says more.
 */
export const isTentative = ({ years }: Pick<Calendar, 'years'>, { ledger }: Counted): boolean => {
  const unchecked = years.flatMap(({ year, verified }) => (verified ? [] : String(year)));
  return ledger.some(
    ({ date, verdict }) =>
      (verdict.kind === 'holiday' && verdict.day.tentative === true) || unchecked.includes(date.slice(0, 4)),
  );
};

/** No limit and no standstill of ours is longer; a count that gets here was asked something that makes no sense. */
const MOST_DAYS = 40_000;

/**
 * The instant at which so much working time has passed since a start, with its ledger. Working days: the end of office
 * hours of the n-th working day after day 0, which is the date of the start in the office's zone, whatever the hour and
 * whether or not it counts itself; a day does not count when the clock stood still as the office shut. Working minutes:
 * those outside office hours, on days that do not count, and while the clock stood still are skipped. A limit of
 * nothing is due on the first day that the office shuts, or the first minute that it is open, from the start on.
 */
export const countLimit = (
  calendar: Calendar,
  limit: WorkingTime,
  startedAt: Instant,
  stood: readonly Over[] = [],
): Due => {
  const walked = walk(calendar, limit, startedAt, stood);
  if (walked.dueAt === undefined) throw new RangeError('a limit that is never reached');
  return { ...walked, dueAt: walked.dueAt };
};

/**
 * What of a limit has been counted by a moment, also where the clock stands still and nobody knows when it will be due.
 */
export const countUntil = (
  calendar: Calendar,
  limit: WorkingTime,
  startedAt: Instant,
  stood: readonly Standstill[],
  until: Instant,
): Counted & { readonly dueAt?: Instant | undefined } => walk(calendar, limit, startedAt, stood, until);

const walk = (
  calendar: Calendar,
  { limit, unit }: WorkingTime,
  startedAt: Instant,
  stood: readonly Standstill[],
  until?: Instant,
): Counted & { readonly dueAt?: Instant | undefined } => {
  const judge = unit === 'workingDays' ? dayByDay(startedAt) : minuteByMinute(startedAt);
  // Whole days or milliseconds: parts of minutes do not add up to the limit.
  const parts = unit === 'workingDays' ? 1 : MINUTE;
  const touching = standingOn(stood);
  const ledger: LedgerDay[] = [];
  const last = until === undefined ? undefined : isoDateOf(calendar, until);
  let number = dayNumberOf(calendar, startedAt);
  let left = limit * parts;
  let provisional = false;
  while (ledger.length < MOST_DAYS) {
    const day = officeDay(calendar, number);
    const { date, verdict } = day;
    const dayZero = ledger.length === 0;
    const { taken, still, reachedAt } =
      verdict.kind === 'working' ? judge(day, touching(day), left, dayZero) : NOT_COUNTED;
    left -= taken;
    ledger.push({ date, verdict, unit, share: taken / parts, counted: limit - left / parts, dayZero, still });
    provisional ||= verdict.provisional;
    if (reachedAt !== undefined) return { dueAt: reachedAt, provisional, ledger };
    if (last !== undefined && date >= last) return { provisional, ledger };
    number += 1;
  }
  throw new RangeError('a count without end');
};

/** What was counted on a day, in whole days or milliseconds, what kept it from counting, and when all was counted. */
type Judged = {
  readonly taken: number;
  readonly still: readonly Standstill[];
  readonly reachedAt?: Instant | undefined;
};
const NOT_COUNTED: Judged = { taken: 0, still: [] };

/** Of a working day: what of so much that is left is counted on it. */
type Judge = (day: OfficeDay, stood: readonly Standstill[], left: number, dayZero: boolean) => Judged;

/**
 * The standstills that may take something from a working day, asked day after day. They are looked for again only where
 * one begins or ends: however many there are, most days are told at once.
 */
const standingOn = (stood: readonly Standstill[]): ((day: OfficeDay) => readonly Standstill[]) => {
  let touching: readonly Standstill[] = [];
  let holdsUntil = stood.length === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return (day) => {
    const [opensAt, shutsAt] = [openingOf(day), closingOf(day)];
    if (shutsAt < holdsUntil) return touching;
    touching = stood.filter(({ from, until }) => from <= shutsAt && (until === undefined || until > opensAt));
    const next = (bound: number, edge: number): number => (edge > bound ? edge : Number.POSITIVE_INFINITY);
    holdsUntil = stood.reduce(
      (soonest, { from, until = Number.POSITIVE_INFINITY }) =>
        Math.min(soonest, next(shutsAt, from), next(opensAt, until)),
      Number.POSITIVE_INFINITY,
    );
    return touching;
  };
};

const dayByDay =
  (startedAt: Instant): Judge =>
  (day, stood, left, dayZero) => {
    const closesAt = closingOf(day);
    const still = stood.filter(standsAt(closesAt));
    const runs = still.length === 0;
    const taken = runs && !dayZero && left > 0 ? 1 : 0;
    const reachedAt = runs && taken === left && closesAt >= startedAt ? closesAt : undefined;
    return { taken, still: dayZero ? [] : still, reachedAt };
  };

/** The end of a standstill belongs to the time after it: splitting one changes nothing. */
const standsAt =
  (at: Instant) =>
  ({ from, until }: Standstill): boolean =>
    from <= at && (until === undefined || at < until);

const MINUTE = 60_000;

const minuteByMinute =
  (startedAt: Instant): Judge =>
  (day, stood, left) => {
    let rest = left;
    let reachedAt: Instant | undefined;
    for (const [opensAt, shutsAt] of running(day, startedAt, stood)) {
      const taken = Math.min(rest, shutsAt - opensAt);
      rest -= taken;
      if (rest > 0) continue;
      reachedAt = Instant.parse(opensAt + taken);
      break;
    }
    return { taken: left - rest, still: stood.filter(takesFrom(day, startedAt, reachedAt)), reachedAt };
  };

type Span = readonly [number, number];

/** The open stretches of a date after an instant, without those in which the clock stood still. */
const running = (day: OfficeDay, after: Instant, stood: readonly Standstill[]): readonly Span[] =>
  stood.reduce<readonly Span[]>(
    (open, { from, until }) =>
      open
        .flatMap(([opensAt, shutsAt]): readonly Span[] => [
          [opensAt, Math.min(shutsAt, from)],
          [Math.max(opensAt, until ?? shutsAt), shutsAt],
        ])
        .filter(([opensAt, shutsAt]) => opensAt < shutsAt),
    openFrom(day, after),
  );

const takesFrom =
  (day: OfficeDay, after: Instant, before: number = Number.POSITIVE_INFINITY) =>
  ({ from, until }: Standstill): boolean =>
    openFrom(day, after).some(
      ([opensAt, shutsAt]) => Math.max(opensAt, from) < Math.min(shutsAt, until ?? shutsAt, before),
    );

/** The open stretches of a date that lie after an instant. */
const openFrom = (day: OfficeDay, after: Instant): readonly Span[] =>
  day.open.length === 0 || openingOf(day) >= after
    ? day.open
    : day.open
        .map(([opensAt, shutsAt]): Span => [Math.max(opensAt, after), shutsAt])
        .filter(([opensAt, shutsAt]) => opensAt < shutsAt);

/**
 * Working minutes from one instant to another, without those in which the clock stood still; none where the second is
 * earlier.
 */
export const workingMinutesBetween = (
  calendar: Calendar,
  from: Instant,
  until: Instant,
  stood: readonly Standstill[] = [],
): number => {
  let passed = 0;
  const last = dayNumberOf(calendar, until);
  for (let number = dayNumberOf(calendar, from); number <= last; number += 1) {
    const day = officeDay(calendar, number);
    if (day.verdict.kind !== 'working') continue;
    for (const [opensAt, shutsAt] of running(day, from, stood)) {
      passed += Math.max(0, Math.min(shutsAt, until) - opensAt);
    }
  }
  return passed / MINUTE;
};

/**
 * So much working time before an instant, inside office hours. Working days: when the office opens on the n-th working
 * day before that instant's date, on the date itself where n is nothing.
 */
export const workingTimeBefore = (calendar: Calendar, { limit, unit }: WorkingTime, at: Instant): Instant =>
  unit === 'workingDays' ? daysBefore(calendar, limit, at) : minutesBefore(calendar, limit, at);

const daysBefore = (calendar: Calendar, days: number, at: Instant): Instant => {
  const today = isoDateOf(calendar, at);
  let left = days;
  for (const day of workingDaysBack(calendar, at)) {
    if (days > 0 && day.date === today) continue;
    if (left <= 1) return openingOf(day);
    left -= 1;
  }
  throw new RangeError('a day before all days');
};

const minutesBefore = (calendar: Calendar, minutes: number, at: Instant): Instant => {
  let left = minutes * MINUTE;
  for (const { open } of workingDaysBack(calendar, at)) {
    for (const [opensAt, closesAt] of open.toReversed()) {
      const shutsAt: number = Math.min(closesAt, at);
      if (shutsAt < opensAt) continue;
      if (shutsAt - opensAt >= left) return Instant.parse(shutsAt - left);
      left -= shutsAt - opensAt;
    }
  }
  throw new RangeError('a minute before all minutes');
};

/** The working days up to an instant's date, latest first. */
function* workingDaysBack(calendar: Calendar, at: Instant): Iterable<OfficeDay> {
  const last = dayNumberOf(calendar, at);
  for (let back = 0; back < MOST_DAYS; back += 1) {
    const day = officeDay(calendar, last - back);
    if (day.verdict.kind === 'working') yield day;
  }
}

/** The instant itself inside office hours, else when the office opens next. */
export const whenOpen = (calendar: Calendar, at: Instant): Instant =>
  countLimit(calendar, { limit: 0, unit: 'workingMinutes' }, at).dueAt;

/** Of a day on which the office opens. */
const openingOf = ({ open }: OfficeDay): Instant => first(open)[0];
const closingOf = ({ open }: OfficeDay): Instant => first(open.slice(-1))[1];
const first = ([segment]: OfficeDay['open']): OfficeDay['open'][number] => {
  if (segment === undefined) throw new RangeError('a working day without hours');
  return segment;
};
