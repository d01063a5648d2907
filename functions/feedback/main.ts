import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoLetterNotes } from '#shared/adapters/dynamo-letter-notes';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { sqsNotices } from '#shared/adapters/sqs-notices';
import { clockOf } from '#shared/adapters/system-clock';
import { ClockEnv, FeedbackEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { feedbackHandler } from './handler.ts';

const env = readEnv(FeedbackEnv);
const now = clockOf(readEnv(ClockEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(PATIENCE));

export const handler = feedbackHandler({
  policy,
  reports: dynamoReportStore(dynamo, env.TABLE, policy),
  deliveries: dynamoDeliveryStore(dynamo, env.TABLE, now),
  enqueue: sqsNotices(new SQSClient(PATIENCE), { urgent: env.URGENT_NOTICE_QUEUE_URL, other: env.NOTICE_QUEUE_URL }),
  notes: dynamoLetterNotes(dynamo, env.TABLE),
  now,
  log,
});
