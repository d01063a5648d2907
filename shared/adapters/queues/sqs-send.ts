import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SendMessage } from '#shared/app/arrival/ports';

/** One message on a standard queue. The group makes the queue fair between channels; it gives no order. */
export const sqsSend =
  (client: SQSClient, QueueUrl: string): SendMessage =>
  async ({ group, body }) => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body, MessageGroupId: group }));
  };
