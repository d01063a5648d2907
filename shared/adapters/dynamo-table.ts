import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { ReportId } from '#shared/domain/words';
import { type Key, ofReport } from './dynamo-keys.ts';

export type Item = Readonly<Record<string, unknown>>;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The condition of an item that must not exist yet. */
export const ABSENT = 'attribute_not_exists(pk)';

/** The calls that this system makes on its table: consistent reads, and writes that are whole or not at all. */
export type Table = {
  readonly name: string;
  readonly get: (key: Key) => Promise<Item | undefined>;
  /** All of the keys that exist, in any order. */
  readonly getAll: (keys: readonly Key[]) => Promise<readonly Item[]>;
  /** Everything of a report whose sort key starts with the prefix, to the last page. */
  readonly list: <T>(report: ReportId, prefix: string, read: (item: unknown) => T) => Promise<readonly T[]>;
  readonly write: (writes: Write[]) => Promise<'saved' | 'conflict'>;
  readonly put: (item: Item, condition?: string) => Write;
};

export const dynamoTable = (client: DynamoDBDocumentClient, name: string): Table => ({
  name,
  get: async (Key) => (await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))).Item,
  getAll: (keys) => getAll(client, name, keys),
  list: async (report, prefix, read) => {
    const found: ReturnType<typeof read>[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: name,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': ofReport(report), ':prefix': prefix },
      },
    );
    for await (const page of pages) found.push(...(page.Items ?? []).map(read));
    return found;
  },
  write: async (TransactItems) => {
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return 'saved';
    } catch (error) {
      if (lostRace(error)) return 'conflict';
      throw error;
    }
  },
  put: (Item, ConditionExpression) => ({
    Put: { TableName: name, Item, ...(ConditionExpression === undefined ? {} : { ConditionExpression }) },
  }),
});

/** A condition that failed, or another transaction on the same items: somebody else was first. Anything else is a fault. */
const lostRace = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );

/** Asks again for what DynamoDB left over. */
const getAll = async (
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
