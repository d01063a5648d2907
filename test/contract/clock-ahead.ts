import { expect, it } from 'vitest';
import type { ClockAhead } from '#shared/adapters/table/clock';

/** What every place promises that says how far a movable clock is ahead. */
export const itSaysHowFarTheClockIsAhead = (make: () => ClockAhead): void => {
  it('says nothing before it was ever moved, and then how far, ahead or back', async () => {
    const ahead = make();
    expect(await ahead.read()).toBe(0);
    for (const seconds of [86_400, -3_600, 0]) {
      await ahead.set(seconds);
      expect(await ahead.read()).toBe(seconds);
    }
  });

  it('says the same to whoever asks', async () => {
    await make().set(7);
    expect(await make().read()).toBe(7);
  });
};
