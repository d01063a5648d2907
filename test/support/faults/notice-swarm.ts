import * as fc from 'fast-check';
import { type Random, randomOf } from '#local/past/random';
import type { Command } from '#shared/domain/report/command-table';
import { PersonId } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import { aHistory, type Step } from '#test/support/builders/a-history';
import { idOf } from '#test/support/builders/notice-stories';
import type { GatewayWeather } from '#test/support/fakes/fake-gateway';
import type { News, NewsShape, NewsType, Weather } from '#test/support/fakes/fake-mailer';
import type { ChatWeather } from '#test/support/fakes/fake-telegram';
import {
  addressOf,
  aNoticeWorld,
  BOT_TOKEN,
  CONSUMERS,
  type Consumer,
  GATEWAY_SECRET,
  HOUR,
  MINUTE,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { FAULTS, type Fault, type Plan } from './faulty-ports.ts';
import { shuffled } from './swarm.ts';

const oneOf = <T>(random: Random, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random() * items.length)] ?? items[0];

/** A random subset, at a random rate: rare combinations then happen somewhere. */
const someOf = <T>(random: Random, items: readonly T[], part = 0.5): readonly T[] =>
  items.filter(() => random() < part);

const randomPlan = (random: Random): Plan => {
  const kinds: readonly Fault[] = someOf(random, FAULTS);
  const rate = random() * 0.08;
  return () => (random() < rate ? kinds[Math.floor(random() * kinds.length)] : undefined);
};

/** Mostly fair; else of the kinds that this seed knows. */
const randomWeather = <T extends string>(random: Random, fair: T, kinds: readonly T[]): (() => T) => {
  const known = someOf(random, kinds);
  const rate = random() * 0.4;
  return () => (random() < rate ? (known[Math.floor(random() * known.length)] ?? fair) : fair);
};

const SHAPES = [
  'event',
  'notification',
  'eventInEnvelope',
  'notificationInEnvelope',
] as const satisfies readonly NewsShape[];
const LATER_NEWS = [
  'DeliveryDelay',
  'TransientBounce',
  'PermanentBounce',
  'Complaint',
  'Delivery',
] as const satisfies readonly NewsType[];

/** Delivered, and some of everything else, late and early, and some of it twice. */
const randomFate = (random: Random): (() => readonly News[]) => {
  const rate = random() * 0.3;
  return () => {
    const shape = random() < 0.7 ? 'event' : oneOf(random, SHAPES);
    const first: readonly News[] = random() < 0.1 ? [] : [{ type: 'Send', after: Math.floor(random() * 10_000) }];
    const then: readonly News[] = [{ type: 'Delivery', after: Math.floor(random() * HOUR), shape }];
    const more =
      random() < rate ? [{ type: oneOf(random, LATER_NEWS), after: Math.floor(random() * 30 * HOUR), shape }] : [];
    const twice = random() < 0.1 ? then : [];
    return [...first, ...then, ...more, ...twice];
  };
};

const NAMED = ['sekretaris', 'admin-lapor', 'pembaca-pengawasan', 'inspektur'] as const;

/** The same command for another report; now and then somebody is named in what is oversight. */
const commandFor = (random: Random, report: ReportId, command: Command): Command => {
  if (command.type === 'submit') return { ...command, id: report };
  if (command.type !== 'classify' || command.class !== 'oversight' || random() < 0.5) return command;
  return { ...command, recused: someOf(random, NAMED, 0.4).map((name) => PersonId.parse(name)) };
};

/** What follows from a telling is recorded by the telling alone. */
const isAskedHere = ({ command }: Step): boolean => command.type !== 'recordInformed';

const MOST_STEPS = 14;
type Told = { readonly report: ReportId; readonly step: Step };

/** Two reports whose steps come in between each other. */
const randomTale = (random: Random, seed: number): readonly Told[] => {
  const tales = fc.sample(aHistory, { seed, numRuns: 2 }).map((steps, n) => {
    const report = idOf(`7${seed}${n}`);
    return steps
      .filter(isAskedHere)
      .slice(0, MOST_STEPS)
      .map((step): Told => ({ report, step }));
  });
  const merged: Told[] = [];
  while (tales.some((tale) => tale.length > 0)) {
    const tale = tales[Math.floor(random() * tales.length)];
    merged.push(...(tale?.splice(0, 1) ?? []));
  }
  return merged;
};

