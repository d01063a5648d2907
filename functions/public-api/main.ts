import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadTimeRules } from '#shared/adapters/bundled-policy';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoFileLinks } from '#shared/adapters/dynamo-file-links';
import { dynamoMissCounter } from '#shared/adapters/dynamo-miss-counter';
import { dynamoTrackedReports } from '#shared/adapters/dynamo-report-store';
import { s3KeptFiles } from '#shared/adapters/s3-kept-files';
import { secretsManagerTrackingKeys } from '#shared/adapters/secrets';
import { clockOf } from '#shared/adapters/system-clock';
import { ClockEnv, PublicApiEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { publicApiHandler } from './handler.ts';

const env = readEnv(PublicApiEnv);
const now = clockOf(readEnv(ClockEnv));
const rules = loadTimeRules();
const client = documentClient(new DynamoDBClient(PATIENCE));

export const handler = publicApiHandler({
  ...rules,
  reports: dynamoTrackedReports(client, env.TABLE),
  misses: dynamoMissCounter(client, env.TABLE),
  trackingKeys: secretsManagerTrackingKeys(new SecretsManagerClient(PATIENCE), env.TRACKING_SECRET_ID, now),
  fileLinks: dynamoFileLinks(client, env.TABLE),
  readFile: s3KeptFiles(new S3Client(PATIENCE), env.EVALUATIONS_BUCKET).read,
  now,
  log,
});
