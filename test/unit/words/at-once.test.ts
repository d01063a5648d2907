import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { atOnce } from '#shared/domain/words/at-once';

describe('some at once', () => {
  it('gives what came of each in the order of what was given, whichever is done first', async () => {
    const waits = [5, 0, 3, 1, 0];
    const done = await atOnce(3, waits, async (wait) => {
      for (let left = wait; left > 0; left -= 1) await turn();
      return `${wait}`;
    });
    expect(done).toEqual(['5', '0', '3', '1', '0']);
  });

  it('never has more under way than it was told, and uses all of that', async () => {
    let [now, most] = [0, 0];
    await atOnce(
      4,
      Array.from({ length: 30 }, (_, index) => index),
      async () => {
        now += 1;
        most = Math.max(most, now);
        await turn();
        now -= 1;
      },
    );
    expect(most).toBe(4);
  });

  it('begins nothing more once one has failed, and fails with it', async () => {
    const begun: number[] = [];
    const work = async (index: number): Promise<void> => {
      begun.push(index);
      await turn();
      if (index === 1) throw new Error('rusak');
      await turn();
    };
    await expect(atOnce(2, [0, 1, 2, 3, 4, 5], work)).rejects.toThrow('rusak');
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(begun).toEqual([0, 1]);
  });

  it('has nothing to do for nothing', async () => {
    expect(await atOnce(8, [], () => expect.fail())).toEqual([]);
  });
});
