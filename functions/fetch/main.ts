import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { fetchFile } from '#shared/adapters/files/fetch-file';
import { outside } from '#shared/adapters/files/outside';
import { s3IntoQuarantine } from '#shared/adapters/files/s3-quarantine';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sqsAttachments } from '#shared/adapters/queues/sqs-attachments';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableAttachments, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ClockEnv, FetchEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { fetchHandler } from './handler.ts';

const env = readEnv(FetchEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));

export const handler = fetchHandler({
  policy,
  reports: tableReportStore(table, policy),
  dataKeys: kmsDataKeys(new KMSClient(patience), env.REPORT_KEY_ID),
  attachments: tableAttachments(table),
  uploads: tableUploads(table),
  fetchFile: fetchFile(outside, env.LOCAL_HOST),
  intoQuarantine: s3IntoQuarantine(new S3Client(patience), env.QUARANTINE_BUCKET),
  askForAttachment: sqsAttachments(new SQSClient(patience), env.FETCH_QUEUE_URL),
  notes: tableLetterNotes(table),
  patience: PATIENCE,
  now: clock.now,
  log,
}).use(onTime(clock));
