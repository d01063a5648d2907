import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import { patienceOf } from '#shared/adapters/aws-client';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { documentClient } from '#shared/adapters/dynamo-client';
import { stageClock } from '#shared/adapters/dynamo-clock';
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoFileLinks } from '#shared/adapters/dynamo-file-links';
import { dynamoLetterNotes } from '#shared/adapters/dynamo-letter-notes';
import { dynamoQuota } from '#shared/adapters/dynamo-quota';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { s3KeptFiles } from '#shared/adapters/s3-kept-files';
import { secretsManagerContacts, secretsManagerNoticeKey } from '#shared/adapters/secrets';
import { mailPatienceOf, sesMail } from '#shared/adapters/ses-mail';
import { signedWebhook, WEBHOOK_TAKES_MS } from '#shared/adapters/signed-webhook';
import { sqsNotices } from '#shared/adapters/sqs-notices';
import { systemChance } from '#shared/adapters/system-chance';
import { systemRandom } from '#shared/adapters/system-random';
import { sealedInto } from '#shared/app/sealed-notices';
import { ClockEnv, NotifyEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { notifyHandler } from './handler.ts';

const env = readEnv(NotifyEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const policy = loadPolicy();
const dynamo = documentClient(new DynamoDBClient(patience));
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const sender = { from: env.MAIL_FROM, name: policy.office.name.id, configurationSet: env.MAIL_CONFIGURATION_SET };
const queues = { urgent: env.URGENT_NOTICE_QUEUE_URL, other: env.NOTICE_QUEUE_URL };
const secrets = new SecretsManagerClient(patience);
const noticeKey = secretsManagerNoticeKey(secrets, env.NOTICE_SECRET_ID, now);

export const handler = notifyHandler({
  policy,
  reports: dynamoReportStore(dynamo, env.TABLE, policy),
  deliveries: dynamoDeliveryStore(dynamo, env.TABLE, now),
  contacts: secretsManagerContacts(secrets, env.CONTACTS_SECRET_ID, now),
  sendMail: sesMail(new SESv2Client(mailPatienceOf({ PATIENCE })), sender),
  postWebhook: signedWebhook({
    plain: env.PLAIN_WEBHOOKS,
    givenUp: () => AbortSignal.timeout(WEBHOOK_TAKES_MS * PATIENCE),
  }),
  takeFromQuota: dynamoQuota(dynamo, env.TABLE, 'mail'),
  enqueue: sealedInto(sqsNotices(new SQSClient(patience), queues), noticeKey),
  noticeKey,
  chance: systemChance,
  mailsPerDay: env.MAILS_PER_DAY,
  consoleUrl: env.CONSOLE_URL,
  digestFiles: s3KeptFiles(new S3Client(patience), env.EVALUATIONS_BUCKET),
  fileLinks: dynamoFileLinks(dynamo, env.TABLE),
  random: systemRandom,
  apiUrl: env.API_URL,
  notes: dynamoLetterNotes(dynamo, env.TABLE),
  patience: PATIENCE,
  now,
  log,
}).use(onTime(clock));
