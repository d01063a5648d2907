import { once } from 'node:events';
import { createServer } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientConfig } from '#local/local-aws';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoMissCounter } from '#shared/adapters/dynamo-miss-counter';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import type { ReportStore } from '#shared/app/ports';
import { keyedHash, sha256 } from '#shared/domain/hash';
import { aConflict, aNewReport, anInboxEntry, aParked, aReportId, aWebhook, RECEIVED } from './stories.ts';

type Answer = { readonly status: number; readonly body: unknown } | 'hang up';

/** A DynamoDB that answers what it is told to, and keeps what it was asked. */
let answers: Answer[] = [];
let asked: unknown[] = [];
const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  asked.push(JSON.parse(Buffer.concat(chunks).toString()));
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  if (answer === undefined || answer === 'hang up') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(answer.body));
});

let client: DynamoDBClient;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  client = new DynamoDBClient({ ...clientConfig({ endpoint: `http://127.0.0.1:${port}` }), maxAttempts: 1 });
});
afterAll(() => {
  client.destroy();
  server.close();
});
beforeEach(() => {
  answers = [];
  asked = [];
});

const store = (): ReportStore => dynamoReportStore(documentClient(client), 'tabel', 'Asia/Pontianak');

const fault = (type: string, status = 400, more: object = {}): Answer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'x', ...more },
});
const cancelled = (...codes: readonly string[]): Answer =>
  fault('TransactionCanceledException', 400, { CancellationReasons: codes.map((Code) => ({ Code })) });

const FAULTS: readonly (readonly [string, Answer])[] = [
  ['throttles', fault('ThrottlingException')],
  ['has no throughput left', fault('ProvisionedThroughputExceededException')],
  ['is over the account’s limit', fault('RequestLimitExceeded')],
  ['has an inner error', fault('InternalServerError', 500)],
  ['is not available', fault('ServiceUnavailable', 503)],
  ['denies access', fault('AccessDeniedException')],
  ['has no such table', fault('ResourceNotFoundException')],
  ['finds the request wrong', fault('ValidationException')],
  ['is still at the same transaction', fault('TransactionInProgressException')],
  ['hangs up', 'hang up'],
];

const id = aReportId();
const parked = aParked();
const OPERATIONS: readonly (readonly [string, (store: ReportStore) => Promise<unknown>])[] = [
  ['look', (store) => store.look(aWebhook(), id)],
  ['load', (store) => store.load(id)],
  ['commit', (store) => store.commit(aNewReport().commit)],
  ['remember', (store) => store.remember(anInboxEntry(id))],
  ['unpark', (store) => store.unpark(id, parked)],
  ['park', (store) => store.park(anInboxEntry(id), parked)],
  ['parked', (store) => store.parked(id)],
  ['setAside', (store) => store.setAside(id, aConflict())],
  ['conflicts', (store) => store.conflicts(id)],
  ['keepKey', (store) => store.keepKey(id, Buffer.from('kunci'))],
  ['events', (store) => store.events(id)],
  ['words', (store) => store.words(id)],
  ['identity', (store) => store.identity(id)],
  ['messages', (store) => store.messages(id)],
  ['track', (store) => store.track(anInboxEntry(id))],
  ['byTracking', (store) => store.byTracking(sha256('kode'))],
];

/** A conflict is decided again at once; a fault goes back to the queue. Taking one for the other loses a report or never ends. */
describe.each(FAULTS)('when the table %s', (_, answer) => {
  it.each(OPERATIONS)('%s throws', async (_, operation) => {
    answers = [answer];
    await expect(operation(store())).rejects.toThrow();
  });

  it('counting misses throws', async () => {
    answers = [answer];
    const misses = dynamoMissCounter(documentClient(client), 'tabel');
    await expect(misses.count(keyedHash('garam', 'x'), RECEIVED)).rejects.toThrow();
    await expect(misses.add(keyedHash('garam', 'x'), RECEIVED, RECEIVED)).rejects.toThrow();
  });
});

describe('a cancelled transaction', () => {
  const commit = () => store().commit(aNewReport().commit);

  it.each([
    ['a condition did not hold', ['None', 'ConditionalCheckFailed', 'None']],
    ['another transaction was at the same items', ['TransactionConflict', 'None']],
    ['a condition did not hold and another part was throttled', ['ThrottlingError', 'ConditionalCheckFailed']],
  ])('is a conflict when %s', async (_, codes) => {
    answers = [cancelled(...codes)];
    expect(await commit()).toBe('conflict');
  });

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded', 'ItemCollectionSizeLimitExceeded', 'ValidationError'])(
    'is a fault when its reason is %s',
    async (code) => {
      answers = [cancelled('None', code)];
      await expect(commit()).rejects.toThrow();
    },
  );
});

describe('what the table leaves unread', () => {
  const key = { pk: { S: `R#${id}` }, sk: { S: 'HEAD' } };
  const left: Answer = { status: 200, body: { Responses: {}, UnprocessedKeys: { tabel: { Keys: [key] } } } };

  it('is asked for again, consistently, and nothing else is', async () => {
    answers = [left, { status: 200, body: { Responses: { tabel: [] }, UnprocessedKeys: {} } }];
    await store().look(aWebhook(), id);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject({ RequestItems: { tabel: { Keys: [key], ConsistentRead: true } } });
  });

  it('is a fault when it stays unread', async () => {
    answers = [left];
    await expect(store().look(aWebhook(), id)).rejects.toThrow('unread');
    expect(asked.length).toBeLessThanOrEqual(6);
  });
});

it('reads a report consistently, so that a step just taken is seen', async () => {
  answers = [{ status: 200, body: { Items: [], Count: 0 } }];
  await store().load(id);
  await store().events(id);
  expect(asked).toEqual([
    expect.objectContaining({ ConsistentRead: true }),
    expect.objectContaining({ ConsistentRead: true }),
  ]);
});
