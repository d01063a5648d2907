import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sqsNotices } from '#shared/adapters/queues/sqs-notices';
import { secretsManagerNoticeKey } from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import { ClockEnv, PatienceEnv, WatchEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { watchHandler } from './handler.ts';

const env = readEnv(WatchEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const queues = { urgent: env.URGENT_NOTICE_QUEUE_URL, other: env.NOTICE_QUEUE_URL };
const noticeKey = secretsManagerNoticeKey(new SecretsManagerClient(patience), env.NOTICE_SECRET_ID, now);

export const handler = watchHandler({
  policy,
  reports: tableReportStore(table, policy),
  deliveries: tableDeliveryStore(table, now),
  eventLog: tableEventLog(table, policy.calendar.zone),
  dutyBook: tableDutyBook(table),
  appliedRules: tableAppliedRules(table),
  enqueue: sealedInto(sqsNotices(new SQSClient(patience), queues), noticeKey),
  now,
  log,
}).use(onTime(clock));
