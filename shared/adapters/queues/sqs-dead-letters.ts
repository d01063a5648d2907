import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { DeadLetters, HeldLetter } from '#shared/app/operator/ports';
import { type DeadLetter, FaultName, LetterId, LetterQueue } from '#shared/domain/notices/dead-letter';
import { Instant } from '#shared/domain/words/words';

/**
 * Where letters of a kind lie, and the queues that they can have come from: the first of them where nothing says which.
 */
export type Lying = { readonly lieIn: string; readonly cameFrom: readonly string[] };
export type LetterQueues = Readonly<Record<LetterQueue, Lying>>;

/** SQS gives so many at once. */
const BATCH = 10;
/**
 * So many of a kind are looked through, or so many bytes of them: a message has up to a MiB, and somebody waits for the
 * answer.
 */
const MOST = 500;
const MOST_BYTES = 64 * 1024 * 1024;
/** Longer than whoever looks has for it; what is not given back comes back by itself. */
const HELD_S = 30;
/** Waiting asks every server of the queue: what then comes up empty is empty. */
const WAIT_S = 1;

const Received = z.object({
  MessageId: LetterId,
  ReceiptHandle: z.string(),
  Body: z.string(),
  Attributes: z.object({
    SentTimestamp: z.string().transform(Number).pipe(Instant),
    SenderId: z.string().optional(),
    MessageGroupId: z.string().optional(),
    DeadLetterQueueSourceArn: z.string().optional(),
  }),
});
type Received = z.infer<typeof Received> & { readonly attributes: Readonly<Record<string, MessageAttributeValue>> };

const receivedOf = (message: Message): Received => ({
  ...Received.parse(message),
  attributes: message.MessageAttributes ?? {},
});

/** Which of the services that set a letter aside did so, by the attributes that it gave it. */
const toldOf = (queue: LetterQueue, { attributes, Attributes }: Received): DeadLetter['told'] => {
  if (queue === 'feedback' && Attributes.DeadLetterQueueSourceArn === undefined) return { cause: 'undelivered' };
  if (queue !== 'failures') return undefined;
  const code = attributes['ERROR_CODE']?.StringValue;
  if (code !== undefined) {
    const fault = FaultName.safeParse(code).data;
    return { cause: 'notStarted', ...(fault === undefined ? {} : { fault }) };
  }
  return { cause: attributes['ErrorCode'] === undefined ? 'setAside' : 'runFailed' };
};

const letterOf = (queue: LetterQueue, { cameFrom }: Lying, message: Received): DeadLetter => {
  const told = toldOf(queue, message);
  return {
    id: message.MessageId,
    queue,
    sentAt: message.Attributes.SentTimestamp,
    ...(told === undefined ? {} : { told }),
    redrivable: cameFrom.length > 0,
  };
};

const Count = z.string().regex(/^\d+$/).transform(Number);
const Counts = z.object({ ApproximateNumberOfMessages: Count, ApproximateNumberOfMessagesNotVisible: Count });

const countIn = async (client: SQSClient, QueueUrl: string): Promise<number> => {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  const counts = Counts.parse(Attributes);
  return counts.ApproximateNumberOfMessages + counts.ApproximateNumberOfMessagesNotVisible;
};

type Seen = { readonly letter: DeadLetter; readonly receipt: string };
type Looked = {
  readonly seen: readonly Seen[];
  readonly wanted: Received | undefined;
  readonly complete: boolean;
};

/** Looks through a queue, to its end or to the letter that is wanted, and gives everything else back. */
const lookThrough = async (
  client: SQSClient,
  queue: LetterQueue,
  lying: Lying,
  isWanted: (letter: LetterId) => boolean,
): Promise<Looked> => {
  const QueueUrl = lying.lieIn;
  const expected = await countIn(client, QueueUrl);
  const seen = new Map<LetterId, Seen>();
  let bytes = 0;
  let wanted: Received | undefined;
  let ended = false;
  while (!ended && wanted === undefined && seen.size < MOST && bytes < MOST_BYTES) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: BATCH,
        VisibilityTimeout: HELD_S,
        WaitTimeSeconds: WAIT_S,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    ended = Messages.length === 0;
    for (const message of Messages.map(receivedOf)) {
      bytes += message.Body.length;
      if (isWanted(message.MessageId)) wanted = message;
      seen.set(message.MessageId, { letter: letterOf(queue, lying, message), receipt: message.ReceiptHandle });
    }
  }
  const others = [...seen.values()].filter(({ letter }) => letter.id !== wanted?.MessageId);
  await giveBack(
    client,
    QueueUrl,
    others.map(({ receipt }) => receipt),
  );
  return { seen: [...seen.values()], wanted, complete: ended && seen.size >= expected };
};

