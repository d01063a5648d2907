import { describe, expect, it } from 'vitest';
import { deadlineAnswer, tellDeadline } from '#shared/app/report/tell-deadline';
import { DeadlineRequest } from '#shared/contracts/http/deadlines';
import { PROBLEMS } from '#shared/contracts/http/problem-codes';
import { countUntil } from '#shared/domain/calendar/working-time';
import { clocksWith } from '#test/support/builders/a-calendar';
import { LAPOR, MACHINE, person, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const START = '2025-05-06T10:00:00+07:00';
const tell = (asked: object, rules: Parameters<typeof tellDeadline>[0] = policy) =>
  tellDeadline(rules, DeadlineRequest.parse({ startedAt: START, ...asked }));
const refusal = (asked: object, rules = policy): string | undefined => {
  const told = tell(asked, rules);
  return told.ok ? undefined : told.refusal;
};
const answer = (asked: object) => {
  const told = tell(asked);
  if (!told.ok) throw new Error(told.refusal);
  return told.value;
};

describe('a limit that the office has not set', () => {
  it.each([
    ['triage', true],
    ['inform', true],
    ['processed', true],
    ['firstResponse', undefined],
    ['resolution', undefined],
  ] as const)('is called a proposal: %s', (clock, proposed) => {
    const told = tell({ clock, class: 'service' });
    expect(told.ok && told.value.proposed).toBe(proposed);
  });
});

describe('the answer to a question about a deadline', () => {
  it('is a date with every day that led to it', () => {
    // Thursday 8 May is day 0; 9 =1; a weekend; Waisak and its joint leave; 14 =2.
    const decree = 'SKB Tiga Menteri No. 1017/2024, 2/2024, 2/2024';
    expect(answer({ startedAt: '2025-05-08T10:00:00+07:00', days: 2 })).toEqual({
      startedAt: '2025-05-08T10:00:00+07:00',
      limit: 2,
      unit: 'workingDays',
      dueAt: '2025-05-14T16:00:00+07:00',
      provisional: false,
      tentative: false,
      ledger: [
        { date: '2025-05-08', kind: 'working', dayZero: true, share: 0, counted: 0 },
        { date: '2025-05-09', kind: 'working', share: 1, counted: 1 },
        { date: '2025-05-10', kind: 'weekend', share: 0, counted: 1 },
        { date: '2025-05-11', kind: 'weekend', share: 0, counted: 1 },
        {
          date: '2025-05-12',
          kind: 'holiday',
          holiday: { id: 'Hari Raya Waisak', en: 'Vesak', kind: 'national', decree },
          share: 0,
          counted: 1,
        },
        {
          date: '2025-05-13',
          kind: 'holiday',
          holiday: { id: 'Cuti bersama Hari Raya Waisak', en: 'Joint leave: Vesak', kind: 'jointLeave', decree },
          share: 0,
          counted: 1,
        },
        { date: '2025-05-14', kind: 'working', share: 1, counted: 2 },
      ],
    });
  });

  it('says when and why the count stood still, and nobody by name', () => {
    const pauses = [{ from: '2025-05-06T10:30', until: '2025-05-07T08:00' }];
    // 30 minutes until 10:30; the rest of that day and the first 30 minutes of the next stood; 30 from 08:00.
    expect(answer({ minutes: 60, pauses })).toEqual({
      startedAt: START,
      limit: 60,
      unit: 'workingMinutes',
      dueAt: '2025-05-07T08:30:00+07:00',
      provisional: false,
      tentative: false,
      ledger: [
        {
          date: '2025-05-06',
          kind: 'working',
          dayZero: true,
          share: 30,
          counted: 30,
          still: [{ from: '2025-05-06T10:30:00+07:00', until: '2025-05-07T08:00:00+07:00', why: 'awaitingReporter' }],
        },
        {
          date: '2025-05-07',
          kind: 'working',
          share: 30,
          counted: 60,
          still: [{ from: '2025-05-06T10:30:00+07:00', until: '2025-05-07T08:00:00+07:00', why: 'awaitingReporter' }],
        },
      ],
    });
  });

  it('names the clock that was asked for and the limit that it has', () => {
    const told = answer({ clock: 'resolution', class: 'service', channel: 'ppid' });
    expect(told).toMatchObject({
      clock: 'resolution',
      limit: 10,
      unit: 'workingDays',
      dueAt: '2025-05-22T16:00:00+07:00',
    });
    expect(answer({ days: 10 })).not.toHaveProperty('clock');
  });

  it('a count that is not over is told with its limit and without a date', () => {
    const limit = { limit: 3, unit: 'workingDays' } as const;
    const open = [{ from: wib('2025-05-08 10:00'), why: 'awaitingReporter' }] as const;
    const count = countUntil(policy.calendar, limit, wib('2025-05-06 10:00'), open, wib('2025-05-09 10:00'));
    const told = deadlineAnswer(policy.calendar, count, 3);
    expect(told.limit).toBe(3);
    expect(told).not.toHaveProperty('dueAt');
    // The 7th counted; on the 8th it stood as the office shut, and has since: no end is said.
    expect(told.ledger.map(({ counted }) => counted)).toEqual([0, 1, 1, 1]);
    expect(told.ledger.at(-1)?.still).toEqual([{ from: '2025-05-08T10:00:00+07:00', why: 'awaitingReporter' }]);
  });

  it('names who brought a standstill about, where that is known', () => {
    const from = wib('2025-05-06 10:00');
    const by = [person('petugas-contoh'), { by: 'channel', channel: LAPOR }, MACHINE] as const;
    const stood = by.map((actor) => ({ from, until: wib('2025-05-07 10:00'), why: 'resolved' as const, by: actor }));
    const count = countUntil(policy.calendar, { limit: 60, unit: 'workingMinutes' }, from, stood, from);
    const [today] = deadlineAnswer(policy.calendar, count, 60).ledger;
    expect(today?.still?.map((still) => still.by)).toEqual(['petugas-contoh', 'lapor', 'machine']);
  });

  it('marks a feast whose date is not final yet', () => {
    // Tuesday 9 March 2027 is day 0; Eid on the 10th and 11th is set by a decree of its own.
    const [eid] = answer({ startedAt: '2027-03-09T10:00', days: 1 }).ledger.filter(({ date }) => date === '2027-03-10');
    expect(eid?.holiday).toMatchObject({ en: 'Eid al-Fitr', tentative: true });
  });

  it('is provisional where it reaches a year without a decree, and marks the days', () => {
    // Thursday 30 December 2027 is day 0, 31 =1, 1 and 2 January a weekend, 3 =2.
    const told = answer({ startedAt: '2027-12-30T10:00', days: 2 });
    expect(told).toMatchObject({ provisional: true, dueAt: '2028-01-03T16:00:00+07:00' });
    expect(told.ledger.filter(({ provisional }) => provisional === true).map(({ date }) => date)).toEqual([
      '2028-01-01',
      '2028-01-02',
      '2028-01-03',
    ]);
    expect(answer({ startedAt: '2027-12-30T10:00', days: 1 }).provisional).toBe(false);
  });

  it.each([
    ["without a zone is the office's time", '2025-05-06T10:00'],
    ['with a space in place of the T', '2025-05-06 10:00'],
    ['in UTC', '2025-05-06T03:00:00Z'],
    ['in another zone', '2025-05-06T12:00:00+09:00'],
    ['as LAPOR! writes it', '06-05-2025 10:00:00'],
  ])('an answer says where a moment %s', (_, startedAt) => {
    expect(answer({ startedAt, minutes: 30 })).toMatchObject({ startedAt: START, dueAt: '2025-05-06T10:30:00+07:00' });
  });

  it('has a line a day, and so is short enough to send even for the longest limits', () => {
    const longest = [answer({ days: 400 }), answer({ minutes: 20_000 })];
    // 237 working days in 2025 and 240 in 2026: 400 of them take more than a year and less than two.
    expect(longest[0]?.ledger.length).toBeLessThan(2 * 365);
    for (const told of longest) expect(JSON.stringify(told).length).toBeLessThan(100_000);
  });

  it('is short enough to send too where it stood still as often and as long as may be asked', () => {
    // Fifty pauses of 20 days, one upon the other: a row names each that it fell into.
    const pauses = Array.from({ length: 50 }, () => ({ from: '2025-05-07T10:00', until: '2025-05-27T10:00' }));
    const often = answer({ days: 400, pauses });
    const long = answer({ minutes: 20_000, pauses: [{ from: '2025-05-07T10:00', until: '2028-02-01T10:00' }] });
    // They stand still as the office shuts on 7–9, 14–16, 19–23 and 26 May; 12 and 13 are free, and on 27 they end at
    // ten.
    expect(often.ledger.filter(({ still = [] }) => still.length === 50)).toHaveLength(12);
    for (const told of [often, long]) expect(JSON.stringify(told).length).toBeLessThan(500_000);
  });
});

describe('a question about a deadline that has no answer', () => {
  const days = { days: 3 };
  const pause = (from: string, until?: string) => ({
    ...days,
    pauses: [{ from, ...(until === undefined ? {} : { until }) }],
  });

  it.each([
    ['clockUnknown', { clock: 'penyelesaian' }],
    ['noRule', { clock: 'resolution' }],
    ['noSuchChannel', { clock: 'resolution', class: 'service', channel: 'pos' }],
    ['clockNeverPauses', { clock: 'inform', pauses: [{ from: '2025-05-06T10:30', until: '2025-05-06T10:45' }] }],
    ['limitOutOfRange', { days: 401 }],
    ['limitOutOfRange', { days: -1 }],
    ['limitOutOfRange', { days: 0.5 }],
    ['limitOutOfRange', { minutes: 20_001 }],
    ['clockOrLimit', {}],
    ['clockOrLimit', { days: 3, clock: 'triage' }],
    ['clockOrLimit', { days: 3, minutes: 60 }],
    ['momentOutOfRange', { ...days, startedAt: '1970-01-01T00:00:00Z' }],
    ['momentOutOfRange', { ...days, startedAt: '1999-12-31T16:59:59Z' }],
    ['momentOutOfRange', { ...days, startedAt: '1969-12-31T23:00:00Z' }],
    ['momentOutOfRange', { ...days, startedAt: '2100-01-01T10:00' }],
    ['momentOutOfRange', { ...days, startedAt: '+012026-01-01T10:00' }],
    ['momentOutOfRange', pause('2025-05-07T10:00', '2100-01-01T10:00')],
    ['momentOutOfRange', pause('1970-01-02T10:00', '2025-05-07T10:00')],
    ['pauseWithoutEnd', pause('2025-05-07T10:00')],
    ['pausesTooLong', pause('2025-05-07T10:00', '2097-05-07T10:00')],
    ['pauseReversed', pause('2025-05-07T10:00', '2025-05-07T09:00')],
    ['tooManyPauses', { ...days, pauses: Array.from({ length: 51 }, () => ({ from: START, until: START })) }],
    ['momentUnreadable', { ...days, startedAt: 'besok' }],
    ['momentUnreadable', { ...days, startedAt: '2025-02-30T10:00' }],
    ['momentUnreadable', { ...days, startedAt: '2025-05-06T25:00' }],
    ['momentUnreadable', { ...days, startedAt: '1746500400000' }],
    ['momentUnreadable', pause('kemarin', '2025-05-07T09:00')],
    ['momentUnreadable', pause('2025-05-07T09:00', 'nanti')],
  ] as const)('is refused as %s: %#', (code, asked) => {
    expect(refusal(asked)).toBe(code);
    expect(PROBLEMS[code].status).toBe(400);
  });

  it('is refused as noLimit where no limit holds for such reports', () => {
    const clocks = clocksWith('closure', [{ start: 'resolved', limit: null }]);
    expect(refusal({ clock: 'closure' }, { ...policy, clocks })).toBe('noLimit');
  });
});

describe('the form of a question', () => {
  const taken = (asked: object) => DeadlineRequest.safeParse(asked).success;

  it('is taken with all that can be said', () => {
    const pauses = [{ from: START, until: START }, { from: START }];
    const full = {
      startedAt: START,
      clock: 'x',
      days: 1,
      minutes: 2,
      class: 'service',
      channel: 'lapor',
      channelClass: 'aspiration',
      pauses,
    };
    expect(taken(full)).toBe(true);
    expect(taken({ startedAt: START })).toBe(true);
  });

  it.each([
    ['no start', { days: 3 }],
    ['an empty start', { startedAt: '', days: 3 }],
    ['a start that is a number', { startedAt: 1_746_500_400_000, days: 3 }],
    ['a start longer than any moment', { startedAt: '2'.repeat(65), days: 3 }],
    ['days in words', { startedAt: START, days: 'tiga' }],
    ['a class that nobody knows', { startedAt: START, clock: 'resolution', class: 'lain' }],
    ['a field that nobody knows', { startedAt: START, days: 3, day: 4 }],
    ['a pause without a beginning', { startedAt: START, days: 3, pauses: [{ until: START }] }],
    [
      'more pauses than anybody reads',
      { startedAt: START, days: 3, pauses: Array.from({ length: 1001 }, () => ({ from: START })) },
    ],
  ])('is refused with %s', (_, asked) => {
    expect(taken(asked)).toBe(false);
  });
});
