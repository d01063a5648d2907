import { describe, expect, it } from 'vitest';
import { clockOf } from '#shared/adapters/system-clock';
import { ClockEnv } from '#shared/contracts/env';

const DAY = 86_400;
const aheadBy = (env: unknown): number => Math.round((clockOf(ClockEnv.parse(env))() - Date.now()) / 1000) + 0;

describe('the clock that a stage goes by', () => {
  it('is the real one unless it is moved', () => {
    expect(aheadBy({ CLOCK: 'real' })).toBe(0);
    expect(aheadBy({ CLOCK: 'movable' })).toBe(0);
  });

  it('goes on from where it was moved to, ahead or back', () => {
    expect(aheadBy({ CLOCK: 'movable', CLOCK_AHEAD_SECONDS: String(3 * DAY) })).toBe(3 * DAY);
    expect(aheadBy({ CLOCK: 'movable', CLOCK_AHEAD_SECONDS: String(-DAY) })).toBe(-DAY);
  });

  it.each([
    { CLOCK: 'real', CLOCK_AHEAD_SECONDS: '259200' },
    { CLOCK: 'real', CLOCK_AHEAD_SECONDS: '-1' },
    { CLOCK_AHEAD_SECONDS: '259200' },
    { CLOCK: 'movable', CLOCK_AHEAD_SECONDS: '3d' },
    { CLOCK: 'movable', CLOCK_AHEAD_SECONDS: '1e9' },
    { CLOCK: 'moveable' },
    {},
  ])('is refused as %j: such a function does not start', (env) => {
    expect(ClockEnv.safeParse(env).success).toBe(false);
  });

  it('that is real may be told that it is not moved', () => {
    expect(aheadBy({ CLOCK: 'real', CLOCK_AHEAD_SECONDS: '0' })).toBe(0);
  });
});
