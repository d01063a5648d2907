import { expect } from 'vitest';
import { asItHappened, type ReportStory, storyNamed } from '#test/support/builders/stories';
import { everyFault, faultsAt } from '#test/support/faults/faulty-ports';
import { leftBy, tell } from '#test/support/faults/runs';
import { hunt } from '#test/support/hunt';

/** Everything is parked until the last posting, so that folding is under fire too. */
const backwards = (told: ReportStory): ReportStory => ({
  ...told,
  name: `${told.name}, backwards`,
  postings: told.postings.toReversed(),
});

/** Of two that share a webhook id, the other one is decided first. */
const otherFirst = (told: ReportStory): ReportStory => ({
  ...told,
  postings: asItHappened(told, told.postings.toReversed()),
});

const CORE: readonly (readonly [ReportStory, number])[] = [
  [storyNamed('a report that is polled again, corrected and added to'), 160],
  [storyNamed('an addition that alleges misconduct, and a withdrawal'), 160],
  [storyNamed('a report whose webhook id is used again'), 160],
  [backwards(storyNamed('an addition whose webhook id is used again')), 220],
  [backwards(storyNamed('everything at once')), 230],
];

for (const [told, least] of CORE) {
  hunt({
    name: `one fault: ${told.name}`,
    law: 'a fault before or after any call to any port leaves what a run without faults does',
    least,
    cases: async () => {
      const calm = await tell(told);
      // A fault that delays the first of two with one webhook id makes the second the first: both ends are right.
      const ends = [await leftBy(calm, told), await leftBy(await tell(otherFirst(told)), told)];
      const fine = { broken: [], lost: [], dead: 0 };
      expect(ends).toMatchObject([fine, fine]);
      return everyFault(calm.points.calls()).map(({ n, fault, name }) => ({
        name,
        run: async () => {
          const world = await tell(told, { plan: faultsAt([n, fault]) });
          const left = await leftBy(world, told);
          const said = left.state.said?.join();
          const end = ends.find(({ state }) => state.newest === left.state.newest && state.said?.join() === said);
          expect(left).toEqual(end ?? ends[0]);
          expect(world.points.injected()).toBe(1);
          return { broken: [], faults: 1, seen: world.points.met() };
        },
      }));
    },
  });
}
