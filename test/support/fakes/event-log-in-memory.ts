import { tableEventLog } from '#shared/adapters/table/event-log';
import { eventItem } from '#shared/adapters/table/items';
import { memoryTable } from '#shared/adapters/table/memory-table';
import type { EventLog } from '#shared/app/report/ports';
import type { RecordedEvent } from '#shared/domain/report/event';
import { policy } from '#test/support/policy';

/** A log of events in memory. `append` writes events as a commit does that brings them, for tests without one. */
export const eventLogInMemory = (): EventLog & { readonly append: (events: readonly RecordedEvent[]) => void } => {
  const table = memoryTable();
  const { zone } = policy.calendar;
  return {
    ...tableEventLog(table, zone),
    append: (events) => {
      for (const event of events) void table.put(eventItem(event, zone));
    },
  };
};
