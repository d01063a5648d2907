import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { InboxEntry, OpenWork, ReportStore } from '#shared/app/ports';
import type { IsoDate } from '#shared/domain/calendar/calendar';
import { datesOf, type Period } from '#shared/domain/calendar/period';
import { nextActionAt, type TimeRules } from '#shared/domain/report/agenda';
import type { Queue, Report } from '#shared/domain/report/report';
import { atOnce } from '#shared/domain/words/at-once';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { ABSENT, type DynamoCalls, dynamoCalls, type Put, type Write } from './dynamo-calls.ts';
import {
  answeredItem,
  answeredOf,
  conflictItem,
  conflictOf,
  eventItem,
  eventOf,
  headItem,
  inboxItem,
  inboxOf,
  messageItem,
  messageOf,
  parkedItem,
  parkedOf,
  reportOf,
  storedBytes,
  trackedOf,
  trackingItem,
  wordsItem,
  wordsOf,
} from './items.ts';
import {
  answeredKey,
  CONFLICTS,
  dataKeyKey,
  EVENTS,
  endOf,
  GSI1,
  GSI2,
  headKey,
  identityKey,
  inboxKey,
  type Key,
  MESSAGES,
  NEVER,
  ofReport,
  openWorkIn,
  openWorkOf,
  PARKED,
  parkedKey,
  receivedOn,
  reportByDay,
  trackingKey,
  wordsKey,
} from './keys.ts';
import { FOLLOWED, unpackFollowed } from './packed-head.ts';

/**
 * The report store on DynamoDB. Every step is one transaction whose conditions hold it to "once": the head's version, the
 * webhook's mark not yet set, the parked arrival still there. Faults are thrown and left to redelivery.
 */
export const dynamoReportStore = (client: DynamoDBDocumentClient, name: string, rules: TimeRules): ReportStore => {
  const { zone } = rules.calendar;
  const table = dynamoCalls(client, name);
  const { list, write, put } = table;
  const read = reader(table);
  const mark = (inbox: InboxEntry | undefined): Write[] =>
    inbox === undefined ? [] : [put(inboxItem(inbox), ABSENT), put(trackingItem(inbox))];

  const headAfter = (report: Report, expected: number): Put =>
    expected === 0
      ? put(headItem(report, zone, nextActionAt(rules, report)), ABSENT)
      : put(headItem(report, zone, nextActionAt(rules, report)), 'v = :expected', { ':expected': expected });

  const withoutReport = (report: ReportId): Write => ({
    ConditionCheck: { TableName: name, Key: headKey(report), ConditionExpression: ABSENT },
  });

  return {
    look: async (webhook, report) => {
      const keys = [inboxKey(webhook), headKey(report), dataKeyKey(report)];
      const items = await table.getAll(keys);
      const [inbox, found, key] = keys.map((wanted) =>
        items.find(({ pk, sk }) => pk === wanted.pk && sk === wanted.sk),
      );
      return {
        inbox: inbox === undefined ? undefined : inboxOf(inbox),
        report: found === undefined ? undefined : reportOf(found),
        wrappedKey: key === undefined ? undefined : storedBytes(key),
      };
    },
    ...dynamoTrackedReports(client, name),
    load: (report) => read(headKey(report), reportOf),
    loadAll: async (reports) => (await table.getAll(reports.map(headKey))).map(reportOf),
    openWork: (queue, until) => openWork(client, name, queue, until),
    receivedIn: (days) => receivedIn(client, name, days),
    reindex: (report) => table.writeAlone(headAfter(report, report.version)),
    commit: ({ report, expected, events, words, identity, messages = [], inbox, unpark, setAside, answered }) =>
      write([
        headAfter(report, expected),
        ...events.map((event) => put(eventItem(event, zone), ABSENT)),
        ...(words === undefined ? [] : [put(wordsItem(report.id, words))]),
        ...(identity === undefined ? [] : [put({ ...identityKey(report.id), bytes: identity })]),
        ...messages.map((message) => put(messageItem(report.id, message))),
        ...mark(inbox),
        ...(unpark === undefined
          ? []
          : [
              {
                Delete: {
                  TableName: name,
                  Key: parkedKey(report.id, unpark.webhook),
                  ConditionExpression: 'attribute_exists(pk)',
                },
              },
            ]),
        ...(setAside === undefined ? [] : [put(conflictItem(report.id, setAside))]),
        ...(answered === undefined ? [] : [put(answeredItem(answered), ABSENT)]),
      ]),
    remember: (entry) => write(mark(entry)),
    unpark: async (report, parked) => {
      await client.send(new DeleteCommand({ TableName: name, Key: parkedKey(report, parked.webhook) }));
    },
    park: (entry, parked) =>
      write([...mark(entry), put(parkedItem(entry.report, parked)), withoutReport(entry.report)]),
    parked: (report) => list(ofReport(report), PARKED, parkedOf),
    setAside: (report, conflict) => write([put(conflictItem(report, conflict)), withoutReport(report)]),
    conflicts: (report) => list(ofReport(report), CONFLICTS, conflictOf),
    wrappedKey: (report) => read(dataKeyKey(report), storedBytes),
    answered: (key) => read(answeredKey(key), answeredOf),
    keepKey: (report, wrapped) => keepKey(client, table, report, wrapped),
    events: (report) => list(ofReport(report), EVENTS, eventOf),
    words: (report) => read(wordsKey(report), wordsOf),
    identity: (report) => read(identityKey(report), storedBytes),
    messages: (report) => list(ofReport(report), MESSAGES, messageOf),
    track: async (entry) => {
      await client.send(new PutCommand({ TableName: name, Item: trackingItem(entry) }));
    },
  };
};

