import { createHash, randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sqsDeadLetters } from '#shared/adapters/queues/sqs-dead-letters';
import type { DeadLetters } from '#shared/app/operator/ports';
import { LetterId } from '#shared/domain/notices/dead-letter';
import { type Answer, type Asked, type FakeService, startFakeService } from '#test/support/fakes/fake-service';
import { inHand } from './dead-letters.ts';
import { aLetterId } from './letters.ts';

/**
 * How much is looked through, and what is said when that is not all: more than a queue of the local AWS can be filled
 * with.
 */

type Attribute = { readonly DataType: string; readonly StringValue?: string; readonly BinaryValue?: string };
type Lying = {
  readonly id: string;
  readonly body: string;
  readonly receipt?: string;
  readonly from?: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
};

const Request = z.looseObject({
  QueueUrl: z.string(),
  VisibilityTimeout: z.number().optional(),
  WaitTimeSeconds: z.number().optional(),
  Entries: z.array(z.looseObject({ ReceiptHandle: z.string(), VisibilityTimeout: z.number() })).optional(),
});
const requestOf = (asked: Asked) => ({
  action: String(asked.headers['x-amz-target']).replace('AmazonSQS.', ''),
  ...Request.parse(JSON.parse(asked.body)),
});

const some = (count: number, body = '{}'): readonly Lying[] =>
  Array.from({ length: count }, () => ({ id: randomUUID(), body }));

/** Queues of which one holds letters, and says so of itself. */
const holding = (name: string, lying: readonly Lying[], { counted = lying.length, inOtherHands = 0 } = {}) => {
  const waiting = [...lying];
  return (asked: Asked): Answer => {
    const { action, QueueUrl } = requestOf(asked);
    const isIt = QueueUrl.endsWith(`/${name}`);
    if (action === 'GetQueueAttributes') {
      const counts = {
        ApproximateNumberOfMessages: String(isIt ? counted : 0),
        ApproximateNumberOfMessagesNotVisible: String(isIt ? inOtherHands : 0),
      };
      return { status: 200, body: { Attributes: counts } };
    }
    if (action !== 'ReceiveMessage') return { status: 200, body: { Successful: [], Failed: [] } };
    const Messages = (isIt ? waiting.splice(0, 10) : []).map(({ id, body, receipt, from, attributes }) => ({
      MessageId: id,
      ReceiptHandle: `in hand: ${receipt ?? id}`,
      Body: body,
      MD5OfBody: createHash('md5').update(body).digest('hex'),
      Attributes: {
        SentTimestamp: '1746500400000',
        ...(from === undefined ? {} : { DeadLetterQueueSourceArn: `arn:aws:sqs:x:0:${from}` }),
      },
      MessageAttributes: attributes,
    }));
    return { status: 200, body: { Messages } };
  };
};

let sqs: FakeService;
let letters: DeadLetters;
beforeAll(async () => {
  sqs = await startFakeService();
  const at = (name: string) => `${sqs.endpoint}/0/${name}`;
  letters = sqsDeadLetters(new SQSClient(sqs.config), {
    intake: { lieIn: at('laporan-gagal'), cameFrom: [at('laporan')] },
    notices: { lieIn: at('kabar-gagal'), cameFrom: [at('mendesak'), at('lain')] },
    feedback: { lieIn: at('balasan-gagal'), cameFrom: [at('balasan')] },
    failures: { lieIn: at('jalan-gagal'), cameFrom: [] },
  });
});
afterAll(() => sqs.stop());

const asked = (action: string) =>
  sqs
    .asked()
    .map(requestOf)
    .filter((request) => request.action === action);
const givenBack = (): readonly string[] =>
  asked('ChangeMessageVisibilityBatch').flatMap(({ Entries = [] }) =>
    Entries.map(({ ReceiptHandle, VisibilityTimeout }) => `${ReceiptHandle} ${VisibilityTimeout}`),
  );

