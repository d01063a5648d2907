import { expect } from 'vitest';
import { SUSPICION } from '#test/support/builders/a-report';
import { adds, arrives, BOT_CONTACT, DANGER, DOCK, PPID_REQUEST } from '#test/support/builders/notice-stories';
import { pollOnce } from '#test/support/fakes/event-source';
import { aNoticeWorld, MINUTE, type NoticeRules, type NoticeWorld } from '#test/support/fakes/notice-world';
import { callsIn, everyPlace, overtaken } from '#test/support/faults/overtaken';
import { hunt } from '#test/support/hunt';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

type Race = {
  readonly rules?: NoticeRules;
  /** Brings about what the first works on, while nobody works. */
  readonly begin: (world: NoticeWorld) => Promise<unknown>;
  readonly first: (world: NoticeWorld) => Promise<unknown>;
  readonly second: (world: NoticeWorld) => Promise<unknown>;
  /** What must hold beside the laws. */
  readonly left: (world: NoticeWorld) => Promise<unknown>;
  readonly expected: unknown;
};

const oneMessage = (world: NoticeWorld) => pollOnce(world.queues.other, world.functions.notify, 1);
const again = async (world: NoticeWorld): Promise<void> => {
  for (const queue of [world.queues.other, world.queues.urgent]) {
    for (const { id } of queue.held()) queue.deliverAgain(id);
  }
  await world.rest();
};
const counts = async (world: NoticeWorld) => [world.mailer.accepted().length, world.gateway.messages().length];

const RACES: Readonly<Record<string, Race>> = {
  'two workers on one mail': {
    begin: (world) => arrives(world, '8001'),
    first: oneMessage,
    second: again,
    left: counts,
    expected: [1, 0],
  },
  'two workers on one mail, the second after the visibility timeout': {
    begin: (world) => arrives(world, '8002'),
    first: oneMessage,
    second: (world) => world.passes(6 * MINUTE),
    // Whichever of them sends, at most one does; a claim that was slept through is not known to have been sent.
    left: async (world) => world.mailer.accepted().length <= 1,
    expected: true,
  },
  'two workers on one message to a chat': {
    begin: (world) => arrives(world, '8003', DOCK),
    first: oneMessage,
    second: again,
    left: counts,
    expected: [0, 1],
  },
  'two workers on one message of a bot, the second after the visibility timeout': {
    begin: async (world) => {
      world.setContact('grup-asdp', BOT_CONTACT);
      await arrives(world, '8008', DOCK);
    },
    first: oneMessage,
    second: (world) => world.passes(6 * MINUTE),
    // As with a mail: at most one of them sends.
    left: async (world) => world.telegram.messages().length <= 1,
    expected: true,
  },
  'two workers on one mail of an hour': {
    begin: async (world) => {
      await world.passes(MINUTE);
      for (let n = 0; n < 3; n += 1) await arrives(world, `81${n}`, PPID_REQUEST);
      await world.passes(70 * MINUTE);
    },
    first: oneMessage,
    second: again,
    left: counts,
    expected: [1, 0],
  },
  'a worker and the watch': {
    begin: (world) => arrives(world, '8004'),
    first: oneMessage,
    second: (world) => world.passes(75 * MINUTE),
    left: async (world) => world.mailer.accepted().length <= 1,
    expected: true,
  },
  'dispatch by the stream and by the watch': {
    begin: async (world) => {
      world.turnOff('dispatch', 'watch');
      await arrives(world, '8005', DANGER);
      world.clock.advance(15 * MINUTE);
    },
    first: (world) => world.stream.poll(world.functions.dispatch),
    second: (world) => world.functions.watch(undefined),
    left: counts,
    expected: [3, 0],
  },
  'a worker and the news of its own mail': {
    rules: {
      mailer: {
        fate: ({ to }) =>
          to.startsWith('grup')
            ? [
                { type: 'PermanentBounce', after: 0 },
                { type: 'Send', after: 0 },
              ]
            : [],
      },
    },
    begin: (world) => arrives(world, '8006'),
    first: oneMessage,
    second: (world) => world.passes(MINUTE),
    left: async (world) => Object.values(await endsOf(world)).toSorted(),
    expected: ['bounced', 'sent', 'sent'],
  },
  'two pieces of news': {
    rules: {
      mailer: {
        fate: ({ to }) =>
          to.startsWith('grup')
            ? [
                { type: 'PermanentBounce', after: 0 },
                { type: 'Complaint', after: 0 },
              ]
            : [],
      },
    },
    begin: async (world) => {
      world.turnOff('feedback');
      world.turnOn('notify');
      await arrives(world, '8007');
      await world.rest();
      world.turnOff('notify');
    },
    first: (world) => pollOnce(world.queues.feedback, world.functions.feedback, 1),
    second: (world) => pollOnce(world.queues.feedback, world.functions.feedback, 1),
    left: async (world) => Object.values(await endsOf(world)).toSorted(),
    expected: ['complained', 'sent', 'sent'],
  },
};

for (const [name, race] of Object.entries(RACES)) {
  const atTheStart = async (): Promise<NoticeWorld> => {
    const world = aNoticeWorld(race.rules);
    world.turnOff('notify');
    await race.begin(world);
    await world.rest();
    return world;
  };
  hunt({
    name: `notices, race: ${name}`,
    law: 'nobody is told twice by two at the same notice, wherever the first is overtaken',
    least: 6,
    cases: async () => {
      const calm = await atTheStart();
      return everyPlace(await callsIn(calm.points, () => race.first(calm))).map(({ n, isHeld, name: place }) => ({
        name: place,
        run: async () => {
          const world = await atTheStart();
          const wasHeld = await overtaken(
            world.points,
            n,
            () => race.first(world),
            async () => {
              world.turnOn('notify');
              await race.second(world);
            },
          );
          expect(wasHeld).toBe(isHeld);
          world.turnOn('dispatch', 'notify', 'feedback', 'watch');
          await world.settleDown();
          expect(await race.left(world)).toEqual(race.expected);
          return { broken: await brokenLaws(world), seen: { interleavings: wasHeld ? 1 : 0 } };
        },
      }));
    },
  });
}

hunt({
  name: 'notices, race: a report that turns to oversight',
  // Turned before the worker looks: withheld. After that nobody can call the mail back.
  law: 'a report that turns to oversight while its mail is on the way is not told once it is seen',
  least: 6,
  cases: () =>
    // Contacts, the look; from the quota on, the mail goes out.
    ['withheld notTheirs', 'withheld notTheirs', 'delivered', 'delivered', 'delivered', 'delivered'].map((end, at) => ({
      name: `overtaken at call ${at + 1}`,
      run: async () => {
        const world = aNoticeWorld();
        world.turnOff('notify');
        const id = await arrives(world, '8301');
        await world.rest();
        await overtaken(
          world.points,
          at + 1,
          () => oneMessage(world),
          () => adds(world, id, 'petugas meminta uang', SUSPICION),
        );
        world.turnOn('notify');
        await world.settleDown();
        expect((await endsOf(world))[`${id} newReport grup-llaj 1`]).toBe(end);
        return { broken: [], seen: { interleavings: 1 } };
      },
    })),
});
