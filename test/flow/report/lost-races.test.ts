import { describe, expect, it } from 'vitest';
import { lapor } from '#test/support/builders/a-channel-event';
import { STORIES } from '#test/support/builders/stories';
import { aWorld } from '#test/support/fakes/world';
import type { Plan } from '#test/support/faults/faulty-ports';

describe('a race that is lost again and again', () => {
  const [told] = STORIES;
  const lost = (times: number): { readonly plan: Plan; readonly tried: () => number } => {
    let tried = 0;
    const plan: Plan = ({ port }) => {
      if (port !== 'commit') return undefined;
      tried += 1;
      return tried <= times ? 'falseConflict' : undefined;
    };
    return { plan, tried: () => tried };
  };
  const sent = async (times: number) => {
    const losing = lost(times);
    const world = aWorld({ plan: losing.plan });
    const first = told?.postings[0];
    if (first === undefined) throw new Error('no posting');
    await world.send(first);
    return { world, tried: losing.tried };
  };

  it('is decided again three times at most, in one delivery', async () => {
    const { world, tried } = await sent(3);
    expect(await world.poll()).toEqual({ received: 1, done: 1 });
    expect(tried()).toBe(4);
    expect((await world.load(lapor('7001')))?.status).toBe('routed');
  });

  it('then goes back to the queue, and is taken in at the next delivery', async () => {
    const { world, tried } = await sent(4);
    expect(await world.poll()).toEqual({ received: 1, done: 0 });
    expect(tried()).toBe(4);
    expect(await world.load(lapor('7001'))).toBeUndefined();
    await world.drain();
    expect((await world.load(lapor('7001')))?.status).toBe('routed');
  });
});
