import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** The least that could stand where intake does: it sends the body on and looks at nothing. */

const sqs = new SQSClient();
const QueueUrl = process.env['INTAKE_QUEUE_URL'] ?? '';

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: event.body }));
  return { statusCode: 202 };
};
