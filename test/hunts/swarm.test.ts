import { lapor } from '#test/support/builders/a-channel-event';
import { leaks } from '#test/support/builders/canary';
import { takeLines } from '#test/support/captured-output';
import { FAULTS } from '#test/support/faults/faulty-ports';
import { leftBy, tell } from '#test/support/faults/runs';
import { asDecided, storm } from '#test/support/faults/swarm';
import { type Found, hunt } from '#test/support/hunt';
import { brokenRules, endState, lostPostings } from '#test/support/laws/end-state';
import { seedsFrom } from '#test/support/seeds';

/** Every rule that does not hold after the storm of a seed; nothing when all of them do. */
const afterStorm = async (seed: number): Promise<Found> => {
  takeLines();
  const after = await storm(seed);
  const { world, stories } = after;
  const ids = stories.map(({ externalId }) => lapor(externalId));
  const strange = world.originals
    .names()
    .filter((name) => !ids.some((id) => name.replace(/^aside\//, '').startsWith(`${id}/`)));
  const lost = await lostPostings(
    world,
    world.accepted().map(({ posting }) => posting),
  );
  const broken = [
    ...lost.map((one) => `I1 ${one}`),
    ...strange.map((name) => `I2 ${name}`),
    ...(world.queue.deadLetters().length > 0 ? ['I11 dead letters after the redrive'] : []),
    ...leaks(takeLines()).map((line) => `I9 ${line}`),
  ];
  for (const told of stories) {
    const id = lapor(told.externalId);
    broken.push(...(await brokenRules(world, id)).map((rule) => `I5, I6 ${rule}`));
    const decided = await asDecided(after, told);
    const calm = await leftBy(await tell(decided), decided);
    const left = await endState(world, id);
    if (JSON.stringify(left) !== JSON.stringify(calm.state)) {
      broken.push(`I3 ${JSON.stringify(left)}\n instead of ${JSON.stringify(calm.state)}`);
    }
  }
  const seen = { ...world.points.met(), deliveries: world.deliveries(), points: world.points.calls().length };
  return { broken, faults: world.points.injected(), seen };
};

const seeds = seedsFrom(20_261_103, 120);

hunt({
  name: 'swarm: three reports',
  law: 'three reports in a storm end as in the calm',
  least: seeds.length,
  meets: seeds.length < 100 ? [] : FAULTS,
  cases: () => seeds.map((seed) => ({ name: `seed ${seed}`, run: () => afterStorm(seed) })),
});
