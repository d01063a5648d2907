import { describe, expect, it, vi } from 'vitest';
import type { ChannelMessage } from '#shared/contracts/messages/channel-event';
import { earlier, lapor, type Posting, submitted } from '#test/support/builders/a-channel-event';
import { LAPOR } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { ATTEMPTS, aWorld, type World } from '#test/support/fakes/world';
import { endState } from '#test/support/laws/end-state';

const ten = (start = 0): readonly Posting[] =>
  Array.from({ length: 10 }, (_, n) =>
    submitted({ webhookId: `msg_b${start + n}`, externalId: `84${start + n}`, timestamp: earlier(10) }),
  );
const sendAll = async (world: World, postings: readonly Posting[]): Promise<void> => {
  for (const posting of postings) await world.post(posting);
};

const message = (change: object): string => {
  const right = {
    v: 1,
    channel: LAPOR,
    webhookId: 'msg_x',
    receivedAt: 1_793_707_200_000,
    tracking: 'a'.repeat(64),
    body: Buffer.from(submitted({ webhookId: 'msg_x', externalId: '8499', timestamp: earlier(1) }).body).toString(
      'base64',
    ),
  } satisfies Record<keyof ChannelMessage, unknown>;
  return JSON.stringify({ ...right, ...change });
};

describe('a batch of ten', () => {
  it('F18 sends back only the record that fails', async () => {
    const world = aWorld();
    await sendAll(world, ten());
    let looks = 0;
    world.points.replan(({ port }) => {
      if (port !== 'look') return undefined;
      looks += 1;
      return looks === 4 ? 'fail' : undefined;
    });
    expect(await world.poll()).toEqual({ received: 10, done: 9 });
    expect(world.queue.held()).toHaveLength(1);
    await world.drain();
    expect(world.queue.deadLetters()).toEqual([]);
  });

  it('F19 sends all of them back when every record fails, and takes each in once later', async () => {
    const world = aWorld();
    await sendAll(world, ten());
    world.points.replan(({ port }) => (port === 'commit' ? 'loseAnswer' : undefined));
    expect(await world.poll()).toEqual({ received: 10, done: 0 });
    world.points.replan(() => undefined);
    await world.drain();
    for (let n = 0; n < 10; n += 1) expect((await world.load(lapor(`84${n}`)))?.version).toBe(3);
  });

  it.each([
    ['no JSON', '{'],
    ['another version', message({ v: 2 })],
    ['no body', message({ body: undefined })],
    ['a body that is no event', message({ body: Buffer.from('{}').toString('base64') })],
    [
      'a body without an id',
      message({
        body: Buffer.from(
          '{"type":"report.submitted","timestamp":"2026-11-03T18:00:00Z","data":{"content":"x"}}',
        ).toString('base64'),
      }),
    ],
  ])(
    'F20, F25 has a message with %s among the dead letters after five receives, and its mates done',
    async (_, body) => {
      const world = aWorld();
      await sendAll(world, ten().slice(0, 9));
      await world.queue.send({ group: LAPOR, body });
      takeLines();
      await world.drain();
      expect(world.queue.deadLetters().map(({ receives }) => receives)).toEqual([5]);
      expect(world.queue.acknowledged()).toHaveLength(9);
      const lines = takeLines();
      expect(lines.filter((line) => line.includes('message.failed'))).toHaveLength(5);
      expect(lines.join()).not.toContain(message({}).slice(0, 40));
    },
  );

  it('F21 gives up a record that hangs, and acknowledges its mates', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const world = aWorld();
      await sendAll(world, ten());
      const hold = world.points.holdAt(world.points.calls().length + 8);
      const polled = world.poll();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(hold.isHeld()).toBe(true);
      expect(await polled).toEqual({ received: 10, done: 9 });
      hold.release();
      await world.drain();
      expect(world.queue.deadLetters()).toEqual([]);
      for (let n = 0; n < 10; n += 1) expect((await world.load(lapor(`84${n}`)))?.version).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('begins no record for which the time is too short', async () => {
    let left = 25_000;
    const world = aWorld({
      remainingMs: () => left,
      plan: ({ port }) => {
        if (port === 'commit') left -= 5_000;
        return undefined;
      },
    });
    await sendAll(world, ten());
    // 25, 20, 15, 10 and 5 seconds are enough; nothing is not.
    expect(await world.poll()).toEqual({ received: 10, done: 5 });
  });

  it('F17 changes nothing when an acknowledgement is lost', async () => {
    const world = aWorld();
    await sendAll(world, ten().slice(0, 1));
    await world.poll();
    const before = await endState(world, lapor('840'));
    world.queue.deliverAgain('message-1');
    await world.drain();
    expect(await endState(world, lapor('840'))).toEqual(before);
  });
});

describe('F01 a sender that never hears', () => {
  it('gets the same receipt and code at every attempt for 75.6 hours, and there is one report', async () => {
    expect(ATTEMPTS.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeCloseTo(75.6, 1);
    const world = aWorld();
    const [posting] = ten();
    if (posting === undefined) throw new Error('no posting');
    for (const wait of ATTEMPTS) {
      world.clock.advance(wait);
      await world.post(posting);
      await world.drain();
    }
    const answers = world.accepted().map(({ receipt, trackingCode }) => `${receipt} ${trackingCode}`);
    expect(answers).toHaveLength(ATTEMPTS.length);
    expect(new Set(answers).size).toBe(1);
    expect((await world.load(lapor('840')))?.version).toBe(3);
  });
});

describe('F03 a webhook id that is used for another report', () => {
  it('is two webhooks: neither report swallows the other', async () => {
    const world = aWorld();
    const [first, second] = ten();
    if (first === undefined || second === undefined) throw new Error('no posting');
    await sendAll(world, [first, { ...second, webhookId: first.webhookId }, { ...second, webhookId: first.webhookId }]);
    await world.drain();
    for (const id of [lapor('840'), lapor('841')]) {
      expect(await world.load(id)).toMatchObject({ status: 'routed', flagged: false, version: 3 });
      expect(await world.store.conflicts(id)).toEqual([]);
    }
  });
});
