import { expect } from 'vitest';
import { lapor, type Posting } from '#test/support/builders/a-channel-event';
import { asItHappened, CONFLICTS, permutations, type ReportStory, STORIES } from '#test/support/builders/stories';
import { aWorld, type World } from '#test/support/fakes/world';
import { hunt } from '#test/support/hunt';
import { brokenRules, type EndState, endState, lostPostings } from '#test/support/laws/end-state';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

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

const settled = async (world: World, told: ReportStory) => ({
  state: await endState(world, lapor(told.externalId)),
  broken: await brokenRules(world, lapor(told.externalId)),
  lost: await lostPostings(world, postings(world)),
  dead: world.queue.deadLetters().length,
});

for (const told of [...STORIES, ...CONFLICTS]) {
  hunt({
    name: `any order: ${told.name}`,
    law: 'every message twice and in every order leaves what one delivery in order does',
    least: factorial(told.postings.length),
    cases: () => {
      const references = new Map<string, Promise<EndState>>();
      const reference = (happened: readonly Posting[]): Promise<EndState> => {
        const key = happened.map(({ body }) => body).join();
        const known = references.get(key) ?? plainRun(told, happened);
        references.set(key, known);
        return known;
      };
      return permutations(told.postings).map((order) => ({
        name: order.map(({ webhookId }) => webhookId).join(' '),
        run: async () => {
          const happened = asItHappened(told, order);
          const expected = { state: await reference(happened), broken: [], lost: [], dead: 0 };
          const [fromQueue, fromSender] = [await shuffledByQueue(order, happened), await sentTwice(order)];
          expect(await settled(fromQueue, told), 'from the queue').toEqual(expected);
          expect(await settled(fromSender, told), 'from the sender').toEqual(expected);
          return { broken: [], seen: { deliveries: fromQueue.deliveries() + fromSender.deliveries() } };
        },
      }));
    },
  });
}
