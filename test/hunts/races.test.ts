import { afterAll, describe, expect, it } from 'vitest';
import { lapor } from '#test/support/a-channel-event';
import type { Plan } from '#test/support/faulty-ports';
import { leftBy, race, tell } from '#test/support/runs';
import { type ReportStory, STORIES } from '#test/support/stories';
import { aWorld } from '#test/support/world';

let held = 0;
afterAll(() => console.log(`races: ${held} interleavings of two workers`));

const of = (name: string, pick: (all: ReportStory['postings']) => ReportStory['postings']): ReportStory => {
  const story = STORIES.find((candidate) => candidate.name === name);
  if (story === undefined) throw new Error(`no story "${name}"`);
  return { ...story, postings: pick(story.postings) };
};

const PAIRS: readonly (readonly [string, ReportStory, number])[] = [
  ['two additions', of('a report and two additions', (all) => all), 1],
  ['a correction and a withdrawal', of('a correction and a withdrawal', (all) => all), 1],
  ['an accusation and a withdrawal', of('an addition that alleges misconduct, and a withdrawal', (all) => all), 2],
  ['a report and its addition', of('a report and two additions', (all) => all.slice(0, 2)), 0],
  ['an addition and its report', of('a report and two additions', (all) => all.slice(0, 2).toReversed()), 0],
  ['a report twice', of('a report and two additions', ([first]) => (first ? [first, first] : [])), 0],
  ['a report and its correction', of('a correction and a withdrawal', (all) => all.slice(0, 2)), 0],
  ['a correction and its report', of('a correction and a withdrawal', (all) => all.slice(0, 2).toReversed()), 0],
  [
    'a report and a poll of it',
    of('a report that is polled again, corrected and added to', (all) => all.slice(0, 2)),
    0,
  ],
  ['an addition, a withdrawal, their report', of('a report that is withdrawn', (all) => all.toReversed()), 0],
];
/** More calls than one message makes. */
const MOST_CALLS = 30;

describe('two workers on one report', () => {
  it.each(PAIRS)(
    'leave %s as one worker does, wherever the first is overtaken',
    { timeout: 20_000 },
    async (_, told, calm) => {
      const expected = await leftBy(await tell(told), told);
      for (const expired of [false, true]) {
        for (let n = 1; n <= MOST_CALLS; n += 1) {
          const { world, wasHeld } = await race(told, n, { expired, calm });
          if (!wasHeld) break;
          held += 1;
          expect(await leftBy(world, told), `overtaken at call ${n}, expired: ${expired}`).toEqual(expected);
        }
      }
    },
  );
});

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
