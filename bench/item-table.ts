import * as z from 'zod';
import { itemSize } from '#test/support/item-size';
import { type Attribute, Item, plainItem } from './plain-item.ts';

/** The few of DynamoDB's calls that the functions make, on items in memory, and what every write replaced. */

export type ItemWrite = {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly inTransaction: boolean;
};

const CONDITION = {
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: Item.optional(),
};
const Put = z.object({ Item, ...CONDITION });
const KeyOnly = z.object({ Key: Item, ...CONDITION });
const TransactItem = z.union([z.object({ Put }), z.object({ Delete: KeyOnly }), z.object({ ConditionCheck: KeyOnly })]);
const Transaction = z.object({ TransactItems: z.array(TransactItem) });
const PROJECTION = {
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
};
const BatchGet = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Item), ...PROJECTION })) });
const Query = z.object({
  IndexName: z.enum(['GSI1', 'GSI2']).optional(),
  ConsistentRead: z.boolean().optional(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeValues: Item,
  ...PROJECTION,
});

type Projection = Pick<z.infer<typeof Query>, keyof typeof PROJECTION>;
/** As much of an item as is asked for: whole attributes by their placeholders, and nothing else. */
const projected = ({ ProjectionExpression, ExpressionAttributeNames = {} }: Projection) => {
  if (ProjectionExpression === undefined) return (item: Item): Item => item;
  const names = new Set(ProjectionExpression.split(', ').map((name) => ExpressionAttributeNames[name]));
  return (item: Item): Item => Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
};

/**
 * Knows the key conditions that the table writes, and no others: a partition key, perhaps with a range of sort keys.
 */
const CONDITION_FORM =
  /^(\w*)pk = (:\w+)(?: AND (?:begins_with\(\w+, (:\w+)\)|\w+ < (:\w+)|\w+ BETWEEN (:\w+) AND (:\w+)))?$/;

const stringOf = (value: Attribute | undefined): string | undefined =>
  value !== undefined && 'S' in value ? value.S : undefined;

const matcher = ({ KeyConditionExpression, ExpressionAttributeValues: values }: z.infer<typeof Query>) => {
  const form = CONDITION_FORM.exec(KeyConditionExpression);
  if (form === null) throw new Error(`a key condition that nobody answers here: ${KeyConditionExpression}`);
  const given = (name: string | undefined): string => stringOf(name === undefined ? undefined : values[name]) ?? '';
  const [, index = '', partition, prefix, limit, from, until] = form;
  const fits = (sort: string): boolean => {
    if (prefix !== undefined) return sort.startsWith(given(prefix));
    if (limit !== undefined) return sort < given(limit);
    return from === undefined || (sort >= given(from) && sort <= given(until));
  };
  return (item: Item): string | undefined => {
    if (stringOf(item[`${index}pk`]) !== given(partition)) return undefined;
    const sort = stringOf(item[`${index}sk`]);
    return sort !== undefined && fits(sort) ? sort : undefined;
  };
};

const READ_UNIT = 4096;
/**
 * A page of an index by what all of it weighs, half price where it may be a moment behind; an item alone by its own
 * weight.
 */
const queryUnits = (items: readonly Item[], consistent: boolean): number =>
  (Math.max(1, Math.ceil(items.reduce((sum, item) => sum + itemSize(plainItem(item)), 0) / READ_UNIT)) *
    (consistent ? 2 : 1)) /
  2;
const itemUnits = (item: Item | undefined): number =>
  item === undefined ? 1 : Math.max(1, Math.ceil(itemSize(plainItem(item)) / READ_UNIT));

const textOf = (value: Attribute | undefined): string => JSON.stringify(value);
const nameOf = ({ pk, sk }: Item): string => `${textOf(pk)}${textOf(sk)}`;

type Condition = Omit<z.infer<typeof Put>, 'Item'>;
type Step = {
  readonly key: Item;
  readonly condition: Condition;
  readonly write?: { readonly after: Item | undefined };
};

const stepOf = (item: z.infer<typeof TransactItem>): Step => {
  if ('Put' in item) return { key: item.Put.Item, condition: item.Put, write: { after: item.Put.Item } };
  if ('Delete' in item) return { key: item.Delete.Key, condition: item.Delete, write: { after: undefined } };
  return { key: item.ConditionCheck.Key, condition: item.ConditionCheck };
};

/** Knows the conditions that the stores write, and no others. */
const holds = (found: Item | undefined, condition: Condition) => {
  const { ConditionExpression, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = condition;
  switch (ConditionExpression) {
    case undefined:
      return true;
    case 'attribute_not_exists(pk)':
      return found === undefined;
    case 'attribute_exists(pk)':
      return found !== undefined;
    case '#seen = :seen':
      return textOf(found?.[names?.['#seen'] ?? '']) === textOf(values?.[':seen']);
    default:
      throw new Error(`a condition that nobody answers here: ${ConditionExpression}`);
  }
};

export type ItemTable = {
  readonly put: (body: unknown) => object;
  readonly transact: (body: unknown) => object;
  readonly batchGet: (body: unknown) => object;
  readonly query: (body: unknown) => object;
  readonly get: (body: unknown) => object;
  /** Counts without a limit: what a day's quota asks for, when there is enough of it. */
  readonly count: (body: unknown) => object;
  /** What was written since this was last asked. */
  readonly takeWrites: () => readonly ItemWrite[];
  /** Read units since this was last asked, by AWS's rules. */
  readonly takeReadUnits: () => number;
  /** Puts items there that nobody is charged for. */
  readonly seed: (items: Iterable<Item>) => void;
  /** What reading all of it once would cost, at half price. */
  readonly scanUnits: () => number;
};

export const itemTable = (): ItemTable => {
  const items = new Map<string, Item>();
  let writes: ItemWrite[] = [];
  let readUnits = 0;

  const apply = (key: Item, after: Item | undefined, inTransaction: boolean): void => {
    const name = nameOf(key);
    writes.push({ before: items.get(name), after, inTransaction });
    if (after === undefined) items.delete(name);
    else items.set(name, after);
  };
  const demand = (key: Item, condition: Condition): void => {
    if (!holds(items.get(nameOf(key)), condition)) throw new Error('a condition failed');
  };

  return {
    put: (body) => {
      const { Item: item, ...condition } = Put.parse(body);
      demand(item, condition);
      apply(item, item, false);
      return {};
    },
    transact: (body) => {
      const steps = Transaction.parse(body).TransactItems.map(stepOf);
      for (const { key, condition } of steps) demand(key, condition);
      for (const { key, write } of steps) if (write !== undefined) apply(key, write.after, true);
      return {};
    },
    batchGet: (body) => {
      const asked = Object.entries(BatchGet.parse(body).RequestItems);
      for (const [, { Keys }] of asked)
        readUnits += Keys.reduce((sum, key) => sum + itemUnits(items.get(nameOf(key))), 0);
      const found = asked.map(([table, { Keys, ...projection }]) => [
        table,
        Keys.map((key) => items.get(nameOf(key)))
          .filter((item) => item !== undefined)
          .map(projected(projection)),
      ]);
      return { Responses: Object.fromEntries(found), UnprocessedKeys: {} };
    },
    query: (body) => {
      const query = Query.parse(body);
      const sortKeyOf = matcher(query);
      const found: (readonly [string, Item])[] = [];
      for (const item of items.values()) {
        const sort = sortKeyOf(item);
        if (sort !== undefined) found.push([sort, item]);
      }
      const Items = found.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, item]) => item);
      readUnits += queryUnits(Items, query.ConsistentRead === true);
      return { Items: Items.map(projected(query)), Count: Items.length, ScannedCount: Items.length };
    },
    get: (body) => {
      const found = items.get(nameOf(KeyOnly.parse(body).Key));
      readUnits += itemUnits(found);
      return found === undefined ? {} : { Item: found };
    },
    count: (body) => {
      const { Key } = KeyOnly.parse(body);
      apply(Key, { ...Key, taken: { N: '1' } }, false);
      return {};
    },
    takeWrites: () => {
      const taken = writes;
      writes = [];
      return taken;
    },
    takeReadUnits: () => {
      const taken = readUnits;
      readUnits = 0;
      return taken;
    },
    seed: (seeds) => {
      for (const item of seeds) items.set(nameOf(item), item);
    },
    scanUnits: () => queryUnits([...items.values()], false),
  };
};
