import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sealedQueues } from '#shared/adapters/queues/sealed-queues';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableNewsStore } from '#shared/adapters/table/news-store';
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
const { put, noticeKey } = sealedQueues(env, patience, now);

export const handler = watchHandler({
  policy,
  reports: tableReportStore(table, policy),
  deliveries: tableDeliveryStore(table, now),
  eventLog: tableEventLog(table, policy.calendar.zone),
  dutyBook: tableDutyBook(table),
  activities: tableActivityStore(table),
  news: tableNewsStore(table),
  appliedRules: tableAppliedRules(table),
  enqueue: sealedInto(put, noticeKey),
  now,
  log,
}).use(onTime(clock));
