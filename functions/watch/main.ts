import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { dynamoAppliedRules } from '#shared/adapters/dynamo-applied-rules';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoDutyBook } from '#shared/adapters/dynamo-duty-book';
import { dynamoEventLog } from '#shared/adapters/dynamo-event-log';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { sqsNotices } from '#shared/adapters/sqs-notices';
import { clockOf } from '#shared/adapters/system-clock';
import { ClockEnv, WatchEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { watchHandler } from './handler.ts';

const env = readEnv(WatchEnv);
const now = clockOf(readEnv(ClockEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(PATIENCE));

export const handler = watchHandler({
  policy,
  reports: dynamoReportStore(dynamo, env.TABLE, policy),
  deliveries: dynamoDeliveryStore(dynamo, env.TABLE, now),
  eventLog: dynamoEventLog(dynamo, env.TABLE, policy.calendar.zone),
  dutyBook: dynamoDutyBook(dynamo, env.TABLE),
  appliedRules: dynamoAppliedRules(dynamo, env.TABLE),
  enqueue: sqsNotices(new SQSClient(PATIENCE), { urgent: env.URGENT_NOTICE_QUEUE_URL, other: env.NOTICE_QUEUE_URL }),
  now,
  log,
});
