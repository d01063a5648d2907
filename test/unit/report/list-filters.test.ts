import { describe, expect, it } from 'vitest';
import { askedOfAll, filtersOf } from '#web/console/reports/filters.ts';

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

describe('a list of open work', () => {
  it.each([
    [{ status: 'archived' }, { status: 'archived' }],
    [
      { subDistrict: 'jongkong', from: '2026-10-01', sort: '-due', cursor: 'abc' },
      { subDistrict: 'jongkong', from: '2026-10-01' },
    ],
    [
      { queue: 'llaj', status: 'closed' },
      { assignee: 'llaj', status: 'closed' },
    ],
  ])('is asked the same way of all reports, in their own order: %j', (open, all) => {
    expect(askedOfAll(open)).toEqual({ list: 'received', ...all });
  });

  it.each([
    [{}],
    [{ sort: '-due' }],
    [{ show: 'overdue' }],
    [{ queue: 'triage' }],
    [{ queue: 'llaj', assignee: 'asdp' }],
    [{ show: 'mine', status: 'closed' }],
  ])('cannot be asked of all reports where that is nothing narrower, or of open work alone: %j', (open) => {
    expect(askedOfAll(open)).toBeUndefined();
  });
});
