import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { patienceOf } from '#shared/adapters/aws-client';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { dynamoAppliedRules } from '#shared/adapters/dynamo-applied-rules';
import { documentClient } from '#shared/adapters/dynamo-client';
import { stageClock } from '#shared/adapters/dynamo-clock';
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoDutyBook } from '#shared/adapters/dynamo-duty-book';
import { dynamoEventLog } from '#shared/adapters/dynamo-event-log';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { secretsManagerNoticeKey } from '#shared/adapters/secrets';
import { sqsNotices } from '#shared/adapters/sqs-notices';
import { sealedInto } from '#shared/app/sealed-notices';
import { ClockEnv, PatienceEnv, WatchEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { watchHandler } from './handler.ts';

const env = readEnv(WatchEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const queues = { urgent: env.URGENT_NOTICE_QUEUE_URL, other: env.NOTICE_QUEUE_URL };
const noticeKey = secretsManagerNoticeKey(new SecretsManagerClient(patience), env.NOTICE_SECRET_ID, now);

export const handler = watchHandler({
  policy,
  reports: dynamoReportStore(dynamo, env.TABLE, policy),
  deliveries: dynamoDeliveryStore(dynamo, env.TABLE, now),
  eventLog: dynamoEventLog(dynamo, env.TABLE, policy.calendar.zone),
  dutyBook: dynamoDutyBook(dynamo, env.TABLE),
  appliedRules: dynamoAppliedRules(dynamo, env.TABLE),
  enqueue: sealedInto(sqsNotices(new SQSClient(patience), queues), noticeKey),
  now,
  log,
}).use(onTime(clock));
