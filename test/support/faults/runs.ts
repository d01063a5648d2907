import { lapor } from '#test/support/builders/a-channel-event';
import type { ReportStory } from '#test/support/builders/stories';
import { aWorld, type World, type WorldRules } from '#test/support/fakes/world';
import { brokenRules, type EndState, endState, lostPostings } from '#test/support/laws/end-state';
import { callsIn, overtaken } from './overtaken.ts';

/**
 * What a run leaves: the state of its report, every broken rule, every lost posting, every message nobody could handle.
 */
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

/**
 * Tells a story through the front door as its sender would, each event until it is accepted, and lets the queue come to
 * rest.
 */
export const tell = async (told: ReportStory, rules: WorldRules = {}): Promise<World> => {
  const world = aWorld(rules);
  for (const posting of told.postings) await world.send(posting);
  await world.drain();
  return world;
};

type RaceRules = WorldRules & {
  /** The first one's message has itself become visible again meanwhile. */
  readonly expired?: boolean;
  /** So many postings are in before anybody races. */
  readonly calm?: number;
};

const atTheStart = async (told: ReportStory, { calm = 0, ...rules }: RaceRules): Promise<World> => {
  const world = aWorld({ ...rules, batchSize: 1 });
  for (const posting of told.postings.slice(0, calm)) await world.send(posting);
  await world.drain();
  for (const posting of told.postings.slice(calm)) await world.send(posting);
  return world;
};

/** How many calls to a port the first of two workers makes when nobody races it. */
export const callsOfFirst = async (told: ReportStory, rules: RaceRules): Promise<number> => {
  const world = await atTheStart(told, rules);
  return callsIn(world.points, world.poll);
};

/**
 * Two workers on one report: the first takes one message and is held up at its `n`-th call to a port, the second
 * handles everything else, then the first goes on.
 */
export const race = async (
  told: ReportStory,
  n: number,
  { expired = false, ...rules }: RaceRules = {},
): Promise<{ readonly world: World; readonly wasHeld: boolean }> => {
  const world = await atTheStart(told, rules);
  const wasHeld = await overtaken(world.points, n, world.poll, async () => {
    if (expired) world.clock.advance(180_000);
    while ((await world.poll()).received > 0);
  });
  await world.drain();
  return { world, wasHeld };
};
