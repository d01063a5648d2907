import { describe, expect, it } from 'vitest';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { goOn, MOST_STANDSTILLS, type Standstill, standStill, stoodBy } from '#shared/domain/calendar/standstill';
import { Clock } from '#shared/domain/report/clock-rules';
import {
  type DeadlineQuestion,
  explainDeadline,
  explainReport,
  standstillsOf,
  type Unanswerable,
} from '#shared/domain/report/explain-deadline';
import { ChannelId, Instant } from '#shared/domain/words/words';
import { calendar, clocksWith, withElection } from '#test/support/builders/a-calendar';
import { ASKED, aReport, PPID, person, RESOLVED, shownInWib, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const RECEIVED = wib('2025-05-06 10:00');
const ask = (question: Partial<DeadlineQuestion>, rules: Parameters<typeof explainDeadline>[0] = policy) =>
  explainDeadline(rules, { startedAt: RECEIVED, ...question });
const due = (question: Partial<DeadlineQuestion>): string => {
  const explained = ask(question);
  return explained.ok ? shownInWib(explained.value.dueAt) : explained.refusal.kind;
};
const refusal = (question: Partial<DeadlineQuestion>, rules = policy): Unanswerable | undefined => {
  const explained = ask(question, rules);
  return explained.ok ? undefined : explained.refusal;
};
const pause = (from: string, until: string) => ({ from: wib(from), until: wib(until) });

describe('a deadline that anybody asks for', () => {
  it.each([
    // 6 May 2025 is a Tuesday; Waisak and its joint leave fall on the 12th and 13th, Ascension on the 29th and 30th.
    [{ days: 3 }, '2025-05-09 16:30'],
    [{ days: 14 }, '2025-05-28 16:00'],
    [{ days: 0 }, '2025-05-06 16:00'],
    [{ minutes: 0 }, '2025-05-06 10:00'],
    [{ minutes: 90 }, '2025-05-06 11:30'],
    [{ clock: 'resolution', class: 'service' }, '2025-05-28 16:00'],
    [{ clock: 'resolution', class: 'oversight' }, '2025-08-07 16:00'],
    [{ clock: 'resolution', class: 'service', channel: PPID }, '2025-05-22 16:00'],
    [{ clock: 'resolution', class: 'service', channelClass: 'informationRequest' }, '2025-05-15 16:00'],
    [{ clock: 'firstResponse' }, '2025-05-15 16:00'],
    [{ clock: 'closure' }, '2025-05-22 16:00'],
    [{ clock: 'inform' }, '2025-05-06 11:00'],
    [{ clock: 'triage' }, '2025-05-06 15:00'], // 240: 120 until noon, 120 from 13:00
    // The 7th does not count: it stood as the office shut. 8 9 14 instead of 7 8 9.
    [{ days: 3, pauses: [pause('2025-05-07 10:00', '2025-05-08 09:00')] }, '2025-05-14 16:00'],
    [{ minutes: 60, pauses: [pause('2025-05-06 10:30', '2025-05-06 10:45')] }, '2025-05-06 11:15'],
    // A clock that stands still for the reporter: 240 until 15:00, half an hour later.
    [{ clock: 'triage', pauses: [pause('2025-05-06 10:30', '2025-05-06 11:00')] }, '2025-05-06 15:30'],
    [{ clock: 'inform', pauses: [] }, '2025-05-06 11:00'], // one that does not, and no pause
  ] as const)('%j is due %s', (question, expected) => {
    expect(due(question)).toBe(expected);
  });

  it('a deadline is told up to the largest values that may be asked', () => {
    expect(ask({ days: 400 }).ok).toBe(true);
    expect(ask({ minutes: 20_000 }).ok).toBe(true);
    expect(ask({ days: 1, startedAt: wib('2000-01-01 00:00') }).ok).toBe(true);
    expect(ask({ days: 1, startedAt: Instant.parse(wib('2098-01-01 00:00') - 1) }).ok).toBe(true);
    const fifty = Array.from({ length: 50 }, () => pause('2025-05-06 11:00', '2025-05-06 11:05'));
    expect(due({ minutes: 60, pauses: fifty })).toBe('2025-05-06 11:00'); // reached as they begin
    expect(due({ days: 3, pauses: [pause('2025-05-07 10:00', '2025-05-07 10:00')] })).toBe('2025-05-09 16:30');
    expect(ask({ days: 3, pauses: [pause('2025-05-07 10:00', '2028-02-01 10:00')] }).ok).toBe(true);
  });

  it.each([
    [{}, { kind: 'clockOrLimit' }],
    [{ days: 3, clock: 'triage' }, { kind: 'clockOrLimit' }],
    [{ days: 3, minutes: 3 }, { kind: 'clockOrLimit' }],
    [{ days: 3, minutes: 3, clock: 'triage' }, { kind: 'clockOrLimit' }],
    [{ days: -1 }, { kind: 'limitOutOfRange', unit: 'workingDays', most: 400 }],
    [{ days: 2.5 }, { kind: 'limitOutOfRange', unit: 'workingDays', most: 400 }],
    [{ days: 401 }, { kind: 'limitOutOfRange', unit: 'workingDays', most: 400 }],
    [{ days: Number.NaN }, { kind: 'limitOutOfRange', unit: 'workingDays', most: 400 }],
    [{ minutes: -1 }, { kind: 'limitOutOfRange', unit: 'workingMinutes', most: 20_000 }],
    [{ minutes: 20_001 }, { kind: 'limitOutOfRange', unit: 'workingMinutes', most: 20_000 }],
    [{ minutes: Number.POSITIVE_INFINITY }, { kind: 'limitOutOfRange', unit: 'workingMinutes', most: 20_000 }],
    [{ clock: 'penyelesaian' }, { kind: 'clockUnknown', clocks: Clock.options }],
    [{ clock: 'constructor' }, { kind: 'clockUnknown', clocks: Clock.options }],
    [{ clock: 'resolution' }, { kind: 'noRule' }], // it depends on the class
    [
      { clock: 'resolution', class: 'service', channel: ChannelId.parse('pos') },
      { kind: 'noSuchChannel', channels: policy.channels.channels.map(({ id }) => id) },
    ],
    [{ clock: 'inform', pauses: [pause('2025-05-06 10:30', '2025-05-06 10:45')] }, { kind: 'clockNeverPauses' }],
    [
      { days: 3, startedAt: wib('1970-01-02 10:00') },
      { kind: 'momentOutOfRange', which: 'startedAt' },
    ],
    [
      { days: 3, startedAt: Instant.parse(wib('2000-01-01 00:00') - 1) },
      { kind: 'momentOutOfRange', which: 'startedAt' },
    ],
    [
      { days: 3, startedAt: wib('2098-01-01 00:00') },
      { kind: 'momentOutOfRange', which: 'startedAt' },
    ],
    [
      { days: 3, startedAt: wib('2100-01-01 10:00') },
      { kind: 'momentOutOfRange', which: 'startedAt' },
    ],
    [
      { days: 3, pauses: [pause('1970-01-02 10:00', '2025-05-07 10:00')] },
      { kind: 'momentOutOfRange', which: 'pauses' },
    ],
    [
      { days: 3, pauses: [pause('2025-05-07 10:00', '2100-01-01 10:00')] },
      { kind: 'momentOutOfRange', which: 'pauses' },
    ],
    [{ days: 3, pauses: [{ from: RECEIVED }] }, { kind: 'pauseWithoutEnd' }],
    [{ days: 3, pauses: [pause('2025-05-07 10:00', '2025-05-07 09:59')] }, { kind: 'pauseReversed' }],
    [
      { days: 3, pauses: Array.from({ length: 51 }, () => pause('2025-05-07 10:00', '2025-05-07 11:00')) },
      { kind: 'tooManyPauses', most: 50 },
    ],
    [
      // 2025-05-07 and 1000 days are 2028-02-01, and one minute more.
      { days: 3, pauses: [pause('2025-05-07 10:00', '2028-02-01 10:01')] },
      { kind: 'pausesTooLong', most: 1000 },
    ],
    [
      { days: 3, pauses: Array.from({ length: 50 }, () => pause('2025-05-07 10:00', '2025-05-28 10:00')) },
      { kind: 'pausesTooLong', most: 1000 },
    ],
  ] as const)('%# makes no sense, and the refusal says why', (question, expected) => {
    expect(refusal(question)).toEqual(expected);
  });

  it('is none where no limit holds', () => {
    const clocks = clocksWith('closure', [{ start: 'resolved', limit: null }]);
    expect(refusal({ clock: 'closure' }, { ...policy, clocks })).toEqual({ kind: 'noLimit' });
  });

  it('follows the limits that held on the day that it starts', () => {
    const clocks = clocksWith('closure', [{ start: 'resolved', limit: 2 }], '2025-05-07');
    const on = (startedAt: Instant) => {
      const explained = ask({ clock: 'closure', startedAt }, { ...policy, clocks });
      return explained.ok ? shownInWib(explained.value.dueAt) : explained.refusal.kind;
    };
    expect(on(wib('2025-05-06 23:59'))).toBe('2025-05-22 16:00'); // ten days
    expect(on(wib('2025-05-07 00:01'))).toBe('2025-05-09 16:30'); // 8, 9
  });

  it('a deadline in a year without a decree is provisional, never a silent guess', () => {
    const explained = ask({ startedAt: wib('2027-12-20 10:00'), days: 14 });
    // December 21 22 23 (24) 27 to 31 =8; then 2028, of which nothing is known: 3 to 7 =13, 10 =14.
    if (!explained.ok) throw new Error(explained.refusal.kind);
    expect(explained.value.provisional).toBe(true);
    expect(shownInWib(explained.value.dueAt)).toBe('2028-01-10 16:00');
    const [known, guessed] = [false, true].map((provisional) =>
      explained.value.ledger.filter((day) => day.verdict.provisional === provisional).map(({ date }) => date),
    );
    expect(known?.at(-1)).toBe('2027-12-31');
    expect(guessed?.[0]).toBe('2028-01-01');
  });

  it('before the first decree is provisional too', () => {
    const explained = ask({ startedAt: wib('2024-12-30 10:00'), days: 1 });
    expect(explained.ok && explained.value.provisional).toBe(true);
  });
});

describe('standstills', () => {
  const from = (shown: string) => wib(`2025-05-06 ${shown}`);

  it('are eight at most: after that the clock runs on', () => {
    let stood: readonly Standstill[] | undefined;
    for (let n = 0; n < 10; n += 1) {
      stood = goOn(standStill(stood, from(`1${n}:00`), 'awaitingReporter'), from(`1${n}:30`));
    }
    expect(stood).toHaveLength(MOST_STANDSTILLS);
    expect(stood?.at(-1)).toEqual({ from: from('17:00'), until: from('17:30'), why: 'awaitingReporter' });
  });

  it('end for the reason for which they began, and what has ended keeps its end', () => {
    const asked: Standstill = { from: from('10:00'), why: 'awaitingReporter' };
    const over: Standstill = { from: from('08:00'), until: from('09:00'), why: 'resolved' };
    expect(goOn([over, asked], from('11:00'), ['resolved'])).toEqual([over, asked]);
    expect(goOn([over, asked], from('11:00'))).toEqual([over, { ...asked, until: from('11:00') }]);
    expect(goOn(undefined, from('11:00'))).toBeUndefined();
  });

  it('the standstills up to a moment are those that had begun, cut off at that moment', () => {
    const asked: Standstill = { from: from('10:00'), until: from('12:00'), why: 'awaitingReporter' };
    const open: Standstill = { from: from('11:00'), why: 'resolved' };
    expect(stoodBy([asked, open], from('10:00'))).toEqual([]);
    expect(stoodBy([asked, open], from('11:30'))).toEqual([
      { ...asked, until: from('11:30') },
      { ...open, until: from('11:30') },
    ]);
    expect(stoodBy([asked, open], from('13:00'))).toEqual([asked, { ...open, until: from('13:00') }]);
    expect(stoodBy(undefined, from('13:00'))).toEqual([]);
  });
});

describe("a report's own deadline", () => {
  /** Received and routed on Tuesday, 6 May 2025; the reporter is asked on Thursday at 10:00, by the admin. */
  const waiting = aReport()
    .next({ type: 'startWork' })
    .next(ASKED, { now: wib('2025-05-08 10:00'), actor: person('admin') });
  const answered = waiting.next({ type: 'resume' }, { now: wib('2025-05-14 09:00'), actor: person('petugas') });

  it('has no date while it waits for the reporter, but a ledger up to now that says who asked', () => {
    const { report, record } = waiting.story();
    if (report === undefined) throw new Error('no report');
    const told = explainReport(calendar, report, record, 'firstResponse', wib('2025-05-09 10:00'));
    expect(told?.dueAt).toBeUndefined();
    expect(told?.ledger.map(({ date, counted }) => `${date} ${counted}`)).toEqual([
      '2025-05-06 0',
      '2025-05-07 1',
      '2025-05-08 1',
      '2025-05-09 1',
    ]);
    expect(told?.ledger.at(-1)?.still).toEqual([
      { from: wib('2025-05-08 10:00'), why: 'awaitingReporter', by: person('admin') },
    ]);
  });

  it('is later by the days that it waited', () => {
    const { report, record } = answered.story();
    if (report === undefined) throw new Error('no report');
    const told = explainReport(calendar, report, record, 'firstResponse', wib('2025-05-14 10:00'));
    // 7 =1; 8 and 9 stood; 14 =2 15 16 =4 19 =5.
    expect(shownInWib(told?.dueAt ?? 0)).toBe('2025-05-19 16:00');
    expect(told?.dueAt).toBe(report.deadlines.firstResponse?.dueAt);
    expect(standstillsOf(record)).toEqual([
      { from: wib('2025-05-08 10:00'), until: wib('2025-05-14 09:00'), why: 'awaitingReporter', by: person('admin') },
    ]);
  });

  it('the clock of closure runs while the report is resolved: only the other clocks stand still for that', () => {
    const { report, record } = answered.next(RESOLVED, { now: wib('2025-05-15 10:00') }).story();
    if (report === undefined) throw new Error('no report');
    const told = explainReport(calendar, report, record, 'closure', wib('2025-05-20 10:00'));
    // From the 15th: 16 =1, 19 to 23 =6, 26 27 28 =9, (29 30: Ascension) June 2 =10.
    expect(shownInWib(told?.dueAt ?? 0)).toBe('2025-06-02 16:00');
    expect(told?.ledger.flatMap(({ still }) => still)).toEqual([]);
  });

  it('a clock that never ran has no deadline to explain', () => {
    const { report, record } = aReport().story();
    if (report === undefined) throw new Error('no report');
    expect(explainReport(calendar, report, record, 'closure', wib('2025-05-06 11:00'))).toBeUndefined();
  });

  it('the deadline of a clock that was stopped in time stays what it was', () => {
    const { report, record } = answered.next(RESOLVED, { now: wib('2025-05-15 10:00') }).story();
    if (report === undefined) throw new Error('no report');
    const told = explainReport(calendar, report, record, 'firstResponse', wib('2025-06-30 10:00'));
    expect(told?.deadline.stoppedAt).toBe(wib('2025-05-15 10:00'));
    expect(shownInWib(told?.dueAt ?? 0)).toBe('2025-05-19 16:00');
  });

  it('a stopped clock keeps its date when the calendar changes, beside the date by the new calendar', () => {
    // Resolved on Wednesday, the 28th, its last day; then the 22nd is declared a day off.
    const done = aReport()
      .next({ type: 'startWork' })
      .next(RESOLVED, { now: wib('2025-05-28 09:00') });
    const { report, record } = done.story();
    if (report === undefined) throw new Error('no report');
    const explained = (rules: Calendar) =>
      explainReport(rules, report, record, 'resolution', wib('2025-06-30 10:00')) ?? expect.fail('it runs');
    expect(explained(calendar).nowDueAt).toBeUndefined();
    const changed = explained(withElection.calendar);
    expect([changed.dueAt, changed.nowDueAt].map((at) => shownInWib(at ?? 0))).toEqual([
      '2025-05-28 16:00',
      '2025-06-02 16:00',
    ]);
  });
});
