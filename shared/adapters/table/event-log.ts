import type { EventLog } from '#shared/app/report/ports';
import { dateOf, isoDateOf } from '#shared/domain/calendar/calendar';
import type { RecordedEvent } from '#shared/domain/report/event';
import { Instant } from '#shared/domain/words/words';
import { eventOf } from './items.ts';
import { loggedOn, markKey, monthsBetween, ofKind, startOf } from './keys.ts';
import { markItem, markOf } from './notice-items.ts';
import { type Index, readOne, type Table } from './table.ts';

/** The log of events by an index, day by day on the office's calendar. The index may be a moment behind the record. */
export const tableEventLog = (table: Pick<Table, 'get' | 'query' | 'put' | 'putIf'>, zone: string): EventLog => ({
  between: async function* (from, until) {
    for (const day of daysOf(zone, from, until)) yield* listed(table, 'GSI2', loggedOn(day), from, until);
  },
  ofType: async function* (type, from, until) {
    for (const month of monthsBetween(from, until)) yield* listed(table, 'GSI1', ofKind(type, month), from, until);
  },
  mark: (reader) => readOne(table, markKey(reader), markOf),
  setMark: (reader, readUntil) => table.put(markItem(reader, readUntil)),
  moveMark: (reader, seen, readUntil) =>
    table.putIf(markItem(reader, readUntil), seen === undefined ? 'absent' : { attribute: 'readUntil', is: seen }),
});

/** The events of one partition of an index, from an instant up to, and without, another. */
async function* listed(
  table: Pick<Table, 'query'>,
  index: Index,
  pk: string,
  from: Instant,
  until: Instant,
): AsyncIterable<RecordedEvent> {
  // No entry is only an instant: those of `until` sort after it.
  const sk = { from: startOf(from), to: startOf(until) };
  for await (const item of table.query({ index, pk, sk })) yield eventOf(item);
}

/** The office's days from the one instant up to, and without, the other. */
const daysOf = (zone: string, from: Instant, until: Instant): readonly string[] => {
  if (from >= until) return [];
  const last = isoDateOf({ zone }, Instant.parse(until - 1));
  const days: string[] = [];
  let day = dateOf({ zone }, from);
  while (day.toString() <= last) {
    days.push(day.toString());
    day = day.add({ days: 1 });
  }
  return days;
};
