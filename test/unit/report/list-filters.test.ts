import { describe, expect, it } from 'vitest';
import { filtersOf } from '#web/console/reports/filters.ts';

/** What a select shows whole beside its arrow on a screen of 360 px. */
const FITS = 30;

describe('the order of a list', () => {
  it.each(['work', 'received'] as const)('is chosen by words that fit on a phone: %s', (list) => {
    const order = filtersOf(list).find(({ name }) => name === 'sort');
    const words = [order?.usual, ...Object.values(order?.names ?? {})].flatMap((one) => [one?.id ?? '', one?.en ?? '']);
    expect(words.length).toBeGreaterThan(2);
    for (const said of words) expect([said, said.length > 5 && said.length <= FITS]).toEqual([said, true]);
  });
});
