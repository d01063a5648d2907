import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/** The least that could stand where triage does: it puts the body into a table and looks at nothing. */

const dynamo = new DynamoDBClient();
const TableName = process.env['TABLE'] ?? '';

export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  for (const { messageId, body } of Records) {
    const Item = { pk: { S: messageId }, sk: { S: '-' }, body: { S: body } };
    await dynamo.send(new PutItemCommand({ TableName, Item }));
  }
  return { batchItemFailures: [] };
};
