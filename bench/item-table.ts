import * as z from 'zod';

/** The few of DynamoDB's calls that the functions make, on items in memory, and what every write replaced. */

export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly L: readonly Attribute[] }
  | { readonly M: { readonly [name: string]: Attribute } };

/** An item as it goes over the wire. */
const AnyAttribute = z.custom<Attribute>((value) => typeof value === 'object');
const Item = z.record(z.string(), AnyAttribute);
export type Item = Readonly<z.infer<typeof Item>>;

export type ItemWrite = {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly inTransaction: boolean;
};

const CONDITION = {
  ConditionExpression: z.string().optional(),
  ExpressionAttributeValues: Item.optional(),
};
const Put = z.object({ Item, ...CONDITION });
const KeyOnly = z.object({ Key: Item, ...CONDITION });
const TransactItem = z.union([z.object({ Put }), z.object({ Delete: KeyOnly }), z.object({ ConditionCheck: KeyOnly })]);
const Transaction = z.object({ TransactItems: z.array(TransactItem) });
const BatchGet = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Item) })) });
const Query = z.object({ ExpressionAttributeValues: z.object({ ':pk': AnyAttribute, ':prefix': AnyAttribute }) });

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
const holds = (found: Item | undefined, { ConditionExpression, ExpressionAttributeValues }: Condition) => {
  switch (ConditionExpression) {
    case undefined:
      return true;
    case 'attribute_not_exists(pk)':
      return found === undefined;
    case 'attribute_exists(pk)':
      return found !== undefined;
    case 'v = :expected':
      return textOf(found?.['v']) === textOf(ExpressionAttributeValues?.[':expected']);
    case 'rev = :seen':
      return textOf(found?.['rev']) === textOf(ExpressionAttributeValues?.[':seen']);
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
};

export const itemTable = (): ItemTable => {
  const items = new Map<string, Item>();
  let writes: ItemWrite[] = [];

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
      const found = asked.map(([table, { Keys }]) => [
        table,
        Keys.map((key) => items.get(nameOf(key))).filter((item) => item !== undefined),
      ]);
      return { Responses: Object.fromEntries(found), UnprocessedKeys: {} };
    },
    query: (body) => {
      const { ':pk': pk, ':prefix': prefix } = Query.parse(body).ExpressionAttributeValues;
      const start = `${textOf(pk)}${textOf(prefix).slice(0, -2)}`;
      const Items = [...items].flatMap(([name, item]) => (name.startsWith(start) ? [item] : []));
      return { Items, Count: Items.length, ScannedCount: Items.length };
    },
    get: (body) => {
      const found = items.get(nameOf(KeyOnly.parse(body).Key));
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
  };
};
