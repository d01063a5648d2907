import { expect } from 'vitest';
import { type ReportStory, storyNamed } from '#test/support/builders/stories';
import { everyPlace } from '#test/support/faults/overtaken';
import { callsOfFirst, leftBy, race, tell } from '#test/support/faults/runs';
import { hunt } from '#test/support/hunt';

const of = (name: string, pick: (all: ReportStory['postings']) => ReportStory['postings']): ReportStory => {
  const story = storyNamed(name);
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

for (const [name, told, calm] of PAIRS) {
  hunt({
    name: `race: ${name}`,
    law: 'two workers on one report leave what one worker does, wherever the first is overtaken',
    least: 14,
    cases: async () => {
      const expected = await leftBy(await tell(told), told);
      const places = everyPlace(await callsOfFirst(told, { calm }));
      return [false, true].flatMap((expired) =>
        places.map(({ n, isHeld, name: place }) => ({
          name: expired ? `${place}, whose message has become visible again` : place,
          run: async () => {
            const { world, wasHeld } = await race(told, n, { expired, calm });
            expect(wasHeld).toBe(isHeld);
            expect(await leftBy(world, told)).toEqual(expected);
            return { broken: [], seen: { interleavings: wasHeld ? 1 : 0 } };
          },
        })),
      );
    },
  });
}
