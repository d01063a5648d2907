import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { mailPatienceOf, sesMail } from '#shared/adapters/mail/ses-mail';
import { signedWebhook, WEBHOOK_TAKES_MS } from '#shared/adapters/mail/signed-webhook';
import { CHAT_TAKES_MS, telegramBot } from '#shared/adapters/mail/telegram-bot';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { sealedQueues } from '#shared/adapters/queues/sealed-queues';
import { secretsManagerContacts } from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { systemChance } from '#shared/adapters/system/chance';
import { systemRandom } from '#shared/adapters/system/random';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableFileLinks } from '#shared/adapters/table/file-links';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { sealedInto } from '#shared/app/notices/sealed-notices';
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
const table = dynamoTable(dynamo, env.TABLE);
const clock = stageClock(dynamo, readEnv(ClockEnv));
const { now } = clock;
const sender = { from: env.MAIL_FROM, name: policy.office.name.id, configurationSet: env.MAIL_CONFIGURATION_SET };
const { put, noticeKey } = sealedQueues(env, patience, now);

export const handler = notifyHandler({
  policy,
  reports: tableReportStore(table, policy),
  deliveries: tableDeliveryStore(table, now),
  contacts: secretsManagerContacts(new SecretsManagerClient(patience), env.CONTACTS_SECRET_ID, now),
  sendMail: sesMail(new SESv2Client(mailPatienceOf({ PATIENCE })), sender),
  postWebhook: signedWebhook({
    plain: env.PLAIN_WEBHOOKS,
    givenUp: () => AbortSignal.timeout(WEBHOOK_TAKES_MS * PATIENCE),
  }),
  postToChat: telegramBot({
    bots: env.CHAT_BOTS,
    givenUp: () => AbortSignal.timeout(CHAT_TAKES_MS * PATIENCE),
  }),
  takeFromQuota: tableQuota(table, 'mail'),
  enqueue: sealedInto(put, noticeKey),
  noticeKey,
  chance: systemChance,
  mailsPerDay: env.MAILS_PER_DAY,
  consoleUrl: env.CONSOLE_URL,
  digestFiles: s3KeptFiles(new S3Client(patience), env.EVALUATIONS_BUCKET),
  fileLinks: tableFileLinks(table),
  random: systemRandom,
  apiUrl: env.API_URL,
  notes: tableLetterNotes(table),
  patience: PATIENCE,
  now,
  log,
}).use(onTime(clock));
