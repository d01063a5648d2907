import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { documentClient } from '#shared/adapters/table/client';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { headKey } from '#shared/adapters/table/keys';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { DeliveryStore } from '#shared/app/notices/ports';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { claimed, idOf } from '#shared/domain/notices/delivery';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { aClaim, aDelivery, aHealth, allOf, aMail, anySubject } from '#test/contract/notices/deliveries';
import { aLetterId, aNote, anAct } from '#test/contract/notices/letters';
import { wib } from '#test/support/builders/a-report';
import { type Answer, type FakeService, startFakeService } from '#test/support/fakes/fake-service';
import { policy } from '#test/support/policy';
import { aConflict, aNewReport, anInboxEntry, aParked, aReportId, aWebhook, RECEIVED } from './stories.ts';

let service: FakeService;
let client: DynamoDBClient;
beforeAll(async () => {
  service = await startFakeService();
  client = new DynamoDBClient(service.config);
});
afterAll(() => {
  client.destroy();
  return service.stop();
});
beforeEach(() => service.answer());

const table = () => dynamoTable(documentClient(client), 'tabel');
const asked = (): readonly unknown[] => service.asked().map(({ body }) => JSON.parse(body));

const store = (): ReportStore => tableReportStore(table(), policy);

const deliveries = (): DeliveryStore => tableDeliveryStore(table(), () => RECEIVED);
const letterBook = () => tableLetterBook(table(), policy.calendar);
const eventLog = (): EventLog => tableEventLog(table(), 'Asia/Pontianak');

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

const Portion = z.object({
  RequestItems: z.object({
    tabel: z.object({ Keys: z.array(z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) })) }),
  }),
});

const id = aReportId();
const DAYS = { from: IsoDate.parse('2041-09-01'), until: IsoDate.parse('2041-09-02') };
const parked = aParked({ report: id });
const OPERATIONS: readonly (readonly [string, (store: ReportStore) => Promise<unknown>])[] = [
  ['look', (store) => store.look(aWebhook(), id)],
  ['load', (store) => store.load(id)],
  ['outlines', (store) => store.outlines([id])],
  ['loadAll', (store) => store.loadAll([id])],
  ['receivedIn', (store) => allOf(store.receivedIn(DAYS))],
  ['commit', (store) => store.commit(aNewReport().commit)],
  ['remember', (store) => store.remember(anInboxEntry(id))],
  ['unpark', (store) => store.unpark(parked)],
  ['park', (store) => store.park(anInboxEntry(id), parked)],
  ['parked', (store) => store.parked(id)],
  ['setAside', (store) => store.setAside(id, aConflict())],
  ['conflicts', (store) => store.conflicts(id)],
  ['keepKey', (store) => store.keepKey(id, Buffer.from('kunci'))],
  ['events', (store) => store.events(id)],
  ['stepsUpTo', (store) => store.stepsUpTo([{ id, version: 1 }])],
  ['words', (store) => store.words(id)],
  ['identity', (store) => store.identity(id)],
  ['messages', (store) => store.messages(id)],
  ['track', (store) => store.track(anInboxEntry(id))],
  ['byTracking', (store) => store.byTracking(sha256('kode'))],
  ['followed', (store) => store.followed(id)],
];

const delivery = aDelivery();
const change = { from: delivery, to: claimed(delivery, aClaim(), RECEIVED) };
const NOTICE_OPERATIONS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['begin', () => deliveries().begin([delivery])],
  ['look', () => deliveries().look(delivery.recipient, [idOf(delivery)])],
  ['change of one', () => deliveries().change([change])],
  ['change of one with its mail', () => deliveries().change([change], { mail: aMail() })],
  ['of', () => deliveries().of(anySubject())],
  ['due', () => allOf(deliveries().due(true, RECEIVED))],
  ['mail', () => deliveries().mail(aMail().id)],
  ['mailNamed', () => deliveries().mailNamed('ses-1')],
  ['health', () => deliveries().health(delivery.recipient)],
  ['saveHealth', () => deliveries().saveHealth(aHealth())],
  ['between', () => allOf(eventLog().between(RECEIVED, Instant.parse(RECEIVED + 1)))],
  ['mark', () => eventLog().mark('pembaca')],
  ['setMark', () => eventLog().setMark('pembaca', RECEIVED)],
  ['leaving notes', () => tableLetterNotes(table()).leave([aNote()])],
  ['reading notes', () => tableLetterNotes(table()).read([aLetterId()])],
  ['writing an act', () => letterBook().write(anAct())],
  ['the acts on a letter', () => letterBook().of(aLetterId(), RECEIVED)],
  ['the acts of a month', () => letterBook().month(MonthName.parse('2025-05'))],
  ['taking from the quota', () => tableQuota(table(), 'mail')('2025-05-06', 5)],
];

