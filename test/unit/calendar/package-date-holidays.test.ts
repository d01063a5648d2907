import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import calendar2025 from '#policy/calendar-2025.json' with { type: 'json' };

/**
 * A negative control: why the office keeps its own list instead of a package's. The package computes feasts and knows
 * no decree. Either list changing breaks this test; whoever changes one says here why.
 */
const isWeekday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const ours = z
  .array(z.object({ date: z.string() }))
  .parse(calendar2025.days)
  .map(({ date }) => date)
  .filter((date) => isWeekday(date));

const theirs = [
  ...new Set(
    new Holidays('ID')
      .getHolidays(2025)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10))
      .filter((date) => isWeekday(date)),
  ),
];

/** Off by decree, a working day to the package. */
const MISSING = {
  '2025-01-28': 'joint leave around the Chinese New Year',
  '2025-03-28': 'joint leave around Nyepi',
  '2025-04-01':
    'second day of Eid al-Fitr, set for 31 March and 1 April; the package begins a day earlier, on a Sunday',
  '2025-04-02': 'joint leave around Eid al-Fitr',
  '2025-04-03': 'joint leave around Eid al-Fitr',
  '2025-04-04': 'joint leave around Eid al-Fitr',
  '2025-04-07': 'joint leave around Eid al-Fitr',
  '2025-05-13': 'joint leave around Vesak',
  '2025-05-30': 'joint leave around Ascension Day',
  '2025-06-09': 'joint leave around Eid al-Adha',
  '2025-06-27': 'Islamic New Year as decreed',
  '2025-08-18': 'joint leave for Independence Day, decreed on 7 August 2025',
  '2025-12-26': 'joint leave around Christmas',
} as const;

/** A working day by decree, off to the package. */
const TOO_MANY = {
  '2025-06-26': 'Islamic New Year by the reckoning of the package, a day before the decreed one',
} as const;

describe('the package date-holidays for Indonesia in 2025', () => {
  it('has 12 weekdays off where the decrees have 24: 13 holidays and 11 days of joint leave', () => {
    expect(ours).toHaveLength(24);
    expect(theirs).toHaveLength(12); // 24 - 13 + 1
  });

  it('lacks exactly the days named here', () => {
    expect(ours.filter((date) => !theirs.includes(date))).toEqual(Object.keys(MISSING));
  });

  it('has exactly the days named here too many', () => {
    expect(theirs.filter((date) => !ours.includes(date))).toEqual(Object.keys(TOO_MANY));
  });

  it('would make an answer due five working days early over Lebaran alone', () => {
    const between = (dates: readonly string[], from: string, until: string) =>
      dates.filter((date) => from <= date && date <= until).length;
    // 31 March to 11 April: ours 31 1 2 3 4 7; theirs 31.
    expect(between(ours, '2025-03-31', '2025-04-11')).toBe(6);
    expect(between(theirs, '2025-03-31', '2025-04-11')).toBe(1);
  });
});
