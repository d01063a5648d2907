import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sealedQueues } from '#shared/adapters/queues/sealed-queues';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import { ClockEnv, FeedbackEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { feedbackHandler } from './handler.ts';

const env = readEnv(FeedbackEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const { put, noticeKey } = sealedQueues(env, patience, now);

export const handler = feedbackHandler({
  policy,
  reports: tableReportStore(table, policy),
  deliveries: tableDeliveryStore(table, now),
  enqueue: sealedInto(put, noticeKey),
  notes: tableLetterNotes(table),
  patience: PATIENCE,
  now,
  log,
}).use(onTime(clock));
