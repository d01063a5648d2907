import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { loadPublicRules } from '#shared/adapters/policy/bundled-policy';
import { secretsManagerTrackingKeys } from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableFileLinks } from '#shared/adapters/table/file-links';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tableTrackedReports } from '#shared/adapters/table/report-store';
import { ClockEnv, PatienceEnv, PublicApiEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { publicApiHandler } from './handler.ts';

const env = readEnv(PublicApiEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const rules = loadPublicRules();
const { calendar, clocks, channels } = rules;
const client = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(client, env.TABLE);
const clock = stageClock(client, readEnv(ClockEnv));
const { now } = clock;

export const handler = publicApiHandler({
  calendar,
  clocks,
  channels,
  rules,
  publicYears: tablePublicYears(table),
  reports: tableTrackedReports(table),
  misses: tableMissCounter(table),
  trackingKeys: secretsManagerTrackingKeys(new SecretsManagerClient(patience), env.TRACKING_SECRET_ID, now),
  fileLinks: tableFileLinks(table),
  readFile: s3KeptFiles(new S3Client(patience), env.EVALUATIONS_BUCKET).read,
  now,
  log,
}).use(onTime(clock));
