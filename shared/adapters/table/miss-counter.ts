import * as z from 'zod';
import type { MissCounter } from '#shared/app/report/ports';
import { missKey } from './keys.ts';
import type { Table } from './table.ts';

const MissItem = z.object({ misses: z.int().nonnegative() });

/** Misses as items that the table forgets by itself. One that is read a moment late tells of them a guess later. */
export const tableMissCounter = (table: Pick<Table, 'get' | 'add'>): MissCounter => ({
  count: async (name, window) => {
    const item = await table.get(missKey(name, window), { mayLag: true });
    return item === undefined ? 0 : MissItem.parse(item).misses;
  },
  add: async (name, window, until) => {
    await table.add(missKey(name, window), { attribute: 'misses', by: 1, ttl: Math.ceil(until / 1000) });
  },
});
