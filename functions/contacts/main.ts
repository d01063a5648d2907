import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sealedQueues } from '#shared/adapters/queues/sealed-queues';
import { secretContactKeeper } from '#shared/adapters/secrets/contact-keeper';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { tableChangeBook } from '#shared/adapters/table/change-book';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableQuota } from '#shared/adapters/table/quota';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import { ClockEnv, ContactsEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { contactsHandler } from './handler.ts';

const env = readEnv(ContactsEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const people = new CognitoIdentityProviderClient(patience);
const { put, noticeKey } = sealedQueues(env, patience, now);

export const handler = contactsHandler({
  clientId: env.SIGN_IN_CLIENT_ID,
  policy,
  liveGroups: cognitoLiveGroups(people, env.USER_POOL_ID),
  contacts: secretContactKeeper(new SecretsManagerClient(patience), env.CONTACTS_SECRET_ID),
  changes: tableChangeBook(table, policy.calendar),
  changeQuota: tableQuota(table, 'changes'),
  deliveries: tableDeliveryStore(table, now),
  enqueue: sealedInto(put, noticeKey),
  plainWebhooks: env.PLAIN_WEBHOOKS,
  now,
  log,
}).use(onTime(clock));
