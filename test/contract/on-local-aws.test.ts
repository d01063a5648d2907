import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMailbox } from '#local/aws/mailbox';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { s3PublishedPictures } from '#shared/adapters/files/s3-published-pictures';
import { layOutMail } from '#shared/adapters/mail/mail-layout';
import { mailPatienceOf, sesMail } from '#shared/adapters/mail/ses-mail';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { sqsDeadLetters } from '#shared/adapters/queues/sqs-dead-letters';
import { sqsNotices } from '#shared/adapters/queues/sqs-notices';
import { sqsSend } from '#shared/adapters/queues/sqs-send';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import {
  secretsManagerChannelSecrets,
  secretsManagerContacts,
  secretsManagerCursorKey,
  secretsManagerNoticeKey,
  secretsManagerSearchKey,
  secretsManagerSessionKeys,
  secretsManagerTrackingKeys,
} from '#shared/adapters/secrets/secrets';
import { systemRandom } from '#shared/adapters/system/random';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { documentClient } from '#shared/adapters/table/client';
import { tableClockAhead } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableFileLinks } from '#shared/adapters/table/file-links';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { sealedInto } from '#shared/app/notices/sealed-notices';
import { LetterId } from '#shared/domain/notices/dead-letter';
import type { TimeRules } from '#shared/domain/report/agenda';
import { ChannelId, Instant } from '#shared/domain/words/words';
import { itKeepsFileLinks } from '#test/contract/access/file-links';
import { damaged, itMakesDataKeys } from '#test/contract/arrival/data-keys';
import { itSendsMessages, type Queue } from '#test/contract/arrival/send-message';
import { itKeepsImports } from '#test/contract/arrival/sheet-imports';
import { itKeepsFiles } from '#test/contract/digest/kept-files';
import { itKeepsEvaluations } from '#test/contract/figures/evaluations';
import { itKeepsExportOrders } from '#test/contract/figures/export-orders';
import { itKeepsPublicYears } from '#test/contract/figures/public-years';
import { itKeepsPublishedNews } from '#test/contract/news/published-news';
import { itKeepsPublishedPictures } from '#test/contract/news/published-pictures';
import { inHand, itHoldsDeadLetters, type LettersPlace } from '#test/contract/notices/dead-letters';
import { aMailId } from '#test/contract/notices/deliveries';
import { itKeepsDeliveries } from '#test/contract/notices/delivery-store';
import { itKeepsTheDutyBook } from '#test/contract/notices/duty-book';
import { itEnqueuesNotices, type NoticeQueuesPlace } from '#test/contract/notices/enqueue-notices';
import { itKeepsTheLetterBook } from '#test/contract/notices/letter-book';
import { itNotesFailures } from '#test/contract/notices/letter-notes';
import { aLetterId } from '#test/contract/notices/letters';
import { ADDRESS, itTellsForSoManyCalls } from '#test/contract/notices/notice-cost';
import { itTakesFromTheQuota } from '#test/contract/notices/quota';
import { itRemembersTheRules } from '#test/contract/report/applied-rules';
import { itReadsTheLog } from '#test/contract/report/event-log';
import { itCountsMisses } from '#test/contract/report/miss-counter';
import { itListsOpenWorkInOrder } from '#test/contract/report/open-work';
import { itKeepsReports } from '#test/contract/report/report-store';
import { noticeKey } from '#test/support/builders/a-notice-key';
import { aNoticeText } from '#test/support/builders/a-notice-text';
import { LAPOR } from '#test/support/builders/a-report';
import { countingCalls } from '#test/support/counting-client';
import { type Ministack, startMinistack } from '#test/support/ministack';
import { policy } from '#test/support/policy';
import { itSaysHowFarTheClockIsAhead } from './clock-ahead.ts';
import { itCostsSoManyCalls } from './cost.ts';
import { itSurvivesLostAnswers, itTellsOnceThoughAnswersAreLost } from './lost-answers.ts';
import {
  itReadsChannelSecrets,
  itReadsContacts,
  itReadsCursorKey,
  itReadsSessionKeys,
  itReadsTrackingKeys,
  type SecretPlace,
} from './secrets.ts';
import { aReportId, RECEIVED, stepTo } from './stories.ts';
import { itIsATable } from './table.ts';
import { itLiesInTheTable } from './table-layout.ts';

