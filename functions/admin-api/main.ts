import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { tableFiles } from '#shared/adapters/files/table-files';
import { unpack } from '#shared/adapters/files/unpack';
import { loadPhrases, loadPolicy, loadReplies } from '#shared/adapters/policy/bundled-policy';
import { classifierWhenAsked, rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { sealedQueues } from '#shared/adapters/queues/sealed-queues';
import { sqsDeadLetters } from '#shared/adapters/queues/sqs-dead-letters';
import { sqsExports } from '#shared/adapters/queues/sqs-exports';
import { sqsImports } from '#shared/adapters/queues/sqs-imports';
import { sqsSend } from '#shared/adapters/queues/sqs-send';
import { sqsWaiting } from '#shared/adapters/queues/sqs-waiting';
import { kmsContactKeys, kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import {
  secretsManagerCursorKey,
  secretsManagerSearchKey,
  secretsManagerTrackingKeys,
} from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cloudWatchWatching } from '#shared/adapters/system/cloudwatch-watching';
import { cognitoAccounts } from '#shared/adapters/system/cognito-accounts';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { systemRandom } from '#shared/adapters/system/random';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableInformalStore } from '#shared/adapters/table/informal-store';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import { AdminApiEnv, ClockEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { adminApiHandler } from './handler.ts';

const env = readEnv(AdminApiEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const people = new CognitoIdentityProviderClient(patience);
const s3 = new S3Client(patience);
const secrets = new SecretsManagerClient(patience);
const files = s3KeptFiles(s3, env.EVALUATIONS_BUCKET);
const sqs = new SQSClient(patience);
const kms = new KMSClient(patience);
const { put, noticeKey } = sealedQueues(env, patience, now);
const queues = {
  intake: env.INTAKE_QUEUE_URL,
  urgentNotices: env.URGENT_NOTICE_QUEUE_URL,
  notices: env.NOTICE_QUEUE_URL,
  feedback: env.FEEDBACK_QUEUE_URL,
  exports: env.EXPORT_QUEUE_URL,
  imports: env.IMPORT_QUEUE_URL,
};

export const handler = adminApiHandler({
  clientId: env.SIGN_IN_CLIENT_ID,
  consoleUrl: env.CONSOLE_URL,
  policy,
  replies: loadReplies(),
  liveGroups: cognitoLiveGroups(people, env.USER_POOL_ID),
  accounts: cognitoAccounts(people, env.USER_POOL_ID),
  reports: tableReportStore(table, policy),
  eventLog: tableEventLog(table, policy.calendar.zone),
  evaluations: tableEvaluations(table, files),
  deliveries: tableDeliveryStore(table, now),
  digestFiles: files,
  originals: s3KeptFiles(s3, env.ORIGINALS_BUCKET),
  dutyBook: tableDutyBook(table),
  policyFiles: s3KeptFiles(s3, env.POLICY_BUCKET),
  tableFiles,
  dataKeys: kmsDataKeys(kms, env.REPORT_KEY_ID),
  contactKeys: kmsContactKeys(kms, env.REPORT_KEY_ID),
  informal: tableInformalStore(table, policy.calendar),
  enqueue: sealedInto(put, noticeKey),
  // For what the reporter answered elsewhere, and for nothing else.
  classify: classifierWhenAsked(() => rulesClassifier(policy, loadPhrases())),
  cursorKey: secretsManagerCursorKey(secrets, env.CURSOR_SECRET_ID, now),
  searchKey: secretsManagerSearchKey(secrets, env.SEARCH_SECRET_ID, now),
  trackingKeys: secretsManagerTrackingKeys(secrets, env.TRACKING_SECRET_ID, now),
  sendArrival: sqsSend(sqs, env.INTAKE_QUEUE_URL),
  deadLetters: sqsDeadLetters(sqs, {
    intake: { lieIn: env.INTAKE_DEAD_LETTERS_URL, cameFrom: [env.INTAKE_QUEUE_URL] },
    // The first where it is not known: danger must not wait.
    notices: { lieIn: env.NOTICE_DEAD_LETTERS_URL, cameFrom: [env.URGENT_NOTICE_QUEUE_URL, env.NOTICE_QUEUE_URL] },
    feedback: { lieIn: env.FEEDBACK_DEAD_LETTERS_URL, cameFrom: [env.FEEDBACK_QUEUE_URL] },
    failures: { lieIn: env.FAILURES_QUEUE_URL, cameFrom: [] },
  }),
  countWaiting: sqsWaiting(sqs, queues),
  watching: cloudWatchWatching(new CloudWatchClient(patience), { prefix: env.ALARM_PREFIX, queues }),
  exportOrders: tableExportOrders(table),
  exportFiles: files,
  exportQuota: tableQuota(table, 'exports'),
  startExport: sqsExports(sqs, env.EXPORT_QUEUE_URL),
  sheetImports: tableSheetImports(table),
  // Put under the key of identities, which it can open nothing with.
  sheetParts: s3KeptFiles(s3, env.EVALUATIONS_BUCKET, env.IDENTITY_KEY_ID),
  importRows: files,
  importQuota: tableQuota(table, 'imports'),
  startImport: sqsImports(sqs, env.IMPORT_QUEUE_URL),
  unpack,
  random: systemRandom,
  notes: tableLetterNotes(table),
  letterBook: tableLetterBook(table, policy.calendar),
  letterQuota: tableQuota(table, 'letters'),
  discarded: s3KeptFiles(s3, env.ORIGINALS_BUCKET, env.IDENTITY_KEY_ID),
  now,
  log,
}).use(onTime(clock));
