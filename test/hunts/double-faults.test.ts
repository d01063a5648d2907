import { expect } from 'vitest';
import { MAIL_STORY, told as noticesOf } from '#test/support/builders/notice-stories';
import { type ReportStory, storyNamed } from '#test/support/builders/stories';
import { everyPair, faultsAt } from '#test/support/faults/faulty-ports';
import { leftBy, tell } from '#test/support/faults/runs';
import { hunt } from '#test/support/hunt';
import { brokenLaws, endsOf, unlike } from '#test/support/laws/notice-laws';

/** A fault lengthens the run: the second may lie in what the first one caused. */
const LONGER = 8;

const three = storyNamed('a report and two additions');
const told: ReportStory = { ...three, postings: three.postings.slice(0, 2).toReversed() };

hunt({
  name: 'two faults: an addition before its report',
  law: 'two faults in one run leave what a run without faults does',
  least: 550,
  cases: async () => {
    const calm = await tell(told);
    const expected = await leftBy(calm, told);
    const pairs = everyPair(calm.points.calls().length + LONGER, ['killBefore', 'killAfter', 'loseAnswer']);
    return pairs.map(({ planned, name }) => ({
      name,
      run: async () => {
        const world = await tell(told, { plan: faultsAt(...planned) });
        expect(await leftBy(world, told)).toEqual(expected);
        return { broken: [], faults: world.points.injected(), seen: world.points.met() };
      },
    }));
  },
});

hunt({
  name: 'two faults: one mail to one unit',
  law: 'two faults in one run tell what a run without faults does',
  least: 1_600,
  cases: async () => {
    const calm = await noticesOf(MAIL_STORY);
    const ends = await endsOf(calm);
    const pairs = everyPair(calm.points.calls().length + LONGER, ['killBefore', 'killAfter', 'loseAnswer', 'fail']);
    return pairs.map(({ planned, name }) => ({
      name,
      run: async () => {
        const world = await noticesOf(MAIL_STORY, { plan: faultsAt(...planned) });
        const broken = [...(await brokenLaws(world)), ...(await unlike(world, ends))];
        return { broken, faults: world.points.injected(), seen: world.points.met() };
      },
    }));
  },
});
