import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import { systemChance } from '#shared/adapters/system/chance';
import { systemPause } from '#shared/adapters/system/pause';
import type { Key } from './keys.ts';
import {
  type Addition,
  type Condition,
  type Found,
  INDEX_KEYS,
  type Question,
  type Range,
  type Table,
  type Write,
  type Written,
} from './table.ts';

/** By what it waits before it asks once more. */
type Waiting = { readonly pause: typeof systemPause; readonly chance: typeof systemChance };

/** The table on DynamoDB. This file alone knows its commands and expressions. */
export const dynamoTable = (
  client: DynamoDBDocumentClient,
  TableName: string,
  waiting: Waiting = { pause: systemPause, chance: systemChance },
): Table => ({
  get: async (key, { attributes, mayLag = false } = {}) => {
    const wanted = { TableName, Key: bare(key), ConsistentRead: !mayLag, ...projected(attributes) };
    return (await client.send(new GetCommand(wanted))).Item;
  },
  getAll: (keys, { attributes } = {}) => getAll({ client, ...waiting }, { TableName, ...projected(attributes) }, keys),
  query: async function* (question) {
    const pages = paginateQuery({ client }, { TableName, ...asked(question) });
    let left = question.atMost ?? Number.POSITIVE_INFINITY;
    for await (const { Items = [] } of pages) {
      yield* Items.slice(0, left);
      left -= Items.length;
      if (left <= 0) return;
    }
  },
  put: async (item) => {
    await client.send(new PutCommand({ TableName, Item: item }));
  },
  putIf: (item, when) =>
    unlessLost(isLostRace, () => client.send(new PutCommand({ TableName, Item: item, ...conditioned(when) }))),
  remove: async (key) => {
    await client.send(new DeleteCommand({ TableName, Key: key }));
  },
  transact: (writes) => {
    const TransactItems = writes.map((write) => partOf(TableName, write));
    return unlessLost(isLostRace, () => client.send(new TransactWriteCommand({ TransactItems })));
  },
  add: (key, addition) =>
    unlessLost(isFailedCondition, () =>
      client.send(new UpdateCommand({ TableName, Key: bare(key), ...added(addition) })),
    ),
});

/** DynamoDB refuses a key that brings anything else along, as a whole item would. */
const bare = ({ pk, sk }: Key) => ({ pk, sk });

type Part = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const partOf = (TableName: string, write: Write): Part => {
  if ('put' in write) return { Put: { TableName, Item: write.put, ...conditioned(write.when) } };
  if ('remove' in write) return { Delete: { TableName, Key: bare(write.remove), ...conditioned(write.when) } };
  return { ConditionCheck: { TableName, Key: bare(write.check), ...held(write.when) } };
};

const conditioned = (when: Condition | undefined) => (when === undefined ? {} : held(when));

const held = (when: Condition) => {
  if (when === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  if (when === 'present') return { ConditionExpression: 'attribute_exists(pk)' };
  return {
    ConditionExpression: '#seen = :seen',
    ExpressionAttributeNames: { '#seen': when.attribute },
    ExpressionAttributeValues: { ':seen': when.is },
  };
};

const added = ({ attribute, by, when, ttl }: Addition) => ({
  UpdateExpression: 'ADD #number :by SET #ttl = :ttl',
  ExpressionAttributeNames: { '#number': attribute, '#ttl': 'ttl' },
  ...(when === undefined
    ? { ExpressionAttributeValues: { ':by': by, ':ttl': ttl } }
    : {
        ConditionExpression: 'below' in when ? 'attribute_not_exists(#number) OR #number < :limit' : '#number > :limit',
        ExpressionAttributeValues: { ':by': by, ':ttl': ttl, ':limit': 'below' in when ? when.below : when.above },
      }),
});

/** An index has no consistent reads. */
const asked = ({ pk, index, sk, attributes, atMost }: Question) => {
  const names = index === undefined ? { pk: 'pk', sk: 'sk' } : INDEX_KEYS[index];
  const range = sk === undefined ? undefined : ranged(names.sk, sk);
  return {
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: [`${names.pk} = :pk`, ...(range === undefined ? [] : [range.expression])].join(' AND '),
    ExpressionAttributeValues: { ':pk': pk, ...range?.values },
    ...projected(attributes),
    ...(atMost === undefined ? {} : { Limit: atMost }),
  };
};

const ranged = (sk: string, range: Range) => {
  if ('startsWith' in range) {
    return { expression: `begins_with(${sk}, :start)`, values: { ':start': range.startsWith } };
  }
  if ('below' in range) return { expression: `${sk} < :below`, values: { ':below': range.below } };
  return { expression: `${sk} BETWEEN :from AND :to`, values: { ':from': range.from, ':to': range.to } };
};

/** By placeholders: a short name may be a word that DynamoDB keeps for itself. */
const projected = (attributes: readonly string[] | undefined) =>
  attributes === undefined
    ? {}
    : {
        ProjectionExpression: attributes.map((_, n) => `#${n}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(attributes.map((attribute, n) => [`#${n}`, attribute])),
      };

const unlessLost = async (isLost: (error: unknown) => boolean, write: () => Promise<unknown>): Promise<Written> => {
  try {
    await write();
    return 'saved';
  } catch (error) {
    if (isLost(error)) return 'conflict';
    throw error;
  }
};

const isFailedCondition = (error: unknown): boolean => error instanceof ConditionalCheckFailedException;

/** A condition failed, or another transaction was on the same items: somebody else was first. The rest are faults. */
const isLostRace = (error: unknown): boolean =>
  isFailedCondition(error) ||
  error instanceof TransactionConflictException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(
      ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
    ));

/** So many keys may be asked for in one call, none of them twice; and so many calls are under way at a time. */
const KEYS_A_CALL = 100;
const CALLS_AT_ONCE = 8;

/** The table is asked so often for what it leaves unread, and left alone so long before the second time at most. */
const ROUNDS = 7;
const FIRST_PAUSE_MS = 50;

type Asking = { readonly client: DynamoDBDocumentClient } & Waiting;

/** The table, and as much of each item as is asked for. */
type From = { readonly TableName: string } & ReturnType<typeof projected>;

const getAll = async (asking: Asking, from: From, keys: readonly Key[]): Promise<readonly Found[]> => {
  const different = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  const portions = Array.from({ length: Math.ceil(different.length / KEYS_A_CALL) }, (_, index) =>
    different.slice(index * KEYS_A_CALL, (index + 1) * KEYS_A_CALL),
  );
  return (await pMap(portions, (portion) => getPortion(asking, from, portion), { concurrency: CALLS_AT_ONCE })).flat();
};

/**
 * Asks again for what DynamoDB left over, each time after a longer pause, and never all at the same moment: what is
 * left over is more than it gives in a second, and would be so again at once.
 */
const getPortion = async (
  { client, pause, chance }: Asking,
  { TableName, ...what }: From,
  keys: readonly Key[],
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  let left: Record<string, unknown>[] = keys.map(bare);
  for (let round = 0; left.length > 0; round += 1) {
    if (round === ROUNDS) throw new Error(`the table left keys unread ${ROUNDS} times`);
    if (round > 0) await pause(FIRST_PAUSE_MS * 2 ** (round - 1) * (0.5 + chance() / 2));
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys: left, ConsistentRead: true, ...what } } }),
    );
    found.push(...(Responses?.[TableName] ?? []));
    left = UnprocessedKeys?.[TableName]?.Keys ?? [];
  }
  return found;
};
