import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { systemRandom } from '#shared/adapters/system/random';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ClockEnv, ExportEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { exportHandler } from './handler.ts';

const env = readEnv(ExportEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));

export const handler = exportHandler({
  policy,
  liveGroups: cognitoLiveGroups(new CognitoIdentityProviderClient(patience), env.USER_POOL_ID),
  reports: tableReportStore(table, policy),
  exportOrders: tableExportOrders(table),
  exportFiles: s3KeptFiles(new S3Client(patience), env.EVALUATIONS_BUCKET),
  notes: tableLetterNotes(table),
  random: systemRandom,
  patience: PATIENCE,
  now: clock.now,
  log,
}).use(onTime(clock));
