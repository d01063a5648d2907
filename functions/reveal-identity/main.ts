import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ClockEnv, PatienceEnv, RevealIdentityEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { revealIdentityHandler } from './handler.ts';

const env = readEnv(RevealIdentityEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const kms = new KMSClient(patience);

export const handler = revealIdentityHandler({
  clientId: env.SIGN_IN_CLIENT_ID,
  policy,
  liveGroups: cognitoLiveGroups(new CognitoIdentityProviderClient(patience), env.USER_POOL_ID),
  reports: tableReportStore(table, policy),
  dataKeys: kmsDataKeys(kms, env.REPORT_KEY_ID),
  identityKeys: kmsDataKeys(kms, env.IDENTITY_KEY_ID),
  now: clock.now,
  log,
}).use(onTime(clock));
