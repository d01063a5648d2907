import { type ReportStory, storyNamed } from '#test/support/builders/stories';
import type { World, WorldRules } from '#test/support/fakes/world';
import { FAULTS, type Plan } from './faulty-ports.ts';
import { leftBy, race, tell } from './runs.ts';

const told = (postings: (all: ReportStory['postings']) => ReportStory['postings']): ReportStory => {
  const story = storyNamed('a report and two additions');
  return { ...story, postings: postings(story.postings) };
};

/** A report and an addition, each sent twice; and the addition first, so that it is parked. */
const FORWARDS = told((all) => all.slice(0, 2).flatMap((posting) => [posting, posting]));
const BACKWARDS = told((all) => all.slice(0, 2).toReversed());

const RACED: readonly (readonly [string, ReportStory, number])[] = [
  ['forwards', FORWARDS, 0],
  ['backwards', BACKWARDS, 0],
  ['two additions', told((all) => all), 1],
];

/** One way to look for a bug: tells one story to a system that may be broken. */
type Probe = {
  readonly name: string;
  readonly story: ReportStory;
  readonly run: (rules: WorldRules) => Promise<World>;
};

const counted = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1);

const faultsIn = (name: string, story: ReportStory): readonly Probe[] =>
  counted(40).flatMap((n) =>
    FAULTS.map((fault): Probe => {
      const plan: Plan = (call) => (call.n === n ? fault : undefined);
      return { name: `${name}, ${fault} at call ${n}`, story, run: (rules) => tell(story, { ...rules, plan }) };
    }),
  );

/** A fault at each call, then two workers at each call. */
export const REPORT_PROBES: readonly Probe[] = [
  ...faultsIn('forwards', FORWARDS),
  ...faultsIn('backwards', BACKWARDS),
  ...counted(12).flatMap((n) =>
    RACED.map(
      ([name, story, calm]): Probe => ({
        name: `${name}, race at call ${n}`,
        story,
        run: async (rules) => (await race(story, n, { ...rules, calm })).world,
      }),
    ),
  ),
];

const expectations = new Map<ReportStory, Promise<string>>();
const expectedOf = (story: ReportStory): Promise<string> => {
  const known =
    expectations.get(story) ?? tell(story).then(async (world) => JSON.stringify(await leftBy(world, story)));
  expectations.set(story, known);
  return known;
};

/** Whether a system leaves something else than the system as it is does; one that never comes to rest does, too. */
export const differs = async ({ story, run }: Probe, rules: WorldRules): Promise<boolean> => {
  const expected = await expectedOf(story);
  try {
    return JSON.stringify(await leftBy(await run(rules), story)) !== expected;
  } catch {
    return true;
  }
};

/** The first probe that tells a system from what it should be; `undefined` when none does. */
export const firstDifference = async (
  probes: readonly Probe[],
  rules: WorldRules,
): Promise<{ readonly found: string | undefined; readonly probes: number }> => {
  for (const [at, probe] of probes.entries()) {
    if (await differs(probe, rules)) return { found: probe.name, probes: at + 1 };
  }
  return { found: undefined, probes: probes.length };
};
