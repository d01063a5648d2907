import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import calendar2025 from '#policy/calendar-2025.json' with { type: 'json' };
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import {
  CalendarYear,
  dateOf,
  IsoDate,
  instantAt,
  isoDateOf,
  isoWithOffset,
  judgeDay,
  OfficeHours,
  segmentsOn,
  specialHoursOn,
} from '#shared/domain/calendar/calendar';
import { parsePolicyFiles } from '#shared/domain/policy/policy';
import { calendar, calendarWithout } from '#test/support/builders/a-calendar';
import { shownInWib, wib } from '#test/support/builders/a-report';

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

describe('special hours', () => {
  const date = (text: string) => Temporal.PlainDate.from(text);

  it.each([
    ['2026-02-18', undefined],
    ['2026-02-19', 'Jam kerja Ramadan'],
    ['2026-03-20', 'Jam kerja Ramadan'],
    ['2026-03-21', undefined],
    ['2028-02-01', undefined], // a year that is not loaded
  ])('on %s are %s', (on, name) => {
    expect(specialHoursOn(calendar, date(on))?.name.id).toBe(name);
  });

  it('take the place of the usual ones by weekday, and open no weekend', () => {
    const ends = ['2026-02-18', '2026-02-19', '2026-02-20', '2026-02-21'].map((on) =>
      segmentsOn(calendar, date(on)).map(([from, to]) => `${from}-${to}`),
    );
    expect(ends).toEqual([
      ['07:30-12:00', '13:00-16:00'],
      ['08:00-12:00', '12:30-15:00'],
      ['08:00-11:30', '12:30-15:30'],
      [],
    ]);
  });

  it('add up to 32.5 hours a week, and the usual ones to 37.5, as Perpres 21/2023 has it', () => {
    const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    const week = (monday: string) =>
      [0, 1, 2, 3, 4, 5, 6]
        .flatMap((days) => segmentsOn(calendar, date(monday).add({ days })))
        .reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0);
    expect(week('2026-02-23')).toBe(32.5 * 60);
    expect(week('2026-07-13')).toBe(37.5 * 60);
  });
});

