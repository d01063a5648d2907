import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateEventSourceMappingCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '#local/aws/emulator';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { freePort } from '#local/aws/free-port';
import { clientConfig } from '#local/aws/local-aws';

const NAME = 'tanggap-kept';
const PATIENCE_MS = 240_000;

/** Sends on the keys of what the stream brings, by nothing but Node. */
const CODE = `exports.handler = async ({ Records }) => {
  for (const { dynamodb } of Records)
    await fetch(process.env.QUEUE_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ Action: 'SendMessage', MessageBody: dynamodb.Keys.pk.S }),
    });
};`;

const clients = (aws: Emulator) => {
  const config = clientConfig(aws);
  return { dynamo: new DynamoDBClient(config), lambda: new LambdaClient(config), sqs: new SQSClient(config) };
};
type Clients = ReturnType<typeof clients>;

const deploy = async ({ dynamo, lambda, sqs }: Clients): Promise<void> => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: NAME }));
  await dynamo.send(
    new CreateTableCommand({
      TableName: NAME,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: NAME,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/tanggap-kept',
      Timeout: 240,
      Environment: { Variables: { QUEUE_URL: QueueUrl } },
      Code: { ZipFile: zipSync({ 'index.js': strToU8(CODE) }) },
    }),
  );
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: NAME }));
  await lambda.send(
    new CreateEventSourceMappingCommand({
      FunctionName: NAME,
      EventSourceArn: Table?.LatestStreamArn,
      StartingPosition: 'TRIM_HORIZON',
    }),
  );
};

/** Writes an item and waits until the stream has brought it. */
const isBrought = async ({ dynamo, sqs }: Clients, endpoint: string, pk: string): Promise<boolean> => {
  await dynamo.send(new PutItemCommand({ TableName: NAME, Item: { pk: { S: pk } } }));
  const QueueUrl = `${endpoint}/000000000000/${NAME}`;
  for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await sleep(100)) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
    if (Messages.some(({ Body }) => Body === pk)) return true;
  }
  return false;
};

describe('a local AWS whose data is kept', () => {
  it('goes on bringing what is written when it is started again, at another port too', async () => {
    const folder = join(LOCAL_FOLDER, 'contract', randomUUID());
    const log = join(LOCAL_FOLDER, 'contract-kept-ministack.log');
    const ports = new Set<string>();
    const started = async <T>(work: (aws: Emulator) => Promise<T>): Promise<T> => {
      const aws = await startEmulator({ folder, log, keep: true, preferredPort: await freePort() });
      ports.add(aws.endpoint);
      try {
        return await work(aws);
      } finally {
        await aws.stop();
      }
    };
    try {
      await started(async (aws) => {
        const made = clients(aws);
        await deploy(made);
        for (const pk of ['satu', 'dua', 'tiga']) expect(await isBrought(made, aws.endpoint, pk), pk).toBe(true);
      });
      await started(async (aws) => {
        // The function was told where its queue is.
        expect(await isBrought(clients(aws), aws.endpoint, 'empat')).toBe(true);
      });
      expect(ports.size).toBe(2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
