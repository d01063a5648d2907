import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import * as z from 'zod';
import { invoke } from '#local/aws/invoke';
import { clientConfig } from '#local/aws/local-aws';
import { readMailbox } from '#local/aws/mailbox';
import { deliveriesOf } from '#local/aws/records';
import { wordsOf } from '#local/aws/trouble';
import { sqsNotices } from '#shared/adapters/queues/sqs-notices';
import { secretsManagerNoticeKey } from '#shared/adapters/secrets/secrets';
import { systemClock } from '#shared/adapters/system/clock';
import { documentClient } from '#shared/adapters/table/client';
import { deliveryKey, eventKey, healthKey, logEntry } from '#shared/adapters/table/keys';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import type { Delivery } from '#shared/domain/notices/delivery';
import { contactSubject, subjectKey } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant, type ReportId } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { aPosting, eventually, records, send, stack } from './system.ts';

export const deliveries = deliveriesOf(stack);

const dynamo = documentClient(new DynamoDBClient(clientConfig(stack.aws)));
const lambda = new LambdaClient(clientConfig(stack.aws));

export const recipient = (id: string): RecipientId => RecipientId.parse(id);

/** Texts whose way the rules are sure of. */
export const TEXTS = {
  llaj: 'Lampu jalan di depan pasar padam sudah tiga malam.',
  umum: 'Situs web dinas perhubungan tidak bisa dibuka sejak kemarin, halaman kosong.',
  keuangan: 'Tagihan rekening listrik PJU desa kami belum dibayar. Mohon informasi kapan anggarannya dibayarkan.',
  asdp: 'Dermaga Bunut Hilir licin dan papan lantainya lapuk, mohon diperbaiki.',
  asdpDanger:
    'Tolong sekarang juga, longboat di dermaga Bunut Hilir kelebihan muatan, air sudah hampir masuk ke perahu, jangan dikasih berangkat.',
  oversight:
    'Petugas berseragam Dinas Perhubungan di pos Kedamin meminta Rp50.000 untuk rokok supaya tidak diperiksa, tanpa karcis.',
} as const;

/** Sends a report that nobody has sent before, and waits for nothing. */
export const report = async (text: string, channel = 'lapor'): Promise<ReportId> => {
  const externalId = `e2e-notice-${crypto.randomUUID()}`;
  const answer = await send({ ...aPosting({ externalId, text }), channel });
  if (answer.status !== 202) throw new Error(`refused: ${answer.body}`);
  return reportIdOf(ChannelId.parse(channel), externalId);
};

/** The deliveries about something, once there are so many and all satisfy the test. */
export const delivered = (
  subject: Delivery['subject'],
  count: number,
  test: (delivery: Delivery) => boolean = ({ state }) => state !== 'queued' && state !== 'sending' && state !== 'sent',
): Promise<readonly Delivery[]> =>
  eventually(`${count} deliveries of ${subjectKey(subject)}`, async () => {
    const found = await deliveries.of(subject);
    return found.length === count && found.every(test) ? found : undefined;
  });

/** Puts notices on the queues as the functions do. */
export const enqueue = sealedInto(
  sqsNotices(new SQSClient(clientConfig(stack.aws)), {
    urgent: stack.UrgentNoticeQueueUrl,
    other: stack.NoticeQueueUrl,
  }),
  secretsManagerNoticeKey(new SecretsManagerClient(clientConfig(stack.aws)), stack.NoticeSecretArn, systemClock),
);

export const mailsAbout = async (id: ReportId) =>
  (await readMailbox(stack.aws)).filter(({ reports }) => reports.includes(id));

const Webhooks = z.array(
  z.object({
    id: z.string(),
    recipient: z.string(),
    verified: z.boolean(),
    copies: z.int(),
    subject: z.string(),
    text: z.string(),
    reports: z.array(z.string()),
  }),
);

/** What the receiver of webhooks has taken about a report. */
export const webhooksAbout = async (id: ReportId) => {
  const response = await fetch(`${inject('mailbox')}webhooks.json`);
  return Webhooks.parse(await response.json()).filter(({ reports }) => reports.includes(id));
};

/** One run of the watch, as its schedule starts it; gives what it throws in the end, if it throws. */
export const runWatch = (): Promise<string | undefined> => invoke(stack, 'Watch').then(() => undefined, wordsOf);

/** While it lasts, the stream brings dispatch nothing; what it had to bring it brings afterwards. */
export const withoutStream = async (work: () => Promise<void>): Promise<void> => {
  const { EventSourceMappings: [mapping] = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: stack.DispatchFunctionName }),
  );
  const enable = (Enabled: boolean) =>
    lambda.send(new UpdateEventSourceMappingCommand({ UUID: mapping?.UUID ?? '', Enabled }));
  await enable(false);
  try {
    await work();
  } finally {
    await enable(true);
  }
};

const MINUTE = 60_000;

/** Lets the log say that a report's events were recorded a while ago: the watch leaves the newest to the stream. */
export const ageInLog = async (id: ReportId, minutes = 12): Promise<void> => {
  for (const event of await records.events(id)) {
    const recordedAt = Instant.parse(Date.now() - minutes * MINUTE);
    const { gsi2pk, gsi2sk } = logEntry({ ...event, recordedAt }, policy.calendar.zone);
    await dynamo.send(
      new UpdateCommand({
        TableName: stack.TableName,
        Key: eventKey(id, event.version),
        UpdateExpression: 'SET gsi2pk = :day, gsi2sk = :at',
        ExpressionAttributeValues: { ':day': gsi2pk, ':at': gsi2sk },
      }),
    );
  }
};

/** Lets something that waits be due now; where the scheduled watch was faster, it was due already. */
export const makeDue = async (waiting: readonly Delivery[]): Promise<void> => {
  const now = Instant.parse(Date.now() - 1);
  const changes = waiting.map((from) => ({ from, to: { ...from, notBefore: now, lookAt: now, rev: from.rev + 1 } }));
  await deliveries.change(changes);
};

/** As if the contact had never been tried, whatever other tests have sent to it. */
export const forgetTrouble = async (who: RecipientId): Promise<void> => {
  const told = await deliveries.of(contactSubject(who));
  for (const Key of [healthKey(who), ...told.map(deliveryKey)])
    await dynamo.send(new DeleteCommand({ TableName: stack.TableName, Key }));
};
