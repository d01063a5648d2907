import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { s3UploadForm } from '#shared/adapters/files/s3-quarantine';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { systemRandom } from '#shared/adapters/system/random';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableAttachments, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ClockEnv, EvidenceApiEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { evidenceApiHandler } from './handler.ts';

const env = readEnv(EvidenceApiEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const s3 = new S3Client(patience);

export const handler = evidenceApiHandler({
  clientId: env.SIGN_IN_CLIENT_ID,
  policy,
  liveGroups: cognitoLiveGroups(new CognitoIdentityProviderClient(patience), env.USER_POOL_ID),
  reports: tableReportStore(table, policy),
  uploads: tableUploads(table),
  attachments: tableAttachments(table),
  writeForm: s3UploadForm(s3, { bucket: env.QUARANTINE_BUCKET, url: env.UPLOAD_URL }, clock.now),
  evidenceFiles: s3KeptFiles(s3, env.EVIDENCE_BUCKET),
  dataKeys: kmsDataKeys(new KMSClient(patience), env.REPORT_KEY_ID),
  random: systemRandom,
  now: clock.now,
  log,
}).use(onTime(clock));
