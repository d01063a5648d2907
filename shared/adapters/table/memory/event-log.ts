import type { EventLog } from '#shared/app/ports';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Instant } from '#shared/domain/words/words';

/** The log of events in memory; `append` is what the table's index does by itself. */
export const memoryEventLog = (): EventLog & { readonly append: (events: readonly RecordedEvent[]) => void } => {
  const log: RecordedEvent[] = [];
  const marks = new Map<string, Instant>();
  return {
    append: (events) => {
      log.push(...events);
    },
    between: async function* (from, until) {
      yield* recorded(log, from, until);
    },
    ofType: async function* (type, from, until) {
      yield* recorded(log, from, until).filter(({ event }) => event.type === type);
    },
    mark: async (reader) => marks.get(reader),
    setMark: async (reader, readUntil) => {
      marks.set(reader, readUntil);
    },
    moveMark: async (reader, seen, readUntil) => {
      if (marks.get(reader) !== seen) return 'conflict';
      marks.set(reader, readUntil);
      return 'saved';
    },
  };
};

const recorded = (log: readonly RecordedEvent[], from: Instant, until: Instant): readonly RecordedEvent[] =>
  log
    .filter(({ recordedAt }) => from <= recordedAt && recordedAt < until)
    .toSorted((a, b) => a.recordedAt - b.recordedAt || compare(a.reportId, b.reportId) || a.version - b.version);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
