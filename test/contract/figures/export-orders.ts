import { expect, it } from 'vitest';
import { systemRandom } from '#shared/adapters/system/random';
import type { ExportOrders } from '#shared/app/figures/ports';
import { TOKEN_BYTES } from '#shared/domain/access/file-link';
import {
  begunOrder,
  doneOrder,
  type ExportOrder,
  exportIdOf,
  exportRunOf,
  failedOrder,
  furtheredOrder,
} from '#shared/domain/figures/export-order';
import { PersonId } from '#shared/domain/words/person-id';
import { RECEIVED } from '#test/contract/stories';

export const anOrder = (): ExportOrder => ({
  id: exportIdOf(systemRandom(TOKEN_BYTES)),
  by: PersonId.parse('siti-contoh'),
  table: 'events',
  format: 'csv',
  chosen: { from: '2025-05-01', until: '2025-06-01', separator: 'semicolon' },
  askedAt: RECEIVED,
  rev: 1,
  state: 'queued',
});
const aRun = () => exportRunOf(systemRandom(TOKEN_BYTES));

/** What every place for orders of exports promises. */
export const itKeepsExportOrders = (make: () => ExportOrders): void => {
  it('gives an order back as it was last written, through all that can become of it', async () => {
    const orders = make();
    const order = anOrder();
    const begun = begunOrder(order, aRun(), RECEIVED);
    const furthered = furtheredOrder(begun, 500, 700);
    expect(await orders.find(order.id)).toBeUndefined();
    for (const next of [order, begun, furthered, doneOrder(furthered, [400, 300], RECEIVED)]) {
      expect(await orders.save(next)).toBe('saved');
      expect(await orders.find(order.id)).toEqual(next);
    }
    const failed = failedOrder(anOrder(), 'unexpected', RECEIVED);
    await orders.save({ ...anOrder(), id: failed.id });
    await orders.save(failed);
    expect(await orders.find(failed.id)).toEqual(failed);
  });

  it('lets one of two who write the same change be first', async () => {
    const orders = make();
    const order = anOrder();
    await orders.save(order);
    const both = [begunOrder(order, aRun(), RECEIVED), begunOrder(order, aRun(), RECEIVED)];
    expect((await Promise.all(both.map(orders.save))).toSorted()).toEqual(['conflict', 'saved']);
    expect(both).toContainEqual(await orders.find(order.id));
    expect(await orders.save(failedOrder(order, 'unfinished', RECEIVED))).toBe('conflict');
    expect(await orders.save(order)).toBe('conflict');
  });

  it('takes a change that is written again, because its answer was lost, for written', async () => {
    const orders = make();
    const order = anOrder();
    expect([await orders.save(order), await orders.save(order)]).toEqual(['saved', 'saved']);
    const begun = begunOrder(order, aRun(), RECEIVED);
    expect([await orders.save(begun), await orders.save(begun)]).toEqual(['saved', 'saved']);
  });
};
