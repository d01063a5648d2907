import { describe, expect, it } from 'vitest';
import {
  earlierPeriods,
  instantsOf,
  monthsOf,
  type Period,
  periodBefore,
  periodNamed,
  yearBefore,
} from '#shared/domain/calendar/period';
import { shownInWib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const shown = (period: Period | undefined): string =>
  period === undefined ? 'none' : `${period.from} ${period.until}`;
const named = (name: string): Period => periodNamed(name) ?? expect.fail(name);

describe('a period', () => {
  it.each([
    ['2026', '2026-01-01 2027-01-01'],
    ['2026-11', '2026-11-01 2026-12-01'],
    ['2026-12', '2026-12-01 2027-01-01'],
    ['2024-02', '2024-02-01 2024-03-01'],
    ['2026-11-24', '2026-11-24 2026-11-25'],
    ['2026-11-16/2026-11-22', '2026-11-16 2026-11-23'],
    ['2024-02-28/2024-02-29', '2024-02-28 2024-03-01'],
    ['2026-W48', '2026-11-23 2026-11-30'],
    // The fourth of January 2026 is a Sunday, so that week began in the old year.
    ['2026-W01', '2025-12-29 2026-01-05'],
    // Of 53 weeks: the first of January 2026 is a Thursday.
    ['2026-W53', '2026-12-28 2027-01-04'],
  ])('named %s goes from the first day up to, and without, the last: %s', (name, expected) => {
    expect(shown(periodNamed(name))).toBe(expected);
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-02-30',
    '2026-11-22/2026-11-16',
    '2026-11/2026-12',
    'a/b/c',
    'November',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2026-W1',
  ])('is none that is named %j', (name) => {
    expect(periodNamed(name)).toBeUndefined();
  });

  it('begins and ends at midnight in the office', () => {
    const { from, until } = instantsOf(policy.calendar, named('2026-11-24'));
    expect([from, until].map(shownInWib)).toEqual(['2026-11-24 00:00', '2026-11-25 00:00']);
  });

  it.each([
    ['2026-03', '2026-02-01 2026-03-01'],
    ['2026-01', '2025-12-01 2026-01-01'],
    ['2026', '2025-01-01 2026-01-01'],
    ['2026-11-24', '2026-11-23 2026-11-24'],
    ['2026-11-16/2026-11-22', '2026-11-09 2026-11-16'],
    // Three months, as a quarter has.
    ['2026-04-01/2026-06-30', '2026-01-01 2026-04-01'],
  ])('%s comes after %s', (name, expected) => {
    expect(shown(periodBefore(named(name)))).toBe(expected);
  });

  it.each([
    ['2026-11', '2025-11-01 2025-12-01'],
    ['2026-11-16/2026-11-22', '2025-11-16 2025-11-23'],
    ['2024-02-29', '2023-02-28 2023-03-01'],
  ])('%s was %s a year before', (name, expected) => {
    expect(shown(yearBefore(named(name)))).toBe(expected);
  });

  it('is put beside each earlier one once', () => {
    const beside = (name: string) => earlierPeriods(named(name)).map(shown);
    expect(beside('2026-11')).toEqual(['2026-10-01 2026-11-01', '2025-11-01 2025-12-01']);
    // The year before a year is the same year a year before.
    expect(beside('2026')).toEqual(['2025-01-01 2026-01-01']);
  });
});

describe('the months of a period', () => {
  it.each([
    ['2026-11-24', '2026-11'],
    ['2026-11', '2026-11'],
    ['2026-11-30/2026-12-01', '2026-11 2026-12'],
    ['2025-12-31/2026-02-01', '2025-12 2026-01 2026-02'],
    // Nothing can be asked about outside of this century.
    ['1999-11-30/2000-01-01', '2000-01'],
    ['1950-05', ''],
  ])('are those that one of its dates lies in: %s', (name, months) => {
    expect(monthsOf(named(name)).join(' ')).toBe(months);
  });

  it('are none where it has no date', () => {
    expect(monthsOf({ ...named('2026-11-24'), until: named('2026-11-24').from })).toEqual([]);
    expect(monthsOf({ from: named('2026-11-24').from, until: named('2026-11-02').from })).toEqual([]);
  });
});
