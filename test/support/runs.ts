import { setImmediate } from 'node:timers/promises';
import { lapor } from './a-channel-event.ts';
import { brokenRules, type EndState, endState, lostPostings } from './end-state.ts';
import type { ReportStory } from './stories.ts';
import { aWorld, type World, type WorldRules } from './world.ts';

/** What a run leaves: the state of its report, every broken rule, every lost posting, every message nobody could handle. */
export type Left = {
  readonly state: EndState;
  readonly broken: readonly string[];
  readonly lost: readonly string[];
  readonly dead: number;
};

export const leftBy = async (world: World, told: ReportStory): Promise<Left> => ({
  state: await endState(world, lapor(told.externalId)),
  broken: await brokenRules(world, lapor(told.externalId)),
  lost: await lostPostings(
    world,
    world.accepted().map(({ posting }) => posting),
  ),
  dead: world.queue.deadLetters().length,
});

/** Tells a story through the front door as its sender would, each event until it is accepted, and lets the queue come to rest. */
export const tell = async (told: ReportStory, rules: WorldRules = {}): Promise<World> => {
  const world = aWorld(rules);
  for (const posting of told.postings) await world.send(posting);
  await world.drain();
  return world;
};

/**
 * Two workers on one report: the first takes one message and is held up at its `n`-th call to a port, the second handles
 * everything else, then the first goes on. With `expired`, the first one's message itself has become visible again meanwhile;
 * the first `calm` postings are in before anybody races.
 */
export const race = async (
  told: ReportStory,
  n: number,
  { expired = false, calm = 0, ...rules }: WorldRules & { readonly expired?: boolean; readonly calm?: number } = {},
): Promise<{ readonly world: World; readonly wasHeld: boolean }> => {
  const world = aWorld({ ...rules, batchSize: 1 });
  for (const posting of told.postings.slice(0, calm)) await world.send(posting);
  await world.drain();
  for (const posting of told.postings.slice(calm)) await world.send(posting);
  const hold = world.points.holdAt(world.points.calls().length + n);
  const first = world.poll();
  let isOver = false;
  const over = first.finally(() => {
    isOver = true;
  });
  while (!hold.isHeld() && !isOver) await setImmediate();
  const wasHeld = hold.isHeld();
  // Not held: it was over before its n-th call, and nobody else is to be held in its place.
  if (!wasHeld) hold.release();
  if (expired) world.clock.advance(180_000);
  while ((await world.poll()).received > 0);
  hold.release();
  await over;
  await world.drain();
  return { world, wasHeld };
};
