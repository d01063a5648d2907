import { expect } from 'vitest';
import {
  BOT_STORY,
  bounceStory,
  CHAT_STORY,
  DANGER_STORY,
  DIGEST_STORY,
  HOURLY_STORY,
  OVERSIGHT_STORY,
  PARKED_STORY,
  TAKEN_STORY,
  told,
} from '#test/support/builders/notice-stories';
import { everyFault, faultsAt } from '#test/support/faults/faulty-ports';
import { hunt } from '#test/support/hunt';
import { brokenLaws, endsOf, unlike } from '#test/support/laws/notice-laws';

const STORIES = [
  [DANGER_STORY, 530],
  [CHAT_STORY, 370],
  [BOT_STORY, 420],
  [OVERSIGHT_STORY, 530],
  [TAKEN_STORY, 540],
  [HOURLY_STORY, 540],
  [DIGEST_STORY, 270],
  [PARKED_STORY, 500],
] as const;

for (const [story, least] of STORIES) {
  hunt({
    name: `notices, one fault: ${story.name}`,
    law: 'dispatch, notify, feedback or watch, broken off before or after any call, tell as if nothing had happened',
    least,
    cases: async () => {
      const calm = await told(story);
      expect(await brokenLaws(calm)).toEqual([]);
      const ends = await endsOf(calm);
      return everyFault(calm.points.calls()).map(({ n, fault, name }) => ({
        name,
        run: async () => {
          const world = await told(story, { plan: faultsAt([n, fault]) });
          expect(world.points.injected()).toBe(1);
          const broken = [...(await brokenLaws(world)), ...(await unlike(world, ends))];
          return { broken, faults: 1, seen: world.points.met() };
        },
      }));
    },
  });
}

hunt({
  name: 'notices, one fault: an address that bounces',
  // A mail that broke off does not bounce, so what becomes of it differs; the laws do not.
  law: 'dispatch, notify, feedback or watch, broken off before or after any call, keep every law',
  least: 690,
  cases: async () => {
    const calm = await told(bounceStory());
    expect(Object.values(await endsOf(calm)).toSorted()).toEqual(
      ['bounced', 'delivered', 'delivered', 'delivered', 'failed bounced'].toSorted(),
    );
    return everyFault(calm.points.calls()).map(({ n, fault, name }) => ({
      name,
      run: async () => {
        const world = await told(bounceStory(), { plan: faultsAt([n, fault]) });
        expect(world.points.injected()).toBe(1);
        return { broken: await brokenLaws(world), faults: 1, seen: world.points.met() };
      },
    }));
  },
});
