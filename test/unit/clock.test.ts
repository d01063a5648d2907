import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, Clocks, nthWorkingDay, ruleFor, startClock } from '#shared/domain/clock';
import { calendar, calendarWithout, clocksWith, isoDate, openAt } from '#test/support/a-calendar';
import { aReport, CLASSIFIED, LAPOR, PPID, shownInWib, wib } from '#test/support/a-report';
import { policy } from '#test/support/policy';

const due = (received: string, days: number): string => shownInWib(nthWorkingDay(calendar, wib(received), days).dueAt);
const later = (start: string, minutes: number): string =>
  shownInWib(addWorkingMinutes(calendar, wib(start), minutes).dueAt);

describe('the n-th working day after receipt', () => {
  // Counted from the joint decrees, day 0 being the date of receipt; each ends with the office hours of its weekday.
  it.each([
    ['2025-05-06', '2025-05-09 16:30', '2025-05-15 16:00', '2025-05-22 16:00', '2025-05-28 16:00', '2025-08-07 16:00'],
    ['2025-08-14', '2025-08-20 16:00', '2025-08-22 16:30', '2025-08-29 16:30', '2025-09-04 16:00', '2025-11-10 16:00'],
    ['2026-03-13', '2026-03-25 16:00', '2026-03-27 16:30', '2026-04-06 16:00', '2026-04-10 16:30', '2026-06-24 16:00'],
    ['2026-05-13', '2026-05-20 16:00', '2026-05-22 16:30', '2026-06-03 16:00', '2026-06-09 16:00', '2026-08-13 16:00'],
    ['2026-11-24', '2026-11-27 16:30', '2026-12-01 16:00', '2026-12-08 16:00', '2026-12-14 16:00', '2027-02-23 16:00'],
    ['2026-12-23', '2026-12-30 16:00', '2027-01-04 16:00', '2027-01-12 16:00', '2027-01-18 16:00', '2027-04-05 16:00'],
    ['2027-03-05', '2027-03-18 16:00', '2027-03-22 16:00', '2027-03-31 16:00', '2027-04-06 16:00', '2027-06-17 16:00'],
    ['2027-05-14', '2027-05-25 16:00', '2027-05-27 16:00', '2027-06-04 16:30', '2027-06-10 16:00', '2027-08-13 16:30'],
  ])('after %s is +3 %s, +5 %s, +10 %s, +14 %s, +60 %s', (received, ...expected) => {
    expect([3, 5, 10, 14, 60].map((days) => due(`${received} 10:00`, days))).toEqual(expected);
  });

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
    expect(nthWorkingDay(calendar, wib('2027-10-15 10:00'), 60).provisional).toBe(true); // ends in January 2028
    expect(nthWorkingDay(calendar, wib('2027-10-15 10:00'), 5).provisional).toBe(false);
    expect(nthWorkingDay(calendarWithout(2025), wib('2025-12-24 10:00'), 1).provisional).toBe(true);
  });

  it('explains itself day by day', () => {
    const { ledger } = nthWorkingDay(calendar, wib('2025-05-08 10:00'), 3);
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
    const { ledger } = addWorkingMinutes(calendar, wib('2026-11-27 15:58:30'), 60);
    expect(ledger.map(({ date, verdict, counted }) => `${date} ${verdict.kind} ${counted}`)).toEqual([
      '2026-11-27 working 31.5',
      '2026-11-28 weekend 31.5',
      '2026-11-29 weekend 31.5',
      '2026-11-30 working 60',
    ]);
  });

  it('count nothing on an evening after hours', () => {
    const { ledger } = addWorkingMinutes(calendar, wib('2025-05-06 21:49'), 60);
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
    expect(shownInWib(addWorkingMinutes(open, wib('2025-05-06 23:00'), 60).dueAt)).toBe('2025-05-07 00:00');
    expect(shownInWib(addWorkingMinutes(open, wib('2025-05-06 23:00'), 90).dueAt)).toBe('2025-05-07 20:30');
  });

  it('are provisional in a year without a decree', () => {
    expect(addWorkingMinutes(calendar, wib('2027-12-31 16:00'), 60).provisional).toBe(true);
    expect(addWorkingMinutes(calendar, wib('2027-12-30 10:00'), 60).provisional).toBe(false);
  });
});

