import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import type { PutMessages } from '#shared/app/notices/ports';

export type NoticeQueues = { readonly urgent: string; readonly other: string };

/** SQS takes so many at once. Ten messages as they are usually sealed are about 110 KB, far from its limit. */
const BATCH = 10;
/** A batch may be taken in part; the rest is sent again so often at once. More patience is the caller's redelivery. */
const TRIES = 3;

/**
 * Messages on one of two standard queues, so that danger waits behind nothing else. They have no group: one that
 * follows from whom they are for would tell it.
 */
export const sqsNotices =
  (client: SQSClient, queues: NoticeQueues): PutMessages =>
  async (urgent, bodies, delaySeconds) => {
    const entries = bodies.map((MessageBody, index) => ({
      Id: String(index),
      MessageBody,
      ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
    }));
    for (let from = 0; from < entries.length; from += BATCH) {
      await sendAll(client, urgent ? queues.urgent : queues.other, entries.slice(from, from + BATCH));
    }
  };

const sendAll = async (
  client: SQSClient,
  QueueUrl: string,
  entries: readonly SendMessageBatchRequestEntry[],
): Promise<void> => {
  let left = entries;
  for (let tries = 0; tries < TRIES && left.length > 0; tries += 1) {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [...left] }));
    const failed = new Set(Failed.map(({ Id }) => Id));
    left = left.filter(({ Id }) => failed.has(Id));
  }
  if (left.length > 0) throw new Error(`the queue refused ${left.length} messages`);
};