const ZONE = policy.calendar.zone;

let running: Ministack | undefined;
// The first time on a machine, the local AWS is installed first.
beforeAll(async () => {
  running = await startMinistack();
});
afterAll(() => running?.stop());

const aws = (): Ministack => {
  if (running === undefined) throw new Error('not started');
  return running;
};
const place = () => ({ config: aws().config, table: aws().deployed.TableName });
const client = () => documentClient(new DynamoDBClient(aws().config));
const table = () => dynamoTable(client(), place().table);
const store = (rules: TimeRules = policy) => tableReportStore(table(), rules);
const deliveries = () => tableDeliveryStore(table(), () => RECEIVED);
const bucket = () => new S3Client({ ...aws().config, forcePathStyle: true });

describe('the report store on the local AWS', () => itKeepsReports(() => store()));
describe('the open work on the local AWS', () => itListsOpenWorkInOrder(store));
describe('the duty book on the local AWS', () => itKeepsTheDutyBook(() => tableDutyBook(table())));
describe('the rules applied on the local AWS', () => itRemembersTheRules(() => tableAppliedRules(table())));
describe('the report store when answers are lost', () => itSurvivesLostAnswers(place));
describe('the delivery store on the local AWS', () =>
  itKeepsDeliveries(() => ({ reports: store(), deliveries: deliveries() })));
describe('the delivery store when answers are lost', () => itTellsOnceThoughAnswersAreLost(place));
describe('the log of events on the local AWS', () =>
  itReadsTheLog(() => ({
    log: tableEventLog(table(), ZONE),
    record: async (story) => void (await store().commit(stepTo(story, 0))),
  })));
describe('the quota of mails on the local AWS', () => itTakesFromTheQuota(() => tableQuota(table(), 'mail')));
describe('the movable clock on the local AWS', () => itSaysHowFarTheClockIsAhead(() => tableClockAhead(table())));
describe('the table on the local AWS', () => {
  itLiesInTheTable(place);
  // After that: what it writes has keys of no form that this system uses.
  itIsATable(table);
});
describe('the miss counter on the local AWS', () => itCountsMisses(() => tableMissCounter(table())));
describe('notes on failed messages on the local AWS', () => itNotesFailures(() => tableLetterNotes(table())));
describe('the book of letters on the local AWS', () =>
  itKeepsTheLetterBook(() => tableLetterBook(table(), policy.calendar)));
describe('links to files on the local AWS', () => itKeepsFileLinks(() => tableFileLinks(table())));
describe('imports of history on the local AWS', () => itKeepsImports(() => tableSheetImports(table())));
describe('orders of exports on the local AWS', () => itKeepsExportOrders(() => tableExportOrders(table())));
describe('kept files on the local AWS', () =>
  itKeepsFiles(() => s3KeptFiles(bucket(), aws().deployed.OriginalsBucketName)));

describe('dead letters on the local AWS', () => {
  itHoldsDeadLetters(letterPlace);

  it('go to the urgent queue when nothing says where a notice came from: danger must not wait', async () => {
    const { letters, arrived } = letterPlace();
    const { NoticeDeadLetterQueueUrl: QueueUrl } = aws().deployed;
    const { MessageId } = await new SQSClient(aws().config).send(
      new SendMessageCommand({ QueueUrl, MessageBody: 'tanpa asal' }),
    );
    const held = await inHand(letters, LetterId.parse(MessageId));
    await held.sendBack();
    await held.drop();
    expect(await arrived('urgent')).toEqual({ body: 'tanpa asal' });
  });

  it('tell of news of mails that never got into its queue', async () => {
    const { letters } = letterPlace();
    const { FeedbackDeadLetterQueueUrl: QueueUrl } = aws().deployed;
    const { MessageId } = await new SQSClient(aws().config).send(
      new SendMessageCommand({ QueueUrl, MessageBody: '{}' }),
    );
    const held = await inHand(letters, LetterId.parse(MessageId));
    await held.drop();
    expect(held.letter).toMatchObject({ queue: 'feedback', told: { cause: 'undelivered' }, redrivable: true });
  });

  it('are kept whole and sealed under a key of their own', async () => {
    const { originals, key } = { originals: aws().deployed.OriginalsBucketName, key: aws().deployed.IdentityKeyArn };
    const name = `discarded/intake/${aLetterId()}`;
    await s3KeptFiles(bucket(), originals, key).keep(name, Buffer.from('isi'));
    const head = await bucket().send(new HeadObjectCommand({ Bucket: originals, Key: name }));
    expect(head).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key });
  });
});

