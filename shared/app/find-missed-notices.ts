import { Instant } from '#shared/domain/words';
import { type DispatchDeps, dispatchEvent } from './dispatch-event.ts';
import type { EventLog } from './ports.ts';

export type FindMissedDeps = DispatchDeps & { readonly eventLog: EventLog };

const READER = 'notices';
const MINUTE = 60_000;
/** The stream brings an event within seconds; one that is older than this was missed, if it was. */
const STREAM_TAKES = 10 * MINUTE;
/** The log shows an event a little late: so much is read again every time. */
const OVERLAP = 10 * MINUTE;
/** Where nobody has read before: events older than this belong to the time before there were notices. */
const FIRST_LOOK = 24 * 60 * MINUTE;

export type Missed = { readonly told: number; readonly failed: number };

/**
 * Goes through the log of events since the last time and begins every notice that an event owes. What the stream has brought
 * is there already and stays as it is; what it missed, be it for days, is told now. An event that fails holds up no other, and
 * is looked at again at every run until it does not.
 */
export const findMissedNotices = async (deps: FindMissedDeps, goesOn: () => boolean): Promise<Missed> => {
  const until = Instant.parse(deps.now() - STREAM_TAKES);
  const mark = (await deps.eventLog.mark(READER)) ?? Instant.parse(until - FIRST_LOOK);
  const from = Instant.parse(Math.max(0, mark - OVERLAP));
  let told = 0;
  let readUntil: number = until;
  const failures: number[] = [];
  for await (const { reportId, version, event, recordedAt } of deps.eventLog.between(from, until)) {
    if (!goesOn()) {
      readUntil = recordedAt;
      break;
    }
    try {
      if ((await dispatchEvent(deps, { report: reportId, version, type: event.type })) === 'told') told += 1;
    } catch (error) {
      failures.push(recordedAt);
      deps.log('notices.failed', {
        report: reportId,
        version,
        fault: error instanceof Error ? error.name : typeof error,
      });
    }
  }
  await deps.eventLog.setMark(READER, Instant.parse(Math.max(mark, Math.min(readUntil, ...failures))));
  return { told, failed: failures.length };
};
