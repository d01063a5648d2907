import type { DutyBook } from '#shared/app/notices/ports';
import { DutyDay } from '#shared/domain/notices/duty';
import { dutyKey } from './keys.ts';
import { readOne, type Table } from './table.ts';

/** Who opened the queue, a day an item. */
export const tableDutyBook = (table: Pick<Table, 'get' | 'putIf'>): DutyBook => ({
  day: (date) => readOne(table, dutyKey(date), DutyDay.parse),
  save: (day) =>
    table.putIf({ ...dutyKey(day.date), ...day }, day.rev === 1 ? 'absent' : { attribute: 'rev', is: day.rev - 1 }),
});
