import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { loadPhrases, loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { secretsManagerSearchKey } from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ClockEnv, PatienceEnv, TriageEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { triageHandler } from './handler.ts';

const env = readEnv(TriageEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const kms = new KMSClient(patience);

export const handler = triageHandler({
  policy,
  reports: tableReportStore(table, policy),
  originals: s3KeptFiles(new S3Client(patience), env.ORIGINALS_BUCKET),
  dataKeys: kmsDataKeys(kms, env.REPORT_KEY_ID),
  identityKeys: kmsDataKeys(kms, env.IDENTITY_KEY_ID),
  searchKey: secretsManagerSearchKey(new SecretsManagerClient(patience), env.SEARCH_SECRET_ID, now),
  classify: rulesClassifier(policy, loadPhrases()),
  notes: tableLetterNotes(table),
  patience: PATIENCE,
  now,
  log,
}).use(onTime(clock));
