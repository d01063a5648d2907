import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { atOnce } from '#shared/domain/words/at-once';
import type { Key } from './keys.ts';

export type Item = Readonly<Record<string, unknown>>;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
export type Put = { readonly Put: NonNullable<Write['Put']> };

/** The condition of an item that must not exist yet. */
export const ABSENT = 'attribute_not_exists(pk)';

/** The calls that this system makes on its table: consistent reads, and writes that are whole or not at all. */
export type DynamoCalls = {
  readonly name: string;
  /** With attributes, these and no others. */
  readonly get: (key: Key, attributes?: readonly string[]) => Promise<Item | undefined>;
  /** All of the keys that exist, each once, in any order. */
  readonly getAll: (keys: readonly Key[]) => Promise<readonly Item[]>;
  /** Everything of a partition whose sort key starts with the prefix, to the last page. */
  readonly list: <T>(pk: string, prefix: string, read: (item: unknown) => T) => Promise<readonly T[]>;
  readonly write: (writes: Write[]) => Promise<'saved' | 'conflict'>;
  /**
   * The same for one put, at half the price of a transaction. Where the answer is lost and the SDK repeats it by itself, a
   * condition that held once does not hold any more: then it says `conflict` of its own success.
   */
  readonly writeAlone: (write: Put) => Promise<'saved' | 'conflict'>;
  readonly put: (item: Item, condition?: string, values?: Readonly<Record<string, unknown>>) => Put;
};

export const dynamoCalls = (client: DynamoDBDocumentClient, name: string): DynamoCalls => ({
  name,
  get: async (Key, attributes) => {
    const wanted = { TableName: name, Key, ConsistentRead: true, ...projected(attributes) };
    return (await client.send(new GetCommand(wanted))).Item;
  },
  getAll: (keys) => getAll(client, name, keys),
  list: async (pk, prefix, read) => {
    const found: ReturnType<typeof read>[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: name,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      },
    );
    for await (const page of pages) found.push(...(page.Items ?? []).map(read));
    return found;
  },
  write: (TransactItems) => unlessLost(() => client.send(new TransactWriteCommand({ TransactItems }))),
  writeAlone: (write) => unlessLost(() => client.send(new PutCommand(write.Put))),
  put: (Item, ConditionExpression, ExpressionAttributeValues) => ({
    Put: {
      TableName: name,
      Item,
      ...(ConditionExpression === undefined ? {} : { ConditionExpression }),
      ...(ExpressionAttributeValues === undefined ? {} : { ExpressionAttributeValues }),
    },
  }),
});

/** By placeholders: a short name may be a word that DynamoDB keeps for itself. */
const projected = (attributes: readonly string[] | undefined) =>
  attributes === undefined
    ? {}
    : {
        ProjectionExpression: attributes.map((_, n) => `#${n}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(attributes.map((attribute, n) => [`#${n}`, attribute])),
      };

const unlessLost = async (write: () => Promise<unknown>): Promise<'saved' | 'conflict'> => {
  try {
    await write();
    return 'saved';
  } catch (error) {
    if (lostRace(error)) return 'conflict';
    throw error;
  }
};

/** A condition that failed, or another transaction on the same items: somebody else was first. Anything else is a fault. */
const lostRace = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException ||
  error instanceof TransactionConflictException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(
      ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
    ));

/** So many keys may be asked for in one call, none of them twice; and so many calls are under way at a time. */
const KEYS_A_CALL = 100;
const CALLS_AT_ONCE = 8;

const getAll = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<readonly Item[]> => {
  const different = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  const portions = Array.from({ length: Math.ceil(different.length / KEYS_A_CALL) }, (_, index) =>
    different.slice(index * KEYS_A_CALL, (index + 1) * KEYS_A_CALL),
  );
  return (await atOnce(CALLS_AT_ONCE, portions, (portion) => getPortion(client, table, portion))).flat();
};

/** Asks again for what DynamoDB left over. */
const getPortion = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let left: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let round = 0; left.length > 0; round += 1) {
    if (round === 5) throw new Error('the table left keys unread five times');
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    left = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
};
