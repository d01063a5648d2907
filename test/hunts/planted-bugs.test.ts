import { afterAll, describe, expect, it } from 'vitest';
import { FAULTS, type Plan } from '#test/support/faulty-ports';
import { PLANTED_BUGS } from '#test/support/planted-bugs';
import { leftBy, race, tell } from '#test/support/runs';
import { type ReportStory, STORIES } from '#test/support/stories';
import type { World, WorldRules } from '#test/support/world';

const told = (postings: (all: ReportStory['postings']) => ReportStory['postings']): ReportStory => {
  const [story] = STORIES;
  if (story === undefined) throw new Error('no story');
  return { ...story, postings: postings(story.postings) };
};

/** A report and an addition, each sent twice; and the addition first, so that it is parked. */
const FORWARDS = told((all) => all.slice(0, 2).flatMap((posting) => [posting, posting]));
const BACKWARDS = told((all) => all.slice(0, 2).toReversed());

const RACED: readonly (readonly [ReportStory, number])[] = [
  [FORWARDS, 0],
  [BACKWARDS, 0],
  [told((all) => all), 1],
];

const expectations = new Map<ReportStory, string>();
let searched = 0;
afterAll(() => console.log(`planted bugs: ${Object.keys(PLANTED_BUGS).length} found in ${searched} runs`));

/** Whether a run leaves something else than the system as it is does; one that never comes to rest does, too. */
const differs = async (story: ReportStory, run: () => Promise<World>): Promise<boolean> => {
  searched += 1;
  const expected = expectations.get(story) ?? JSON.stringify(await leftBy(await tell(story), story));
  expectations.set(story, expected);
  try {
    return JSON.stringify(await leftBy(await run(), story)) !== expected;
  } catch {
    return true;
  }
};

/** The first way in which a system differs from what it should be, and where; `undefined` when no search finds any. */
const firstDifference = async (rules: WorldRules): Promise<string | undefined> => {
  for (const story of [FORWARDS, BACKWARDS]) {
    for (let n = 1; n <= 40; n += 1) {
      for (const fault of FAULTS) {
        const plan: Plan = (call) => (call.n === n ? fault : undefined);
        if (await differs(story, () => tell(story, { ...rules, plan }))) return `${fault} at call ${n}`;
      }
    }
  }
  for (let n = 1; n <= 12; n += 1) {
    for (const [story, calm] of RACED) {
      const raced = async (): Promise<World> => (await race(story, n, { ...rules, calm })).world;
      if (await differs(story, raced)) return `race at call ${n}`;
    }
  }
  return undefined;
};

describe('what the faults and races look for', () => {
  it.each(Object.entries(PLANTED_BUGS))('finds a system that %s', { timeout: 30_000 }, async (_, rules) => {
    expect(await firstDifference(rules)).toMatch(/at call \d+$/);
  });

  it('finds nothing in the system as it is', { timeout: 30_000 }, async () => {
    expect(await firstDifference({})).toBeUndefined();
  });
});
