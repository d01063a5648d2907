import type { AlarmSeen, Counted, CountWaiting, Watching } from '#shared/app/operator/ports';
import { WaitingQueue } from '#shared/domain/notices/waiting';

export type MemoryWatching = Watching & {
  readonly countWaiting: CountWaiting;
  readonly see: (alarm: AlarmSeen) => void;
  readonly count: (counted: Counted) => void;
  /** So many wait there. */
  readonly pile: (queue: WaitingQueue, waits: number) => void;
};

/** Alarms, figures and queues as a test says that they are. */
export const memoryWatching = (): MemoryWatching => {
  const seen = new Map<string, AlarmSeen>();
  const piled = new Map<WaitingQueue, number>();
  let known: Counted = { oldest: {}, marks: {} };
  return {
    alarms: async () => [...seen.values()],
    counted: async () => known,
    countWaiting: async () =>
      WaitingQueue.options.map((queue) => ({ queue, waits: piled.get(queue) ?? 0, inHand: 0, putOff: 0 })),
    see: (alarm) => {
      seen.set(alarm.alarm, alarm);
    },
    count: (counted) => {
      known = counted;
    },
    pile: (queue, waits) => {
      piled.set(queue, waits);
    },
  };
};
