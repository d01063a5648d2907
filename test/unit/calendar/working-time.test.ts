import { describe, expect, it } from 'vitest';
import type { Calendar } from '#shared/domain/calendar/calendar';
import type { Over } from '#shared/domain/calendar/standstill';
import {
  countLimit,
  countUntil,
  type Due,
  type LedgerDay,
  WorkingTime,
  whenOpen,
  workingMinutesBetween,
  workingTimeBefore,
} from '#shared/domain/calendar/working-time';
import { calendarGap } from '#shared/domain/report/calendar-gap';
import { calendar, calendarWithout, clocksWith, openAt } from '#test/support/builders/a-calendar';
import { shownInWib, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const inDays = (at: Calendar, start: string, limit: number, stood: readonly Over[] = []): Due =>
  countLimit(at, { limit, unit: 'workingDays' }, wib(start), stood);
const inMinutes = (at: Calendar, start: string, limit: number, stood: readonly Over[] = []): Due =>
  countLimit(at, { limit, unit: 'workingMinutes' }, wib(start), stood);
const due = (received: string, days: number, stood: readonly Over[] = []): string =>
  shownInWib(inDays(calendar, received, days, stood).dueAt);
const later = (start: string, minutes: number, stood: readonly Over[] = []): string =>
  shownInWib(inMinutes(calendar, start, minutes, stood).dueAt);
const pause = (from: string, until: string): Over => ({ from: wib(from), until: wib(until), why: 'awaitingReporter' });
/** `2025-05-07 working 1`: the day, what it was, what was counted on it; `|` where the clock stood still. */
const told = ({ date, verdict, share, still }: LedgerDay): string =>
  `${date} ${verdict.kind} ${share}${still.length > 0 ? ' |'.repeat(still.length) : ''}`;

describe('the n-th working day after receipt', () => {
  it('counts from the next day, whatever the hour of receipt', () => {
    expect(due('2025-05-06 00:00', 1)).toBe('2025-05-07 16:00');
    expect(due('2025-05-06 23:59', 1)).toBe('2025-05-07 16:00');
  });

  it('begins with the date in the office, not with the date in UTC', () => {
    expect(due('2025-05-08 23:59', 1)).toBe('2025-05-09 16:30'); // Thursday, so Friday
    expect(due('2025-05-09 00:01', 1)).toBe('2025-05-14 16:00'); // Friday; Waisak and its joint leave on Monday and Tuesday
  });

  it('takes a holiday of receipt for day 0 too', () => {
    expect(due('2025-03-31 10:00', 3)).toBe('2025-04-10 16:00'); // Idulfitri until Monday the 7th; 8, 9, 10
  });

  it('takes a Saturday of receipt for day 0 too', () => {
    expect(due('2025-05-10 10:00', 1)).toBe('2025-05-14 16:00');
  });

  it('ends at 16:00 from Monday to Thursday and at 16:30 on Friday', () => {
    const ends = [0, 1, 2, 3, 4].map((day) => due(`2025-07-${String(13 + day).padStart(2, '0')} 10:00`, 1).slice(11));
    expect(ends).toEqual(['16:00', '16:00', '16:00', '16:00', '16:30']); // due Monday 14 to Friday 18 July
  });

  it('is provisional when the count crosses a year without a decree, and only then', () => {
    expect(inDays(calendar, '2027-10-15 10:00', 60).provisional).toBe(true); // ends in January 2028
    expect(inDays(calendar, '2027-10-15 10:00', 5).provisional).toBe(false);
    expect(inDays(calendarWithout(2025), '2025-12-24 10:00', 1).provisional).toBe(true);
  });

  it('stays provisional when it ends in a year that is known again', () => {
    // From Christmas 2025 over all of 2026 (at most 261 weekdays) into January 2027: 3 + 261 + 1.
    const { dueAt, provisional } = inDays(calendarWithout(2026), '2025-12-24 10:00', 265);
    expect(shownInWib(dueAt)).toBe('2027-01-04 16:00'); // 29 30 31 December =3, 2026 =264, (1 January) 4 =265
    expect(provisional).toBe(true);
  });

  it('explains itself day by day', () => {
    const { ledger } = inDays(calendar, '2025-05-08 10:00', 3);
    expect(ledger.map(({ date, verdict, counted }) => `${date} ${verdict.kind} ${counted}`)).toEqual([
      '2025-05-08 working 0',
      '2025-05-09 working 1',
      '2025-05-10 weekend 1',
      '2025-05-11 weekend 1',
      '2025-05-12 holiday 1',
      '2025-05-13 holiday 1',
      '2025-05-14 working 2',
      '2025-05-15 working 3',
    ]);
    expect(ledger.map(({ dayZero }) => dayZero)).toEqual([true, false, false, false, false, false, false, false]);
  });
});

describe('working minutes', () => {
  it('explain themselves day by day: 31.5 on Friday, 28.5 on Monday', () => {
    const { ledger } = inMinutes(calendar, '2026-11-27 15:58:30', 60);
    expect(ledger.map(({ date, verdict, counted }) => `${date} ${verdict.kind} ${counted}`)).toEqual([
      '2026-11-27 working 31.5',
      '2026-11-28 weekend 31.5',
      '2026-11-29 weekend 31.5',
      '2026-11-30 working 60',
    ]);
  });

  it('count nothing on an evening after hours', () => {
    const { ledger } = inMinutes(calendar, '2025-05-06 21:49', 60);
    expect(ledger.map(({ counted }) => counted)).toEqual([0, 60]);
  });

  it.each([
    ['run inside a morning', '2025-05-06 10:00', 60, '2025-05-06 11:00'],
    ['pause over lunch', '2025-05-06 11:30', 60, '2025-05-06 13:30'],
    [
      "pause longer on Friday, from 11:30 to 13:00, for the congregation's prayer",
      '2025-05-09 11:00',
      60,
      '2025-05-09 13:30',
    ],
    ['run on from Friday 16:00 to Monday 08:00', '2025-05-16 16:00', 60, '2025-05-19 08:00'],
    ['skip holidays behind a weekend', '2025-05-09 16:00', 60, '2025-05-14 08:00'],
    ['start at the opening when they are given before it', '2025-05-06 06:00', 30, '2025-05-06 08:00'],
    ['start after lunch when they are given during it', '2025-05-06 12:15', 10, '2025-05-06 13:10'],
    ['start the next morning when they are given in the evening', '2025-05-06 18:00', 30, '2025-05-07 08:00'],
    ['start on Monday when they are given on Sunday', '2025-05-18 10:00', 30, '2025-05-19 08:00'],
    ['start after the holidays when they are given on one', '2025-04-01 10:00', 240, '2025-04-08 11:30'],
    ['may end exactly with the day', '2025-05-06 15:00', 60, '2025-05-06 16:00'],
    ['go on in the morning by the minute that is left', '2025-05-06 15:00', 61, '2025-05-07 07:31'],
    ['are 450 a day: 4.5 and 3 hours', '2025-05-06 07:30', 450, '2025-05-06 16:00'],
    ['are 450 on Friday: 4 and 3.5 hours', '2025-05-09 07:30', 450, '2025-05-09 16:30'],
    ['are 2250 a week', '2025-05-19 07:30', 2250, '2025-05-23 16:30'],
    ['keep the milliseconds', '2025-05-06 10:00:30.500', 1, '2025-05-06 10:01:30.500'],
  ])('%s', (_, start, minutes, end) => {
    expect(later(start, minutes)).toBe(end);
  });

  it('run until midnight in an office that is open until then', () => {
    const open = openAt([{ weekdays: [1, 2, 3, 4, 5], segments: [['20:00', '24:00']] }]);
    expect(shownInWib(inMinutes(open, '2025-05-06 23:00', 60).dueAt)).toBe('2025-05-07 00:00');
    expect(shownInWib(inMinutes(open, '2025-05-06 23:00', 90).dueAt)).toBe('2025-05-07 20:30');
  });

  it('are provisional in a year without a decree', () => {
    expect(inMinutes(calendar, '2027-12-31 16:00', 60).provisional).toBe(true);
    expect(inMinutes(calendar, '2027-12-30 10:00', 60).provisional).toBe(false);
  });
});

describe('working days in Ramadan', () => {
  // 2026: from Thursday 19 February to Friday 20 March. Monday to Thursday 08:00-12:00 and 12:30-15:00 (390 minutes),
  // Friday 08:00-11:30 and 12:30-15:30 (390). The rest of the year 450 a day.
  it('a working day ends at 15:00, on Friday at 15:30, and at the usual hour on the day before and after', () => {
    expect(due('2026-02-17 10:00', 1)).toBe('2026-02-18 16:00'); // Wednesday, the eve
    expect(due('2026-02-17 10:00', 2)).toBe('2026-02-19 15:00'); // the first day of fasting
    expect(due('2026-02-17 10:00', 3)).toBe('2026-02-20 15:30'); // Friday
    expect(due('2026-03-16 10:00', 1)).toBe('2026-03-17 15:00'); // the last day that the office was open in it
    expect(due('2026-03-16 10:00', 2)).toBe('2026-03-25 16:00'); // 18 to 24 March: joint leave, Nyepi, Eid
  });

  it.each([
    ['start at 08:00', '2026-02-19 07:30', 60, '2026-02-19 09:00'],
    ['have half an hour at noon', '2026-02-19 11:30', 60, '2026-02-19 13:00'],
    ['have an hour at noon on Friday', '2026-02-20 11:00', 60, '2026-02-20 13:00'],
    ['stop at 15:00', '2026-02-19 14:30', 60, '2026-02-20 08:30'],
    ['are 390 a day: 4 and 2.5 hours', '2026-02-19 08:00', 390, '2026-02-19 15:00'],
    ['are 390 on Friday: 3.5 and 3 hours', '2026-02-20 08:00', 390, '2026-02-20 15:30'],
    ['are 1950 a week, 32.5 hours', '2026-02-23 08:00', 1950, '2026-02-27 15:30'],
    ['go over into it: 30 by the usual hours, 30 by the others', '2026-02-18 15:30', 60, '2026-02-19 08:30'],
    ['go out of it over Eid: 30 on 17 March, 30 from 07:30 on the 25th', '2026-03-17 14:30', 60, '2026-03-25 08:00'],
  ])('working minutes %s', (_, start, minutes, end) => {
    expect(later(start, minutes)).toBe(end);
  });

  it('minutes of one long limit are of both kinds of day', () => {
    // Wednesday 18 February 450, Thursday 19 February 390, 160 of Friday: 08:00 to 10:40.
    const { dueAt, ledger } = inMinutes(calendar, '2026-02-18 07:30', 1000);
    expect(shownInWib(dueAt)).toBe('2026-02-20 10:40');
    expect(ledger.map(({ share }) => share)).toEqual([450, 390, 160]);
  });
});

describe('a limit of nothing', () => {
  it.each([
    ['in the morning is due when the office shuts that day', '2025-05-06 06:00', '2025-05-06 16:00'],
    ['in the last second too', '2025-05-06 15:59:59', '2025-05-06 16:00'],
    ['as the office shuts is due right then', '2025-05-06 16:00', '2025-05-06 16:00'],
    ['a millisecond later is due the next day', '2025-05-06 16:00:00.001', '2025-05-07 16:00'],
    ['on Friday evening is due on Monday', '2025-05-16 17:00', '2025-05-19 16:00'],
    ['on the first day of Eid is due after all of it', '2025-03-31 10:00', '2025-04-08 16:00'],
  ])('in working days %s', (_, start, end) => {
    expect(due(start, 0)).toBe(end);
  });

  it.each([
    ['in office hours is due at once', '2025-05-06 10:00:30.500', '2025-05-06 10:00:30.500'],
    ['as the office opens is due at once', '2025-05-06 07:30', '2025-05-06 07:30'],
    ['as it shuts for noon is due when it opens again', '2025-05-06 12:00', '2025-05-06 13:00'],
    ['as it shuts is due the next morning', '2025-05-06 16:00', '2025-05-07 07:30'],
    ['on Saturday is due on Monday', '2025-05-17 10:00', '2025-05-19 07:30'],
  ])('in working minutes %s, which is when the office is open next', (_, start, end) => {
    expect(later(start, 0)).toBe(end);
    expect(shownInWib(whenOpen(calendar, wib(start)))).toBe(end);
  });

  it('waits for a standstill to end', () => {
    const still = [pause('2025-05-06 09:00', '2025-05-07 09:00')];
    expect(due('2025-05-06 10:00', 0, still)).toBe('2025-05-07 16:00');
    expect(later('2025-05-06 10:00', 0, still)).toBe('2025-05-07 09:00');
  });

  it('has a ledger in which nothing is counted', () => {
    expect(inDays(calendar, '2025-05-16 17:00', 0).ledger.map(told)).toEqual([
      '2025-05-16 working 0',
      '2025-05-17 weekend 0',
      '2025-05-18 weekend 0',
      '2025-05-19 working 0',
    ]);
  });
});

describe('a clock that stands still', () => {
  it('does not count a day on which it stood as the office shut', () => {
    // 6 May is day 0; 7 (1), 8 stood at 16:00, 9 (2), 14 (3) after Waisak.
    const { ledger, dueAt } = inDays(calendar, '2025-05-06 10:00', 3, [pause('2025-05-08 15:00', '2025-05-09 09:00')]);
    expect(shownInWib(dueAt)).toBe('2025-05-14 16:00');
    expect(ledger.map(told)).toEqual([
      '2025-05-06 working 0',
      '2025-05-07 working 1',
      '2025-05-08 working 0 |',
      '2025-05-09 working 1',
      '2025-05-10 weekend 0',
      '2025-05-11 weekend 0',
      '2025-05-12 holiday 0',
      '2025-05-13 holiday 0',
      '2025-05-14 working 1',
    ]);
  });

  it.each([
    ['asked and answered on one day costs no day', '2025-05-08 08:00', '2025-05-08 15:59', '2025-05-09 16:30'],
    ['answered as the office shuts costs no day', '2025-05-08 08:00', '2025-05-08 16:00', '2025-05-09 16:30'],
    ['answered a millisecond later costs one', '2025-05-08 08:00', '2025-05-08 16:00:00.001', '2025-05-14 16:00'],
    ['asked as the office shuts costs one', '2025-05-08 16:00', '2025-05-08 16:01', '2025-05-14 16:00'],
    ['over one night after hours costs none', '2025-05-08 16:01', '2025-05-09 07:00', '2025-05-09 16:30'],
    ['over a weekend and two holidays costs none', '2025-05-09 16:31', '2025-05-14 07:00', '2025-05-09 16:30'],
    ['of no length costs none', '2025-05-08 16:00', '2025-05-08 16:00', '2025-05-09 16:30'],
    ['on the day of receipt costs none', '2025-05-06 11:00', '2025-05-07 07:00', '2025-05-09 16:30'],
    ['before receipt costs none', '2025-05-01 10:00', '2025-05-06 09:00', '2025-05-09 16:30'],
  ])('a standstill %s', (_, from, until, end) => {
    expect(due('2025-05-06 10:00', 3, [pause(from, until)])).toBe(end); // without it 7, 8, 9 May
  });

  it.each([
    ['takes its minutes', '2025-05-06 10:15', '2025-05-06 10:45', '2025-05-06 11:30', 0],
    ['takes none of the noon break', '2025-05-06 10:30', '2025-05-06 13:00', '2025-05-06 13:30', 0],
    ['takes none at night', '2025-05-06 17:00', '2025-05-07 07:00', '2025-05-06 11:00', 0],
    ['goes over to the next day', '2025-05-06 10:30', '2025-05-07 08:00', '2025-05-07 08:30', 1],
    ['goes over a weekend and holidays', '2025-05-06 10:30', '2025-05-14 09:00', '2025-05-14 09:30', 8],
  ])('a standstill in working minutes %s', (_, from, until, end, daysMore) => {
    const { dueAt, ledger } = inMinutes(calendar, '2025-05-06 10:00', 60, [pause(from, until)]);
    expect(shownInWib(dueAt)).toBe(end); // without it 11:00
    expect(ledger).toHaveLength(1 + daysMore);
  });

  it('names a standstill only on days from which it took something', () => {
    // 30 on the 6th; nothing on the 7th (night hours only); the standstill of the 8th begins after the last minute was
    // counted.
    const still = [pause('2025-05-06 15:30', '2025-05-07 07:30'), pause('2025-05-07 08:00', '2025-05-08 16:00')];
    const { ledger, dueAt } = inMinutes(calendar, '2025-05-06 15:00', 60, still);
    expect(shownInWib(dueAt)).toBe('2025-05-07 08:00');
    expect(ledger.map(told)).toEqual(['2025-05-06 working 30 |', '2025-05-07 working 30']);
  });

  it('has no date while nobody knows when it goes on, but says how far it has come', () => {
    const open = [{ from: wib('2025-05-08 15:00'), why: 'awaitingReporter' }] as const;
    const until = wib('2025-05-15 10:00');
    const counted = countUntil(calendar, { limit: 3, unit: 'workingDays' }, wib('2025-05-06 10:00'), open, until);
    expect(counted.dueAt).toBeUndefined();
    expect(counted.ledger.at(-1)).toMatchObject({ date: '2025-05-15', share: 0, counted: 1 }); // only the 7th
    expect(counted.ledger.filter(({ still }) => still.length > 0).map(({ date }) => date)).toEqual([
      '2025-05-08',
      '2025-05-09',
      '2025-05-14',
      '2025-05-15',
    ]);
  });

  it('a clock that stands still in working minutes stands to the end of every day while nobody knows when it goes on', () => {
    const open = [{ from: wib('2025-05-06 10:30'), why: 'awaitingReporter' }] as const;
    const start = wib('2025-05-06 10:00');
    const counted = countUntil(calendar, { limit: 60, unit: 'workingMinutes' }, start, open, wib('2025-05-07 18:00'));
    expect(counted.dueAt).toBeUndefined();
    expect(counted.ledger.map(told)).toEqual(['2025-05-06 working 30 |', '2025-05-07 working 0 |']);
    expect(workingMinutesBetween(calendar, start, wib('2025-05-07 18:00'), open)).toBe(30);
  });

  it('takes nothing from day 0 in working days, and so is not named on it', () => {
    const { ledger } = inDays(calendar, '2025-05-06 10:00', 1, [pause('2025-05-06 11:00', '2025-05-07 09:00')]);
    expect(ledger.map(told)).toEqual(['2025-05-06 working 0', '2025-05-07 working 1']);
  });

  it('had its date where the limit was reached before it stood', () => {
    const open = [{ from: wib('2025-05-14 10:00'), why: 'awaitingReporter' }] as const;
    const until = wib('2025-05-20 10:00');
    const counted = countUntil(calendar, { limit: 3, unit: 'workingDays' }, wib('2025-05-06 10:00'), open, until);
    expect(shownInWib(counted.dueAt ?? 0)).toBe('2025-05-09 16:30');
  });
});

describe('working minutes between two moments', () => {
  it.each([
    ['of one day without noon', '2025-05-06 00:00', '2025-05-07 00:00', 450],
    ['of a morning', '2025-05-06 08:00', '2025-05-06 11:00', 180],
    ['over noon', '2025-05-06 11:30', '2025-05-06 13:30', 60],
    ['over a weekend and two holidays', '2025-05-09 16:00', '2025-05-14 08:00', 60],
    ['of a day in Ramadan', '2026-02-19 00:00', '2026-02-20 00:00', 390],
    ['of half a minute', '2025-05-06 08:00:00', '2025-05-06 08:00:30', 0.5],
    ['of a night', '2025-05-06 16:00', '2025-05-07 07:30', 0],
    ['where the second is earlier', '2025-05-07 10:00', '2025-05-06 10:00', 0],
    ['where the second is earlier that day', '2025-05-06 11:00', '2025-05-06 10:00', 0],
  ])('working minutes between two moments: %s', (_, from, until, minutes) => {
    expect(workingMinutesBetween(calendar, wib(from), wib(until))).toBe(minutes);
  });

  it('are without those in which the clock stood still, and none is taken twice where two standstills overlap', () => {
    const still = [pause('2025-05-06 09:00', '2025-05-06 10:00'), pause('2025-05-06 09:30', '2025-05-06 10:30')];
    expect(workingMinutesBetween(calendar, wib('2025-05-06 08:00'), wib('2025-05-06 11:00'), still)).toBe(90);
  });
});

describe('so much working time before a deadline', () => {
  const earlier = (limit: number, unit: WorkingTime['unit'], at: string) =>
    shownInWib(workingTimeBefore(calendar, { limit, unit }, wib(at)));

  it.each([
    [60, '2025-05-06 16:00', '2025-05-06 15:00'],
    [60, '2025-05-06 13:30', '2025-05-06 11:30'], // over noon
    [60, '2025-05-14 08:00', '2025-05-09 16:00'], // 30 that morning, 30 on the Friday before Waisak
    [180, '2025-05-06 16:00', '2025-05-06 13:00'],
    [450, '2025-05-06 16:00', '2025-05-06 07:30'],
    [451, '2025-05-06 16:00', '2025-05-05 15:59'],
    [60, '2026-02-19 08:30', '2026-02-18 15:30'], // back out of Ramadan: 30 of it, 30 of the day before
    [60, '2025-05-10 12:00', '2025-05-09 15:30'], // from a Saturday
    [0, '2025-05-06 10:00', '2025-05-06 10:00'],
  ])('%i minutes before %s is %s', (limit, at, expected) => {
    expect(earlier(limit, 'workingMinutes', at)).toBe(expected);
  });

  it.each([
    [0, '2025-05-14 16:00', '2025-05-14 07:30'],
    [1, '2025-05-14 16:00', '2025-05-09 07:30'],
    [3, '2025-05-14 16:00', '2025-05-07 07:30'], // 9, 8, 7
    [1, '2026-02-20 15:30', '2026-02-19 08:00'], // Ramadan opens at eight
    [1, '2025-05-12 10:00', '2025-05-09 07:30'], // from a holiday
  ])('%i working days before %s is the opening on %s', (limit, at, expected) => {
    expect(earlier(limit, 'workingDays', at)).toBe(expected);
  });
});

describe('an amount of working time', () => {
  it.each([
    [{ limit: 400, unit: 'workingDays' }, true],
    [{ limit: 401, unit: 'workingDays' }, false],
    [{ limit: 20_000, unit: 'workingMinutes' }, true],
    [{ limit: 20_001, unit: 'workingMinutes' }, false],
    [{ limit: 0, unit: 'workingDays' }, true],
    [{ limit: -1, unit: 'workingDays' }, false],
    [{ limit: 1.5, unit: 'workingMinutes' }, false],
    [{ limit: 5, unit: 'hours' }, false],
    [{ limit: 5 }, false],
  ])('%j: taken is %s', (given, taken) => {
    expect(WorkingTime.safeParse(given).success).toBe(taken);
  });
});

describe('a year without a decree', () => {
  const gap = (now: string, clocks = policy.clocks) => calendarGap({ calendar, clocks }, wib(now));

  it('is seen as soon as the longest limit would reach into it', () => {
    // Working days after 7 October 2027 (Thursday): October 8, 11-15, 18-22, 25-29 = 16; November 22; December 22 (24th
    // off): 60.
    expect(gap('2027-10-07 10:00')).toBe(false);
    expect(gap('2027-10-08 10:00')).toBe(true);
  });

  it('is seen earlier where a limit can be extended, for it may reach further', () => {
    const longer = clocksWith('resolution', [
      { start: 'received', limit: 60, extension: { limit: 1, grounds: ['notYetHeld'] } },
    ]);
    expect(gap('2027-10-06 10:00', longer)).toBe(false);
    expect(gap('2027-10-07 10:00', longer)).toBe(true);
  });

  it('is seen when it has begun', () => {
    expect(gap('2028-01-01 00:00')).toBe(true);
    expect(calendarGap({ calendar: calendarWithout(2025), clocks: policy.clocks }, wib('2025-05-06 10:00'))).toBe(true);
  });
});
