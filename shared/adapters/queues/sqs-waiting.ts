import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { CountWaiting } from '#shared/app/operator/ports';
import { WaitingQueue } from '#shared/domain/notices/waiting';

const Count = z.string().regex(/^\d+$/).transform(Number);
const Counts = z.object({
  ApproximateNumberOfMessages: Count,
  ApproximateNumberOfMessagesNotVisible: Count,
  ApproximateNumberOfMessagesDelayed: Count,
});

/** Asks each queue how much is in it, without taking any of it in hand. */
export const sqsWaiting =
  (client: SQSClient, urls: Readonly<Record<WaitingQueue, string>>): CountWaiting =>
  () =>
    Promise.all(
      WaitingQueue.options.map(async (queue) => {
        const { Attributes } = await client.send(
          new GetQueueAttributesCommand({
            QueueUrl: urls[queue],
            AttributeNames: [
              'ApproximateNumberOfMessages',
              'ApproximateNumberOfMessagesNotVisible',
              'ApproximateNumberOfMessagesDelayed',
            ],
          }),
        );
        const counts = Counts.parse(Attributes);
        return {
          queue,
          waits: counts.ApproximateNumberOfMessages,
          inHand: counts.ApproximateNumberOfMessagesNotVisible,
          putOff: counts.ApproximateNumberOfMessagesDelayed,
        };
      }),
    );
