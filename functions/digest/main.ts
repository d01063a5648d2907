import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { tableFiles, workbookFile } from '#shared/adapters/files/table-files';
import { typstChart } from '#shared/adapters/pdf/typst-chart';
import { typstPdf } from '#shared/adapters/pdf/typst-pdf';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sealedQueues } from '#shared/adapters/queues/sealed-queues';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableInformalStore } from '#shared/adapters/table/informal-store';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import { ClockEnv, DigestEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { digestHandler } from './handler.ts';

const env = readEnv(DigestEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const files = s3KeptFiles(new S3Client(patience), env.EVALUATIONS_BUCKET);
const { put, noticeKey } = sealedQueues(env, patience, now);

export const handler = digestHandler({
  policy,
  reports: tableReportStore(table, policy),
  deliveries: tableDeliveryStore(table, now),
  eventLog: tableEventLog(table, policy.calendar.zone),
  evaluations: tableEvaluations(table, files),
  dutyBook: tableDutyBook(table),
  informal: tableInformalStore(table, policy.calendar),
  activities: tableActivityStore(table),
  news: tableNewsStore(table),
  enqueue: sealedInto(put, noticeKey),
  files,
  pdf: typstPdf(env.CONSOLE_URL),
  csv: tableFiles.csv,
  workbook: workbookFile(typstChart()),
  now,
  log,
}).use(onTime(clock));
