import { aProposal, SUSPICION } from '#test/support/builders/a-report';
import {
  adds,
  arrives,
  bounceStory,
  CHAT_ONLY_STORY,
  DANGER,
  DANGER_STORY,
  DIGEST_STORY,
  MAIL_STORY,
  type NoticeStory,
  PPID_REQUEST,
  told,
} from '#test/support/builders/notice-stories';
import { pollOnce } from '#test/support/fakes/event-source';
import {
  addressOf,
  aNoticeWorld,
  type Broken,
  DAY,
  HOUR,
  MINUTE,
  type NoticeRules,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { brokenLaws } from '#test/support/laws/notice-laws';
import { FAULTS, type Plan } from './faulty-ports.ts';
import { overtaken } from './overtaken.ts';

/** One way to look for a bug: runs a system that may be broken, and says which laws do not hold. */
type Probe = (broken: Broken) => Promise<readonly string[]>;

const through =
  (story: () => NoticeStory, rules: NoticeRules = {}): Probe =>
  async (broken) =>
    brokenLaws(await told(story(), { ...rules, broken }));

/** Long enough for everything that goes well, and short enough for what never comes to rest. */
const twoHours: Probe = async (broken) => {
  const world = aNoticeWorld({ broken });
  await arrives(world, '8501', DANGER);
  await world.passes(2 * HOUR);
  return brokenLaws(world);
};

type NamedProbe = readonly [string, Probe];

/** A fault at each call of a story in turn. */
const faultsIn = (name: string, story: NoticeStory): readonly NamedProbe[] =>
  Array.from({ length: 32 }, (_, at) => at + 1).flatMap((n) =>
    FAULTS.map((fault): NamedProbe => {
      const plan: Plan = (call) => (call.n === n ? fault : undefined);
      return [`${name}, ${fault} at call ${n}`, through(() => story, { plan })];
    }),
  );

/** The message is delivered once more while the first worker is at it. */
const racesOn = (name: string, start: (world: NoticeWorld) => Promise<unknown>): readonly NamedProbe[] =>
  Array.from({ length: 8 }, (_, at) => at + 1).map((n) => [
    `${name}, overtaken at call ${n}`,
    async (broken) => {
      const world = aNoticeWorld({ broken });
      world.turnOff('notify');
      await start(world);
      await world.rest();
      world.turnOn('notify');
      const { other } = world.queues;
      const again = async (): Promise<void> => {
        for (const { id } of other.held()) other.deliverAgain(id);
        await world.rest();
      };
      await overtaken(world.points, n, () => pollOnce(other, world.functions.notify, 1), again);
      await world.settleDown();
      return brokenLaws(world);
    },
  ]);

/** Five requests within an hour for a desk that wants one mail an hour. */
const hourly: Probe = async (broken) => {
  const world = aNoticeWorld({ broken });
  for (let n = 1; n <= 5; n += 1) {
    await world.passes(5 * MINUTE);
    await arrives(world, `85${n}`, PPID_REQUEST);
  }
  await world.settleDown();
  const mails = world.mailer.accepted().length;
  return [...(await brokenLaws(world)), ...(mails === 1 ? [] : [`hourly: ${mails} mails for one hour`])];
};

/** Danger comes last into a queue that nobody has emptied for a while. */
const lanes: Probe = async (broken) => {
  const world = aNoticeWorld({ broken });
  world.turnOff('notify', 'watch');
  for (let n = 1; n <= 8; n += 1) await arrives(world, `86${n}`);
  await world.rest();
  await arrives(world, '869', DANGER);
  await world.rest();
  world.turnOn('notify', 'watch');
  await world.settleDown();
  const urgent = world.mailer.accepted().map(({ text }) => text.urgent);
  const isFirst = urgent.lastIndexOf(true) < urgent.indexOf(false);
  return [...(await brokenLaws(world)), ...(isFirst ? [] : ['lane: danger waited behind the rest'])];
};

/** Stream and watch stand still for three days, after the watch has run once. */
const missed: Probe = async (broken) => {
  const world = aNoticeWorld({ broken });
  await arrives(world, '8701');
  await world.settleDown();
  world.turnOff('dispatch', 'watch');
  await arrives(world, '8702');
  await world.passes(3 * DAY);
  world.turnOn('dispatch', 'watch');
  await world.settleDown();
  return brokenLaws(world);
};

/** A report turns to suspected oversight while its notice waits. */
const turned: Probe = async (broken) => {
  const world = aNoticeWorld({ broken });
  world.turnOff('notify');
  const id = await arrives(world, '8801');
  await world.rest();
  await adds(world, id, 'petugas meminta uang', SUSPICION);
  await world.rest();
  world.turnOn('notify');
  await world.settleDown();
  return brokenLaws(world);
};

/** What the service says of a mail, in an order that nobody would expect. */
const backwards = through(() => MAIL_STORY, {
  mailer: {
    fate: ({ to }) =>
      to === addressOf('grup-llaj')
        ? [
            { type: 'PermanentBounce', after: 1_000 },
            { type: 'DeliveryDelay', after: 2_000 },
            { type: 'Delivery', after: 3_000, shape: 'notification' },
            { type: 'PermanentBounce', after: HOUR, shape: 'eventInEnvelope' },
            { type: 'Send', after: 2 * HOUR },
          ]
        : [{ type: 'Delivery', after: 1_000 }],
  },
});

const weatherOn = (story: NoticeStory, said: 'loseAnswer' | 'throttle' | 'refuse'): Probe =>
  through(() => story, { mailer: { weather: ({ n }) => (n === 1 ? said : 'accept') } });

const downOnce = through(() => CHAT_ONLY_STORY, { gateway: { weather: ({ n }) => (n < 3 ? 'down' : 'accept') } });

/** The stream brings everything twice, the second time after it was told. */
const twice: Probe = async (broken) => {
  const world = aNoticeWorld({ broken });
  await arrives(world, '8901', { proposal: aProposal({ urgency: 'high' }) });
  await world.passes(20 * MINUTE);
  world.stream.deliverAgain();
  await world.settleDown();
  return brokenLaws(world);
};

/** What is found without a search: one run each, the cheapest first. */
export const SINGLE_PROBES: readonly NamedProbe[] = [
  ['two hours', twoHours],
  ['danger for three', through(() => DANGER_STORY)],
  ['an answer that is lost', weatherOn(DANGER_STORY, 'loseAnswer')],
  ['one of three refused', weatherOn(DANGER_STORY, 'refuse')],
  ['one of three throttled', weatherOn(DANGER_STORY, 'throttle')],
  ['a chat that was down', downOnce],
  ['news in odd order', backwards],
  ['an address that bounces', through(bounceStory)],
  ['two digests', through(() => DIGEST_STORY)],
  ['everything twice', twice],
  ['five within an hour', hourly],
  ['danger behind the rest', lanes],
  ['three days without a look', missed],
  ['a report that turned', turned],
];

/** All of them, the cheapest first. */
export const NOTICE_PROBES: readonly NamedProbe[] = [
  ...SINGLE_PROBES,
  ...racesOn('two workers on one message', (world) => arrives(world, '8601')),
  ...faultsIn('by mail', MAIL_STORY),
  ...faultsIn('by webhook', CHAT_ONLY_STORY),
];

/** What a probe says of a system; one that never comes to rest is broken too. */
export const saidOf = async ([name, probe]: NamedProbe, broken: Broken): Promise<readonly string[]> => {
  try {
    return await probe(broken);
  } catch (error) {
    return [`rest: in "${name}" ${String(error)}`];
  }
};

/** What the probes find, one after the other, until one finds something. */
export const firstSaid = async (
  probes: readonly NamedProbe[],
  broken: Broken,
): Promise<{ readonly laws: readonly string[]; readonly found?: string; readonly probes: number }> => {
  for (const [at, probe] of probes.entries()) {
    const laws = await saidOf(probe, broken);
    if (laws.length > 0) return { laws, found: probe[0], probes: at + 1 };
  }
  return { laws: [], probes: probes.length };
};
