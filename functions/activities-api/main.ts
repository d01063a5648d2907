import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { portalPackage } from '#shared/adapters/files/portal-package';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { s3PublishedPictures } from '#shared/adapters/files/s3-published-pictures';
import { s3UploadForm } from '#shared/adapters/files/s3-quarantine';
import { loadNewsTemplates, loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { kmsActivityKeys } from '#shared/adapters/secrets/kms-data-keys';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { systemRandom } from '#shared/adapters/system/random';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ActivitiesApiEnv, ClockEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { activitiesApiHandler } from './handler.ts';

const env = readEnv(ActivitiesApiEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const s3 = new S3Client(patience);

export const handler = activitiesApiHandler({
  clientId: env.SIGN_IN_CLIENT_ID,
  policy,
  liveGroups: cognitoLiveGroups(new CognitoIdentityProviderClient(patience), env.USER_POOL_ID),
  reports: tableReportStore(table, policy),
  activities: tableActivityStore(table),
  activityUploads: tableActivityUploads(table),
  activityKeys: kmsActivityKeys(new KMSClient(patience), env.REPORT_KEY_ID),
  activityFiles: s3KeptFiles(s3, env.EVIDENCE_BUCKET),
  news: tableNewsStore(table),
  newsTemplates: loadNewsTemplates(),
  publishedPictures: s3PublishedPictures(s3, env.PUBLISHED_BUCKET),
  packForPortal: portalPackage,
  writeForm: s3UploadForm(s3, { bucket: env.QUARANTINE_BUCKET, url: env.UPLOAD_URL }, clock.now),
  random: systemRandom,
  now: clock.now,
  log,
}).use(onTime(clock));
