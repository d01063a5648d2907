import type { DeliveryStore } from '#shared/app/notices/ports';
import type { Now } from '#shared/app/ports';
import type { InformalId } from '#shared/domain/informal/contact';
import type { Delivery, DeliveryId } from '#shared/domain/notices/delivery';
import { reportIn } from '#shared/domain/notices/subject';
import type { ReportId } from '#shared/domain/words/words';
import { reportOf } from './head.ts';
import { contactOf } from './informal-items.ts';
import { parkedOf } from './items.ts';
import {
  contactHeadKey,
  deliveriesOn,
  deliveryKey,
  endOf,
  failedIn,
  headKey,
  healthKey,
  type Key,
  mailKey,
  mailNameKey,
  monthsBetween,
  noticesToLookAt,
  ofSubject,
  parkedKey,
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
import { type Condition, type Found, type Item, readAll, readOne, type Table, type Written } from './table.ts';

/**
 * What became of notices. Every change is held to the `rev` that was seen. What is due is listed by an index, which may
 * be a moment behind: a delivery found there may have been changed since, and changing it is then a conflict.
 */
export const tableDeliveryStore = (table: Table, now: Now): DeliveryStore => ({
  begin: (deliveries) => begin(table, deliveries),
  look: async (recipient, ids) => {
    const heads = reportsOf(ids).map(headKey);
    const waiting = parkedIn(ids);
    const contacts = contactsOf(ids).map(contactHeadKey);
    const find = finder(
      await table.getAll([...ids.map(deliveryKey), ...heads, ...waiting, ...contacts, healthKey(recipient)]),
    );
    const health = find(healthKey(recipient));
    return {
      deliveries: ids
        .map((id) => find(deliveryKey(id)))
        .flatMap((item) => (item === undefined ? [] : [deliveryOf(item)])),
      reports: heads.map(find).flatMap((item) => (item === undefined ? [] : [reportOf(item)])),
      parked: waiting.map(find).flatMap((item) => (item === undefined ? [] : [parkedOf(item)])),
      informal: contacts.map(find).flatMap((item) => (item === undefined ? [] : [contactOf(item)])),
      health: health === undefined ? undefined : healthOf(health),
    };
  },
  change: (changes, { mail, named } = {}) => {
    const besides = [
      ...(mail === undefined ? [] : [mailItem(mail)]),
      ...(named === undefined ? [] : [mailNameItem(named, now())]),
    ];
    return write(table, [
      ...changes.map(({ from, to }) => ({ put: deliveryItem(to), when: seen(from.rev) })),
      ...besides.map((put) => ({ put })),
    ]);
  },
  of: (subject) => readAll(table, ofSubject(subject), deliveriesOn(subject), deliveryOf),
  due: async function* (urgent, until) {
    const asked = { index: 'GSI1', pk: noticesToLookAt(urgent), sk: { below: endOf(until) } } as const;
    for await (const item of table.query(asked)) yield deliveryOf(item);
  },
  failed: async function* (from, until) {
    for (const month of monthsBetween(from, until)) {
      // No entry is only an instant: those of `until` sort after it.
      const sk = { from: startOf(from), to: startOf(until) };
      for await (const item of table.query({ index: 'GSI2', pk: failedIn(month), sk })) yield deliveryOf(item);
    }
  },
  mail: (id) => readOne(table, mailKey(id), mailOf),
  mailNamed: (serviceId) => readOne(table, mailNameKey(serviceId), mailNamedIn),
  health: (recipient) => readOne(table, healthKey(recipient), healthOf),
  saveHealth: (health) => table.putIf(healthItem(health), health.rev === 1 ? 'absent' : seen(health.rev - 1)),
});

const seen = (rev: number): Condition => ({ attribute: 'rev', is: rev });

type Put = { readonly put: Item; readonly when?: Condition };

/** One write by itself, at half the price; several in one transaction. */
const write = async (table: Table, puts: readonly Put[]): Promise<Written> => {
  const [first, ...others] = puts;
  if (first === undefined) return 'saved';
  if (others.length > 0) return table.transact(puts);
  if (first.when !== undefined) return table.putIf(first.put, first.when);
  await table.put(first.put);
  return 'saved';
};

/** So many are written at the same time. */
const AT_ONCE = 20;

/** Reads first: nearly always all are there, or none is. What somebody else began in between is read again. */
const begin = async (
  table: Pick<Table, 'getAll' | 'putIf'>,
  deliveries: readonly Delivery[],
): Promise<readonly Delivery[]> => {
  const readThem = async (some: readonly Delivery[]): Promise<readonly Delivery[]> =>
    (await table.getAll(some.map(deliveryKey))).map(deliveryOf);
  const standing = new Map((await readThem(deliveries)).map((delivery) => [nameOf(delivery), delivery]));
  const missing = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    const name = nameOf(delivery);
    if (!standing.has(name) && !missing.has(name)) missing.set(name, delivery);
  }
  const beginOne = async (delivery: Delivery): Promise<Delivery | undefined> => {
    if ((await table.putIf(deliveryItem(delivery), 'absent')) === 'conflict') return delivery;
    standing.set(nameOf(delivery), delivery);
    return undefined;
  };
  const fresh = [...missing.values()];
  const lost: Delivery[] = [];
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const outcomes = await Promise.all(fresh.slice(from, from + AT_ONCE).map(beginOne));
    lost.push(...outcomes.filter((delivery) => delivery !== undefined));
  }
  for (const delivery of await readThem(lost)) standing.set(nameOf(delivery), delivery);
  return deliveries.map((delivery) => {
    const stands = standing.get(nameOf(delivery));
    if (stands === undefined) throw new Error('a delivery could neither be begun nor read');
    return stands;
  });
};

const nameOf = (id: DeliveryId): string => nameOfKey(deliveryKey(id));
const nameOfKey = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const finder = (items: readonly Found[]): ((key: Key) => Found | undefined) => {
  const byKey = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  return (key) => byKey.get(nameOfKey(key));
};

/** The reports that are meant, each once. */
const reportsOf = (ids: readonly DeliveryId[]): readonly ReportId[] => [
  ...new Set(ids.flatMap(({ subject }) => reportIn(subject) ?? [])),
];

/** The informal contacts that are meant, each once. */
const contactsOf = (ids: readonly DeliveryId[]): readonly InformalId[] => [
  ...new Set(ids.flatMap(({ subject }) => (subject.of === 'informal' ? [subject.contact] : []))),
];

/** The arrivals that are meant, while they wait for their report, each once. */
const parkedIn = (ids: readonly DeliveryId[]): readonly Key[] => {
  const keys = ids.flatMap(({ subject }) =>
    subject.of === 'parked' ? [parkedKey(subject.report, subject.webhook)] : [],
  );
  return keys.filter((key, at) => keys.findIndex(({ sk }) => sk === key.sk) === at);
};
