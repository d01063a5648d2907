import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { movableClock, type StageClock, systemClock } from '#shared/adapters/system/clock';
import type { ClockEnv } from '#shared/contracts/env';
import type { Key } from './keys.ts';

/** How many seconds a movable clock is ahead of the machine's. */
export type ClockAhead = {
  /** Nothing when it was never moved. */
  readonly read: () => Promise<number>;
  readonly set: (seconds: number) => Promise<void>;
};

export const clockKey = (): Key => ({ pk: 'CLOCK', sk: '-' });

const StoredClock = z.object({ ahead: z.int() });

/** As one item of the table: whoever reads it after it was set reads what was set. */
export const dynamoClockAhead = (client: DynamoDBDocumentClient, TableName: string): ClockAhead => ({
  read: async () => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: clockKey(), ConsistentRead: true }));
    return Item === undefined ? 0 : StoredClock.parse(Item).ahead;
  },
  set: async (ahead) => {
    const item: z.input<typeof StoredClock> = { ahead };
    await client.send(new PutCommand({ TableName, Item: { ...clockKey(), ...item } }));
  },
});

/** The clock that a function goes by. Where it is the real one, no table is ever asked. */
export const stageClock = (client: DynamoDBDocumentClient, env: ClockEnv): StageClock =>
  env.CLOCK === 'real' ? { now: systemClock } : movableClock(dynamoClockAhead(client, env.CLOCK_TABLE).read);
