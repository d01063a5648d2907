import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { builtAssets } from '#shared/adapters/files/built-assets';
import { writeNewsFeed } from '#shared/adapters/files/news-feeds';
import { s3PublishedPictures } from '#shared/adapters/files/s3-published-pictures';
import { loadPublicRules } from '#shared/adapters/policy/bundled-policy';
import { secretsManagerTrackingKeys } from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableTrackedReports } from '#shared/adapters/table/report-store';
import { ClockEnv, PagesEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { pagesHandler } from './handler.ts';

const env = readEnv(PagesEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const rules = loadPublicRules();
const { calendar, clocks, channels } = rules;
const client = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(client, env.TABLE);
const clock = stageClock(client, readEnv(ClockEnv));
const { now } = clock;

export const handler = pagesHandler({
  calendar,
  clocks,
  channels,
  rules,
  reports: tableTrackedReports(table),
  misses: tableMissCounter(table),
  publicYears: tablePublicYears(table),
  trackingKeys: secretsManagerTrackingKeys(new SecretsManagerClient(patience), env.TRACKING_SECRET_ID, now),
  now,
  log,
  assets: builtAssets(new URL('./aset/', import.meta.url)),
  signIn: { url: env.SIGN_IN_URL, clientId: env.SIGN_IN_CLIENT_ID, scope: env.SIGN_IN_SCOPE },
  worker: env.OFFICE_WORKER,
  uploadUrl: env.UPLOAD_URL,
  news: {
    published: tablePublishedNews(table),
    pictures: s3PublishedPictures(new S3Client(patience), env.PUBLISHED_BUCKET),
    writeFeed: writeNewsFeed,
    origin: env.CONSOLE_URL,
  },
}).use(onTime(clock));