const reader =
  (table: DynamoCalls) =>
  async <T>(key: Key, parse: (item: unknown) => T): Promise<T | undefined> => {
    const item = await table.get(key);
    return item === undefined ? undefined : parse(item);
  };

/** As much of the store as following a report takes. */
export const dynamoTrackedReports = (
  client: DynamoDBDocumentClient,
  name: string,
): Pick<ReportStore, 'followed' | 'byTracking'> => {
  const table = dynamoCalls(client, name);
  const read = reader(table);
  return {
    followed: async (report) => {
      const item = await table.get(headKey(report), FOLLOWED);
      return item === undefined ? undefined : unpackFollowed(item);
    },
    byTracking: (tracking) => read(trackingKey(tracking), trackedOf),
  };
};

/** By an index, which may be a moment behind: what is found there is looked at in the table before anything is decided. */
async function* openWork(
  client: DynamoDBDocumentClient,
  TableName: string,
  queue: Queue,
  until: Instant | undefined,
): AsyncIterable<OpenWork> {
  const pages = paginateQuery(
    { client },
    {
      TableName,
      IndexName: GSI1,
      KeyConditionExpression: 'gsi1pk = :queue AND gsi1sk < :until',
      ProjectionExpression: 'gsi1sk',
      ExpressionAttributeValues: { ':queue': openWorkOf(queue), ':until': until === undefined ? ALL : endOf(until) },
    },
  );
  for await (const { Items = [] } of pages) yield* Items.map((item) => workOf(OpenWorkItem.parse(item).gsi1sk));
}

/** Sorts after every entry. */
const ALL = '~';
const OpenWorkItem = z.object({ gsi1sk: z.string() });

const workOf = (gsi1sk: string): OpenWork => {
  const { at, report } = openWorkIn(gsi1sk);
  return at === NEVER ? { report } : { report, at };
};

/** So many days are looked up at a time. */
const DAYS_AT_ONCE = 8;
const ReceivedItem = z.object({ gsi2sk: z.string() });

/** By an index, which may be a moment behind. */
async function* receivedIn(client: DynamoDBDocumentClient, TableName: string, days: Period): AsyncIterable<ReportId> {
  const dates = datesOf(days);
  for (let from = 0; from < dates.length; from += DAYS_AT_ONCE) {
    const some = dates.slice(from, from + DAYS_AT_ONCE);
    yield* (await atOnce(DAYS_AT_ONCE, some, (date) => receivedOnDay(client, TableName, date))).flat();
  }
}

const receivedOnDay = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  date: IsoDate,
): Promise<readonly ReportId[]> => {
  const found: ReportId[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName,
      IndexName: GSI2,
      KeyConditionExpression: 'gsi2pk = :day',
      ProjectionExpression: 'gsi2sk',
      ExpressionAttributeValues: { ':day': receivedOn(date) },
    },
  );
  for await (const { Items = [] } of pages) {
    found.push(...Items.map((item) => reportByDay(ReceivedItem.parse(item).gsi2sk)));
  }
  return found;
};

/** The first one kept stays, whoever came with it. */
const keepKey = async (
  client: DynamoDBDocumentClient,
  table: DynamoCalls,
  report: ReportId,
  wrapped: Uint8Array,
): Promise<Uint8Array> => {
  const Key = dataKeyKey(report);
  try {
    const Item = { ...Key, bytes: wrapped };
    await client.send(new PutCommand({ TableName: table.name, Item, ConditionExpression: ABSENT }));
    return wrapped;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return storedBytes(await table.get(Key));
  }
};
