import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoEvaluations } from '#shared/adapters/dynamo-evaluations';
import { dynamoEventLog } from '#shared/adapters/dynamo-event-log';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { s3KeptFiles } from '#shared/adapters/s3-kept-files';
import { clockOf } from '#shared/adapters/system-clock';
import { ClockEnv, EvaluateEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { evaluateHandler } from './handler.ts';

const env = readEnv(EvaluateEnv);
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(PATIENCE));

export const handler = evaluateHandler({
  policy,
  reports: dynamoReportStore(dynamo, env.TABLE, policy),
  eventLog: dynamoEventLog(dynamo, env.TABLE, policy.calendar.zone),
  evaluations: dynamoEvaluations(dynamo, env.TABLE, s3KeptFiles(new S3Client(PATIENCE), env.EVALUATIONS_BUCKET)),
  now: clockOf(readEnv(ClockEnv)),
  log,
});
