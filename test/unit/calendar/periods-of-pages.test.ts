import { describe, expect, it } from 'vitest';
import { IsoDate, plainDate } from '#shared/domain/calendar/calendar';
import {
  DigestPeriod,
  digestPeriodOf,
  earlierPeriods,
  periodBefore,
  periodNamed,
  weekName,
} from '#shared/domain/calendar/period';
import { showPeriod } from '#shared/domain/calendar/period-words';
import { policy } from '#test/support/policy';
import { firstDay, isPeriod, later, periodAt, periodWords, yearEarlier } from '#web/console/figures/periods.ts';

const YEARS = ['2020', '2024', '2025', '2026', '2027'];
const two = (n: number): string => String(n).padStart(2, '0');
const NAMES = YEARS.flatMap((year) => [
  year,
  ...Array.from({ length: 13 }, (_, n) => `${year}-${two(n)}`),
  ...Array.from({ length: 54 }, (_, n) => `${year}-W${two(n)}`),
]);
const named = (name: string) => periodNamed(name) ?? expect.fail(`no period ${name}`);
const PERIODS = NAMES.filter((name) => periodNamed(name) !== undefined);

/** Browsers count by themselves what the API would refuse otherwise; here it is put beside how the office counts. */
describe('periods in the addresses of pages', () => {
  it('are those that the office has', () => {
    expect(NAMES.filter(isPeriod)).toEqual(PERIODS);
    // 2020 and 2026 have a fifty-third week, the others none.
    expect(PERIODS.filter((name) => name.endsWith('W53'))).toEqual(['2020-W53', '2026-W53']);
  });

  it.each(PERIODS)('%s begins, follows another and is called as the office says', (name) => {
    const period = named(name);
    expect(firstDay(name)).toBe(period.from);
    expect(later(name, -1)).toBe(digestPeriodOf(periodBefore(period)));
    expect(named(later(name, 1)).from).toBe(period.until);
    for (const language of ['id', 'en'] as const)
      expect(periodWords(language, name)).toBe(showPeriod(policy.calendar, language, DigestPeriod.parse(name)));
  });

  it('are compared, each month with the month before and the same month of the year before, as in a digest', () => {
    for (const month of PERIODS.filter((name) => /^\d{4}-\d\d$/.test(name)))
      expect([later(month, -1), yearEarlier(month)]).toEqual(earlierPeriods(named(month)).map(digestPeriodOf));
  });

  it('have none a year earlier where that is the one before, or where that year has no such week', () => {
    expect(yearEarlier('2026')).toBeUndefined();
    expect(yearEarlier('2026-W53')).toBeUndefined();
    expect(yearEarlier('2026-W48')).toBe('2025-W48');
  });

  it('are found by their dates, also about the turn of the year', () => {
    for (const date of [
      '2024-12-29',
      '2024-12-30',
      '2024-12-31',
      '2025-01-01',
      '2026-12-31',
      '2027-01-03',
      '2027-01-04',
    ]) {
      expect(periodAt('week', date)).toBe(weekName(plainDate(IsoDate.parse(date))));
      expect([periodAt('month', date), periodAt('year', date)]).toEqual([date.slice(0, 7), date.slice(0, 4)]);
    }
  });
});
