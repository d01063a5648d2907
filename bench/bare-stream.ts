import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

/** The least that could stand where dispatch does: it sends each record's key on and looks at nothing. */

const sqs = new SQSClient();
const QueueUrl = process.env['NOTICE_QUEUE_URL'] ?? '';

export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const { dynamodb } of Records) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(dynamodb?.Keys) }));
  }
  return { batchItemFailures: [] };
};
