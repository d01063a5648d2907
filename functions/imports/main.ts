import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { unpack } from '#shared/adapters/files/unpack';
import { loadImports, loadPhrases, loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { sqsImports } from '#shared/adapters/queues/sqs-imports';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { secretsManagerSearchKey } from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { systemRandom } from '#shared/adapters/system/random';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { ClockEnv, ImportEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { importHandler } from './handler.ts';

const env = readEnv(ImportEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const s3 = new S3Client(patience);
const kms = new KMSClient(patience);
const rows = s3KeptFiles(s3, env.EVALUATIONS_BUCKET);

export const handler = importHandler({
  policy,
  imports: loadImports(),
  liveGroups: cognitoLiveGroups(new CognitoIdentityProviderClient(patience), env.USER_POOL_ID),
  reports: tableReportStore(table, policy),
  sheetImports: tableSheetImports(table),
  sheetParts: rows,
  keptSheets: s3KeptFiles(s3, env.ORIGINALS_BUCKET, env.IDENTITY_KEY_ID),
  importRows: rows,
  startImport: sqsImports(new SQSClient(patience), env.IMPORT_QUEUE_URL),
  dataKeys: kmsDataKeys(kms, env.REPORT_KEY_ID),
  identityKeys: kmsDataKeys(kms, env.IDENTITY_KEY_ID),
  searchKey: secretsManagerSearchKey(new SecretsManagerClient(patience), env.SEARCH_SECRET_ID, now),
  classify: rulesClassifier(policy, loadPhrases()),
  unpack,
  readSheet: sheetRows,
  notes: tableLetterNotes(table),
  random: systemRandom,
  patience: PATIENCE,
  now,
  log,
}).use(onTime(clock));
