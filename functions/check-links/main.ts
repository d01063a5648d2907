import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { lookAtLink } from '#shared/adapters/files/look-at-link';
import { outside } from '#shared/adapters/files/outside';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { systemPause } from '#shared/adapters/system/pause';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableLinkRound, tableNewsStore } from '#shared/adapters/table/news-store';
import { CheckLinksEnv, ClockEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { checkLinksHandler } from './handler.ts';

const env = readEnv(CheckLinksEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));

export const handler = checkLinksHandler({
  policy: loadPolicy(),
  news: tableNewsStore(table),
  linkRound: tableLinkRound(table),
  lookAtLink: lookAtLink(outside, { local: env.LOCAL_HOST }),
  pause: systemPause,
  againAfterMs: 1_000 * env.AGAIN_AFTER_SECONDS,
  now: clock.now,
  log,
}).use(onTime(clock));
