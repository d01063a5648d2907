import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { AskForAttachment } from '#shared/app/evidence/ports';

/** A file to be fetched on a standard queue, by where it stands in the report alone. */
export const sqsAttachments =
  (client: SQSClient, QueueUrl: string): AskForAttachment =>
  async (request, DelaySeconds = 0) => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(request), DelaySeconds }));
  };