describe('the file of a year', () => {
  type Changes = {
    readonly year?: number;
    readonly days?: readonly object[];
    readonly specialHours?: readonly object[];
    readonly decrees?: readonly object[];
  };
  const complaints = (changes: Changes): readonly string[] =>
    (CalendarYear.safeParse({ ...calendar2025, ...changes }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  const daysWith = (at: number, change: Readonly<Record<string, unknown>>) =>
    calendar2025.days.map((day, index) => (index === at ? { ...day, ...change } : day));
  const of = (kind: string) => calendar2025.days.filter((day) => day.kind === kind);
  const [ramadan] = calendar2025.specialHours;
  const extra = (count: number, kind: string) =>
    Array.from({ length: count }, (_, index) => ({
      ...calendar2025.days[0],
      // 3 February 2025 is a Monday: weeks of Mondays.
      date: Temporal.PlainDate.from('2025-02-03').add({ weeks: index }).toString(),
      weekday: 'Senin',
      kind,
    }));

  it('is taken as it is deployed', () => {
    expect(complaints({})).toEqual([]);
  });

  it('is refused for a wrong weekday, with the date, what it is and what was written', () => {
    expect(complaints({ days: daysWith(1, { weekday: 'Selasa' }) })).toEqual([
      'days.1: 2025-01-27 is a Senin, not a Selasa',
    ]);
  });

  it('is refused for a slip of a digit in a date: the weekday does not fit any more', () => {
    expect(complaints({ days: daysWith(1, { date: '2025-01-26' }) })).toEqual([
      'days.1: 2025-01-26 is a Minggu, not a Senin',
    ]);
  });

  it('is refused for a date that stands twice', () => {
    const [first] = calendar2025.days;
    expect(complaints({ days: [...calendar2025.days, first ?? {}] })).toEqual(['days.28: 2025-01-01 stands twice']);
  });

  it('is refused for a date of another year', () => {
    // 1 January 2026 is a Thursday.
    expect(complaints({ days: daysWith(0, { date: '2026-01-01', weekday: 'Kamis' }) })).toEqual([
      'days.0: 2026-01-01 is not in 2025',
    ]);
  });

  it.each(['2025-02-30', '2025-13-01', '2025-1-1', '01-01-2025', '2025-02-29', ''])(
    'is refused for a date that is on no calendar: %j',
    (date) => {
      expect(complaints({ days: daysWith(2, { date }) }).join()).toMatch(/^days\.2\.date: /);
      expect(IsoDate.safeParse(date).success).toBe(false);
    },
  );

  it('is refused for a kind that nobody knows', () => {
    expect(complaints({ days: daysWith(2, { kind: 'fakultatif' }) }).join()).toMatch(/^days\.2\.kind: /);
  });

  it('is refused for a decree that is not listed', () => {
    expect(complaints({ days: daysWith(2, { decree: 'skb-2024' }) })).toEqual([
      'days.2: decree skb-2024 is not listed',
    ]);
    expect(complaints({ decrees: [] }).join()).toContain('decrees');
  });

  it('is refused for more or fewer days of a kind than any year had', () => {
    // 17 national days and 11 of joint leave are decreed.
    const only = (kind: string, count: number) => [
      ...of(kind).slice(0, count),
      ...calendar2025.days.filter((day) => day.kind !== kind),
    ];
    expect(complaints({ days: only('national', 11) })).toEqual(['days: 11 days of kind national: expected 12 to 22']);
    expect(complaints({ days: only('national', 12) })).toEqual([]);
    expect(complaints({ days: only('jointLeave', 1) })).toEqual(['days: 1 days of kind jointLeave: expected 2 to 16']);
    const more = (count: number, kind: string) => complaints({ days: [...calendar2025.days, ...extra(count, kind)] });
    expect(more(5, 'national')).toEqual([]);
    expect(more(6, 'national')).toEqual(['days: 23 days of kind national: expected 12 to 22']);
    expect(more(6, 'jointLeave')).toEqual(['days: 17 days of kind jointLeave: expected 2 to 16']);
    expect(more(8, 'local')).toEqual([]);
    expect(more(7, 'oneOff')).toEqual(['days: 7 days of kind oneOff: expected 0 to 6']);
  });

  it('is refused for special hours that overlap, or stand in another order', () => {
    const message = 'specialHours.1: special hours must follow one another';
    const span = (from: string, until: string) => ({ ...ramadan, from, until });
    expect(complaints({ specialHours: [span('2025-03-01', '2025-03-30'), span('2025-03-30', '2025-04-02')] })).toEqual([
      message,
    ]);
    expect(complaints({ specialHours: [span('2025-03-01', '2025-03-30'), span('2025-02-01', '2025-02-02')] })).toEqual([
      message,
    ]);
    expect(complaints({ specialHours: [span('2025-03-01', '2025-03-30'), span('2025-03-31', '2025-04-02')] })).toEqual(
      [],
    );
  });

  it('is refused for special hours that end before they start, or in another year', () => {
    expect(complaints({ specialHours: [{ ...ramadan, from: '2025-03-30', until: '2025-03-01' }] })).toEqual([
      'specialHours.0: hours that end before they start',
    ]);
    expect(complaints({ specialHours: [{ ...ramadan, from: '2025-12-30', until: '2026-01-02' }] })).toEqual([
      'specialHours.0: 2026-01-02 is not in 2025',
    ]);
  });

  it('is refused for a field that nobody knows, for it may be a slip for one that matters', () => {
    expect(complaints({ days: daysWith(2, { tentatif: true }) }).join()).toMatch(/^days\.2: .*tentatif/);
  });

  it('is refused under the name of another year', () => {
    expect(() => parsePolicyFiles({ ...POLICY_FILES, 'calendar-2024': calendar2025 })).toThrow(
      'calendar-2024 holds 2025',
    );
  });

  it('is refused for special hours on other weekdays than the office works on', () => {
    const hours = [{ weekdays: [1, 2, 3, 4, 5, 6], segments: [['08:00', '12:00']] }];
    const year = { ...calendar2025, specialHours: [{ ...ramadan, hours }] };
    expect(() => parsePolicyFiles({ ...POLICY_FILES, 'calendar-2025': year })).toThrow(
      'special hours for other weekdays than the office works on',
    );
  });
});
