import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asInABrowser } from '#test/support/drawn';

describe('a moment that this computer noted', () => {
  asInABrowser();
  beforeAll(() => {
    vi.useFakeTimers({ now: Date.parse('2027-03-01T08:00:00+07:00') });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it('is told by the office’s clock once that is known, however wrong the computer’s is', async () => {
    const { isClockKnown, noteOfficeTime, officeMoment } = await import('#web/console/words/office-clock.ts');
    expect(isClockKnown.value).toBe(false);
    noteOfficeTime('2026-11-24T09:00:00+07:00');
    expect(isClockKnown.value).toBe(true);
    expect(officeMoment(Date.parse('2027-03-01T07:45:00+07:00'))).toBe('2026-11-24T01:45:00.000Z');
  });
});
