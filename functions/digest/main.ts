import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoDutyBook } from '#shared/adapters/dynamo-duty-book';
import { dynamoEvaluations } from '#shared/adapters/dynamo-evaluations';
import { dynamoEventLog } from '#shared/adapters/dynamo-event-log';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { s3KeptFiles } from '#shared/adapters/s3-kept-files';
import { sqsNotices } from '#shared/adapters/sqs-notices';
import { clockOf } from '#shared/adapters/system-clock';
import { tableFiles } from '#shared/adapters/table-files';
import { typstPdf } from '#shared/adapters/typst-pdf';
import { ClockEnv, DigestEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { digestHandler } from './handler.ts';

const env = readEnv(DigestEnv);
const now = clockOf(readEnv(ClockEnv));
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(PATIENCE));
const files = s3KeptFiles(new S3Client(PATIENCE), env.EVALUATIONS_BUCKET);

export const handler = digestHandler({
  policy,
  reports: dynamoReportStore(dynamo, env.TABLE, policy),
  deliveries: dynamoDeliveryStore(dynamo, env.TABLE, now),
  eventLog: dynamoEventLog(dynamo, env.TABLE, policy.calendar.zone),
  evaluations: dynamoEvaluations(dynamo, env.TABLE, files),
  dutyBook: dynamoDutyBook(dynamo, env.TABLE),
  enqueue: sqsNotices(new SQSClient(PATIENCE), { urgent: env.URGENT_NOTICE_QUEUE_URL, other: env.NOTICE_QUEUE_URL }),
  files,
  pdf: typstPdf(),
  ...tableFiles,
  now,
  log,
});
