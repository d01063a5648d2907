import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOf, instantAt, isoDateOf, isoWithOffset, judgeDay, OfficeHours } from '#shared/domain/calendar';
import { calendar, calendarWithout } from '#test/support/a-calendar';
import { shownInWib, wib } from '#test/support/a-report';

const on = (date: string) => judgeDay(calendar, Temporal.PlainDate.from(date));

const workingDaysIn = (year: number): number => {
  let count = 0;
  for (
    let date = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    date.year === year;
    date = date.add({ days: 1 })
  ) {
    if (judgeDay(calendar, date).kind === 'working') count += 1;
  }
  return count;
};

describe('a working day', () => {
  // 261 weekdays in each of the three years, minus the holidays that fall on one, minus joint leave (always on one).
  it.each([
    [2025, 261 - 13 - 11],
    [2026, 261 - 13 - 8],
    [2027, 261 - 11 - 8],
  ])('in %i comes %i times', (year, count) => {
    expect(workingDaysIn(year)).toBe(count);
  });

  it('is no Saturday and no Sunday, also when a holiday falls on one', () => {
    expect(on('2025-05-10')).toEqual({ kind: 'weekend', provisional: false });
    expect(on('2025-08-17').kind).toBe('weekend'); // Independence Day, a Sunday
  });

  it('is no holiday, and the verdict names it with its decree', () => {
    expect(on('2025-05-12')).toMatchObject({
      kind: 'holiday',
      day: { name: { id: 'Hari Raya Waisak' }, kind: 'national' },
      decree: 'SKB Tiga Menteri No. 1017/2024, 2/2024, 2/2024',
    });
  });

  it('is no joint leave, decreed in the middle of the year or not', () => {
    expect(on('2025-08-18')).toMatchObject({
      kind: 'holiday',
      day: { kind: 'jointLeave' },
      decree: 'SKB Tiga Menteri No. 933/2025, 1/2025, 3/2025 (perubahan)',
    });
  });

  it('is known for certain only where a decree is loaded: without one, a weekday counts provisionally', () => {
    expect(on('2028-01-03')).toEqual({ kind: 'working', provisional: true });
    expect(on('2028-01-01')).toEqual({ kind: 'weekend', provisional: true });
    const christmas = Temporal.PlainDate.from('2026-12-25');
    expect(judgeDay(calendarWithout(2026), christmas)).toEqual({ kind: 'working', provisional: true });
    expect(judgeDay(calendar, christmas).kind).toBe('holiday');
  });
});

describe("today in the office's zone", () => {
  it('begins at 17:00 UTC of the day before', () => {
    const lastMinute = wib('2025-05-08 23:59');
    expect(new Date(lastMinute).toISOString()).toBe('2025-05-08T16:59:00.000Z');
    expect(isoDateOf(calendar, lastMinute)).toBe('2025-05-08');
    expect(isoDateOf(calendar, wib('2025-05-09 00:00'))).toBe('2025-05-09');
    expect(dateOf(calendar, wib('2025-05-09 00:00')).dayOfWeek).toBe(5);
  });

  it('ends at 24:00, which is the next midnight', () => {
    const date = Temporal.PlainDate.from('2025-12-31');
    expect(shownInWib(instantAt(calendar, date, '24:00'))).toBe('2026-01-01 00:00');
    expect(shownInWib(instantAt(calendar, date, '16:00'))).toBe('2025-12-31 16:00');
  });

  it('stands on the wire with its offset', () => {
    expect(isoWithOffset(calendar, wib('2025-05-09 16:30'))).toBe('2025-05-09T16:30:00+07:00');
  });
});

describe('office hours', () => {
  const refused = (hours: unknown) => OfficeHours.safeParse(hours).success === false;

  it('may have several segments a day', () => {
    expect(
      refused([
        {
          weekdays: [1],
          segments: [
            ['07:30', '12:00'],
            ['13:00', '24:00'],
          ],
        },
      ]),
    ).toBe(false);
  });

  it.each([
    ['a segment that ends before it starts', [{ weekdays: [1], segments: [['16:00', '07:30']] }]],
    ['an empty segment', [{ weekdays: [1], segments: [['07:30', '07:30']] }]],
    [
      'segments that overlap',
      [
        {
          weekdays: [1],
          segments: [
            ['07:30', '13:00'],
            ['12:00', '16:00'],
          ],
        },
      ],
    ],
    [
      'a weekday with two sets of hours',
      [
        { weekdays: [1, 2], segments: [['07:30', '16:00']] },
        { weekdays: [2], segments: [['07:30', '12:00']] },
      ],
    ],
    ['a time that no clock shows', [{ weekdays: [1], segments: [['07:30', '25:00']] }]],
    ['an eighth weekday', [{ weekdays: [8], segments: [['07:30', '16:00']] }]],
    ['an office that never opens', []],
  ])('refuse %s', (_, hours) => {
    expect(refused(hours)).toBe(true);
  });
});
