import { describe, expect, it } from 'vitest';
import { systemRandom } from '#shared/adapters/system/random';
import { TOKEN_BYTES } from '#shared/domain/access/file-link';
import {
  begunOrder,
  doneOrder,
  ExportId,
  type ExportOrder,
  exportFile,
  exportIdOf,
  exportRunOf,
  failedOrder,
  filesUntil,
  furtheredOrder,
  orderAt,
  portionsOf,
  rememberedUntil,
} from '#shared/domain/figures/export-order';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';

const ASKED = wib('2025-05-09 09:00');
const HOUR = 3_600_000;
const RUN = exportRunOf(systemRandom(TOKEN_BYTES));
const later = (milliseconds: number): Instant => Instant.parse(ASKED + milliseconds);
const queued: ExportOrder = {
  id: exportIdOf(systemRandom(TOKEN_BYTES)),
  by: PersonId.parse('siti-contoh'),
  table: 'reports',
  format: 'csv',
  chosen: { from: '2025-05-01', until: '2025-06-01' },
  askedAt: ASKED,
  rev: 1,
  state: 'queued',
};
const making = furtheredOrder(begunOrder(queued, RUN, later(HOUR)), 5, 10);
const done = doneOrder(making, [10], later(HOUR + 60_000));

describe('the name of an order', () => {
  it('is another one every time, with as much chance as a link to a file', () => {
    const names = Array.from({ length: 100 }, () => exportIdOf(systemRandom(TOKEN_BYTES)));
    expect(new Set(names).size).toBe(100);
    expect(() => exportIdOf(Buffer.alloc(TOKEN_BYTES - 1))).toThrow();
    for (const other of ['exp_', `exp_${'a'.repeat(25)}`, 'a'.repeat(26), `exp_${'l'.repeat(26)}`])
      expect(ExportId.safeParse(other).success).toBe(false);
  });
});

describe('an order', () => {
  it('counts its changes, and keeps what was ordered through all of them', () => {
    expect([queued, begunOrder(queued, RUN, ASKED), making, done].map(({ rev }) => rev)).toEqual([1, 2, 3, 4]);
    const { state: _, rev: __, ...ordered } = queued;
    for (const order of [making, done, failedOrder(making, 'unexpected', ASKED)]) expect(order).toMatchObject(ordered);
  });

  it.each([queued, making])('has failed two hours after it was given, if nobody has ended it: $state', (order) => {
    expect(orderAt(order, later(2 * HOUR - 1))).toBe(order);
    expect(orderAt(order, later(2 * HOUR))).toMatchObject({
      ...{ state: 'failed', code: 'unfinished', failedAt: later(2 * HOUR), rev: order.rev + 1 },
    });
  });

  it('stays what it has become', () => {
    const failed = failedOrder(making, 'notAllowed', later(HOUR));
    for (const order of [done, failed]) expect(orderAt(order, later(100 * HOUR))).toBe(order);
  });

  it('has its files open for seven days from when they were begun, and is remembered for longer', () => {
    expect(filesUntil(done)).toBe(later(HOUR + 7 * 24 * HOUR));
    // The last moment in which one can be begun.
    const last = doneOrder(begunOrder(queued, RUN, later(2 * HOUR - 1)), [10], later(2 * HOUR));
    expect(rememberedUntil(last)).toBeGreaterThan(filesUntil(last));
  });

  it('has files of its own in every try', () => {
    const other = exportRunOf(systemRandom(TOKEN_BYTES));
    expect(exportFile(done, 2)).toBe(`exports/${queued.id}/${RUN}/2.json`);
    expect(exportFile({ ...making, run: other }, 2)).not.toBe(exportFile(making, 2));
  });
});

describe('portions', () => {
  const cut = (sizes: readonly number[], most: number) => portionsOf(sizes, (size) => size, most);

  it.each([
    [[], 10, []],
    [[3, 3, 3, 1, 1], 10, [[3, 3, 3, 1], [1]]],
    [[10, 10], 10, [[10], [10]]],
    [[0, 10, 0, 1], 10, [[0, 10, 0], [1]]],
    // What is larger by itself stands alone, and nothing joins it.
    [[25, 1, 25], 10, [[25], [1], [25]]],
    [[25, 0, 1], 10, [[25], [0, 1]]],
  ])('are as large as goes, in the same order: %j by %i', (sizes, most, portions) => {
    expect(cut(sizes, most)).toEqual(portions);
  });
});
