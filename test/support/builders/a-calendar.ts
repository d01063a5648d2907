import * as fc from 'fast-check';
import { type Calendar, IsoDate, OfficeHours } from '#shared/domain/calendar/calendar';
import type { Over } from '#shared/domain/calendar/standstill';
import type { Policy } from '#shared/domain/policy/policy';
import { Clocks } from '#shared/domain/report/clock-rules';
import { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';

/** The office's real calendar. */
export const calendar: Calendar = policy.calendar;

export const isoDate = (text: string): IsoDate => IsoDate.parse(text);

/** The same office as though no decree of some year had been loaded. */
export const calendarWithout = (year: number): Calendar => ({
  ...calendar,
  years: calendar.years.filter((known) => known.year !== year),
});

/** The same office as though one day off had never been decreed. */
export const calendarWithoutDay = (date: string): Calendar => ({
  ...calendar,
  years: calendar.years.map((year) => ({ ...year, days: year.days.filter((day) => day.date !== date) })),
});

/** An office of other hours, the same in Ramadan. */
export const openAt = (hours: unknown): Calendar => ({
  ...calendar,
  hours: OfficeHours.parse(hours),
  years: calendar.years.map(({ specialHours, ...year }) => year),
});

/** The office's clocks with another version after them, or other rules in place of one clock's. */
export const clocksWith = (clock: string, rules: readonly object[], validFrom?: string): Clocks => {
  const [first] = policy.clocks.clocks;
  if (first === undefined) throw new Error('no clocks');
  const others = first.rules.filter((rule) => rule.clock !== clock);
  const given = rules.map((rule) => ({
    clock,
    unit: 'workingDays',
    pauses: true,
    grade: 'U',
    source: 'invented',
    ...rule,
  }));
  const version = { validFrom: validFrom ?? first.validFrom, rules: [...others, ...given] };
  return Clocks.parse({ clocks: validFrom === undefined ? [version] : [first, version] });
};

const MINUTE = 60_000;
const DAY = 86_400_000;

/** From the first loaded day to where 120 working days and as many days of pause still end in a loaded year. */
const FIRST = wib('2025-01-01 00:00');
const LAST = wib('2027-02-20 00:00');

export const laterBy = (at: number, by: number): Instant => Instant.parse(at + by);

export const moment = fc.integer({ min: FIRST, max: LAST }).map((at) => Instant.parse(at));
const wholeMinute = moment.map((at) => Instant.parse(at - (at % MINUTE)));

/** Where mistakes live: midnight in the office and in UTC, and the edges of office hours, in Ramadan and out of it. */
const TIMES = [
  '00:00',
  '00:01',
  '06:59',
  '07:00',
  '07:29',
  '07:30',
  '08:00',
  '11:30',
  '12:00',
  '12:30',
  '13:00',
  '15:00',
  '15:30',
  '16:00',
  '16:01',
  '16:30',
  '23:59',
];
const edge = fc
  .tuple(fc.integer({ min: 0, max: 780 }), fc.constantFrom(...TIMES))
  .map(([day, time]) => laterBy(wib(`2025-01-01 ${time}`), day * DAY));
/**
 * Weeks in which a day is rarely what its weekday says: Lebaran, Ramadan's first and last days, the turns of the year.
 */
const odd = fc
  .tuple(
    fc.constantFrom('2025-02-26', '2025-03-24', '2025-12-22', '2026-02-16', '2026-03-14', '2026-12-21', '2027-02-05'),
    fc.integer({ min: 0, max: 13 }),
    fc.constantFrom(...TIMES),
  )
  .map(([date, day, time]) => laterBy(wib(`${date} ${time}`), day * DAY));
export const anyMinute = fc.oneof(wholeMinute, edge, odd);

export const days = fc.integer({ min: 0, max: 120 });
export const minutes = fc.integer({ min: 0, max: 3_000 });

/**
 * Up to five pauses from some days before a start to some weeks after it, on multiples of a step: long and short,
 * apart, overlapping or meeting, some of no length, some at the very edges of office hours.
 */
export const pausesAfter = (start: number, step: number): fc.Arbitrary<readonly Over[]> => {
  const anyFrom = fc.integer({ min: Math.floor((-3 * DAY) / step), max: Math.floor((25 * DAY) / step) });
  const midnight = start - ((start + 7 * 3_600_000) % DAY);
  const atEdge = fc
    .tuple(fc.integer({ min: -1, max: 20 }), fc.constantFrom(...TIMES))
    .map(([day, time]) => midnight + day * DAY + wib(`2025-01-01 ${time}`) - FIRST);
  const at = fc.oneof(
    anyFrom.map((steps) => start + steps * step),
    atEdge,
  );
  const length = fc.oneof(
    fc.integer({ min: 0, max: Math.floor(DAY / step / 4) }).map((steps) => steps * step),
    fc.integer({ min: 0, max: Math.floor((15 * DAY) / step) }).map((steps) => steps * step),
  );
  const span = fc.oneof(
    fc.tuple(at, length).map(([from, lasts]): [number, number] => [from, from + lasts]),
    fc.tuple(atEdge, atEdge).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
  );
  return fc.array(
    span.map(
      ([from, until]): Over => ({ from: Instant.parse(from), until: Instant.parse(until), why: 'awaitingReporter' }),
    ),
    { maxLength: 5 },
  );
};

/** The same rules with one more day off: an election, on Thursday, 22 May 2025. */
export const withElection: Policy = {
  ...policy,
  calendar: {
    ...policy.calendar,
    years: policy.calendar.years.map((year) =>
      year.year === 2025
        ? {
            ...year,
            days: [
              ...year.days,
              {
                date: isoDate('2025-05-22'),
                weekday: 'Kamis',
                kind: 'oneOff',
                name: { id: 'Pemungutan suara contoh', en: 'Example election' },
                decree: 'skb-2025',
              } as const,
            ],
          }
        : year,
    ),
  },
};
