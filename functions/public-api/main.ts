import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { patienceOf } from '#shared/adapters/aws-client';
import { loadTimeRules } from '#shared/adapters/bundled-policy';
import { documentClient } from '#shared/adapters/dynamo-client';
import { stageClock } from '#shared/adapters/dynamo-clock';
import { dynamoFileLinks } from '#shared/adapters/dynamo-file-links';
import { dynamoMissCounter } from '#shared/adapters/dynamo-miss-counter';
import { dynamoTrackedReports } from '#shared/adapters/dynamo-report-store';
import { s3KeptFiles } from '#shared/adapters/s3-kept-files';
import { secretsManagerTrackingKeys } from '#shared/adapters/secrets';
import { ClockEnv, PatienceEnv, PublicApiEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { publicApiHandler } from './handler.ts';

const env = readEnv(PublicApiEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const rules = loadTimeRules();
const client = documentClient(new DynamoDBClient(patience));
const clock = stageClock(client, readEnv(ClockEnv));
const { now } = clock;

export const handler = publicApiHandler({
  ...rules,
  reports: dynamoTrackedReports(client, env.TABLE),
  misses: dynamoMissCounter(client, env.TABLE),
  trackingKeys: secretsManagerTrackingKeys(new SecretsManagerClient(patience), env.TRACKING_SECRET_ID, now),
  fileLinks: dynamoFileLinks(client, env.TABLE),
  readFile: s3KeptFiles(new S3Client(patience), env.EVALUATIONS_BUCKET).read,
  now,
  log,
}).use(onTime(clock));
