import * as z from 'zod';
import type { ChangeBook } from '#shared/app/operator/ports';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/calendar/period';
import { OfficeChange } from '#shared/domain/office/change';
import { Instant } from '#shared/domain/words/words';
import { CHANGES, changeKey, ofChanges } from './keys.ts';
import { readAll, type Table } from './table.ts';

/** Longer than a proposal is open. */
const LOOKED_BACK_MS = 8 * 86_400_000;
const ChangeItem = z.object({ change: OfficeChange });
const changeIn = (item: unknown): OfficeChange => ChangeItem.parse(item).change;

/** Changes of accounts, by the month of the office in which they were asked for. */
export const tableChangeBook = (
  table: Pick<Table, 'putIf' | 'query'>,
  calendar: Pick<Calendar, 'zone'>,
): ChangeBook => ({
  save: (change) =>
    table.putIf(
      { ...changeKey(monthAt(calendar, change.at), change), change, rev: change.rev },
      change.rev === 1 ? 'absent' : { attribute: 'rev', is: change.rev - 1 },
    ),
  find: async (id, at) => {
    const months = new Set([at, Math.max(0, at - LOOKED_BACK_MS)].map((one) => monthAt(calendar, Instant.parse(one))));
    const found = [...months].map((month) => readAll(table, ofChanges(month), `${CHANGES}${id}`, changeIn));
    return (await Promise.all(found)).flat()[0];
  },
  month: (month) => readAll(table, ofChanges(month), CHANGES, changeIn),
});
