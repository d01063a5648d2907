import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { judgeDay } from '#shared/domain/calendar/calendar';
import { type Over, standStill, stoodBy } from '#shared/domain/calendar/standstill';
import {
  countLimit,
  countUntil,
  type Due,
  workingMinutesBetween,
  workingTimeBefore,
} from '#shared/domain/calendar/working-time';
import { counted, ruleFor, startClock } from '#shared/domain/report/clock-rules';
import { explainDeadline } from '#shared/domain/report/explain-deadline';
import { calendar, calendarWithoutDay, clocksWith, isoDate, openAt } from '#test/support/builders/a-calendar';
import { LAPOR, PPID, shownInWib, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const inDays = (start: string, limit: number, stood: readonly Over[] = [], on = calendar): Due =>
  countLimit(on, { limit, unit: 'workingDays' }, wib(start), stood);
const inMinutes = (start: string, limit: number, stood: readonly Over[] = [], on = calendar): Due =>
  countLimit(on, { limit, unit: 'workingMinutes' }, wib(start), stood);
const due = (start: string, limit: number): string => shownInWib(inDays(start, limit).dueAt);
const later = (start: string, minutes: number): string => shownInWib(inMinutes(start, minutes).dueAt);
const asked = (from: string, until: string): Over => ({ from: wib(from), until: wib(until), why: 'awaitingReporter' });

/**
 * Counted by hand from the joint decrees, day 0 being the date of receipt. `7 8 9` are dates that count, `(12 13)`
 * weekdays off, a number after `=` is the count so far. Days end at 16:00, on Friday at 16:30; in Ramadan at 15:00 and
 * 15:30.
 */
describe('the n-th working day after receipt', () => {
  it('on Tuesday, 6 May 2025', () => {
    // May 7 8 9 =3, (12 13: Waisak) 14 15 =5, 16 19 20 21 22 =10, 23 26 27 28 =14, (29 30: Ascension).
    expect([3, 5, 10, 14].map((days) => due('2025-05-06 10:00', days))).toEqual([
      '2025-05-09 16:30', // Friday
      '2025-05-15 16:00',
      '2025-05-22 16:00',
      '2025-05-28 16:00',
    ]);
    // June: 21 weekdays without the 6th and 9th (Iduladha) and 27th (new year) are 18 =32; July 23 =55; August 1 4 5 6
    // 7 =60.
    expect(due('2025-05-06 10:00', 60)).toBe('2025-08-07 16:00');
  });

  it('on Thursday, 14 August 2025, before the day off that was decreed eleven days ahead', () => {
    // August 15 (18) 19 20 =3, 21 22 =5, 25 to 29 =10, September 1 2 3 4 =14.
    expect([3, 5, 10, 14].map((days) => due('2025-08-14 10:00', days))).toEqual([
      '2025-08-20 16:00',
      '2025-08-22 16:30', // Friday
      '2025-08-29 16:30', // Friday
      '2025-09-04 16:00',
    ]);
    // September: 22 weekdays without the 5th (Maulid) are 21, 10 + 21 =31; October 23 =54; November 3 to 7 =59, 10 =60.
    expect(due('2025-08-14 10:00', 60)).toBe('2025-11-10 16:00');
  });

  it('on Friday, 13 March 2026, the week before Lebaran', () => {
    // March 16 17 =2, (18: leave, 19: Nyepi, 20: leave, 23 24: leave) 25 =3, 26 27 =5, 30 31 =7, April 1 2 =9, (3) 6
    // =10, 7 to 10 =14.
    expect([3, 5, 10, 14].map((days) => due('2026-03-13 10:00', days))).toEqual([
      '2026-03-25 16:00',
      '2026-03-27 16:30', // Friday
      '2026-04-06 16:00',
      '2026-04-10 16:30', // Friday
    ]);
    // April: 22 weekdays without the 3rd are 21, 7 + 21 =28; May: 21 without 1 14 15 27 28 are 16 =44;
    // June (1) 2 to 5 =48, 8 to 12 =53, 15 (16) 17 18 19 =57, 22 23 24 =60.
    expect(due('2026-03-13 10:00', 60)).toBe('2026-06-24 16:00');
  });

  it('on Wednesday, 13 May 2026, before two long weekends', () => {
    // May (14 15) 18 19 20 =3, 21 22 =5, 25 26 (27 28) 29 =8, June (1) 2 3 =10, 4 5 8 9 =14.
    expect([3, 5, 10, 14].map((days) => due('2026-05-13 10:00', days))).toEqual([
      '2026-05-20 16:00',
      '2026-05-22 16:30', // Friday
      '2026-06-03 16:00',
      '2026-06-09 16:00',
    ]);
    // June: 22 weekdays without the 1st and 16th are 20, 8 + 20 =28; July 23 =51; August 3 to 7 =56, 10 to 13 =60.
    expect(due('2026-05-13 10:00', 60)).toBe('2026-08-13 16:00');
  });

  it('on Tuesday, 24 November 2026, over the end of the year and into Ramadan', () => {
    // November 25 26 27 =3, 30 =4, December 1 =5, 2 3 4 7 8 =10, 9 10 11 14 =14.
    expect([3, 5, 10, 14].map((days) => due('2026-11-24 10:00', days))).toEqual([
      '2026-11-27 16:30', // Friday
      '2026-12-01 16:00',
      '2026-12-08 16:00',
      '2026-12-14 16:00',
    ]);
    // December: 23 weekdays without the 24th and 25th are 21, 4 + 21 =25; January: 21 without the 1st and 5th are 19
    // =44; February 1 to 4 =48 (5), 8 to 12 =53, 15 to 19 =58, 22 23 =60. Fasting since the 8th: the office shuts at
    // 15:00.
    expect(due('2026-11-24 10:00', 60)).toBe('2027-02-23 15:00');
  });

  it('on Wednesday, 23 December 2026, the day before Christmas leave', () => {
    // December (24 25) 28 29 30 =3, 31 =4, January (1) 4 =5, (5: Isra Mikraj) 6 7 8 =8, 11 12 =10, 13 14 15 18 =14.
    expect([3, 5, 10, 14].map((days) => due('2026-12-23 10:00', days))).toEqual([
      '2026-12-30 16:00',
      '2027-01-04 16:00',
      '2027-01-12 16:00',
      '2027-01-18 16:00',
    ]);
    // January 19, 4 + 19 =23; February: 20 weekdays without the 5th are 19 =42; March: 23 without 8 9 10 11 12 15 25 26
    // are 15 =57; April 1 2 =59, 5 =60.
    expect(due('2026-12-23 10:00', 60)).toBe('2027-04-05 16:00');
  });

  it('on Friday, 5 March 2027, before Nyepi and Lebaran in one week', () => {
    // March (8 9 10 11 12 15) 16 17 18 =3, 19 22 =5, 23 24 (25 26) 29 30 31 =10, April 1 2 5 6 =14.
    expect([3, 5, 10, 14].map((days) => due('2027-03-05 10:00', days))).toEqual([
      '2027-03-18 16:00',
      '2027-03-22 16:00',
      '2027-03-31 16:00',
      '2027-04-06 16:00',
    ]);
    // April 22, 10 + 22 =32; May: 21 weekdays without 6 17 18 19 20 are 16 =48; June (1) 2 3 4 =51, 7 to 11 =56, 14 to
    // 17 =60.
    expect(due('2027-03-05 10:00', 60)).toBe('2027-06-17 16:00');
  });

  it('on Friday, 14 May 2027, before a week with one working day', () => {
    // May (17 18 19 20) 21 24 25 =3, 26 27 =5, 28 31 =7, June (1) 2 3 4 =10, 7 8 9 10 =14.
    expect([3, 5, 10, 14].map((days) => due('2027-05-14 10:00', days))).toEqual([
      '2027-05-25 16:00',
      '2027-05-27 16:00',
      '2027-06-04 16:30', // Friday
      '2027-06-10 16:00',
    ]);
    // June: 22 weekdays without the 1st are 21, 7 + 21 =28; July 22 =50; August 2 to 6 =55, 9 to 13 =60, a Friday.
    expect(due('2027-05-14 10:00', 60)).toBe('2027-08-13 16:30');
  });
});

describe('over the turn of a year', () => {
  it('working days over the turn of 2025 to 2026', () => {
    // December 24 is day 0, (25 26: Christmas), 29 =1, 30 =2, 31 =3, (1 January), 2 =4 (a Friday), 5 =5.
    expect([1, 3, 4, 5].map((days) => due('2025-12-24 10:00', days))).toEqual([
      '2025-12-29 16:00',
      '2025-12-31 16:00',
      '2026-01-02 16:30',
      '2026-01-05 16:00',
    ]);
    // Wednesday 31 December 15:30: 30 minutes of the old year, 30 of Friday the 2nd.
    expect(later('2025-12-31 15:30', 60)).toBe('2026-01-02 08:00');
    expect(inMinutes('2025-12-31 15:30', 60).provisional).toBe(false);
  });

  it('working days over the turn of 2026 to 2027', () => {
    // December 31 is a Thursday, day 0; (1 January, a Friday), 4 =1, (5: Isra Mikraj), 6 =2.
    expect([1, 2].map((days) => due('2026-12-31 10:00', days))).toEqual(['2027-01-04 16:00', '2027-01-06 16:00']);
    expect(later('2026-12-31 15:30', 60)).toBe('2027-01-04 08:00');
  });

  it('the year turns by the clock of the office, seven hours before UTC', () => {
    // 31 December 2025 17:30 UTC is the 1st of January here: day 0 is a holiday, day 1 Friday the 2nd.
    expect(shownInWib(countLimit(calendar, { limit: 1, unit: 'workingDays' }, wib('2026-01-01 00:30')).dueAt)).toBe(
      '2026-01-02 16:30',
    );
    expect(due('2025-12-31 23:30', 1)).toBe('2026-01-02 16:30');
    expect(inDays('2026-01-01 00:30', 1).ledger.map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-02']);
  });
});

describe('over Lebaran', () => {
  it('2025: the office is shut from Friday 28 March to Monday 7 April', () => {
    // Thursday 27 March is day 0 and still in Ramadan; 28 leave, 31 and 1 Eid, 2 3 4 7 leave; 8 =1, 9 =2, 10 =3.
    expect(due('2025-03-27 10:00', 1)).toBe('2025-04-08 16:00');
    expect(due('2025-03-27 10:00', 3)).toBe('2025-04-10 16:00');
    // 14:30 on the 27th: 30 minutes until 15:00, then 30 from 07:30 on 8 April, twelve days later.
    const { dueAt, ledger } = inMinutes('2025-03-27 14:30', 60);
    expect(shownInWib(dueAt)).toBe('2025-04-08 08:00');
    expect(ledger.map(({ verdict }) => verdict.kind).filter((kind) => kind === 'holiday')).toHaveLength(7);
    expect(ledger.map(({ verdict }) => verdict.kind).filter((kind) => kind === 'weekend')).toHaveLength(4); // 29 30, 5 6
  });

  it('2026: the office is shut from Wednesday 18 to Tuesday 24 March', () => {
    // Tuesday 17 March is day 0; 18 leave, 19 Nyepi, 20 leave, 21 and 22 Eid on a weekend, 23 24 leave; 25 =1.
    expect(due('2026-03-17 10:00', 1)).toBe('2026-03-25 16:00');
    const kinds = inDays('2026-03-17 10:00', 1).ledger.map(({ date, verdict }) => `${date.slice(8)} ${verdict.kind}`);
    expect(kinds).toEqual([
      '17 working',
      '18 holiday',
      '19 holiday',
      '20 holiday',
      '21 weekend',
      '22 weekend',
      '23 holiday',
      '24 holiday',
      '25 working',
    ]);
  });
});

describe('what others got wrong', () => {
  it('a limit that ends on a weekend or at night: Friday at closing and one hour is Monday, not Friday night', () => {
    expect(later('2025-05-16 16:30', 60)).toBe('2025-05-19 08:30');
    expect(later('2025-05-16 16:29', 60)).toBe('2025-05-19 08:29'); // a minute of Friday, 59 of Monday
    expect(due('2025-05-16 16:30', 1)).toBe('2025-05-19 16:00');
  });

  it('one block of hours a day: noon is free, longer on Friday, and the afternoon still counts', () => {
    expect(later('2025-05-15 11:00', 120)).toBe('2025-05-15 14:00'); // Thursday: 60 until 12:00, 60 from 13:00
    expect(later('2025-05-16 11:00', 120)).toBe('2025-05-16 14:30'); // Friday: 30 until 11:30, 90 from 13:00
  });

  it('a reminder that comes at midnight: one hour before a morning deadline is the afternoon before', () => {
    // Due Monday 08:00: 30 minutes that morning, 30 on Friday before 16:30.
    const at = wib('2025-05-19 08:00');
    expect(shownInWib(workingTimeBefore(calendar, { limit: 60, unit: 'workingMinutes' }, at))).toBe('2025-05-16 16:00');
    expect(shownInWib(workingTimeBefore(calendar, { limit: 1, unit: 'workingDays' }, at))).toBe('2025-05-16 07:30');
  });

  it('another class that loses the time that stood still: the new limit has the same pauses', () => {
    // It stood as the office shut on Wednesday 12, Thursday 13 and Friday 14 August 2026.
    const stood = [asked('2026-08-12 08:00', '2026-08-14 17:00')];
    const at = (days: number) =>
      counted(
        calendar,
        { startedAt: wib('2026-08-05 10:00'), limit: days, unit: 'workingDays', pauses: true },
        'resolution',
        stood,
      );
    // August 6 7 =2, 10 11 =4, (12 13 14 stood, 17 Independence Day) 18 =5, 19 =6; without the pause 12 and 13.
    expect(shownInWib(at(5).dueAt)).toBe('2026-08-18 16:00');
    expect(shownInWib(at(6).dueAt)).toBe('2026-08-19 16:00');
  });

  it('a clock that is late while it stands still: there is no date then', () => {
    const stood = standStill(undefined, wib('2025-05-07 10:00'), 'awaitingReporter') ?? [];
    const count = countUntil(
      calendar,
      { limit: 3, unit: 'workingDays' },
      wib('2025-05-06 10:00'),
      stood,
      wib('2025-12-01 10:00'),
    );
    expect(count.dueAt).toBeUndefined();
    expect(count.ledger.at(-1)?.counted).toBe(0);
  });

  it('a report that is opened again: the time in which it was resolved is no time of the office', () => {
    // Received 6 May; resolved 8 May 10:00 after one day (7); opened again 19 May 09:00: 19 =2, 20 =3.
    const resolved: Over = { from: wib('2025-05-08 10:00'), until: wib('2025-05-19 09:00'), why: 'resolved' };
    expect(shownInWib(inDays('2025-05-06 10:00', 3, [resolved]).dueAt)).toBe('2025-05-20 16:00');
    // What still goes on counts as standing until now.
    const { from, why } = resolved;
    expect(stoodBy([{ from, why }], wib('2025-05-19 09:00'))).toEqual([resolved]);
  });

  it('an office that never shuts: no minute is lost or won at midnight', () => {
    const always = openAt([{ weekdays: [1, 2, 3, 4, 5, 6, 7], segments: [['00:00', '24:00']] }]);
    // 15 July 2026 is far from any holiday.
    expect(shownInWib(inMinutes('2026-07-15 23:59', 1, [], always).dueAt)).toBe('2026-07-16 00:00');
    expect(shownInWib(inMinutes('2026-07-15 23:59', 2, [], always).dueAt)).toBe('2026-07-16 00:01');
    expect(shownInWib(inMinutes('2026-07-15 00:00', 14_400, [], always).dueAt)).toBe('2026-07-25 00:00'); // ten days
    expect(workingMinutesBetween(always, wib('2026-07-15 12:00'), wib('2026-07-25 12:00'))).toBe(14_400);
    expect(shownInWib(inDays('2026-07-15 10:00', 1, [], always).dueAt)).toBe('2026-07-17 00:00'); // the end of the 16th
    const shut = openAt([{ weekdays: [1, 2, 3, 4, 5], segments: [['00:00', '24:00']] }]);
    expect(shownInWib(inMinutes('2026-07-17 23:00', 120, [], shut).dueAt)).toBe('2026-07-20 01:00'); // over a weekend
  });

  it('a short second limit that overrules the first: each clock counts by its own rule', () => {
    const starts = { received: wib('2025-05-06 10:00'), routed: wib('2025-05-06 15:30') };
    const at = (clock: 'triage' | 'inform' | 'firstResponse' | 'resolution') =>
      shownInWib(startClock(policy, clock, { class: 'service', channel: LAPOR }, starts)?.dueAt ?? 0);
    expect(at('triage')).toBe('2025-05-06 15:00'); // 240: 120 until noon, 120 from 13:00
    expect(at('inform')).toBe('2025-05-07 08:00'); // 60 from routing: 30 until 16:00, 30 from 07:30
    expect(at('firstResponse')).toBe('2025-05-15 16:00'); // 5 days
    expect(at('resolution')).toBe('2025-05-28 16:00'); // 14 days
  });

  it('a feed of feast days that are none: only what a decree lists is off', () => {
    const on = (date: string) => judgeDay(calendar, Temporal.PlainDate.from(date)).kind;
    expect(on('2025-04-21')).toBe('working'); // Kartini Day
    expect(on('2025-05-02')).toBe('working'); // National Education Day, a Friday after Labour Day
    expect(on('2025-10-02')).toBe('working'); // Batik Day
    expect(on('2025-11-10')).toBe('working'); // Heroes' Day
    expect(on('2025-12-22')).toBe('working'); // Mothers' Day
    expect(on('2025-06-26')).toBe('working'); // the lunar new year by another reckoning
  });

  it('a day off that is decreed late: what is open moves by that day, and the ledger says why', () => {
    // 18 August 2025. Received the 14th: before the decree 15 18 19 =3, after it 15 19 20 =3.
    const before = inDays('2025-08-14 10:00', 3, [], calendarWithoutDay('2025-08-18'));
    const after = inDays('2025-08-14 10:00', 3);
    expect(shownInWib(before.dueAt)).toBe('2025-08-19 16:00');
    expect(shownInWib(after.dueAt)).toBe('2025-08-20 16:00');
    const reason = after.ledger.find(({ date }) => date === '2025-08-18')?.verdict;
    expect(reason?.kind === 'holiday' && reason.decree).toBe(
      'SKB Tiga Menteri No. 933/2025, 1/2025, 3/2025 (perubahan)',
    );
  });

  it('a date that nobody can check: the ledger has every day with what was counted until its end', () => {
    const told = explainDeadline(policy, { startedAt: wib('2025-05-09 10:00'), clock: 'firstResponse' });
    if (!told.ok) throw new Error(told.refusal.kind);
    expect(
      told.value.ledger.map(({ date, verdict, counted }) => `${date.slice(5)} ${verdict.kind} ${counted}`),
    ).toEqual([
      '05-09 working 0', // Friday, day 0
      '05-10 weekend 0',
      '05-11 weekend 0',
      '05-12 holiday 0', // Waisak
      '05-13 holiday 0', // its joint leave
      '05-14 working 1',
      '05-15 working 2',
      '05-16 working 3',
      '05-17 weekend 3',
      '05-18 weekend 3',
      '05-19 working 4',
      '05-20 working 5',
    ]);
  });

  it('a limit of nothing that means "never": it is due at once, and no limit is something else', () => {
    const received = wib('2025-05-06 10:00');
    const rules = (limit: number | null) =>
      clocksWith('resolution', [{ start: 'received', limit, unit: 'workingMinutes' }]);
    const none = startClock({ calendar, clocks: rules(0) }, 'resolution', { class: 'service' }, { received });
    expect(none?.dueAt).toBe(received);
    expect(
      startClock({ calendar, clocks: rules(null) }, 'resolution', { class: 'service' }, { received }),
    ).toBeUndefined();
    expect(ruleFor(rules(null), 'resolution', { class: 'service' }, isoDate('2025-05-06'))?.limit).toBeNull();
  });

  it('more time for one who asks for information: ten working days and seven more, each counted from receipt', () => {
    const received = wib('2025-05-06 10:00');
    const rule = ruleFor(policy.clocks, 'resolution', { class: 'service', channel: PPID }, isoDate('2025-05-06'));
    expect([rule?.limit, rule?.extension?.limit]).toEqual([10, 7]);
    // =10 on 22 May; 23 26 27 28 =14, (29 30) June 2 3 4 =17.
    expect(shownInWib(countLimit(calendar, { limit: 17, unit: 'workingDays' }, received).dueAt)).toBe(
      '2025-06-04 16:00',
    );
  });
});
