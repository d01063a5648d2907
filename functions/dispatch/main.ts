import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sealedQueues } from '#shared/adapters/queues/sealed-queues';
import { sqsAttachments } from '#shared/adapters/queues/sqs-attachments';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import { ClockEnv, DispatchEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { dispatchHandler } from './handler.ts';

const env = readEnv(DispatchEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const { put, noticeKey } = sealedQueues(env, patience, now);

export const handler = dispatchHandler({
  policy,
  reports: tableReportStore(table, policy),
  deliveries: tableDeliveryStore(table, now),
  enqueue: sealedInto(put, noticeKey),
  askForAttachment: sqsAttachments(new SQSClient(patience), env.FETCH_QUEUE_URL),
  now,
  log,
}).use(onTime(clock));
