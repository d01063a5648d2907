import { takeLines } from '#test/support/captured-output';
import { FAULTS } from '#test/support/faults/faulty-ports';
import { noticeStorm } from '#test/support/faults/notice-swarm';
import { type Found, hunt } from '#test/support/hunt';
import { brokenLaws, leakedBy } from '#test/support/laws/notice-laws';
import { seedsFrom } from '#test/support/seeds';

/** Every law that does not hold after the storm of a seed; nothing when all of them do. */
const afterStorm = async (seed: number): Promise<Found> => {
  takeLines();
  const { world } = await noticeStorm(seed);
  const ends: Record<string, number> = {};
  for (const { state } of await world.allDeliveries()) ends[state] = (ends[state] ?? 0) + 1;
  return {
    broken: [...(await brokenLaws(world)), ...(await leakedBy(world))],
    faults: world.points.injected(),
    seen: {
      ...world.points.met(),
      ...ends,
      points: world.points.calls().length,
      mails: world.mailer.accepted().length,
      messages: world.gateway.messages().length,
      'messages of a bot': world.telegram.messages().length,
    },
  };
};

const ENDS = ['bounced', 'complained', 'delivered', 'failed', 'sent', 'unknown', 'withheld'];
const seeds = seedsFrom(20_261_124, 120);

hunt({
  name: 'swarm: notices of two reports',
  law: 'notices of two reports in a storm keep every law',
  least: seeds.length,
  meets: seeds.length < 100 ? [] : [...FAULTS, ...ENDS, 'messages of a bot'],
  cases: () => seeds.map((seed) => ({ name: `seed ${seed}`, run: () => afterStorm(seed) })),
});
