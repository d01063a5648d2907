import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { checkFile } from '#shared/adapters/files/check-file';
import { s3LockedFiles } from '#shared/adapters/files/s3-locked-files';
import { s3Quarantine } from '#shared/adapters/files/s3-quarantine';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { kmsActivityKeys, kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableAttachments, tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ClockEnv, InspectEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { inspectHandler } from './handler.ts';

const env = readEnv(InspectEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const s3 = new S3Client(patience);
const kms = new KMSClient(patience);

export const handler = inspectHandler({
  policy,
  reports: tableReportStore(table, policy),
  dataKeys: kmsDataKeys(kms, env.REPORT_KEY_ID),
  activities: tableActivityStore(table),
  activityKeys: kmsActivityKeys(kms, env.REPORT_KEY_ID),
  activityUploads: tableActivityUploads(table),
  uploads: tableUploads(table),
  attachments: tableAttachments(table),
  traces: tableTraces(table),
  quarantine: s3Quarantine(s3, env.QUARANTINE_BUCKET),
  checkFile: (bytes) => checkFile(bytes, policy.evidence),
  evidenceFiles: s3LockedFiles(s3, env.EVIDENCE_BUCKET, policy.evidence.keptFor.verified),
  notes: tableLetterNotes(table),
  patience: PATIENCE,
  now: clock.now,
  log,
}).use(onTime(clock));