let contacts = 0;
/** A contact that was never there before, of any kind, or none. */
const randomContact = (random: Random): unknown => {
  contacts += 1;
  const roll = random();
  if (roll < 0.1) return undefined;
  if (roll < 0.2) return { by: 'mail', address: `bukan alamat ${contacts}` };
  if (roll < 0.6) return { by: 'mail', address: addressOf(`baru-${contacts}`) };
  if (roll < 0.8) return { by: 'webhook', url: `https://gerbang.contoh.invalid/${contacts}`, secret: GATEWAY_SECRET };
  return { by: 'telegram', token: BOT_TOKEN, chat: `-100${contacts}` };
};
const MOVING = ['grup-llaj', 'grup-asdp', 'grup-umum', 'sekretaris', 'meja-ppid'] as const;

/** One thing that happens beside what is told. */
const happens = async (world: NoticeWorld, random: Random): Promise<void> => {
  const roll = random();
  if (roll < 0.15) world.stream.deliverAgain();
  if (roll > 0.9) world.setContact(oneOf(random, MOVING), randomContact(random));
  const queue = oneOf(random, [world.queues.other, world.queues.urgent, world.queues.feedback]);
  const done = queue.acknowledged();
  const again = done[Math.floor(random() * done.length)];
  if (again !== undefined && random() < 0.3) queue.deliverAgain(again);
  const consumer: Consumer = oneOf(random, CONSUMERS);
  if (random() < 0.1) world.turnOff(consumer);
  if (random() < 0.4) world.turnOn(...CONSUMERS);
  await world.passes(Math.floor(random() ** 4 * 30 * HOUR) + (random() < 0.3 ? 0 : MINUTE));
};

export type NoticeStorm = {
  readonly world: NoticeWorld;
  /** Each port called and what happened there: two runs of one seed have the same. */
  readonly trace: string;
};

/**
 * Two reports and everything that can be asked of them, under random faults; then calm, until everything has come to
 * rest.
 */
export const noticeStorm = async (seed: number): Promise<NoticeStorm> => {
  const random = randomOf(seed);
  const plan = randomPlan(random);
  const happened: string[] = [];
  const weathers: readonly Weather[] = ['throttle', 'unreachable', 'refuse', 'loseAnswer', 'breakOff'];
  const gatewayWeathers: readonly GatewayWeather[] = ['loseAnswer', 'down', 'gone'];
  const chatWeathers: readonly ChatWeather[] = [
    'loseAnswer',
    'hangUp',
    'tooMany',
    'kicked',
    'refuse',
    'broken',
    'moved',
  ];
  contacts = 0;
  const world = aNoticeWorld({
    timeTells: seed % 2 === 0,
    chance: random,
    mailsPerDay: random() < 0.2 ? 8 : 50_000,
    stream: { shards: 3, batchSize: 1 + Math.floor(random() * 10), pick: (shards) => shuffled(random, shards) },
    queue: { pick: (visible) => shuffled(random, visible) },
    mailer: { weather: randomWeather(random, 'accept', weathers), fate: randomFate(random) },
    gateway: { weather: randomWeather(random, 'accept', gatewayWeathers) },
    telegram: { weather: randomWeather(random, 'accept', chatWeathers) },
    plan: (call) => {
      const fault = plan(call);
      happened.push(`${call.port} ${fault ?? '-'}`);
      return fault;
    },
  });
  // The system has been at work before: what is older than a day when the watch runs for the first time ever is not
  // looked at.
  await world.eventLog.setMark('notices', world.clock.now());
  for (const { report, step } of randomTale(random, seed)) {
    await world.asks(report, commandFor(random, report, step.command), step.actor);
    await happens(world, random);
  }
  world.points.replan(() => undefined);
  world.mailer.setWeather(() => 'accept');
  world.gateway.setWeather(() => 'accept');
  world.telegram.setWeather(() => 'accept');
  world.turnOn(...CONSUMERS);
  await world.settleDown();
  world.redrive();
  await world.settleDown();
  return { world, trace: happened.join('\n') };
};
