import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import type { EnqueueNotices } from '#shared/app/ports';
import { NoticeMessage } from '#shared/contracts/notice-message';

export type NoticeQueues = { readonly urgent: string; readonly other: string };

/** SQS takes so many at once. Ten messages at their fullest are about 70 KB, far from its limit. */
const BATCH = 10;
/** A batch may be taken in part; the rest is sent again so often at once. More patience is the caller's redelivery. */
const TRIES = 3;

/**
 * Notices on one of two standard queues, so that danger waits behind nothing else. The recipient is the fairness group: one
 * whose notices are many delays nobody else's.
 */
export const sqsNotices =
  (client: SQSClient, queues: NoticeQueues): EnqueueNotices =>
  async (urgent, notices, delaySeconds) => {
    const entries = notices.map(({ recipient, deliveries }, index) => ({
      Id: String(index),
      // Parsed like any other output: the ids alone, whatever more the caller's values hold.
      MessageBody: JSON.stringify(NoticeMessage.parse({ v: 1, recipient, deliveries })),
      MessageGroupId: recipient,
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
  if (left.length > 0) throw new Error(`the queue refused ${left.length} notices`);
};
