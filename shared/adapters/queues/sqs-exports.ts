import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { StartExport } from '#shared/app/figures/ports';
import type { ExportRequest } from '#shared/contracts/messages/export-request';

/** An order on a standard queue, by its name alone. */
export const sqsExports =
  (client: SQSClient, QueueUrl: string): StartExport =>
  async (order) => {
    const request: ExportRequest = { export: order };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(request) }));
  };
