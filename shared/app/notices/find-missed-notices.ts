import type { EventLog } from '#shared/app/report/ports';
import type { RecordedEvent } from '#shared/domain/report/event';
import { Instant } from '#shared/domain/words/words';
import { type DispatchDeps, dispatchEvent } from './dispatch-event.ts';

export type FindMissedDeps = DispatchDeps & {
  readonly eventLog: Pick<EventLog, 'between' | 'mark' | 'setMark'>;
};

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
 * Goes through the log of events since the last time and begins every notice that an event owes. What the stream has
 * brought is there already and stays as it is; what it missed, be it for days, is told now. An event that fails holds
 * up no other, and is looked at again at every run until it does not. `false` from `goesOn` ends a run early; the next
 * one continues.
 */
export const findMissedNotices = async (deps: FindMissedDeps, goesOn: () => boolean): Promise<Missed> => {
  const now = deps.now();
  const until = Instant.parse(now - STREAM_TAKES);
  const last = await deps.eventLog.mark(READER);
  // A mark in the future was left by a clock that has been set right since: it says nothing of today.
  const mark = last === undefined || last > now ? Instant.parse(until - FIRST_LOOK) : last;
  let told = 0;
  let readUntil: number = Math.max(mark, until);
  const failures: number[] = [];
  for await (const { reportId, version, event, recordedAt } of newFirst(deps.eventLog, mark, until)) {
    if (!goesOn()) {
      if (recordedAt >= mark) readUntil = recordedAt;
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
  await deps.eventLog.setMark(READER, Instant.parse(Math.min(readUntil, ...failures)));
  return { told, failed: failures.length };
};

/** What was read before comes last: a run that has no time left for it goes on all the same. */
async function* newFirst(log: Pick<EventLog, 'between'>, mark: Instant, until: Instant): AsyncIterable<RecordedEvent> {
  yield* log.between(mark, until);
  yield* log.between(Instant.parse(Math.max(0, mark - OVERLAP)), mark);
}
