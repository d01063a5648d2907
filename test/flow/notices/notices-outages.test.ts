import { describe, expect, it } from 'vitest';
import { earlier, lapor, submitted } from '#test/support/builders/a-channel-event';
import { ACCUSATION, adds, arrives, DANGER, DOCK, idOf } from '#test/support/builders/notice-stories';
import { aNoticeWorld, DAY, HOUR, MINUTE, type NoticeWorld } from '#test/support/fakes/notice-world';
import { TABLE_PORTS } from '#test/support/faults/faulty-notices';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

/** What is on its way when something breaks: the rest before the danger, of which there are three notices. */
const begin = async (world: NoticeWorld, prefix: string): Promise<void> => {
  for (let n = 0; n < 6; n += 1) await arrives(world, `${prefix}${n}`);
  await arrives(world, `${prefix}6`, DOCK);
  await arrives(world, `${prefix}7`, DANGER);
};
/** Six mails for LLAJ and three for the danger; the dock's notice goes to a chat. */
const MAILS = 9;

/** Everybody was told; so many dead letters wait for a person to look at them. */
const expectAllTold = async (world: NoticeWorld, mails: number, messages: number, dead = 0): Promise<void> => {
  const laws = dead === 0 ? [] : [`dead: ${dead} messages that could have been handled`];
  expect(await brokenLaws(world)).toEqual(laws);
  expect(new Set(Object.values(await endsOf(world)))).toEqual(new Set(['delivered']));
  expect([world.mailer.accepted().length, world.gateway.messages().length]).toEqual([mails, messages]);
};

/** Whether every urgent mail since then went out before every other one. */
const isUrgentFirst = (world: NoticeWorld, since: number): boolean => {
  const urgent = world.mailer
    .accepted()
    .filter(({ at }) => at >= since)
    .map(({ text }) => text.urgent);
  return urgent.includes(true) && (!urgent.includes(false) || urgent.lastIndexOf(true) < urgent.indexOf(false));
};

describe('three days without the mail service', () => {
  it('end with everybody told once, danger soon after and the rest by and by', async () => {
    let down = false;
    const world = aNoticeWorld({ mailer: { weather: () => (down ? 'unreachable' : 'accept') } });
    down = true;
    await begin(world, '90');
    await world.passes(2 * DAY);
    await begin(world, '91');
    await world.passes(DAY);
    down = false;
    const since = world.clock.now();
    await world.settleDown();
    await expectAllTold(world, 2 * MAILS, 2);
    const waits = (isUrgent: boolean): number[] =>
      world.mailer
        .accepted()
        .filter(({ text }) => text.urgent === isUrgent)
        .map(({ at }) => at - since);
    // A quarter of an hour and a fifth more, and five minutes until the watch comes by.
    expect(Math.max(...waits(true))).toBeLessThanOrEqual(23 * MINUTE);
    // Two hours and a fifth more, and the same five minutes.
    expect(Math.max(...waits(false))).toBeLessThanOrEqual(149 * MINUTE);
  });

  it('three days in which the mail service breaks off every call leave every mail unknown, and none is tried twice', async () => {
    const world = aNoticeWorld({ mailer: { weather: () => 'breakOff' } });
    await begin(world, '92');
    await world.passes(3 * DAY);
    expect([world.mailer.calls(), world.mailer.accepted().length]).toEqual([MAILS, 0]);
    expect(await brokenLaws(world)).toEqual([]);
    expect(Object.values(await endsOf(world)).filter((end) => end === 'unknown answerLost')).toHaveLength(MAILS);
  });
});

describe('three days without dispatch', () => {
  it('are made up for by the watch, which finds in the log what the stream does not bring', async () => {
    const world = aNoticeWorld();
    world.turnOff('dispatch');
    await begin(world, '93');
    const since = world.clock.now();
    await world.passes(HOUR);
    await expectAllTold(world, MAILS, 1);
    expect(isUrgentFirst(world, since)).toBe(true);
    // Ten minutes behind, and five until it comes by.
    expect(Math.max(...world.mailer.accepted().map(({ at }) => at - since))).toBeLessThanOrEqual(15 * MINUTE);
    await world.passes(3 * DAY);
    world.turnOn('dispatch');
    await world.settleDown();
    await expectAllTold(world, MAILS, 1);
    expect(world.stream.waiting()).toBe(0);
  });

  it('three days without dispatch and without the watch end with everybody told, danger first', async () => {
    const world = aNoticeWorld();
    await arrives(world, '9400');
    await world.settleDown();
    world.turnOff('dispatch', 'watch');
    await begin(world, '95');
    await world.passes(3 * DAY);
    expect(world.mailer.accepted()).toHaveLength(1);
    world.turnOn('dispatch', 'watch');
    const since = world.clock.now();
    await world.settleDown();
    await expectAllTold(world, 1 + MAILS, 1);
    expect(isUrgentFirst(world, since)).toBe(true);
    expect(world.stream.failures()).toEqual([]);
  });
});

