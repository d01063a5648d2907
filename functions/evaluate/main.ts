import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ClockEnv, EvaluateEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { evaluateHandler } from './handler.ts';

const env = readEnv(EvaluateEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;

export const handler = evaluateHandler({
  policy,
  reports: tableReportStore(table, policy),
  eventLog: tableEventLog(table, policy.calendar.zone),
  evaluations: tableEvaluations(table, s3KeptFiles(new S3Client(patience), env.EVALUATIONS_BUCKET)),
  publicYears: tablePublicYears(table),
  now,
  log,
}).use(onTime(clock));
