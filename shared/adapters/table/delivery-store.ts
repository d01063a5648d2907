import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { DeliveryStore, Now } from '#shared/app/ports';
import type { Delivery, DeliveryId } from '#shared/domain/notices/delivery';
import { ReportId } from '#shared/domain/words/words';
import { ABSENT, type DynamoCalls, dynamoCalls, type Item, type Put } from './dynamo-calls.ts';
import { reportOf } from './items.ts';
import {
  DELIVERIES,
  deliveryKey,
  endOf,
  failedIn,
  GSI1,
  GSI2,
  headKey,
  healthKey,
  type Key,
  mailKey,
  mailNameKey,
  monthsBetween,
  noticesToLookAt,
  ofSubject,
  startOf,
} from './keys.ts';
import {
  deliveryItem,
  deliveryOf,
  healthItem,
  healthOf,
  mailItem,
  mailNamedIn,
  mailNameItem,
  mailOf,
} from './notice-items.ts';

/**
 * What became of notices, on DynamoDB. Every change is held to the `rev` that was seen. What is due is listed by an index,
 * which may be a moment behind: a delivery found there may have been changed since, and changing it is then a conflict.
 */
export const dynamoDeliveryStore = (client: DynamoDBDocumentClient, name: string, now: Now): DeliveryStore => {
  const table = dynamoCalls(client, name);
  const read = async <T>(key: Key, parse: (item: unknown) => T): Promise<T | undefined> => {
    const item = await table.get(key);
    return item === undefined ? undefined : parse(item);
  };
  const write = (writes: readonly Put[]): Promise<'saved' | 'conflict'> => {
    const [first, ...others] = writes;
    if (first === undefined) return Promise.resolve('saved');
    return others.length === 0 ? table.writeAlone(first) : table.write([...writes]);
  };

  return {
    begin: (deliveries) => begin(table, deliveries),
    look: async (recipient, ids) => {
      const heads = reportsOf(ids).map(headKey);
      const find = finder(await table.getAll([...ids.map(deliveryKey), ...heads, healthKey(recipient)]));
      const health = find(healthKey(recipient));
      return {
        deliveries: ids
          .map((id) => find(deliveryKey(id)))
          .flatMap((item) => item ?? [])
          .map(deliveryOf),
        reports: heads.flatMap((key) => find(key) ?? []).map(reportOf),
        health: health === undefined ? undefined : healthOf(health),
      };
    },
    change: (changes, { mail, named } = {}) =>
      write([
        ...changes.map(({ from, to }) => table.put(deliveryItem(to), 'rev = :seen', { ':seen': from.rev })),
        ...(mail === undefined ? [] : [table.put(mailItem(mail))]),
        ...(named === undefined ? [] : [table.put(mailNameItem(named, now()))]),
      ]),
    of: (subject) => table.list(ofSubject(subject), DELIVERIES, deliveryOf),
    due: async function* (urgent, until) {
      const pages = paginateQuery(
        { client },
        {
          TableName: name,
          IndexName: GSI1,
          KeyConditionExpression: 'gsi1pk = :open AND gsi1sk < :end',
          ExpressionAttributeValues: { ':open': noticesToLookAt(urgent), ':end': endOf(until) },
        },
      );
      for await (const { Items = [] } of pages) yield* Items.map(deliveryOf);
    },
    failed: async function* (from, until) {
      for (const month of monthsBetween(from, until)) {
        const pages = paginateQuery(
          { client },
          {
            TableName: name,
            IndexName: GSI2,
            KeyConditionExpression: 'gsi2pk = :failed AND gsi2sk BETWEEN :from AND :until',
            // No entry is only an instant: those of `until` sort after it.
            ExpressionAttributeValues: { ':failed': failedIn(month), ':from': startOf(from), ':until': startOf(until) },
          },
        );
        for await (const { Items = [] } of pages) yield* Items.map(deliveryOf);
      }
    },
    mail: (id) => read(mailKey(id), mailOf),
    mailNamed: (serviceId) => read(mailNameKey(serviceId), mailNamedIn),
    health: (recipient) => read(healthKey(recipient), healthOf),
    saveHealth: (health) =>
      health.rev === 1
        ? table.writeAlone(table.put(healthItem(health), ABSENT))
        : table.writeAlone(table.put(healthItem(health), 'rev = :seen', { ':seen': health.rev - 1 })),
  };
};

/** So many are written at the same time. */
const AT_ONCE = 20;

/** Reads first: nearly always all are there, or none is. What somebody else began in between is read again. */
const begin = async (table: DynamoCalls, deliveries: readonly Delivery[]): Promise<readonly Delivery[]> => {
  const readAll = async (some: readonly Delivery[]): Promise<readonly Delivery[]> =>
    (await table.getAll(some.map(deliveryKey))).map(deliveryOf);
  const standing = new Map((await readAll(deliveries)).map((delivery) => [nameOf(delivery), delivery]));
  const missing = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    const name = nameOf(delivery);
    if (!standing.has(name) && !missing.has(name)) missing.set(name, delivery);
  }
  const beginOne = async (delivery: Delivery): Promise<Delivery | undefined> => {
    if ((await table.writeAlone(table.put(deliveryItem(delivery), ABSENT))) === 'conflict') return delivery;
    standing.set(nameOf(delivery), delivery);
    return undefined;
  };
  const fresh = [...missing.values()];
  const lost: Delivery[] = [];
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const outcomes = await Promise.all(fresh.slice(from, from + AT_ONCE).map(beginOne));
    lost.push(...outcomes.filter((delivery) => delivery !== undefined));
  }
  for (const delivery of await readAll(lost)) standing.set(nameOf(delivery), delivery);
  return deliveries.map((delivery) => {
    const stands = standing.get(nameOf(delivery));
    if (stands === undefined) throw new Error('a delivery could neither be begun nor read');
    return stands;
  });
};

const nameOf = (id: DeliveryId): string => nameOfKey(deliveryKey(id));
const nameOfKey = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const finder = (items: readonly Item[]): ((key: Key) => Item | undefined) => {
  const byKey = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  return (key) => byKey.get(nameOfKey(key));
};

/** The reports that are meant, each once. */
const reportsOf = (ids: readonly DeliveryId[]): readonly ReportId[] =>
  [...new Set(ids.map(({ subject }) => subject))].flatMap((subject) => {
    const report = ReportId.safeParse(subject);
    return report.success ? [report.data] : [];
  });
