import type { ExportOrders } from '#shared/app/figures/ports';
import { ExportOrder, rememberedUntil } from '#shared/domain/figures/export-order';
import { canonicalJson } from '#shared/domain/words/hash';
import { exportOrderKey } from './keys.ts';
import { readOne, type Table } from './table.ts';

/** Orders of exports, an item each, which the table forgets by itself within days after nobody may ask any more. */
export const tableExportOrders = (table: Pick<Table, 'get' | 'putIf'>): ExportOrders => {
  const find: ExportOrders['find'] = (id) => readOne(table, exportOrderKey(id), ExportOrder.parse);
  return {
    find,
    save: async (order) => {
      const item = { ...exportOrderKey(order.id), ...order, ttl: Math.ceil(rememberedUntil(order) / 1000) };
      const written = await table.putIf(item, order.rev === 1 ? 'absent' : { attribute: 'rev', is: order.rev - 1 });
      if (written === 'saved') return written;
      // A call that the SDK repeats, because its answer was lost, finds what it has written itself.
      const standing = await find(order.id);
      return standing !== undefined && canonicalJson(standing) === canonicalJson(order) ? 'saved' : 'conflict';
    },
  };
};