/**
 * A conflict is decided again at once; a fault goes back to the queue. Taking one for the other loses a report or never
 * ends.
 */
describe.each(FAULTS)('when the table %s', (_, answer) => {
  it.each(OPERATIONS)('%s throws', async (_, operation) => {
    service.answer(answer);
    await expect(operation(store())).rejects.toThrow();
  });

  it.each(NOTICE_OPERATIONS)('%s throws', async (_, operation) => {
    service.answer(answer);
    await expect(operation()).rejects.toThrow();
  });

  it('counting misses throws', async () => {
    service.answer(answer);
    const misses = tableMissCounter(table());
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
    service.answer(cancelled(...codes));
    expect(await commit()).toBe('conflict');
  });

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded', 'ItemCollectionSizeLimitExceeded', 'ValidationError'])(
    'is a fault when its reason is %s',
    async (code) => {
      service.answer(cancelled('None', code));
      await expect(commit()).rejects.toThrow();
    },
  );
});

describe('one write by itself', () => {
  it.each([
    ['its condition did not hold', fault('ConditionalCheckFailedException')],
    ['a transaction was at the same item', fault('TransactionConflictException')],
  ])('is a conflict when %s', async (_, answer) => {
    service.answer(answer);
    expect(await deliveries().change([change])).toBe('conflict');
    service.answer(answer);
    expect(await deliveries().saveHealth(aHealth())).toBe('conflict');
  });

  it('is a fault when a delivery can neither be begun nor read: its notice must not be taken for told', async () => {
    const nothing: Answer = { status: 200, body: { Responses: { tabel: [] }, UnprocessedKeys: {} } };
    service.answer(nothing, fault('TransactionConflictException'), nothing);
    await expect(deliveries().begin([delivery])).rejects.toThrow('neither');
  });
});

describe('what an index does not give in one page', () => {
  const more: Answer = { status: 200, body: { Items: [], LastEvaluatedKey: { pk: { S: 'R#x' }, sk: { S: 'y' } } } };
  const end: Answer = { status: 200, body: { Items: [] } };

  it.each([
    ['deliveries that are due', () => allOf(deliveries().due(false, RECEIVED))],
    ['deliveries about a report', () => deliveries().of(anySubject())],
    ['reports of a day', () => allOf(store().receivedIn(DAYS))],
    ['events of a day', () => allOf(eventLog().between(RECEIVED, Instant.parse(RECEIVED + 1)))],
  ])('is asked for to the last page: %s', async (_, operation) => {
    service.answer(more, end);
    await operation();
    expect(asked()).toHaveLength(2);
    expect(asked()[1]).toMatchObject({ ExclusiveStartKey: { pk: { S: 'R#x' }, sk: { S: 'y' } } });
  });

  it('is asked for only when somebody wants it', async () => {
    service.answer(more, end);
    const due = deliveries().due(false, RECEIVED)[Symbol.asyncIterator]();
    expect(asked()).toEqual([]);
    await due.next();
    expect(asked().length).toBeGreaterThan(0);
  });
});

it('asks the log for no day of which nothing is wanted', async () => {
  service.answer({ status: 200, body: { Items: [] } });
  await allOf(eventLog().between(wib('2041-09-01 00:00'), wib('2041-09-03 00:00')));
  const values = { ':from': expect.anything(), ':to': expect.anything() };
  expect(asked()).toMatchObject(
    ['2041-09-01', '2041-09-02'].map((day) => ({
      ExpressionAttributeValues: { ...values, ':pk': { S: `LOG#${day}` } },
    })),
  );
});

it('asks for each month of a year once, and for no moment outside the days that are meant', async () => {
  service.answer({ status: 200, body: { Items: [] } });
  await allOf(store().receivedIn({ from: IsoDate.parse('2040-02-28'), until: IsoDate.parse('2041-02-28') }));
  const values = { ':from': { S: String(wib('2040-02-28 00:00')) }, ':to': { S: String(wib('2041-02-28 00:00')) } };
  const months = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2040-${month}`);
  expect(asked()).toMatchObject(
    [...months, '2041-01', '2041-02'].map((month) => ({
      ExpressionAttributeValues: { ...values, ':pk': { S: `RECEIVED#${month}` } },
    })),
  );
});

