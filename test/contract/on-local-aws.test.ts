import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoMissCounter } from '#shared/adapters/dynamo-miss-counter';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { kmsDataKeys } from '#shared/adapters/kms-data-keys';
import { rulesClassifier } from '#shared/adapters/rules-classifier';
import { s3Originals } from '#shared/adapters/s3-originals';
import { secretsManagerChannelSecrets, secretsManagerTrackingKeys } from '#shared/adapters/secrets';
import { sqsSend } from '#shared/adapters/sqs-send';
import { ChannelId } from '#shared/domain/words';
import { LAPOR } from '#test/support/a-report';
import { countingCalls } from '#test/support/counting-client';
import { type Ministack, startMinistack } from '#test/support/ministack';
import { policy } from '#test/support/policy';
import { itCostsSoManyCalls } from './cost.ts';
import { damaged, itMakesDataKeys } from './data-keys.ts';
import { itSurvivesLostAnswers } from './lost-answers.ts';
import { itCountsMisses } from './miss-counter.ts';
import { itKeepsOriginals } from './originals.ts';
import { itKeepsReports } from './report-store.ts';
import { itReadsChannelSecrets, itReadsTrackingKeys, type SecretPlace } from './secrets.ts';
import { itSendsMessages, type Queue } from './send-message.ts';
import { aReportId, RECEIVED } from './stories.ts';
import { itLiesInTheTable } from './table-layout.ts';

vi.setConfig({ testTimeout: 30_000 });

const ZONE = policy.calendar.zone;

let running: Ministack | undefined;
// The first time on a machine, the local AWS is installed first.
beforeAll(async () => {
  running = await startMinistack();
}, 300_000);
afterAll(() => running?.stop());

const aws = (): Ministack => {
  if (running === undefined) throw new Error('not started');
  return running;
};
const table = () => ({ config: aws().config, table: aws().deployed.TableName });
const store = () => dynamoReportStore(documentClient(new DynamoDBClient(aws().config)), table().table, ZONE);
const bucket = () => new S3Client({ ...aws().config, forcePathStyle: true });

describe('the report store on the local AWS', () => itKeepsReports(store));
describe('the report store when answers are lost', () => itSurvivesLostAnswers(table));
describe('the table on the local AWS', () => itLiesInTheTable(table));
describe('the miss counter on the local AWS', () =>
  itCountsMisses(() => dynamoMissCounter(documentClient(new DynamoDBClient(aws().config)), table().table)));
describe('the originals on the local AWS', () =>
  itKeepsOriginals(() => s3Originals(bucket(), aws().deployed.OriginalsBucketName)));

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

describe('the channel secrets on the local AWS', () =>
  itReadsChannelSecrets(() =>
    secretPlace(aws().deployed.LaporSecretArn, (client, arn, now) =>
      secretsManagerChannelSecrets(client, { [LAPOR]: arn }, now),
    ),
  ));
describe('the tracking keys on the local AWS', () =>
  itReadsTrackingKeys(() => secretPlace(aws().deployed.TrackingSecretArn, secretsManagerTrackingKeys)));

describe('one report on the local AWS', () => {
  itCostsSoManyCalls(() => {
    const counter = countingCalls();
    const { config, deployed } = aws();
    const dynamo = documentClient(counter.watch(new DynamoDBClient(config)));
    return {
      counter,
      deps: {
        policy,
        reports: dynamoReportStore(dynamo, deployed.TableName, ZONE),
        originals: s3Originals(counter.watch(bucket()), deployed.OriginalsBucketName),
        dataKeys: kmsDataKeys(counter.watch(new KMSClient(config)), deployed.IdentityKeyArn),
        classify: rulesClassifier(policy),
        now: () => RECEIVED,
        log: () => {},
      },
    };
  });
});

function intakeQueue(): Queue {
  const client = new SQSClient(aws().config);
  const QueueUrl = aws().deployed.IntakeQueueUrl;
  const one = async () => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5, MessageSystemAttributeNames: ['MessageGroupId'] }),
    );
    const [message] = Messages;
    if (message === undefined) throw new Error('no message came');
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    return { group: ChannelId.parse(message.Attributes?.MessageGroupId), body: message.Body ?? '' };
  };
  return {
    send: sqsSend(client, QueueUrl),
    receive: async (count) => {
      const received: Awaited<ReturnType<typeof one>>[] = [];
      while (received.length < count) received.push(await one());
      return received;
    },
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