describe('three weeks without dispatch and without the watch', () => {
  it('end with everybody told, though nobody tells of what is older than a month', async () => {
    const world = aNoticeWorld();
    await arrives(world, '9400');
    await world.settleDown();
    world.turnOff('dispatch', 'watch');
    await begin(world, '95');
    await world.passes(21 * DAY);
    world.turnOn('dispatch', 'watch');
    await world.settleDown();
    await expectAllTold(world, 1 + MAILS, 1);
  });
});

describe('a report of long ago that is entered now', () => {
  /** Entered so long after what it records, as an import enters it. */
  const entered = async (after: number): Promise<NoticeWorld> => {
    const world = aNoticeWorld();
    world.turnOff('dispatch', 'watch');
    // So far has the watch read: what is entered lies before it.
    await world.eventLog.setMark('notices', world.clock.now());
    await arrives(world, '9500', DANGER);
    world.clock.advance(after);
    // The stream is as new as the entry, whatever time is written in it.
    world.stream.append(world.recorded());
    world.turnOn('dispatch', 'watch');
    await world.settleDown();
    return world;
  };

  it('calls nobody: not by the stream, and not by the watch that goes through the log', async () => {
    const world = await entered(30 * DAY + 1);
    expect(await world.allDeliveries()).toEqual([]);
    expect(world.stream.failures()).toEqual([]);
    expect(await world.eventLog.mark('notices')).toBeGreaterThan(world.recorded()[0]?.recordedAt ?? Infinity);
  });

  it('is news up to the thirtieth day', async () => {
    const world = await entered(30 * DAY);
    expect(new Set(Object.values(await endsOf(world)))).toEqual(new Set(['delivered']));
    expect(world.mailer.accepted()).toHaveLength(3);
  });
});

describe('the first run of the watch ever', () => {
  it('looks a day back, and leaves alone what is older than the notices', async () => {
    const world = aNoticeWorld();
    world.turnOff('dispatch', 'watch');
    await arrives(world, '9000');
    await world.passes(2 * DAY);
    await arrives(world, '9001');
    await world.passes(HOUR);
    world.turnOn('watch');
    await world.settleDown();
    expect(await endsOf(world)).toEqual({ [`${idOf('9001')} newReport grup-llaj 1`]: 'delivered' });
  });
});

describe('a watch that has no time for everything', () => {
  it('goes on where it stopped, however much came at once', async () => {
    // Each run looks at six events at most, of which every report has three, and then has no time left.
    let asked = 0;
    const world = aNoticeWorld({
      watchHasMs: () => {
        asked += 1;
        return asked % 7 === 0 ? 0 : 60_000;
      },
    });
    world.turnOff('dispatch');
    for (let n = 0; n < 40; n += 1) {
      await arrives(world, `91${n}`);
      world.clock.advance(1_000);
    }
    // A run for every report, every five minutes.
    await world.passes(40 * 5 * MINUTE + HOUR);
    await expectAllTold(world, 40, 0);
  });
});

