import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoMissCounter } from '#shared/adapters/dynamo-miss-counter';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { secretsManagerTrackingKeys } from '#shared/adapters/secrets';
import { systemClock } from '#shared/adapters/system-clock';
import { PublicApiEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { publicApiHandler } from './handler.ts';

const env = readEnv(PublicApiEnv);
const policy = loadPolicy();
const client = documentClient(new DynamoDBClient());

export const handler = publicApiHandler({
  policy,
  reports: dynamoReportStore(client, env.TABLE, policy.calendar.zone),
  misses: dynamoMissCounter(client, env.TABLE),
  trackingKeys: secretsManagerTrackingKeys(new SecretsManagerClient(), env.TRACKING_SECRET_ID, systemClock),
  now: systemClock,
  log,
});
