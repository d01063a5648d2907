import { itemSize } from '#test/support/item-size';
import type { ItemWrite } from './item-table.ts';
import type { Item } from './plain-item.ts';
import { plainItem } from './plain-item.ts';

/**
 * Write units by AWS's rules, from what was written over the wire: a unit for every kilobyte of the larger of the item
 * before and after, twice in a transaction; each index entry that appears, goes or changes, by its own size, and twice
 * where its key changes, because the old entry is removed first. Every index holds the whole item; entries are not
 * doubled. Computed, because DynamoDB Local counts transactions otherwise than AWS does.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export type WriteUnits = { readonly table: number; readonly indexes: number };

const INDEXES = ['gsi1', 'gsi2'] as const;

const unitsOf = (item: Item | undefined): number =>
  item === undefined ? 0 : Math.ceil(itemSize(plainItem(item)) / 1024);

const entryKey = (index: string, item: Item | undefined): string | undefined =>
  item?.[`${index}pk`] === undefined ? undefined : JSON.stringify([item[`${index}pk`], item[`${index}sk`]]);

const indexUnits = (index: string, { before, after }: ItemWrite): number => {
  const [old, fresh] = [entryKey(index, before), entryKey(index, after)];
  if (old === undefined) return fresh === undefined ? 0 : unitsOf(after);
  if (fresh === undefined) return unitsOf(before);
  if (old !== fresh) return unitsOf(before) + unitsOf(after);
  return JSON.stringify(before) === JSON.stringify(after) ? 0 : Math.max(unitsOf(before), unitsOf(after));
};

export const writeUnitsOf = (writes: readonly ItemWrite[]): WriteUnits => ({
  table: writes.reduce(
    (sum, { before, after, inTransaction }) =>
      sum + Math.max(1, unitsOf(before), unitsOf(after)) * (inTransaction ? 2 : 1),
    0,
  ),
  indexes: writes.reduce((sum, one) => sum + INDEXES.reduce((units, index) => units + indexUnits(index, one), 0), 0),
});
