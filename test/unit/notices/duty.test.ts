import { describe, expect, it } from 'vitest';
import { DutyDay, datesBetween, dutyBy, dutySteps, dutyTold, openedBy } from '#shared/domain/notices/duty';
import { isoDate } from '#test/support/builders/a-calendar';
import { recipientId } from '#test/support/builders/a-recipient';
import { shownInWib, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const ADMIN = recipientId('admin-lapor');
const STAND_IN = recipientId('pengganti-admin-lapor');
/** A Tuesday. */
const DAY = isoDate('2025-05-06');
const at = (time: string) => wib(`2025-05-06 ${time}`);

const looked = (time: string, before?: DutyDay, since = '00:00') =>
  dutyBy(policy, DAY, before, { since: at(since), now: at(time) });
const opened = (time: string, by = ADMIN, before?: DutyDay) => openedBy(DAY, before, by, at(time));

describe('the set hours of the queue', () => {
  it('are nine and half past ten of a working day', () => {
    expect(dutySteps(policy, DAY).map(({ step, at: hour }) => `${step} ${shownInWib(hour)}`)).toEqual([
      '1 2025-05-06 09:00',
      '2 2025-05-06 10:30',
    ]);
  });

  it.each([
    ['a Saturday', '2025-05-10'],
    ['a Sunday', '2025-05-11'],
    ['Waisak', '2025-05-12'],
    ['its joint leave', '2025-05-13'],
  ])('are none on %s', (_, date) => {
    expect(dutySteps(policy, isoDate(date))).toEqual([]);
    expect(
      dutyBy(policy, isoDate(date), undefined, { since: wib(`${date} 00:00`), now: wib(`${date} 15:00`) }),
    ).toBeUndefined();
  });

  it('hold on a day without a decree too, from Monday to Friday', () => {
    // From Monday, 8 January 2029, to Sunday.
    const week = ['08', '09', '10', '11', '12', '13', '14'].map((day) => isoDate(`2029-01-${day}`));
    expect(week.map((day) => dutySteps(policy, day).length)).toEqual([2, 2, 2, 2, 2, 0, 0]);
  });
});

describe('a day on which nobody opens the queue', () => {
  it.each(['07:30', '08:59:59.999'])('is nothing to speak of at %s', (time) => {
    expect(looked(time)).toBeUndefined();
  });

  it('is missed at nine, and goes one further at half past ten', () => {
    const missed = looked('09:00');
    expect(missed).toEqual({ date: DAY, rev: 1, opened: [], missedAt: at('09:00'), step: 1 });
    expect(looked('10:29:59.999', missed)).toBe(missed);
    const further = looked('10:30', missed);
    expect(further).toEqual({ date: DAY, rev: 2, opened: [], missedAt: at('09:00'), step: 2 });
    expect(looked('23:59', further)).toBe(further);
  });

  it('comes to the same after an outage, in one', () => {
    expect(looked('14:00')).toEqual({ date: DAY, rev: 1, opened: [], missedAt: at('14:00'), step: 2 });
  });
});

describe('a look', () => {
  it('leaves out the hours that passed before the one before it, or before there was anything to open', () => {
    expect(looked('23:00', undefined, '10:30')).toBeUndefined();
    expect(looked('23:00', undefined, '09:00')).toMatchObject({ step: 2, missedAt: at('23:00') });
    expect(looked('10:00', undefined, '08:59:59.999')).toMatchObject({ step: 1 });
  });
});

describe('a day that a clock which ran ahead has written of', () => {
  const ahead = looked('23:00');

  it('has not happened: it is opened in time, and nobody is told', () => {
    expect(ahead).toMatchObject({ step: 2, missedAt: at('23:00') });
    const set = looked('07:40', ahead);
    expect(set).toEqual({ date: DAY, rev: 2, opened: [], step: 0 });
    const opened = openedBy(DAY, set, ADMIN, at('07:40'));
    expect(looked('11:00', opened)).toBe(opened);
  });

  it('is missed all the same when nobody opens it by its hours', () => {
    expect(looked('10:35', ahead)).toMatchObject({ step: 2, missedAt: at('10:35') });
  });
});

describe('who is told of a day', () => {
  it('are the stand-in at first, and then the Secretary too', () => {
    const secretary = { version: 2, recipient: recipientId('sekretaris') };
    const standIn = { version: 1, recipient: STAND_IN };
    expect([0, 1, 2].map((step) => dutyTold(policy, { step }))).toEqual([[], [standIn], [standIn, secretary]]);
  });
});

describe('a day on which somebody opens it', () => {
  it.each(['06:00', '08:59:59.999', '09:00'])('a queue opened by nine makes no missed day: %s', (time) => {
    const day = opened(time);
    expect(day).toEqual({ date: DAY, rev: 1, opened: [{ by: ADMIN, at: at(time) }], step: 0 });
    expect(looked('23:00', day)).toBe(day);
  });

  it('a millisecond too late stays a missed day, and goes no further', () => {
    const missed = looked('09:00');
    const late = opened('09:00:00.001', ADMIN, missed);
    expect(late).toEqual({
      date: DAY,
      rev: 2,
      opened: [{ by: ADMIN, at: at('09:00:00.001') }],
      missedAt: at('09:00'),
      step: 1,
    });
    expect(looked('10:30', late)).toBe(late);
  });

  it('late, before the watch has looked, was missed all the same', () => {
    const late = opened('10:00');
    expect(looked('11:00', late)).toMatchObject({ rev: 2, missedAt: at('11:00'), step: 1 });
    const later = opened('10:30:00.001');
    expect(looked('11:00', later)).toMatchObject({ missedAt: at('11:00'), step: 2 });
  });

  it('counts the first of several, in whatever order they were recorded', () => {
    const both = opened('08:30', STAND_IN, opened('09:30'));
    expect(both.opened.map(({ by }) => by)).toEqual([ADMIN, STAND_IN]);
    expect(looked('11:00', both)).toBe(both);
  });

  it('again by the same person is no news', () => {
    const day = opened('08:00');
    expect(opened('10:00', ADMIN, day)).toBe(day);
    expect(opened('10:00', STAND_IN, day)).toMatchObject({ rev: 2 });
  });

  it('has room for more people than an office has, and stays readable when still more come', () => {
    let day: DutyDay | undefined;
    for (let n = 1; n <= 60; n += 1) day = openedBy(DAY, day, recipientId(`petugas-${n}`), at('08:00'));
    expect(DutyDay.parse(JSON.parse(JSON.stringify(day))).opened).toHaveLength(50);
  });

  it('can be written down and read again', () => {
    const day = opened('09:30', STAND_IN, opened('09:15', ADMIN, looked('09:00')));
    expect(DutyDay.parse(JSON.parse(JSON.stringify(day)))).toEqual(day);
  });
});

describe('the dates between two looks', () => {
  const between = (from: string, until: string) => datesBetween(policy.calendar, wib(from), wib(until));

  it('are those of the office', () => {
    expect(between('2025-05-06 23:59', '2025-05-06 23:59:59.999')).toEqual(['2025-05-06']);
    // 06:59 in the office is still the day before in UTC.
    expect(between('2025-05-06 06:59', '2025-05-06 07:01')).toEqual(['2025-05-06']);
    expect(between('2025-05-06 23:59', '2025-05-07 00:00')).toEqual(['2025-05-06', '2025-05-07']);
  });

  it('leave no day of an outage out, over the ends of months and years', () => {
    expect(between('2024-02-28 12:00', '2024-03-01 01:00')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(between('2025-12-31 12:00', '2026-01-01 01:00')).toEqual(['2025-12-31', '2026-01-01']);
  });

  it('are none where the second comes first', () => {
    expect(between('2025-05-07 10:00', '2025-05-06 10:00')).toEqual([]);
  });
});
