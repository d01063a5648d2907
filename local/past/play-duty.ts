import { openQueue } from '#shared/app/notices/duty';
import type { DutyBook } from '#shared/app/notices/ports';
import { type WatchDutyDeps, watchDuty } from '#shared/app/notices/watch-duty';
import { type IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { dutySteps } from '#shared/domain/notices/duty';
import type { Policy } from '#shared/domain/policy/policy';
import { Instant } from '#shared/domain/words/words';
import { ADMIN, STAND_IN } from './people.ts';
import type { PlannedPast } from './planned-lives.ts';
import { type Random, randomOf } from './random.ts';
import { isIn, troublesOf } from './troubles.ts';

export type DutyPorts = { readonly policy: Policy; readonly dutyBook: DutyBook };

const MINUTE_MS = 60_000;

/**
 * Somebody opens the queue in time on most working days, late on some, and on a few nobody does, which the watch
 * records at its hours; while the admin is ill, often nobody does, or the stand-in once they are told. Nobody is told
 * of it now: the days are long over. A day of which something is recorded is left as it is.
 */
export const playDuty = async (
  ports: DutyPorts,
  past: Pick<PlannedPast, 'seed' | 'from' | 'to'>,
  dates: readonly IsoDate[],
): Promise<void> => {
  const random = randomOf(past.seed);
  const { illness } = troublesOf(past);
  const { policy, dutyBook } = ports;
  for (const date of dates) {
    const hours = dutySteps(policy, date).map(({ at }) => at);
    if (hours.length === 0) continue;
    const isIll = isIn(illness, instantAt(policy.calendar, plainDate(date), '12:00'));
    const opened = openedOn(policy, random, date, isIll ? ILL : USUAL);
    const by = isIll ? STAND_IN : ADMIN;
    if ((await dutyBook.day(date)) !== undefined) continue;
    for (const at of hours.filter((hour) => opened === undefined || hour < opened))
      await watchDuty(watchedAt(ports, at));
    if (opened !== undefined) await openQueue({ policy, dutyBook, now: () => opened, log: () => {} }, by.id);
  }
};

/** On so great a part of the days nobody opens the queue, or only after nine. */
const USUAL = { never: 0.01, late: 0.05 } as const;
const ILL = { never: 0.3, late: 0.35 } as const;

const openedOn = (
  { calendar }: Policy,
  random: Random,
  date: IsoDate,
  { never, late }: { readonly never: number; readonly late: number },
): Instant | undefined => {
  const [kind, part] = [random(), random()];
  if (kind < never) return undefined;
  const [time, minutes] = kind < never + late ? ['09:05', 180] : ['07:30', 80];
  return Instant.parse(instantAt(calendar, plainDate(date), time) + Math.floor(part * minutes * MINUTE_MS));
};

/** The watch as it looks at that very hour, having looked right before it. */
const watchedAt = ({ policy, dutyBook }: DutyPorts, at: Instant): WatchDutyDeps => ({
  policy,
  dutyBook,
  eventLog: { mark: async () => Instant.parse(at - 1), setMark: async () => {} },
  deliveries: { begin: async () => [] },
  enqueue: async () => {},
  now: () => at,
  log: () => {},
});
