import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { ChannelId, Instant } from '#shared/domain/words/words';
import { LAPOR } from '#test/support/builders/a-report';
import { doneOf, pollOnce } from '#test/support/fakes/event-source';
import { fakeQueue, type QueueRules } from '#test/support/fakes/fake-queue';
import { virtualClock } from '#test/support/fakes/virtual-clock';

const HOUR = 3_600_000;
const aQueue = (rules: Omit<QueueRules, 'now'> = {}) => {
  const clock = virtualClock(Instant.parse(1_000_000));
  return { clock, queue: fakeQueue({ now: clock.now, ...rules }) };
};
const bodies = (records: readonly SQSRecord[]) => records.map(({ body }) => body);
const sendAll = async (queue: ReturnType<typeof fakeQueue>, count: number): Promise<void> => {
  for (let n = 1; n <= count; n += 1) await queue.send({ group: LAPOR, body: `body ${n}` });
};

describe('the fake queue keeps the rules of SQS', () => {
  it('hides a message from others while it is worked on, and shows it again when that takes too long', async () => {
    const { clock, queue } = aQueue();
    await sendAll(queue, 1);
    expect(bodies(queue.receive())).toEqual(['body 1']);
    clock.advance(179_999);
    expect(queue.receive()).toEqual([]);
    clock.advance(1);
    expect(queue.receive().map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(['2']);
  });

  it('moves a message to the dead letters after exactly maxReceiveCount receives', async () => {
    const { clock, queue } = aQueue({ maxReceives: 3 });
    await sendAll(queue, 1);
    const received: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      received.push(queue.receive().length);
      clock.advance(180_000);
    }
    expect(received).toEqual([1, 1, 1, 0, 0]);
    expect(queue.deadLetters().map(({ receives }) => receives)).toEqual([3]);
  });

  it('acknowledges nothing by an old receipt', async () => {
    const { clock, queue } = aQueue();
    await sendAll(queue, 1);
    const [first] = queue.receive();
    clock.advance(180_000);
    const [second] = queue.receive();
    queue.acknowledge(first?.receiptHandle ?? '');
    expect(queue.held()).toHaveLength(1);
    queue.acknowledge(second?.receiptHandle ?? '');
    expect(queue.held()).toEqual([]);
  });

  it('may deliver what was acknowledged once more, under the same message id', async () => {
    const { queue } = aQueue();
    await sendAll(queue, 1);
    const [first] = queue.receive();
    queue.acknowledge(first?.receiptHandle ?? '');
    queue.deliverAgain('message-1');
    expect(queue.receive().map(({ messageId }) => messageId)).toEqual([first?.messageId]);
  });

  it('hands out ten at most, in no order of its own', async () => {
    const { queue } = aQueue({ pick: (visible) => visible.toReversed() });
    await sendAll(queue, 12);
    expect(bodies(queue.receive())).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((n) => `body ${n}`));
  });

  it('refuses a message over 1 MiB', async () => {
    const { queue } = aQueue();
    await expect(queue.send({ group: LAPOR, body: 'x'.repeat(1_048_577) })).rejects.toThrow('1 MiB');
    await queue.send({ group: LAPOR, body: 'x'.repeat(1_048_576) });
    expect(queue.held()).toHaveLength(1);
  });

  it('shows a delayed message only when its time has come, and delays nothing for longer than 15 minutes', async () => {
    const { clock, queue } = aQueue();
    await queue.send({ group: LAPOR, body: 'later', delaySeconds: 900 });
    expect(queue.nextVisibleAt()).toBe(1_000_000 + 900_000);
    clock.advance(899_999);
    expect(queue.receive()).toEqual([]);
    clock.advance(1);
    expect(bodies(queue.receive())).toEqual(['later']);
    for (const delaySeconds of [901, -1, 0.5]) {
      await expect(queue.send({ group: LAPOR, body: 'x', delaySeconds })).rejects.toThrow('DelaySeconds');
    }
  });

  it('keeps a dead letter until 14 days after it was first sent, not after it died', async () => {
    const { clock, queue } = aQueue({ maxReceives: 1 });
    await sendAll(queue, 1);
    queue.receive();
    clock.advance(72 * HOUR);
    queue.receive();
    clock.advance(11 * 24 * HOUR - 1);
    expect(queue.deadLetters()).toHaveLength(1);
    clock.advance(1);
    expect(queue.deadLetters()).toEqual([]);
  });

  it('forgets after four days what nobody received', async () => {
    const { clock, queue } = aQueue();
    await sendAll(queue, 1);
    clock.advance(96 * HOUR);
    expect(queue.receive()).toEqual([]);
    expect(queue.held()).toEqual([]);
  });

  it('gives a redriven message a new id and a new count', async () => {
    const { clock, queue } = aQueue({ maxReceives: 1 });
    await sendAll(queue, 1);
    queue.receive();
    clock.advance(180_000);
    queue.receive();
    queue.redrive();
    const [again] = queue.receive();
    expect([again?.messageId, again?.attributes.ApproximateReceiveCount]).toEqual(['message-2', '1']);
  });

  it('keeps the group that a message was sent with', async () => {
    const { queue } = aQueue();
    await queue.send({ group: ChannelId.parse('ppid'), body: 'x' });
    expect(queue.receive().map(({ attributes }) => attributes['MessageGroupId'])).toEqual(['ppid']);
  });
});

describe('the fake event source keeps the rules of Lambda', () => {
  const batch = async (count: number): Promise<readonly SQSRecord[]> => {
    const { queue } = aQueue();
    await sendAll(queue, count);
    return queue.receive();
  };
  const failed = (...ids: string[]) => ({
    ended: 'answered' as const,
    answer: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
  });

  it('acknowledges what is not named as failed', async () => {
    const records = await batch(3);
    expect(bodies(doneOf(records, failed('message-2')))).toEqual(['body 1', 'body 3']);
    expect(doneOf(records, failed())).toHaveLength(3);
    expect(doneOf(records, { ended: 'answered', answer: undefined })).toHaveLength(3);
  });

  it.each([
    ['an unknown name', failed('message-2', 'somebody')],
    ['an empty name', failed('')],
    ['an exception', { ended: 'threw' as const }],
    ['a death', { ended: 'died' as const }],
  ])('brings the whole batch back after %s', async (_, ending) => {
    expect(doneOf(await batch(3), ending)).toEqual([]);
  });

  it('does not invoke for an empty queue', async () => {
    const { queue } = aQueue();
    const invoke = vi.fn(async () => failed());
    expect(await pollOnce(queue, invoke)).toEqual({ received: 0, done: 0 });
    expect(invoke).not.toHaveBeenCalled();
  });
});