/** One that is not taken back by then comes back by itself. */
const giveBack = async (client: SQSClient, QueueUrl: string, receipts: readonly string[]): Promise<void> => {
  const entries = receipts.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }));
  for (let from = 0; from < entries.length; from += BATCH) {
    await client.send(
      new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: entries.slice(from, from + BATCH) }),
    );
  }
};

const nameOfUrl = (url: string): string | undefined => url.split('/').at(-1);
const nameOfArn = (arn: string | undefined): string | undefined => arn?.split(':').at(-1);

/** The queue that a message came from. */
const originOf = ({ cameFrom }: Lying, { Attributes }: Received): string | undefined => {
  const name = nameOfArn(Attributes.DeadLetterQueueSourceArn);
  return cameFrom.find((url) => nameOfUrl(url) === name) ?? cameFrom[0];
};

/** Attributes as they are sent: without the kinds of lists that SQS names and does not have. */
const sendable = (attributes: Received['attributes']): Record<string, MessageAttributeValue> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { DataType, ...(BinaryValue === undefined ? { StringValue } : { BinaryValue }) },
    ]),
  );

const rawOf = (queue: LetterQueue, { MessageId, Body, Attributes, attributes }: Received): Uint8Array => {
  const texts = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    {
      DataType,
      StringValue,
      ...(BinaryValue === undefined ? {} : { Base64: Buffer.from(BinaryValue).toString('base64') }),
    },
  ]);
  const kept = { queue, MessageId, Attributes, MessageAttributes: Object.fromEntries(texts), Body };
  return Buffer.from(JSON.stringify(kept));
};

const inHand = (client: SQSClient, queue: LetterQueue, lying: Lying, message: Received): HeldLetter => ({
  letter: letterOf(queue, lying, message),
  raw: rawOf(queue, message),
  sendBack: async () => {
    const QueueUrl = originOf(lying, message);
    if (QueueUrl === undefined) throw new Error(`there is no queue that ${queue} came from`);
    const { MessageGroupId } = message.Attributes;
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: message.Body,
        MessageAttributes: sendable(message.attributes),
        ...(MessageGroupId === undefined ? {} : { MessageGroupId }),
      }),
    );
  },
  drop: async () => {
    const { ReceiptHandle } = message;
    await client.send(new DeleteMessageCommand({ QueueUrl: lying.lieIn, ReceiptHandle }));
  },
  giveBack: () => giveBack(client, lying.lieIn, [message.ReceiptHandle]),
});

/** Dead letters on SQS, which has no way to look at a message but to take it in hand and give it back. */
export const sqsDeadLetters = (client: SQSClient, queues: LetterQueues): DeadLetters => {
  const lookAtAll = (isWanted: (letter: LetterId) => boolean) =>
    Promise.all(
      LetterQueue.options.map(async (queue) => ({
        queue,
        ...(await lookThrough(client, queue, queues[queue], isWanted)),
      })),
    );
  return {
    list: async () => {
      const looked = await lookAtAll(() => false);
      return {
        letters: looked.flatMap(({ seen }) => seen.map(({ letter }) => letter)),
        complete: looked.every(({ complete }) => complete),
      };
    },
    some: async () => {
      const counts = await Promise.all(LetterQueue.options.map((queue) => countIn(client, queues[queue].lieIn)));
      return counts.some((count) => count > 0);
    },
    take: async (wanted) => {
      const looked = await lookAtAll((letter) => letter === wanted);
      const [found] = looked.flatMap(({ queue, wanted: message }) =>
        message === undefined ? [] : [inHand(client, queue, queues[queue], message)],
      );
      return found ?? (looked.every(({ complete }) => complete) ? 'absent' : 'outOfReach');
    },
  };
};
