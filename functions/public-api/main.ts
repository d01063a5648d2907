import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadOffice } from '#shared/adapters/bundled-office';
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
const { office } = loadOffice();
const client = documentClient(new DynamoDBClient(PATIENCE));

export const handler = publicApiHandler({
  office,
  reports: dynamoReportStore(client, env.TABLE, office.zone),
  misses: dynamoMissCounter(client, env.TABLE),
  trackingKeys: secretsManagerTrackingKeys(new SecretsManagerClient(PATIENCE), env.TRACKING_SECRET_ID, systemClock),
  now: systemClock,
  log,
});
