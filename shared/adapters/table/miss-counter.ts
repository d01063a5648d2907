import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { MissCounter } from '#shared/app/ports';
import { missKey } from './keys.ts';

const MissItem = z.object({ misses: z.int().nonnegative() });

/** Misses as items that the table forgets by itself. A count that is read a moment late lets one guess more through, no more. */
export const dynamoMissCounter = (client: DynamoDBDocumentClient, TableName: string): MissCounter => ({
  count: async (name, window) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: missKey(name, window) }));
    return Item === undefined ? 0 : MissItem.parse(Item).misses;
  },
  add: async (name, window, until) => {
    await client.send(
      new UpdateCommand({
        TableName,
        Key: missKey(name, window),
        UpdateExpression: 'ADD misses :one SET #ttl = :until',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':one': 1, ':until': Math.ceil(until / 1000) },
      }),
    );
  },
});
