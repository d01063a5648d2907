import { afterAll, describe, expect, it } from 'vitest';
import { FAULTS, type Fault, type Plan } from '#test/support/faulty-ports';
import { brokenLaws, endsOf, unlike } from '#test/support/notice-laws';
import {
  bounceStory,
  CHAT_STORY,
  DANGER_STORY,
  DIGEST_STORY,
  HOURLY_STORY,
  MAIL_STORY,
  type NoticeStory,
  OVERSIGHT_STORY,
  told,
} from '#test/support/notice-stories';

let runs = 0;
const hits = new Map<Fault, number>();
afterAll(() => {
  const kinds = [...hits].map(([fault, times]) => `${fault} ${times}`).join(', ');
  console.log(`notices under single and double faults: ${runs} runs (${kinds})`);
});

const needsCondition = (fault: Fault): boolean => fault === 'falseConflict' || fault === 'lateConflict';

const at =
  (...planned: readonly (readonly [number, Fault])[]): Plan =>
  ({ n, conditional }) => {
    const fault = planned.find(([call]) => call === n)?.[1];
    if (fault === undefined || (needsCondition(fault) && !conditional)) return undefined;
    hits.set(fault, (hits.get(fault) ?? 0) + 1);
    return fault;
  };

/** Everything that is wrong after a run under these faults. */
const wrongAfter = async (story: NoticeStory, plan: Plan, calm?: Readonly<Record<string, string>>) => {
  runs += 1;
  const world = await told(story, { plan });
  return [...(await brokenLaws(world)), ...(calm === undefined ? [] : await unlike(world, calm))];
};

describe('dispatch, notify, feedback or watch, broken off once before or after any call', () => {
  it.each([DANGER_STORY, CHAT_STORY, OVERSIGHT_STORY, HOURLY_STORY, DIGEST_STORY])(
    'tell of "$name" as if nothing had happened',
    { timeout: 60_000 },
    async (story) => {
      const calm = await told(story);
      expect(await brokenLaws(calm)).toEqual([]);
      const ends = await endsOf(calm);
      for (const { n, port, conditional } of calm.points.calls()) {
        for (const fault of FAULTS) {
          if (needsCondition(fault) && !conditional) continue;
          expect(await wrongAfter(story, at([n, fault]), ends), `${fault} at call ${n}, ${port}`).toEqual([]);
        }
      }
    },
  );

  // A mail that broke off does not bounce, so the stories differ; the laws do not.
  it('keep every law in the story of "an address that bounces"', { timeout: 60_000 }, async () => {
    const calm = await told(bounceStory());
    expect(Object.values(await endsOf(calm)).toSorted()).toEqual(
      ['bounced', 'delivered', 'delivered', 'delivered', 'failed bounced'].toSorted(),
    );
    for (const { n, port, conditional } of calm.points.calls()) {
      for (const fault of FAULTS) {
        if (needsCondition(fault) && !conditional) continue;
        expect(await wrongAfter(bounceStory(), at([n, fault])), `${fault} at call ${n}, ${port}`).toEqual([]);
      }
    }
  });
});

describe('two faults in one run', () => {
  const PAIRED = ['killBefore', 'killAfter', 'loseAnswer', 'fail'] as const;
  const fault = (turn: number): Fault => PAIRED[turn % PAIRED.length] ?? 'killAfter';

  it('leave one mail to one unit as a run without faults does', { timeout: 60_000 }, async () => {
    const calm = await told(MAIL_STORY);
    const ends = await endsOf(calm);
    // A fault lengthens the run: the second may lie in what the first one caused.
    const last = calm.points.calls().length + 8;
    for (let first = 1; first <= last; first += 1) {
      for (let second = first + 1; second <= last; second += 1) {
        const pair = [fault(second), fault(first + second)] as const;
        const wrong = await wrongAfter(MAIL_STORY, at([first, pair[0]], [second, pair[1]]), ends);
        expect(wrong, `${pair[0]} at call ${first}, ${pair[1]} at call ${second}`).toEqual([]);
      }
    }
  });
});
