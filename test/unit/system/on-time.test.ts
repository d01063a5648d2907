import middy from '@middy/core';
import { describe, expect, it } from 'vitest';
import { onTime } from '#shared/runtime/clock';
import { httpStack } from '#shared/runtime/stacks';
import { httpEvent } from '#test/support/fakes/http-event';
import { aContext } from '#test/support/fakes/lambda-context';

describe('a run where the clock may be moved', () => {
  it('begins with a look at it, every run anew', async () => {
    const seen: string[] = [];
    const look = async (): Promise<void> => void seen.push('look');
    const handler = middy<unknown, void>()
      .use(onTime({ look }))
      .handler(async () => void seen.push('work'));
    await handler({}, aContext());
    await handler({}, aContext());
    expect(seen).toEqual(['look', 'work', 'look', 'work']);
  });

  it('does nothing by a time that it does not know', async () => {
    let worked = false;
    const handler = middy<unknown, void>()
      .use(onTime({ look: () => Promise.reject(new Error('the table is down')) }))
      .handler(async () => {
        worked = true;
      });
    await expect(handler({}, aContext())).rejects.toThrow('the table is down');
    expect(worked).toBe(false);
  });

  it('answers a caller then as at every fault', async () => {
    const handler = middy()
      .use(httpStack('temporarilyUnavailable'))
      .handler(async () => ({ statusCode: 200 }))
      .use(onTime({ look: () => Promise.reject(new Error('the table is down')) }));
    expect(await handler(httpEvent({ path: '/v1/health', at: 0 }), aContext())).toMatchObject({ statusCode: 503 });
  });
});

describe('a run by the real time', () => {
  it('has nothing to look at', () => {
    expect(onTime({})).toEqual([]);
  });
});
