import { afterAll, describe, expect, it } from 'vitest';
import { takeLines } from '#test/support/captured-output';
import { FAULTS, type Fault } from '#test/support/faulty-ports';
import { brokenLaws, leakedBy } from '#test/support/notice-laws';
import { noticeStorm } from '#test/support/notice-swarm';

/** `FLOW_SEED=1000 FLOW_SEEDS=5000` looks elsewhere, and longer. */
const FIRST = Number(process.env['FLOW_SEED'] ?? 20_261_124);
const SEEDS = Number(process.env['FLOW_SEEDS'] ?? 120);
const CHUNK = 20;

const sum = { points: 0, faults: 0, mails: 0, messages: 0 };
const ends = new Map<string, number>();
const faults = new Set<Fault>();
afterAll(() => {
  const states = [...ends].toSorted().map(([state, times]) => `${state} ${times}`);
  console.log(
    `notices in a swarm: seeds ${FIRST} to ${FIRST + SEEDS - 1}, ${sum.points} points, ${sum.faults} faults, ${sum.mails} mails, ${sum.messages} messages (${states.join(', ')})`,
  );
});

/** Every law that does not hold after the storm of a seed; nothing when all of them do. */
const violations = async (seed: number): Promise<readonly string[]> => {
  takeLines();
  const { world, trace } = await noticeStorm(seed);
  sum.points += world.points.calls().length;
  sum.faults += world.points.injected();
  for (const fault of FAULTS) if (trace.includes(` ${fault}\n`)) faults.add(fault);
  sum.mails += world.mailer.accepted().length;
  sum.messages += world.gateway.messages().length;
  for (const { state } of await world.allDeliveries()) ends.set(state, (ends.get(state) ?? 0) + 1);
  return [...(await brokenLaws(world)), ...(await leakedBy(world))].map((law) => `seed ${seed}: ${law}`);
};

describe('notices of two reports in a storm', () => {
  const starts = Array.from({ length: Math.ceil(SEEDS / CHUNK) }, (_, n) => FIRST + n * CHUNK);
  it.each(starts)('keep every law, from seed %i', { timeout: 240_000 }, async (start) => {
    for (let seed = start; seed < Math.min(start + CHUNK, FIRST + SEEDS); seed += 1) {
      expect(await violations(seed)).toEqual([]);
    }
  });

  it.runIf(SEEDS >= 100)('come upon every fault and every end', () => {
    expect([...ends.keys()].toSorted()).toEqual(
      ['bounced', 'complained', 'delivered', 'failed', 'sent', 'unknown', 'withheld'].toSorted(),
    );
    expect(FAULTS.filter((fault) => !faults.has(fault))).toEqual([]);
  });

  it('go the same way for the same seed', async () => {
    const [once, again, other] = [await noticeStorm(FIRST), await noticeStorm(FIRST), await noticeStorm(FIRST + 1)];
    expect(again.trace).toBe(once.trace);
    expect(other.trace).not.toBe(once.trace);
  });
});
