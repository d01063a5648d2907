import { describe, expect, it } from 'vitest';
import type { Notices } from '#shared/domain/notices/rules';
import { isNews, retryAt, tellAt } from '#shared/domain/notices/timing';
import { Instant } from '#shared/domain/words/words';
import { shownInWib, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const HOUR = 3_600_000;
const AWAKE = { quiet: false, grouping: undefined };
const QUIET = { quiet: true, grouping: undefined };
const HOURLY = { quiet: false, grouping: 'hourly' } as const;
const QUIET_HOURLY = { quiet: true, grouping: 'hourly' } as const;

const NIGHT = policy.notices.quietHours;
const NOON = { from: '12:00', until: '13:00' };
const LONG_NIGHT = { from: '20:30', until: '06:15' };

type Told = Parameters<typeof tellAt>[1];
/** When somebody is told, as the office's clock shows it. */
const toldAt = (
  recipient: Told,
  shown: string,
  quietHours: Notices['quietHours'] = NIGHT,
  { urgent = false, officeHours = false } = {},
): string =>
  shownInWib(
    tellAt({ calendar: policy.calendar, notices: { quietHours } }, recipient, { urgent, officeHours }, wib(shown)),
  );

describe('the quiet hours of the office', () => {
  it('are from nine in the evening to six in the morning', () => {
    expect(NIGHT).toEqual({ from: '21:00', until: '06:00' });
  });
});

describe('who keeps no quiet hours and no hour', () => {
  it.each([
    '2025-05-06 10:00:00.001',
    '2025-05-06 20:59:59.999',
    '2025-05-06 21:00',
    '2025-05-07 03:00',
    '2025-05-07 06:00',
  ])('is told at once at %s', (shown) => {
    expect(toldAt(AWAKE, shown)).toBe(shownInWib(wib(shown)));
  });
});

describe('who keeps quiet hours', () => {
  it.each([
    ['2025-05-06 20:59:59.999', '2025-05-06 20:59:59.999'],
    ['2025-05-06 21:00', '2025-05-07 06:00'],
    ['2025-05-06 21:00:00.001', '2025-05-07 06:00'],
    ['2025-05-06 23:59:59.999', '2025-05-07 06:00'],
    ['2025-05-07 00:00', '2025-05-07 06:00'],
    ['2025-05-07 00:00:00.001', '2025-05-07 06:00'],
    // 07:00 in the office is midnight in UTC: the day that counts is the office's.
    ['2025-05-07 05:59:59.999', '2025-05-07 06:00'],
    ['2025-05-07 06:00', '2025-05-07 06:00'],
    ['2025-05-07 06:00:00.001', '2025-05-07 06:00:00.001'],
    ['2025-05-07 06:59:59.999', '2025-05-07 06:59:59.999'],
    ['2025-05-07 07:00', '2025-05-07 07:00'],
    ['2025-05-07 13:00', '2025-05-07 13:00'],
    ['2025-12-31 22:00', '2026-01-01 06:00'],
    ['2024-02-28 21:00', '2024-02-29 06:00'],
  ])('is told at night at its end: %s becomes %s', (now, told) => {
    expect(toldAt(QUIET, now)).toBe(told);
  });

  it.each([
    ['2025-05-06 11:59:59.999', '2025-05-06 11:59:59.999'],
    ['2025-05-06 12:00', '2025-05-06 13:00'],
    ['2025-05-06 12:59:59.999', '2025-05-06 13:00'],
    ['2025-05-06 13:00', '2025-05-06 13:00'],
    ['2025-05-06 23:00', '2025-05-06 23:00'],
    ['2025-05-07 00:00', '2025-05-07 00:00'],
  ])('is left alone at noon as well as by night: %s becomes %s', (now, told) => {
    expect(toldAt(QUIET, now, NOON)).toBe(told);
  });

  it.each([
    ['2025-05-06 00:00', '2025-05-06 06:00'],
    ['2025-05-06 05:59:59.999', '2025-05-06 06:00'],
    ['2025-05-06 06:00', '2025-05-06 06:00'],
  ])('is left alone from midnight on: %s becomes %s', (now, told) => {
    expect(toldAt(QUIET, now, { from: '00:00', until: '06:00' })).toBe(told);
  });

  it('somebody whose quiet hours end at midnight is told at the next midnight', () => {
    expect(toldAt(QUIET, '2025-05-06 22:00', { from: '21:00', until: '00:00' })).toBe('2025-05-07 00:00');
    expect(toldAt(QUIET, '2025-05-07 00:00', { from: '21:00', until: '00:00' })).toBe('2025-05-07 00:00');
  });
});

describe('who asked for one notice an hour', () => {
  it.each([
    ['2025-05-06 10:00', '2025-05-06 10:00'],
    ['2025-05-06 10:00:00.001', '2025-05-06 11:00'],
    ['2025-05-06 10:59:59.999', '2025-05-06 11:00'],
    ['2025-05-06 11:00', '2025-05-06 11:00'],
    ['2025-05-06 23:30', '2025-05-07 00:00'],
  ])('is told at the full hour: %s becomes %s', (now, told) => {
    expect(toldAt(HOURLY, now)).toBe(told);
  });

  it.each([
    ['2025-05-06 19:59:59.999', '2025-05-06 20:00'],
    ['2025-05-06 20:00', '2025-05-06 20:00'],
    // The next full hour is the first of the quiet ones.
    ['2025-05-06 20:00:00.001', '2025-05-07 06:00'],
    ['2025-05-06 20:59:59.999', '2025-05-07 06:00'],
    ['2025-05-06 21:00', '2025-05-07 06:00'],
    ['2025-05-07 05:59:59.999', '2025-05-07 06:00'],
    ['2025-05-07 06:00', '2025-05-07 06:00'],
    ['2025-05-07 06:00:00.001', '2025-05-07 07:00'],
  ])('somebody with hourly notices and quiet hours is told on the hour outside them: %s becomes %s', (now, told) => {
    expect(toldAt(QUIET_HOURLY, now)).toBe(told);
  });

  it.each([
    ['2025-05-06 20:00:00.001', '2025-05-07 07:00'],
    ['2025-05-06 20:30', '2025-05-07 07:00'],
    ['2025-05-07 06:14:59.999', '2025-05-07 07:00'],
    ['2025-05-07 06:15', '2025-05-07 07:00'],
  ])('with quiet hours that end at 06:15, hourly notices are told at seven: %s becomes %s', (now, told) => {
    expect(toldAt(QUIET_HOURLY, now, LONG_NIGHT)).toBe(told);
  });
});

describe('a reminder', () => {
  const reminded = (recipient: Told, shown: string, urgent = false): string =>
    toldAt(recipient, shown, NIGHT, { urgent, officeHours: true });

  // 5 May 2025 is a Monday; Waisak and its joint leave fall on Monday and Tuesday, the 12th and 13th.
  it.each([
    ['2025-05-06 07:29:59.999', '2025-05-06 07:30'],
    ['2025-05-06 07:30', '2025-05-06 07:30'],
    ['2025-05-06 11:59:59.999', '2025-05-06 11:59:59.999'],
    // Nobody works at noon: from 12:00 to 13:00, on Friday from 11:30.
    ['2025-05-06 12:00', '2025-05-06 13:00'],
    ['2025-05-06 12:59:59.999', '2025-05-06 13:00'],
    ['2025-05-06 13:00', '2025-05-06 13:00'],
    ['2025-05-09 11:45', '2025-05-09 13:00'],
    ['2025-05-06 15:59:59.999', '2025-05-06 15:59:59.999'],
    ['2025-05-06 16:00', '2025-05-07 07:30'],
    ['2025-05-06 23:30', '2025-05-07 07:30'],
    ['2025-05-09 16:29', '2025-05-09 16:29'],
    // Over a weekend and two holidays.
    ['2025-05-09 16:30', '2025-05-14 07:30'],
    ['2025-05-10 10:00', '2025-05-14 07:30'],
    // In Ramadan the office opens at 08:00 and shuts at 15:00.
    ['2025-03-20 07:30', '2025-03-20 08:00'],
    ['2025-03-20 15:00', '2025-03-21 08:00'],
  ])('waits for the office to open: %s becomes %s', (now, told) => {
    expect(reminded(AWAKE, now)).toBe(told);
    // The office opens long after the quiet hours have ended.
    expect(reminded(QUIET, now)).toBe(told);
  });

  it.each([
    ['2025-05-06 07:00', '2025-05-06 08:00'],
    ['2025-05-06 10:00', '2025-05-06 10:00'],
    ['2025-05-06 10:00:00.001', '2025-05-06 11:00'],
    // 13:00 is a full hour itself; 07:30 is none.
    ['2025-05-06 12:15', '2025-05-06 13:00'],
    ['2025-05-06 16:30', '2025-05-07 08:00'],
    // Where the full hour finds the office shut, at the first one that does not: after the break, the next morning.
    ['2025-05-09 11:20', '2025-05-09 13:00'],
    ['2025-05-06 15:30', '2025-05-07 08:00'],
    ['2025-05-09 16:10', '2025-05-14 08:00'],
  ])('a reminder to who asked for one an hour comes at the full hour after that: %s becomes %s', (now, told) => {
    expect(reminded(HOURLY, now)).toBe(told);
    expect(reminded(QUIET_HOURLY, now)).toBe(told);
  });

  it('a reminder of danger waits for nothing', () => {
    for (const shown of ['2025-05-06 12:15', '2025-05-10 03:00', '2025-05-12 10:00']) {
      expect(reminded(QUIET_HOURLY, shown, true)).toBe(shown);
    }
  });
});

describe('danger', () => {
  it.each([
    ['who keeps nothing', AWAKE],
    ['who keeps quiet hours', QUIET],
    ['who asked for one an hour', HOURLY],
    ['who keeps both', QUIET_HOURLY],
  ])('is told at once to %s, at any hour', (_, recipient) => {
    for (const shown of [
      '2025-05-06 10:30:00.001',
      '2025-05-06 21:00',
      '2025-05-07 00:00',
      '2025-05-07 05:59:59.999',
    ]) {
      expect(toldAt(recipient, shown, NIGHT, { urgent: true })).toBe(shownInWib(wib(shown)));
    }
  });
});

describe('what could not be sent', () => {
  const NOW = wib('2025-05-06 10:00');
  const SECOND = 1_000;
  const MINUTE = 60_000;

  /** The wait after an attempt that was made as soon as it was queued. */
  const waitAfter = (attempts: number, urgent = false, chance = 0): number | undefined => {
    const next = retryAt({ attempts, queuedAt: NOW, urgent }, NOW, chance);
    return next === undefined ? undefined : next - NOW;
  };
  /** All attempts that are made, by the time since the notice was queued. */
  const attemptsOf = (urgent: boolean, chance: number): readonly number[] => {
    const made = [0];
    for (let attempts = 1; attempts < 1_000; attempts += 1) {
      const now = Instant.parse(NOW + (made.at(-1) ?? 0));
      const next = retryAt({ attempts, queuedAt: NOW, urgent }, now, chance);
      if (next === undefined) return made;
      made.push(next - NOW);
    }
    return made;
  };

  it.each([
    [1, 5 * SECOND],
    [2, 5 * MINUTE],
    [3, 30 * MINUTE],
    [4, 2 * HOUR],
    [5, 2 * HOUR],
    [40, 2 * HOUR],
  ])('is tried again after attempt %i later than after the one before, at last every two hours', (attempts, wait) => {
    expect(waitAfter(attempts)).toBe(wait);
  });

  it.each([
    [1, 5 * SECOND],
    [2, 5 * MINUTE],
    [3, 12.5 * MINUTE],
    [4, 12.5 * MINUTE],
    [40, 12.5 * MINUTE],
  ])('an urgent notice is tried again within a quarter of an hour: after attempt %i', (attempts, wait) => {
    expect(waitAfter(attempts, true)).toBe(wait);
  });

  it('is spread over a fifth of the wait, and never tried earlier', () => {
    expect(waitAfter(4, false, 0.5)).toBe(132 * MINUTE);
    expect(waitAfter(4, true, 0.5)).toBe(13.75 * MINUTE);
    expect(waitAfter(4, true, 0.999_999)).toBeLessThanOrEqual(15 * MINUTE);
    expect(waitAfter(4, false, 0.999_999)).toBeLessThanOrEqual(2.4 * HOUR);
    expect(waitAfter(4, false, 0.999_999)).toBeGreaterThan(2.39 * HOUR);
  });

  it.each([
    ['every two hours', false, 0],
    ['every two hours and a little', false, 0.999],
    ['every twelve minutes', true, 0],
    ['every quarter of an hour', true, 0.999],
  ])('is tried for three days, however it falls, and not for four: %s', (_, urgent, chance) => {
    const made = attemptsOf(urgent, chance);
    expect(made.at(-1)).toBeGreaterThanOrEqual(72 * HOUR);
    expect(made.at(-1)).toBeLessThan(96 * HOUR);
    expect(made.length).toBeLessThan(380);
  });

  it('is given up 76 hours after it was queued, however few attempts there were', () => {
    const queuedAt = NOW;
    const at = (later: number) => Instant.parse(NOW + later);
    expect(retryAt({ attempts: 1, queuedAt, urgent: false }, at(76 * HOUR - 1), 0)).toBeDefined();
    expect(retryAt({ attempts: 1, queuedAt, urgent: false }, at(76 * HOUR), 0)).toBeUndefined();
    expect(retryAt({ attempts: 1, queuedAt, urgent: true }, at(76 * HOUR), 0)).toBeUndefined();
  });

  it('is given up by the time since it was first tried, where it had to wait for that', () => {
    // Queued in the evening, tried in the morning: the night is not held against it.
    const tried = { attempts: 1, queuedAt: NOW, triedSince: Instant.parse(NOW + 9 * HOUR), urgent: false };
    expect(retryAt(tried, Instant.parse(NOW + 85 * HOUR - 1), 0)).toBeDefined();
    expect(retryAt(tried, Instant.parse(NOW + 85 * HOUR), 0)).toBeUndefined();
  });
});

describe('what was recorded', () => {
  const isNewsAfter = (ms: number): boolean =>
    isNews(wib('2025-05-06 10:00'), Instant.parse(wib('2025-05-06 10:00') + ms));

  it('is news for thirty days: longer than three weeks, in which an outage is made up for', () => {
    expect([0, 21 * 24 * HOUR, 30 * 24 * HOUR].map(isNewsAfter)).toEqual([true, true, true]);
    expect([30 * 24 * HOUR + 1, 365 * 24 * HOUR].map(isNewsAfter)).toEqual([false, false]);
  });

  it('is news where the clock that wrote it ran ahead', () => {
    expect(isNewsAfter(-400 * 24 * HOUR)).toBe(true);
  });
});
