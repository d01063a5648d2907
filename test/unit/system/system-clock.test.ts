import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { movableClock } from '#shared/adapters/system/clock';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { ClockEnv } from '#shared/contracts/env';

const DAY = 86_400;
const aheadBy = (now: () => number): number => Math.round((now() - Date.now()) / 1000) + 0;

describe('a clock that may be moved', () => {
  it.each([0, 3 * DAY, -DAY])('goes on from %i seconds ahead once it was looked at', async (seconds) => {
    const { now, look } = movableClock(async () => seconds);
    expect(aheadBy(now)).toBe(0);
    await look();
    expect(aheadBy(now)).toBe(seconds);
  });

  it('says what it said until it is looked at again', async () => {
    let ahead = DAY;
    const { now, look } = movableClock(async () => ahead);
    await look();
    ahead = 2 * DAY;
    expect(aheadBy(now)).toBe(DAY);
    await look();
    expect(aheadBy(now)).toBe(2 * DAY);
  });

  it('is not taken for another one when it cannot be read', async () => {
    const { look } = movableClock(() => Promise.reject(new Error('the table is down')));
    await expect(look()).rejects.toThrow('the table is down');
  });
});

describe('the clock that a stage goes by', () => {
  const client = documentClient(new DynamoDBClient({ region: 'ap-southeast-3' }));

  it('is the real one without a look at anything', () => {
    const clock = stageClock(client, ClockEnv.parse({ CLOCK: 'real' }));
    expect(clock.look).toBeUndefined();
    expect(aheadBy(clock.now)).toBe(0);
  });

  it('is looked at where it may be moved', () => {
    expect(stageClock(client, ClockEnv.parse({ CLOCK: 'movable', CLOCK_TABLE: 'table' })).look).toBeDefined();
  });

  it.each([
    { CLOCK: 'real', CLOCK_TABLE: 'table' },
    { CLOCK: 'real', CLOCK_TABLE: '' },
    { CLOCK: 'movable' },
    { CLOCK: 'movable', CLOCK_TABLE: '' },
    { CLOCK: 'moveable', CLOCK_TABLE: 'table' },
    { CLOCK_TABLE: 'table' },
    {},
  ])('is refused as %j: such a function does not start', (env) => {
    expect(ClockEnv.safeParse(env).success).toBe(false);
  });
});
