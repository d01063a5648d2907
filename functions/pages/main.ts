import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { builtAssets } from '#shared/adapters/files/built-assets';
import { loadOffice } from '#shared/adapters/policy/bundled-policy';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { ClockEnv, PagesEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { pagesHandler } from './handler.ts';

const env = readEnv(PagesEnv);
const client = documentClient(new DynamoDBClient(patienceOf(readEnv(PatienceEnv))));
const clock = stageClock(client, readEnv(ClockEnv));

export const handler = pagesHandler({
  office: loadOffice().office,
  assets: builtAssets(new URL('./aset/', import.meta.url)),
  signIn: { url: env.SIGN_IN_URL, clientId: env.SIGN_IN_CLIENT_ID, scope: env.SIGN_IN_SCOPE },
}).use(onTime(clock));
