import { describe, expect, it } from 'vitest';
import { isMonth, monthAfter, monthWords } from '#web/words/months.ts';

describe('a month by its name', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-03', -15, '2024-12'],
  ])('%s and %i more is %s', (month, by, after) => {
    expect(monthAfter(month, by)).toBe(after);
  });

  it('is written out in either language', () => {
    expect(monthWords('id', '2026-10')).toBe('Oktober 2026');
    expect(monthWords('en', '2026-10')).toBe('October 2026');
  });

  it.each([undefined, '', '2026', '2026-13', '2026-00', '1999-05', '2026-1'])('is not %s', (name) => {
    expect(isMonth(name)).toBe(false);
  });
});
