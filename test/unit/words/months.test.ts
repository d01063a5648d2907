import { describe, expect, it } from 'vitest';
import { longMonth, monthFrom } from '#web/words/times.ts';

describe('the months of a list', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2027-01', -1, '2026-12'],
    ['2026-03', -1, '2026-02'],
  ])('%s leads by %i to %s', (month, by, other) => {
    expect(monthFrom(month, by)).toBe(other);
  });

  it('are called by their names in both languages', () => {
    expect(longMonth('id', '2026-08')).toBe('Agustus 2026');
    expect(longMonth('en', '2026-08')).toBe('August 2026');
  });
});