describe('a look at dead letters', () => {
  it('waits, so that what comes up empty is empty, and holds what it has for longer than it has time', async () => {
    sqs.answer(holding('laporan-gagal', some(3)));
    expect(await letters.list()).toMatchObject({ complete: true });
    for (const { VisibilityTimeout = 0, WaitTimeSeconds } of asked('ReceiveMessage')) {
      expect(WaitTimeSeconds).toBe(1);
      // The admin API has 29 seconds.
      expect(VisibilityTimeout).toBeGreaterThan(29);
    }
  });

  it('ends at five hundred of a queue, gives all of them back, and says that there are more', async () => {
    const lying = some(511);
    sqs.answer(holding('laporan-gagal', lying));
    const { letters: listed, complete } = await letters.list();
    expect([listed.length, complete]).toEqual([500, false]);
    expect(new Set(givenBack())).toEqual(new Set(lying.slice(0, 500).map(({ id }) => `in hand: ${id} 0`)));
  });

  it('lists what comes twice once, and gives it back by what it was handed out under last', async () => {
    const lying = ['pertama', 'kedua'].map((receipt) => ({ id: 'a', body: '{}', receipt }));
    sqs.answer(holding('laporan-gagal', lying, { counted: 1 }));
    expect(await letters.list()).toMatchObject({ complete: true, letters: [{ id: 'a' }] });
    expect(givenBack()).toEqual(['in hand: kedua 0']);
  });

  it('believes no count that says that this was all', async () => {
    sqs.answer(holding('laporan-gagal', some(511), { counted: 500 }));
    expect(await letters.list()).toMatchObject({ complete: false });
  });

  it('ends where it has read 64 MiB of a queue', async () => {
    sqs.answer(holding('laporan-gagal', some(100, 'x'.repeat(1024 * 1024))));
    const { letters: listed, complete } = await letters.list();
    expect([listed.length, complete]).toEqual([70, false]);
  });

  it('says that it is not all while others have some in hand', async () => {
    sqs.answer(holding('kabar-gagal', some(3), { inOtherHands: 1 }));
    expect(await letters.list()).toMatchObject({ complete: false });
  });

  it('calls undelivered only the news of mails that never was in its queue', async () => {
    const [tried, never] = [
      { id: 'a', body: '{}', from: 'balasan' },
      { id: 'b', body: '{}' },
    ];
    sqs.answer(holding('balasan-gagal', [tried, never]));
    const { letters: listed } = await letters.list();
    expect(listed.map(({ id, told }) => [id, told?.cause])).toEqual([
      ['a', undefined],
      ['b', 'undelivered'],
    ]);
  });

  it('takes none of what a service says for a code that is no name', async () => {
    const attributes = { ERROR_CODE: { DataType: 'String', StringValue: 'kata-kata seorang warga' } };
    sqs.answer(holding('jalan-gagal', [{ id: 'a', body: '{}', attributes }]));
    expect((await letters.list()).letters).toMatchObject([{ told: { cause: 'notStarted' } }]);
    sqs.answer(holding('jalan-gagal', [{ id: 'a', body: '{}', attributes }]));
    expect(JSON.stringify(await letters.list())).not.toContain('kata');
  });
});

describe('a letter that is wanted', () => {
  it('is held, and everything that came before and with it given back', async () => {
    const lying = some(25);
    const wanted = LetterId.parse(lying[13]?.id);
    sqs.answer(holding('balasan-gagal', lying));
    await inHand(letters, wanted);
    const others = lying.slice(0, 20).filter(({ id }) => id !== wanted);
    expect(new Set(givenBack())).toEqual(new Set(others.map(({ id }) => `in hand: ${id} 0`)));
  });

  it('is out of reach behind more than can be looked through, and absent where all was seen', async () => {
    const lying = some(600);
    sqs.answer(holding('laporan-gagal', lying));
    expect(await letters.take(LetterId.parse(lying[599]?.id))).toBe('outOfReach');
    sqs.answer(holding('laporan-gagal', lying.slice(0, 20)));
    expect(await letters.take(LetterId.parse(lying[599]?.id))).toBe('absent');
  });

  it('goes back with attributes of bytes, too, and is kept with them', async () => {
    const attributes = { berkas: { DataType: 'Binary', BinaryValue: 'AP8=' } };
    sqs.answer(holding('balasan-gagal', [{ id: 'a', body: '{}', attributes }]));
    const held = await inHand(letters, LetterId.parse('a'));
    expect(Buffer.from(held.raw).toString()).toContain('"Base64":"AP8="');
    const MD5OfMessageBody = createHash('md5').update('{}').digest('hex');
    sqs.answer({ status: 200, body: { MessageId: 'b', MD5OfMessageBody } });
    await held.sendBack();
    expect(asked('SendMessage')).toMatchObject([
      { QueueUrl: expect.stringMatching(/\/balasan$/), MessageBody: '{}', MessageAttributes: attributes },
    ]);
  });
});

// The last, as what one queue refuses is still being asked of the others when the answer is known.
it('fails where the queues cannot be asked', async () => {
  sqs.answer({ status: 500, body: { __type: 'com.amazonaws.sqs#InternalError', message: 'x' } });
  await expect(letters.list()).rejects.toThrow();
  await expect(letters.take(aLetterId())).rejects.toThrow();
});