describe('the evaluated months on the local AWS', () =>
  itKeepsEvaluations(() => tableEvaluations(table(), s3KeptFiles(bucket(), aws().deployed.EvaluationsBucketName))));

describe('what everybody may see on the local AWS', () => itKeepsPublicYears(() => tablePublicYears(table())));
describe('published news on the local AWS', () => itKeepsPublishedNews(() => tablePublishedNews(table())));
describe('published pictures on the local AWS', () =>
  itKeepsPublishedPictures(() => s3PublishedPictures(bucket(), aws().deployed.PublishedBucketName)));

describe('the data keys on the local AWS', () => {
  const keys = (arn: string) => kmsDataKeys(new KMSClient(aws().config), arn);
  itMakesDataKeys(() => keys(aws().deployed.IdentityKeyArn));

  // Nor does it look at which master key it is asked to open one with, which KMS refuses.
  it('opens a damaged wrapped key to a wrong one: a gap of the local AWS, which KMS does not have', async () => {
    const report = aReportId();
    const { key, wrapped } = await keys(aws().deployed.IdentityKeyArn).create(report);
    const opened = await keys(aws().deployed.IdentityKeyArn).unwrap(report, damaged(wrapped));
    expect(Buffer.from(opened).equals(key)).toBe(false);
  });
});

describe('the queue on the local AWS', () => {
  itSendsMessages(intakeQueue);

  it('is known to be missing at once', async () => {
    const send = sqsSend(new SQSClient(aws().config), `${aws().deployed.IntakeQueueUrl}-lain`);
    await expect(send({ group: LAPOR, body: 'hilang' })).rejects.toThrow();
  });
});

describe('the queues of notices on the local AWS', () => itEnqueuesNotices(noticeQueues));

const SENDER = {
  from: 'pemberitahuan@kantor.contoh.invalid',
  name: 'Dinas Contoh',
  configurationSet: 'pemberitahuan',
};
const mails = () => new SESv2Client({ ...aws().config, ...mailPatienceOf({ PATIENCE: 1 }) });
const asSender = () => mails().send(new CreateEmailIdentityCommand({ EmailIdentity: 'kantor.contoh.invalid' }));

describe('mails on the local AWS', () => {
  const mail = () => ({ id: aMailId(), to: 'bounce@simulator.amazonses.com', text: aNoticeText() });

  it('are not sent, and may be later, as long as nobody has verified whom they come from', async () => {
    const from = 'siapa@tak-dikenal.contoh.invalid';
    expect(await sesMail(mails(), { ...SENDER, from })(mail())).toEqual({ kind: 'later', reason: 'throttled' });
  });

  it('are taken with subject and both texts as they were laid out, under the name that is told', async () => {
    await asSender();
    const { text, ...given } = mail();
    const handover = await sesMail(mails(), SENDER)({ text, ...given });
    if (handover.kind !== 'accepted') throw new Error(handover.kind);
    const box = await readMailbox(aws().config);
    const place = box.findIndex(({ serviceId }) => serviceId === handover.serviceId);
    const wanted = { from: `"Dinas Contoh" <${SENDER.from}>`, to: [given.to], ...layOutMail(text) };
    expect(box[place]).toMatchObject(wanted);
    // Whoever has seen those before it is shown the rest.
    expect(await readMailbox(aws().config, place)).toEqual(box.slice(place));
    expect(await readMailbox(aws().config, box.length)).toEqual([]);
  });
});