describe('the limit of a report', () => {
  const on = isoDate('2025-05-06');
  const limit = (subject: Parameters<typeof ruleFor>[2]) => ruleFor(policy.clocks, 'resolution', subject, on)?.limit;

  it('is 14 working days for a service and 60 for oversight', () => {
    expect(limit({ class: 'service', channel: LAPOR })).toBe(14);
    expect(limit({ class: 'service', channel: LAPOR, channelClass: 'complaint' })).toBe(14);
    expect(limit({ class: 'oversight', channel: LAPOR })).toBe(60);
  });

  it('is 5 for what the channel calls a request or an aspiration, unless the office calls it oversight', () => {
    expect(limit({ class: 'service', channel: LAPOR, channelClass: 'informationRequest' })).toBe(5);
    expect(limit({ class: 'service', channel: LAPOR, channelClass: 'aspiration' })).toBe(5);
    expect(limit({ class: 'oversight', channel: LAPOR, channelClass: 'aspiration' })).toBe(60);
  });

  it("is the channel's own before that of the channel's class", () => {
    expect(limit({ class: 'service', channel: PPID, channelClass: 'informationRequest' })).toBe(10);
  });

  it('is the most specific one, in whatever order the rules stand', () => {
    const rules = [
      { start: 'received', limit: 1 },
      { start: 'received', limit: 2, class: 'service' },
      { start: 'received', limit: 3, channelClass: 'complaint' },
      { start: 'received', limit: 4, channel: 'lapor' },
    ];
    for (const ordered of [rules, rules.toReversed()]) {
      const clocks = clocksWith('resolution', ordered);
      const found = (subject: Parameters<typeof ruleFor>[2]) => ruleFor(clocks, 'resolution', subject, on)?.limit;
      expect(found({ class: 'oversight', channel: PPID })).toBe(1);
      expect(found({ class: 'service', channel: PPID })).toBe(2);
      expect(found({ class: 'service', channel: PPID, channelClass: 'complaint' })).toBe(3);
      expect(found({ class: 'service', channel: LAPOR, channelClass: 'complaint' })).toBe(4);
    }
  });

  it('is the first of two that fit alike', () => {
    const clocks = clocksWith('resolution', [
      { start: 'received', limit: 1 },
      { start: 'received', limit: 2 },
    ]);
    expect(ruleFor(clocks, 'resolution', { class: 'service' }, on)?.limit).toBe(1);
  });

  it('changes from the day on which a new version holds, and stays what it was for what was received before', () => {
    const clocks = clocksWith('resolution', [{ start: 'received', limit: 7 }], '2026-01-01');
    const found = (date: string) => ruleFor(clocks, 'resolution', { class: 'service' }, isoDate(date))?.limit;
    expect(found('2025-12-31')).toBe(14);
    expect(found('2026-01-01')).toBe(7);
    expect(found('2016-05-06')).toBe(14); // before the first version, the first one
  });

  it("changes at midnight in the office's zone", () => {
    const clocks = clocksWith('resolution', [{ start: 'received', limit: 1 }], '2026-01-05');
    const started = (received: string) =>
      startClock({ calendar, clocks }, 'resolution', { class: 'service' }, { received: wib(received) })?.dueAt;
    // 00:30 on Monday the 5th is still Sunday in UTC.
    expect(shownInWib(started('2026-01-05 00:30') ?? 0)).toBe('2026-01-06 16:00');
    expect(shownInWib(started('2026-01-04 23:30') ?? 0)).toBe('2026-01-23 16:30'); // 14: 5 to 9, 12 to 15 (16: Isra Mikraj), 19 to 23
  });
});

describe('the start of a clock', () => {
  const subject = { class: 'service', channel: LAPOR } as const;
  const received = wib('2025-05-06 10:00');
  const started = (moments: object) =>
    shownInWib(startClock(policy, 'resolution', subject, { received, ...moments })?.startedAt ?? 0);

  it('is when the channel handed over, where it says so', () => {
    expect(started({ disposed: wib('2025-05-05 08:00') })).toBe('2025-05-05 08:00');
  });

  it('is receipt where the channel does not say', () => {
    expect(started({})).toBe('2025-05-06 10:00');
    expect(started({ disposed: undefined, submitted: wib('2025-05-01 08:00') })).toBe('2025-05-06 10:00');
  });

  it('is receipt where the channel says a later time: nobody gains time by a clock that runs ahead', () => {
    expect(started({ disposed: wib('2025-05-06 10:01') })).toBe('2025-05-06 10:00');
  });

  it('may be submission, if the office so decides', () => {
    const clocks = clocksWith('resolution', [{ start: 'submitted', limit: 14 }]);
    const deadline = startClock({ calendar, clocks }, 'resolution', subject, {
      received,
      submitted: wib('2025-05-02 08:00'),
    });
    expect(shownInWib(deadline?.startedAt ?? 0)).toBe('2025-05-02 08:00');
  });

  it('of the clocks of a unit is the routing, which is later than receipt', () => {
    const deadline = startClock(policy, 'processed', subject, { received, routed: wib('2025-05-06 15:00') });
    expect(shownInWib(deadline?.dueAt ?? 0)).toBe('2025-05-07 10:30'); // 60 minutes of 240 on Tuesday; 07:30 and 180 on Wednesday
  });

  it('measures the due instant from receipt even when routing is late', () => {
    const report = aReport({ receivedAt: wib('2025-03-20 10:00') })
      .doubtful()
      .next(CLASSIFIED, { now: wib('2025-04-08 09:00') })
      .build();
    // 21, 24 to 27 March (5); Idulfitri until 7 April; 8 to 11 (9), 14 to 17 (13); 18 Good Friday; 21 (14)
    expect(shownInWib(report.deadlines.resolution?.dueAt ?? 0)).toBe('2025-04-21 16:00');
  });
});

describe('the file of clocks', () => {
  const complaints = (clocks: unknown): readonly string[] =>
    (Clocks.safeParse({ clocks }).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const [version] = policy.clocks.clocks;
  const rules = version?.rules ?? [];

  it('is refused when its versions do not follow one another', () => {
    expect(complaints([version, { validFrom: version?.validFrom, rules }])).toEqual([
      'clocks.1.validFrom: versions must follow one another',
    ]);
  });

  it('is refused when a clock has no rule', () => {
    const fewer = rules.filter((rule) => rule.clock !== 'closure');
    expect(complaints([{ validFrom: '2018-01-01', rules: fewer }]).join()).toContain('closure');
  });

  it('is refused when a clock has a rule for one class only: oversight would have no limit, and nobody would see it', () => {
    const fewer = rules.filter((rule) => rule.clock !== 'resolution' || rule.class !== 'oversight');
    expect(complaints([{ validFrom: '2018-01-01', rules: fewer }]).join()).toContain('resolution');
  });

  it('is refused when a limit is longer than a person could mean', () => {
    const longer = rules.map((rule) => (rule.clock === 'closure' ? { ...rule, limit: 401 } : rule));
    expect(complaints([{ validFrom: '2018-01-01', rules: longer }]).join()).toContain('400 working days');
  });
});
