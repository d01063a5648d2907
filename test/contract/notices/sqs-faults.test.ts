import { createHash } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { sqsNotices } from '#shared/adapters/queues/sqs-notices';
import type { PutMessages } from '#shared/app/notices/ports';
import { type Answer, type Asked, type FakeService, startFakeService } from '#test/support/fakes/fake-service';

const Batch = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.strictObject({ Id: z.string(), MessageBody: z.string() })),
});
const batchOf = ({ body }: Asked) => Batch.parse(JSON.parse(body));

/** A queue that takes all of a batch but some. */
const taking =
  (isTaken: (id: string) => boolean) =>
  (asked: Asked): Answer => {
    const { Entries } = batchOf(asked);
    const Successful = Entries.filter(({ Id }) => isTaken(Id)).map(({ Id, MessageBody }) => ({
      Id,
      MessageId: Id,
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    }));
    const Failed = Entries.filter(({ Id }) => !isTaken(Id)).map(({ Id }) => ({
      Id,
      Code: 'InternalError',
      SenderFault: false,
    }));
    return { status: 200, body: { Successful, Failed } };
  };

let queue: FakeService;
let put: PutMessages;
beforeAll(async () => {
  queue = await startFakeService();
  const urls = { urgent: `${queue.endpoint}/0/mendesak`, other: `${queue.endpoint}/0/lain` };
  put = sqsNotices(new SQSClient(queue.config), urls);
});
afterAll(() => queue.stop());

const some = (count: number) => Array.from({ length: count }, (_, n) => `pesan ${n}`);
const idsAsked = (): readonly (readonly string[])[] =>
  queue.asked().map((asked) => batchOf(asked).Entries.map(({ Id }) => Id));

it('sends again what the queue did not take, and only that', async () => {
  queue.answer(
    taking((id) => id !== '1'),
    taking(() => true),
  );
  await put(true, some(3));
  expect(idsAsked()).toEqual([['0', '1', '2'], ['1']]);
});

it('fails when the queue does not take a message several times: nobody is told that it is queued', async () => {
  queue.answer(taking((id) => id !== '1'));
  await expect(put(true, some(3))).rejects.toThrow('refused');
  expect(idsAsked()).toEqual([['0', '1', '2'], ['1'], ['1']]);
});

it('sends tens, and the next ten only when the last are queued', async () => {
  queue.answer(taking(() => true));
  await put(false, some(12));
  expect(idsAsked().map(({ length }) => length)).toEqual([10, 2]);
  expect(queue.asked().map((asked) => batchOf(asked).QueueUrl)).toEqual([
    `${queue.endpoint}/0/lain`,
    `${queue.endpoint}/0/lain`,
  ]);
  queue.answer(taking(() => false));
  await expect(put(false, some(12))).rejects.toThrow('refused');
  expect(idsAsked()).toHaveLength(3);
});

it.each<readonly [string, Answer]>([
  ['is throttled', { status: 400, body: { __type: 'com.amazonaws.sqs#RequestThrottled', message: 'x' } }],
  ['is not there', { status: 400, body: { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'x' } }],
  ['has an inner error', { status: 500, body: { __type: 'com.amazonaws.sqs#InternalError', message: 'x' } }],
  ['hangs up', 'hang up'],
])('fails when the queue %s', async (_, answer) => {
  queue.answer(answer);
  await expect(put(true, some(1))).rejects.toThrow();
});