describe('telling on the local AWS', () => {
  beforeAll(asSender);
  itTellsForSoManyCalls(() => {
    const counter = countingCalls();
    const dynamo = documentClient(counter.watch(new DynamoDBClient(aws().config)));
    const name = place().table;
    const files = s3KeptFiles(counter.watch(bucket()), aws().deployed.OriginalsBucketName);
    return {
      counter,
      files,
      deps: {
        policy,
        reports: tableReportStore(dynamoTable(dynamo, name), policy),
        deliveries: tableDeliveryStore(dynamoTable(dynamo, name), () => RECEIVED),
        enqueue: sealedInto(sqsNotices(counter.watch(new SQSClient(aws().config)), noticeQueueUrls()), noticeKey),
        noticeKey,
        sendMail: sesMail(counter.watch(mails()), SENDER),
        postWebhook: async () => ({ kind: 'later', reason: 'unreachable' }),
        postToChat: async () => ({ kind: 'later', reason: 'unreachable' }),
        takeFromQuota: tableQuota(dynamoTable(dynamo, name), 'mail'),
        chance: () => 0,
        mailsPerDay: 200,
        consoleUrl: 'https://konsol.contoh.invalid',
        digestFiles: files,
        fileLinks: tableFileLinks(dynamoTable(dynamo, name)),
        random: systemRandom,
        apiUrl: 'https://api.contoh.invalid',
        now: () => RECEIVED,
        log: () => {},
      },
    };
  });

  it('has left no address in the table, and has sent to it', async () => {
    const client = documentClient(new DynamoDBClient(aws().config));
    let items = '';
    for await (const { Items = [] } of paginateScan({ client }, { TableName: place().table })) {
      items += JSON.stringify(Items);
    }
    expect((await readMailbox(aws().config)).flatMap(({ to }) => to)).toContain(ADDRESS);
    expect(items).toContain('"state":"delivered"');
    expect(items).not.toContain(ADDRESS);
  });
});

describe('the channel secrets on the local AWS', () =>
  itReadsChannelSecrets(() =>
    secretPlace(aws().deployed.LaporSecretArn, (client, arn, now) =>
      secretsManagerChannelSecrets(client, { [LAPOR]: arn }, now),
    ),
  ));
describe('the contact book on the local AWS', () =>
  itReadsContacts(() => secretPlace(aws().deployed.ContactsSecretArn, secretsManagerContacts)));
describe('the key of cursors on the local AWS', () =>
  itReadsCursorKey(() => secretPlace(aws().deployed.CursorSecretArn, secretsManagerCursorKey)));
describe('the keys of sessions on the local AWS', () =>
  itReadsSessionKeys(() => secretPlace(aws().deployed.SessionSecretArn, secretsManagerSessionKeys)));
describe('the key of words on the local AWS', () =>
  itReadsCursorKey(() => secretPlace(aws().deployed.SearchSecretArn, secretsManagerSearchKey)));
describe('the key of notices on the local AWS', () =>
  itReadsCursorKey(() => secretPlace(aws().deployed.NoticeSecretArn, secretsManagerNoticeKey)));
describe('the tracking keys on the local AWS', () =>
  itReadsTrackingKeys(() => secretPlace(aws().deployed.TrackingSecretArn, secretsManagerTrackingKeys)));

describe('one report on the local AWS', () => {
  itCostsSoManyCalls(() => {
    const counter = countingCalls();
    const { config, deployed } = aws();
    const kms = counter.watch(new KMSClient(config));
    const dynamo = documentClient(counter.watch(new DynamoDBClient(config)));
    return {
      counter,
      deps: {
        policy,
        reports: tableReportStore(dynamoTable(dynamo, deployed.TableName), policy),
        originals: s3KeptFiles(counter.watch(bucket()), deployed.OriginalsBucketName),
        dataKeys: kmsDataKeys(kms, deployed.ReportKeyArn),
        identityKeys: kmsDataKeys(kms, deployed.IdentityKeyArn),
        searchKey: async () => 'kunci pencarian',
        classify: rulesClassifier(policy),
        now: () => RECEIVED,
        log: () => {},
      },
    };
  });
});

/** The next message of a queue, which is then done; throws when none comes. */
async function nextOf(client: SQSClient, QueueUrl: string) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5, MessageSystemAttributeNames: ['MessageGroupId'] }),
  );
  const [message] = Messages;
  if (message === undefined) throw new Error('no message came');
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  return { group: message.Attributes?.MessageGroupId ?? '', body: message.Body ?? '' };
}

async function nextOnes(client: SQSClient, queueUrl: string, count: number) {
  const received: Awaited<ReturnType<typeof nextOf>>[] = [];
  while (received.length < count) received.push(await nextOf(client, queueUrl));
  return received;
}

function intakeQueue(): Queue {
  const client = new SQSClient(aws().config);
  const queueUrl = aws().deployed.IntakeQueueUrl;
  return {
    send: sqsSend(client, queueUrl),
    receive: async (count) =>
      (await nextOnes(client, queueUrl, count)).map(({ group, body }) => ({ group: ChannelId.parse(group), body })),
  };
}

