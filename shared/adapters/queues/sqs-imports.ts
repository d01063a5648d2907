import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { StartImport } from '#shared/app/arrival/ports';
import type { ImportRequest } from '#shared/contracts/messages/import-request';

/** An import on a standard queue, by its name alone. */
export const sqsImports =
  (client: SQSClient, QueueUrl: string): StartImport =>
  async (id) => {
    const request: ImportRequest = { import: id };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(request) }));
  };
