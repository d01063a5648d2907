import { afterAll, describe, expect, it } from 'vitest';
import { sampleReportId } from '#local/outcome';
import { readSamples } from '#local/samples';
import { lapor, type Posting } from '#test/support/a-channel-event';
import { brokenRules, type EndState, endState, lostPostings } from '#test/support/end-state';
import { asItHappened, CONFLICTS, permutations, type ReportStory, STORIES } from '#test/support/stories';
import { aWorld, type World } from '#test/support/world';

let deliveries = 0;
let orders = 0;
afterAll(() =>
  console.log(`any order: ${orders} orders of ${STORIES.length + CONFLICTS.length} stories, ${deliveries} deliveries`),
);

const postings = (world: World): readonly Posting[] => world.accepted().map(({ posting }) => posting);

/** Once, in order, without a fault. */
const plainRun = async (told: ReportStory, order: readonly Posting[]): Promise<EndState> => {
  const world = aWorld();
  for (const posting of order) {
    await world.post(posting);
    await world.drain();
  }
  return endState(world, lapor(told.externalId));
};

/** All are received in order, and leave the queue in another; then each comes a second time, last one first. */
const shuffledByQueue = async (order: readonly Posting[], happened: readonly Posting[]): Promise<World> => {
  const ids = new Map(happened.map((posting, index) => [posting, `message-${index + 1}`]));
  const turn = order.map((posting) => ids.get(posting));
  const world = aWorld({
    batchSize: 1,
    queue: { pick: (visible) => visible.toSorted((a, b) => turn.indexOf(a.id) - turn.indexOf(b.id)) },
  });
  for (const posting of happened) {
    await world.post(posting);
    world.clock.advance(1_000);
  }
  await world.drain();
  for (const id of world.queue.acknowledged().toReversed()) {
    world.queue.deliverAgain(id);
    await world.drain();
  }
  return world;
};

/** The sender posts each twice, in another order, and all of them come in one batch. */
const sentTwice = async (order: readonly Posting[]): Promise<World> => {
  const world = aWorld();
  for (const posting of order) {
    await world.post(posting);
    await world.post(posting);
  }
  await world.drain();
  return world;
};

const settled = async (world: World, told: ReportStory) => {
  deliveries += world.deliveries();
  return {
    state: await endState(world, lapor(told.externalId)),
    broken: await brokenRules(world, lapor(told.externalId)),
    lost: await lostPostings(world, postings(world)),
    dead: world.queue.deadLetters().length,
  };
};

describe('every message twice and in every order', () => {
  it.each([...STORIES, ...CONFLICTS])(
    'leaves "$name" as one delivery in order does',
    async (told) => {
      const references = new Map<string, Promise<EndState>>();
      const reference = (happened: readonly Posting[]): Promise<EndState> => {
        const key = happened.map(({ body }) => body).join();
        const known = references.get(key) ?? plainRun(told, happened);
        references.set(key, known);
        return known;
      };
      for (const order of permutations(told.postings)) {
        orders += 1;
        const happened = asItHappened(told, order);
        const expected = { state: await reference(happened), broken: [], lost: [], dead: 0 };
        const turn = order.map(({ webhookId }) => webhookId).join(' ');
        expect(await settled(await shuffledByQueue(order, happened), told), `from the queue: ${turn}`).toEqual(
          expected,
        );
        expect(await settled(await sentTwice(order), told), `from the sender: ${turn}`).toEqual(expected);
      }
    },
    30_000,
  );
});

describe('the samples', () => {
  it('come out the same forwards and backwards, each event twice', async () => {
    for (const sample of await readSamples()) {
      const all = sample.events.map(({ channel, ...event }, index): Posting => {
        const envelope = { ...event, timestamp: `2026-11-24T10:0${index}:00+07:00` };
        return { webhookId: `sample_${sample.name}_${index}`, channel, body: JSON.stringify(envelope) };
      });
      const come = async (order: readonly Posting[]): Promise<EndState> => {
        const world = aWorld();
        world.clock.advance(30 * 86_400_000);
        for (const posting of [...order, ...order]) await world.post(posting);
        await world.drain();
        deliveries += world.deliveries();
        return endState(world, sampleReportId(sample));
      };
      const forwards = await come(all);
      expect(await come(all.toReversed()), sample.name).toEqual(forwards);
    }
  });
});