describe('three days without the table', () => {
  it('end with everybody told, danger first, after a redrive of the dead letters', async () => {
    const world = aNoticeWorld();
    await begin(world, '96');
    // The last that was written: the notices stand in the table, and none of them is out.
    world.turnOff('notify');
    await world.rest();
    world.turnOn('notify');
    for (const points of [world.points, world.front.points]) {
      points.replan(({ port }) => (TABLE_PORTS.has(port) ? 'fail' : undefined));
    }
    for (const n of [1, 2]) {
      const given = { webhookId: `msg_97_${n}`, externalId: `970${n}`, timestamp: earlier(5 + n) };
      const danger = { title: 'Tiang lampu jalan roboh', content: 'Tiang lampu jalan roboh melintang di jalan.' };
      await world.front.send(submitted(given, n === 2 ? danger : {}));
    }
    await world.passes(3 * DAY);
    expect(world.mailer.calls()).toBe(0);
    for (const points of [world.points, world.front.points]) points.replan(() => undefined);
    const since = world.clock.now();
    await world.passes(10 * MINUTE);
    // What the table knew of is told without anybody's doing.
    const dead = world.deadLetters();
    expect(dead).toBeGreaterThan(0);
    await expectAllTold(world, MAILS, 1, dead);
    expect(isUrgentFirst(world, since)).toBe(true);
    world.redrive();
    await world.settleDown();
    expect((await world.load(lapor('9702')))?.status).toBe('routed');
    // One more for LLAJ, and three for the danger that came meanwhile.
    await expectAllTold(world, MAILS + 1 + 3, 1);
  });
});

describe('three days without notify', () => {
  it('end with everybody told once, danger first', async () => {
    const world = aNoticeWorld();
    world.turnOff('notify');
    await begin(world, '98');
    await world.passes(3 * DAY);
    world.turnOn('notify');
    const since = world.clock.now();
    await world.settleDown();
    await expectAllTold(world, MAILS, 1);
    expect(isUrgentFirst(world, since)).toBe(true);
  });
});

describe('three days without feedback', () => {
  it('end with every piece of news taken in', async () => {
    const world = aNoticeWorld();
    world.turnOff('feedback');
    await begin(world, '99');
    await world.passes(3 * DAY);
    expect(Object.values(await endsOf(world)).filter((end) => end === 'sent')).toHaveLength(MAILS);
    world.turnOn('feedback');
    await world.settleDown();
    await expectAllTold(world, MAILS, 1);
  });
});

describe('an event that dispatch cannot take', () => {
  it('an event that dispatch cannot take in the stream holds up nobody, is set aside after five more tries, and says nothing of itself there', async () => {
    const world = aNoticeWorld({ stream: { shards: 1, batchSize: 10 } });
    const id = await arrives(world, '8901', ACCUSATION);
    const [last] = world.recorded().slice(-1);
    if (last === undefined) throw new Error('nothing was recorded');
    // Of no version that the record knows: as if the table had lost it.
    world.stream.append([{ ...last, version: 99 }]);
    await begin(world, '90');
    // Six tries take a minute and three seconds, for which its shard stands still.
    await world.passes(64_000);
    expect(world.mailer.accepted()).toHaveLength(2 + MAILS);
    await world.settleDown();
    await expectAllTold(world, 2 + MAILS, 1);
    expect(world.stream.failures()).toHaveLength(1);
    expect(world.stream.failures()).toMatchObject([{ why: 'RetryAttemptsExhausted' }]);
    expect(JSON.stringify(world.stream.failures())).not.toContain(id);
  });

  it('an event that dispatch cannot take in the log holds up nobody either, and is looked at again until it can be taken', async () => {
    let isBroken = true;
    const world = aNoticeWorld({
      broken: {
        watch: (deps) => ({
          ...deps,
          reports: {
            ...deps.reports,
            events: async (report) => {
              if (isBroken && report === idOf('9101')) throw new Error('cannot be read');
              return deps.reports.events(report);
            },
          },
        }),
      },
    });
    world.turnOff('dispatch');
    await arrives(world, '9101');
    await begin(world, '92');
    await world.passes(HOUR);
    expect(world.mailer.accepted()).toHaveLength(MAILS);
    await adds(world, idOf('920'));
    await world.passes(HOUR);
    expect(world.mailer.accepted()).toHaveLength(MAILS + 1);
    isBroken = false;
    await world.settleDown();
    await expectAllTold(world, MAILS + 2, 1);
  });
});

describe('another key of notices', () => {
  it('leaves nobody untold: what lies in the queue can be opened no more, and the watch sends it anew', async () => {
    let key = 'an invented key of notices before it was changed';
    const world = aNoticeWorld({ noticeKey: async () => key });
    world.turnOff('notify');
    await arrives(world, '9300');
    await world.rest();
    key = 'another invented key of notices, of enough length';
    world.turnOn('notify');
    await world.passes(MINUTE);
    expect(world.mailer.accepted()).toEqual([]);
    await world.settleDown();
    await expectAllTold(world, 1, 0, 1);
  });
});
