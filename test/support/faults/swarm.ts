import { type Random, randomOf } from '#local/past/random';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { webhookHash } from '#shared/domain/words/report-id';
import {
  earlier,
  lapor,
  type Posting,
  statusChanged,
  submitted,
  updated,
  withdrawn,
} from '#test/support/builders/a-channel-event';
import { canary } from '#test/support/builders/canary';
import { asItHappened, type ReportStory } from '#test/support/builders/stories';
import { aWorld, type World } from '#test/support/fakes/world';
import { FAULTS, type Fault, type Plan } from './faulty-ports.ts';

export const shuffled = <T>(random: Random, items: readonly T[]): readonly T[] =>
  items
    .map((item) => [random(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);

const OVERSIGHT = 'Petugas Dishub minta setoran harian dari pedagang, mohon diperiksa.';

/** What may happen to a report on its channel: a submission, and some of everything else after it. */
const randomStory = (random: Random, externalId: string): ReportStory => {
  const chance = (part: number): boolean => random() < part;
  const text = (n: number): string =>
    chance(0.15) ? `${OVERSIGHT} ${n}` : `Lampu jalan ${n} masih padam. ${canary('swarm')}`;
  let n = 0;
  const next = () => {
    n += 1;
    return { webhookId: `msg_${externalId}_${n}`, externalId, timestamp: earlier(120 - 3 * n) };
  };
  const person = { name: canary('name'), phone: '081200000000' };
  const body = { status_name: undefined, user: person, is_secret: '0' };
  const first = submitted(next(), { ...body, content: text(0), status_name: 'Belum Ditindaklanjuti' });
  const later = (): Posting => {
    const what = random();
    if (what < 0.35) return updated(next(), { content: text(n) });
    if (what < 0.55) return submitted(next(), { ...body, content: text(n), is_secret: chance(0.3) ? '1' : '0' });
    if (what < 0.9) return statusChanged(next(), chance(0.5) ? 'Proses' : 'Selesai');
    return updated(next(), { content: text(n), attachments: '[]' });
  };
  const postings = [first, ...Array.from({ length: Math.floor(random() * 5) }, later)];
  if (chance(0.3)) postings.push(withdrawn(next()));
  if (chance(0.3)) {
    const used = postings[Math.floor(random() * postings.length)] ?? first;
    postings.push(updated({ ...next(), webhookId: used.webhookId }, { content: text(n) }));
  }
  return { name: externalId, externalId, postings };
};

/** A third refusal in a row would make the sender wait into the next day, and a day changes due dates. */
const MOST_REFUSED = 2;
const AT_THE_DOOR: readonly string[] = ['secrets', 'trackingKeys', 'send'];

/** A random subset of the faults, at a random rate: rare combinations then happen somewhere. */
const randomPlan = (random: Random): Plan => {
  const kinds: readonly Fault[] = FAULTS.filter(() => random() < 0.5);
  const rate = random() * 0.12;
  let refused = 0;
  return ({ port }) => {
    const fault = random() < rate ? kinds[Math.floor(random() * kinds.length)] : undefined;
    if (!AT_THE_DOOR.includes(port)) return fault;
    refused = fault === undefined ? (port === 'send' ? 0 : refused) : refused + 1;
    return refused > MOST_REFUSED ? undefined : fault;
  };
};

export type Storm = {
  readonly world: World;
  readonly stories: readonly ReportStory[];
  /** Each port called and what happened there: two runs of one seed have the same. */
  readonly trace: string;
};

/** Three reports in any order, some of it twice, under random faults; then calm, until everything has come to rest. */
export const storm = async (seed: number): Promise<Storm> => {
  const random = randomOf(seed);
  const stories = [1, 2, 3].map((n) => randomStory(random, `9${seed}${n}`));
  const plan = randomPlan(random);
  const happened: string[] = [];
  const world = aWorld({
    batchSize: 1 + Math.floor(random() * 10),
    queue: { pick: (visible) => shuffled(random, visible) },
    plan: (call) => {
      const fault = plan(call);
      happened.push(`${call.port} ${fault ?? '-'}`);
      return fault;
    },
  });
  const all = shuffled(
    random,
    stories.flatMap(({ postings }) => postings),
  );
  for (const posting of all) {
    await world.send(posting);
    if (random() < 0.3) await world.post(posting);
    if (random() < 0.5) await world.poll();
    const done = world.queue.acknowledged();
    const again = done[Math.floor(random() * done.length)];
    if (again !== undefined && random() < 0.3) world.queue.deliverAgain(again);
    world.clock.advance(Math.floor(random() * 4) * 60_000);
  }
  for (let polls = 0; polls < 5; polls += 1) await world.poll();
  world.points.replan(() => undefined);
  await world.drain(400);
  world.queue.redrive();
  await world.drain(400);
  return { world, stories, trace: sha256(happened.join('\n')) };
};

/** The story in the order that the storm decided for webhook ids which were used twice. */
export const asDecided = async ({ world }: Storm, told: ReportStory): Promise<ReportStory> => {
  const order: Posting[] = [];
  for (const posting of told.postings) {
    const { inbox } = await world.store.look(
      webhookHash(lapor(told.externalId), posting.webhookId),
      lapor(told.externalId),
    );
    if (inbox?.body === keyedHash(posting.webhookId, posting.body)) order.unshift(posting);
    else order.push(posting);
  }
  return { ...told, postings: asItHappened(told, order) };
};