function noticeQueueUrls() {
  const { NoticeQueueUrl: other, UrgentNoticeQueueUrl: urgent } = aws().deployed;
  return { urgent, other };
}

function noticeQueues(): NoticeQueuesPlace {
  const client = new SQSClient(aws().config);
  const { urgent, other } = noticeQueueUrls();
  return {
    enqueue: sealedInto(sqsNotices(client, { urgent, other }), noticeKey),
    receive: (isUrgent, count) => nextOnes(client, isUrgent ? urgent : other, count),
  };
}

/** What the stack generated, before any test wrote over it. */
const generated = new Map<string, Promise<string>>();

function secretPlace<T>(
  arn: string,
  open: (client: SecretsManagerClient, arn: string, now: Parameters<SecretPlace<T>['open']>[0]) => T,
): SecretPlace<T> {
  const client = new SecretsManagerClient(aws().config);
  const read = async (): Promise<string> =>
    (await client.send(new GetSecretValueCommand({ SecretId: arn }))).SecretString ?? '';
  const first = generated.get(arn) ?? read();
  generated.set(arn, first);
  return {
    generated: () => first,
    write: async (SecretString) => {
      await first;
      await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString }));
    },
    open: (now) => open(client, arn, now),
  };
}

/** Queues that give a message up after the first try. */
function letterPlace(): LettersPlace {
  const client = new SQSClient(aws().config);
  const at = aws().deployed;
  const queues = {
    intake: at.IntakeQueueUrl,
    urgent: at.UrgentNoticeQueueUrl,
    other: at.NoticeQueueUrl,
    feedback: at.FeedbackQueueUrl,
  };
  const receive = async (QueueUrl: string) => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        VisibilityTimeout: 0,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages[0];
  };
  const giveUpAtOnce = async (QueueUrl: string): Promise<void> => {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] }),
    );
    const RedrivePolicy = JSON.stringify({ ...JSON.parse(Attributes?.RedrivePolicy ?? ''), maxReceiveCount: 1 });
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
  };
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  return {
    letters: sqsDeadLetters(client, {
      intake: { lieIn: at.IntakeDeadLetterQueueUrl, cameFrom: [queues.intake] },
      notices: { lieIn: at.NoticeDeadLetterQueueUrl, cameFrom: [queues.urgent, queues.other] },
      feedback: { lieIn: at.FeedbackDeadLetterQueueUrl, cameFrom: [queues.feedback] },
      failures: { lieIn: at.NoticeFailuresQueueUrl, cameFrom: [] },
    }),
    since: Instant.parse(Date.now() - 1_000),
    bury: async (from, { body, group, attributes = {} }) => {
      const QueueUrl = queues[from];
      await giveUpAtOnce(QueueUrl);
      const { MessageId } = await client.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: body,
          ...(group === undefined ? {} : { MessageGroupId: group }),
          MessageAttributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, text(value)])),
        }),
      );
      await receive(QueueUrl);
      expect(await receive(QueueUrl)).toBeUndefined();
      return LetterId.parse(MessageId);
    },
    fail: async ({ cause, fault = '' }) => {
      const MessageAttributes = {
        ...(cause === 'notStarted' ? { ERROR_CODE: text(fault), ERROR_MESSAGE: text('kata-kata') } : {}),
        ...(cause === 'runFailed' ? { ErrorCode: { DataType: 'Number', StringValue: '200' } } : {}),
      };
      const { MessageId } = await client.send(
        new SendMessageCommand({ QueueUrl: at.NoticeFailuresQueueUrl, MessageBody: '{}', MessageAttributes }),
      );
      return LetterId.parse(MessageId);
    },
    arrived: async (name) => {
      const message = await receive(queues[name]);
      await client.send(new DeleteMessageCommand({ QueueUrl: queues[name], ReceiptHandle: message?.ReceiptHandle }));
      const { MessageGroupId: group } = message?.Attributes ?? {};
      const attributes = Object.entries(message?.MessageAttributes ?? {}).map(([key, { StringValue = '' }]) => [
        key,
        StringValue,
      ]);
      return {
        body: message?.Body ?? '',
        ...(group === undefined ? {} : { group }),
        ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
      };
    },
  };
}
