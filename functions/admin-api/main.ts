import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { cognitoLiveGroups } from '#shared/adapters/cognito-live-groups';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoDutyBook } from '#shared/adapters/dynamo-duty-book';
import { dynamoEvaluations } from '#shared/adapters/dynamo-evaluations';
import { dynamoEventLog } from '#shared/adapters/dynamo-event-log';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { kmsDataKeys } from '#shared/adapters/kms-data-keys';
import { s3KeptFiles } from '#shared/adapters/s3-kept-files';
import { secretsManagerCursorKey } from '#shared/adapters/secrets';
import { clockOf } from '#shared/adapters/system-clock';
import { tableFiles } from '#shared/adapters/table-files';
import { AdminApiEnv, ClockEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { adminApiHandler } from './handler.ts';

const env = readEnv(AdminApiEnv);
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(PATIENCE));
const now = clockOf(readEnv(ClockEnv));
const s3 = new S3Client(PATIENCE);
const files = s3KeptFiles(s3, env.EVALUATIONS_BUCKET);

export const handler = adminApiHandler({
  clientId: env.SIGN_IN_CLIENT_ID,
  policy,
  liveGroups: cognitoLiveGroups(new CognitoIdentityProviderClient(PATIENCE), env.USER_POOL_ID),
  reports: dynamoReportStore(dynamo, env.TABLE, policy),
  eventLog: dynamoEventLog(dynamo, env.TABLE, policy.calendar.zone),
  evaluations: dynamoEvaluations(dynamo, env.TABLE, files),
  deliveries: dynamoDeliveryStore(dynamo, env.TABLE, now),
  digestFiles: files,
  originals: s3KeptFiles(s3, env.ORIGINALS_BUCKET),
  dutyBook: dynamoDutyBook(dynamo, env.TABLE),
  policyFiles: s3KeptFiles(s3, env.POLICY_BUCKET),
  tableFiles,
  dataKeys: kmsDataKeys(new KMSClient(PATIENCE), env.IDENTITY_KEY_ID),
  cursorKey: secretsManagerCursorKey(new SecretsManagerClient(PATIENCE), env.CURSOR_SECRET_ID, now),
  now,
  log,
});
