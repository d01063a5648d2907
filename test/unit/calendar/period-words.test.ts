import { describe, expect, it } from 'vitest';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { showPeriod } from '#shared/domain/calendar/period-words';
import { policy } from '#test/support/policy';

describe('a period in words', () => {
  it.each([
    ['2026-10', 'Oktober 2026', 'October 2026'],
    ['2026-12', 'Desember 2026', 'December 2026'],
    ['2026', 'tahun 2026', 'the year 2026'],
    ['2026-W43', 'minggu 19–25 Oktober 2026', 'the week of 19–25 October 2026'],
    ['2026-W40', 'minggu 28 September – 4 Oktober 2026', 'the week of 28 September – 4 October 2026'],
    // The last week of 2026 ends on a Sunday of the new year.
    ['2026-W53', 'minggu 28 Desember 2026 – 3 Januari 2027', 'the week of 28 December 2026 – 3 January 2027'],
  ])('is written as people write it: %s', (name, id, en) => {
    const period = DigestPeriod.parse(name);
    expect(showPeriod(policy.calendar, 'id', period)).toBe(id);
    expect(showPeriod(policy.calendar, 'en', period)).toBe(en);
  });

  it('has its dates in the office’s zone, wherever it is worked out', () => {
    const jayapura = { zone: 'Asia/Jayapura' };
    expect(showPeriod(jayapura, 'id', DigestPeriod.parse('2026-W43'))).toBe('minggu 19–25 Oktober 2026');
    expect(showPeriod({ zone: 'America/Los_Angeles' }, 'id', DigestPeriod.parse('2026-10'))).toBe('Oktober 2026');
  });

  it('is refused where no year has it', () => {
    // 2025 has 52 weeks.
    expect(() => showPeriod(policy.calendar, 'id', DigestPeriod.parse('2025-W53'))).toThrow('2025-W53 is no period');
  });
});
