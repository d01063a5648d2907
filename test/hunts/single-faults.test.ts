import { afterAll, describe, expect, it } from 'vitest';
import { FAULTS, type Fault, type Plan } from '#test/support/faulty-ports';
import { type Left, leftBy, tell } from '#test/support/runs';
import { asItHappened, CONFLICTS, type ReportStory, STORIES } from '#test/support/stories';

let runs = 0;
const hits = new Map<Fault, number>();
afterAll(() => {
  const kinds = [...hits].map(([fault, times]) => `${fault} ${times}`).join(', ');
  const points = [...hits.values()].reduce((sum, times) => sum + times, 0);
  console.log(`single and double faults: ${runs} runs, ${points} points hit (${kinds})`);
});

const needsCondition = (fault: Fault): boolean => fault === 'falseConflict' || fault === 'lateConflict';

/** A fault at each of the given calls, once. */
const at =
  (...planned: readonly (readonly [number, Fault])[]): Plan =>
  ({ n, conditional }) => {
    const fault = planned.find(([call]) => call === n)?.[1];
    if (fault === undefined || (needsCondition(fault) && !conditional)) return undefined;
    hits.set(fault, (hits.get(fault) ?? 0) + 1);
    return fault;
  };

const run = async (told: ReportStory, plan: Plan): Promise<Left> => {
  runs += 1;
  return leftBy(await tell(told, { plan }), told);
};

const named = (name: string): ReportStory => {
  const found = [...STORIES, ...CONFLICTS].find((story) => story.name === name);
  if (found === undefined) throw new Error(`no story "${name}"`);
  return found;
};

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

const CORE: readonly ReportStory[] = [
  named('a report that is polled again, corrected and added to'),
  named('an addition that alleges misconduct, and a withdrawal'),
  named('a report whose webhook id is used again'),
  backwards(named('an addition whose webhook id is used again')),
  backwards(named('everything at once')),
];

describe('one fault, before or after any call to any port', () => {
  it.each(CORE)('leaves "$name" as a run without faults does', { timeout: 40_000 }, async (told) => {
    const calm = await tell(told);
    // A fault that delays the first of two with one webhook id makes the second the first: both ends are right.
    const ends = [await leftBy(calm, told), await leftBy(await tell(otherFirst(told)), told)];
    expect(ends).toMatchObject([
      { broken: [], lost: [], dead: 0 },
      { broken: [], lost: [], dead: 0 },
    ]);
    for (const { n, port, conditional } of calm.points.calls()) {
      for (const fault of FAULTS) {
        if (needsCondition(fault) && !conditional) continue;
        const left = await run(told, at([n, fault]));
        const said = left.state.said?.join();
        const end = ends.find(({ state }) => state.newest === left.state.newest && state.said?.join() === said);
        expect(left, `${fault} at call ${n}, ${port}`).toEqual(end ?? ends[0]);
      }
    }
  });
});

describe('two faults in one run', () => {
  const three = named('a report and two additions');
  const told: ReportStory = { ...three, postings: three.postings.slice(0, 2).toReversed() };
  const PAIRED = ['killBefore', 'killAfter', 'loseAnswer'] as const;
  const fault = (turn: number): Fault => PAIRED[turn % PAIRED.length] ?? 'killAfter';

  it('leave an addition that comes before its report as a run without faults does', { timeout: 40_000 }, async () => {
    const calm = await tell(told);
    const expected = await leftBy(calm, told);
    // A fault lengthens the run: the second may lie in what the first one caused.
    const last = calm.points.calls().length + 8;
    for (let first = 1; first <= last; first += 1) {
      for (let second = first + 1; second <= last; second += 1) {
        const pair = [fault(second), fault(first + second)] as const;
        const left = await run(told, at([first, pair[0]], [second, pair[1]]));
        expect(left, `${pair[0]} at call ${first}, ${pair[1]} at call ${second}`).toEqual(expected);
      }
    }
  });
});
