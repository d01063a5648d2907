import type { DutyBook } from '#shared/app/notices/ports';
import { DutyDay } from '#shared/domain/notices/duty';
import { dutyKey } from './keys.ts';
import { readOne, type Table } from './table.ts';

/** Who opened the queue, a day an item. */
export const tableDutyBook = (table: Pick<Table, 'get' | 'getAll' | 'putIf'>): DutyBook => ({
  day: (date) => readOne(table, dutyKey(date), DutyDay.parse),
  days: async (dates) => (await table.getAll(dates.map(dutyKey))).map((item) => DutyDay.parse(item)),
  save: (day) =>
    table.putIf({ ...dutyKey(day.date), ...day }, day.rev === 1 ? 'absent' : { attribute: 'rev', is: day.rev - 1 }),
});
