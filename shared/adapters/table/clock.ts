import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { movableClock, type StageClock, systemClock } from '#shared/adapters/system/clock';
import type { ClockEnv } from '#shared/contracts/env';
import { dynamoTable } from './dynamo-table.ts';
import type { Key } from './keys.ts';
import { readOne, type Table } from './table.ts';

/** How many seconds a movable clock is ahead of the machine's. */
export type ClockAhead = {
  /** Nothing when it was never moved. */
  readonly read: () => Promise<number>;
  readonly set: (seconds: number) => Promise<void>;
};

export const clockKey = (): Key => ({ pk: 'CLOCK', sk: '-' });

const StoredClock = z.object({ ahead: z.int() });

/** As one item of the table: whoever reads it after it was set reads what was set. */
export const tableClockAhead = (table: Pick<Table, 'get' | 'put'>): ClockAhead => ({
  read: async () => (await readOne(table, clockKey(), StoredClock.parse))?.ahead ?? 0,
  set: (seconds) => {
    const item: z.input<typeof StoredClock> = { ahead: seconds };
    return table.put({ ...clockKey(), ...item });
  },
});

/** The clock that a function goes by. Where it is the real one, no table is ever asked. */
export const stageClock = (client: DynamoDBDocumentClient, env: ClockEnv): StageClock =>
  env.CLOCK === 'real'
    ? { now: systemClock }
    : movableClock(tableClockAhead(dynamoTable(client, env.CLOCK_TABLE)).read);