describe('more than a call may ask for', () => {
  it('is asked for in portions of a hundred, each key once', async () => {
    service.answer({ status: 200, body: { Responses: { tabel: [] }, UnprocessedKeys: {} } });
    const ids = Array.from({ length: 120 }, () => idOf(aDelivery()));
    await deliveries().look(delivery.recipient, [...ids, ...ids]);
    const keys = asked().map((call) =>
      Portion.parse(call).RequestItems.tabel.Keys.map(({ pk, sk }) => `${pk.S} ${sk.S}`),
    );
    // 120 deliveries of as many reports, their heads, and the contact's health.
    expect(keys.map(({ length }) => length).toSorted((a, b) => b - a)).toEqual([100, 100, 41]);
    expect(new Set(keys.flat()).size).toBe(241);
  });

  it('is asked for again by portion, and each item is given once', async () => {
    const ids = Array.from({ length: 1050 }, aReportId);
    const seen = new Set<string>();
    // The first time that it is asked for one it may leave it.
    service.answer(({ body }) => {
      const { Keys } = Portion.parse(JSON.parse(body)).RequestItems.tabel;
      const left = Keys.filter(({ pk }, index) => index % 2 === 1 && !seen.has(pk.S));
      for (const { pk } of Keys) seen.add(pk.S);
      const UnprocessedKeys = left.length === 0 ? {} : { tabel: { Keys: left } };
      return {
        status: 200,
        body: { Responses: { tabel: Keys.filter((key) => !left.includes(key)) }, UnprocessedKeys },
      };
    });
    const found = await table().getAll(ids.map(headKey));
    expect(found).toHaveLength(ids.length);
    expect(new Set(found.map(({ pk }) => pk))).toEqual(new Set(ids.map((one) => headKey(one).pk)));
  });

  it('is a fault where one portion of many is, and no more is asked for then', async () => {
    const ids = Array.from({ length: 3000 }, aReportId);
    service.answer(fault('InternalServerError', 500));
    await expect(store().loadAll(ids)).rejects.toThrow();
    const before = asked().length;
    expect(before).toBeLessThanOrEqual(8);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked()).toHaveLength(before);
  });

  it('is asked for a few portions at a time', async () => {
    const ids = Array.from({ length: 3000 }, aReportId);
    const nothing: Answer = { status: 200, body: { Responses: { tabel: [] }, UnprocessedKeys: {} } };
    service.answer(nothing);
    const fresh = new DynamoDBClient(service.config);
    await tableReportStore(dynamoTable(documentClient(fresh), 'tabel'), policy).loadAll(ids);
    fresh.destroy();
    expect(asked()).toHaveLength(30);
    // Each call that is under way has a connection of its own.
    expect(service.connections()).toBeLessThanOrEqual(8);
    expect(service.connections()).toBeGreaterThan(1);
  });
});

describe('what the table leaves unread', () => {
  const key = { pk: { S: `R#${id}` }, sk: { S: 'HEAD' } };
  const left: Answer = { status: 200, body: { Responses: {}, UnprocessedKeys: { tabel: { Keys: [key] } } } };

  it('is asked for again, consistently, and nothing else is', async () => {
    service.answer(left, { status: 200, body: { Responses: { tabel: [] }, UnprocessedKeys: {} } });
    await store().look(aWebhook(), id);
    expect(asked()).toHaveLength(2);
    expect(asked()[1]).toMatchObject({ RequestItems: { tabel: { Keys: [key], ConsistentRead: true } } });
  });

  it('is a fault when it stays unread, after pauses that grow, so that the table can give more meanwhile', async () => {
    service.answer(left);
    const pauses: number[] = [];
    const pause = async (milliseconds: number) => {
      pauses.push(milliseconds);
    };
    const patient = dynamoTable(documentClient(client), 'tabel', { pause, chance: () => 0.5 });
    await expect(patient.getAll([headKey(id)])).rejects.toThrow('unread 7 times');
    expect(asked()).toHaveLength(7);
    expect(pauses).toEqual([37.5, 75, 150, 300, 600, 1200]);
  });
});

it('reads notices consistently before it decides, and lists what is due from the index', async () => {
  service.answer({ status: 200, body: { Responses: { tabel: [] }, UnprocessedKeys: {}, Items: [] } });
  await deliveries().look(delivery.recipient, [idOf(delivery)]);
  await deliveries().of(anySubject());
  await deliveries().health(delivery.recipient);
  expect(asked()).toEqual([
    { RequestItems: { tabel: expect.objectContaining({ ConsistentRead: true }) } },
    expect.objectContaining({ ConsistentRead: true }),
    expect.objectContaining({ ConsistentRead: true }),
  ]);
});

it('reads a report consistently, so that a step just taken is seen', async () => {
  service.answer({ status: 200, body: { Items: [], Count: 0 } });
  await store().load(id);
  await store().events(id);
  expect(asked()).toEqual([
    expect.objectContaining({ ConsistentRead: true }),
    expect.objectContaining({ ConsistentRead: true }),
  ]);
});
