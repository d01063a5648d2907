import { openQueue } from '#shared/app/notices/duty';
import type { DutyBook } from '#shared/app/notices/ports';
import { type WatchDutyDeps, watchDuty } from '#shared/app/notices/watch-duty';
import { type IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { dutySteps } from '#shared/domain/notices/duty';
import { peopleWith } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import { PersonId } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { type Random, randomOf } from './random.ts';

export type DutyPorts = { readonly policy: Policy; readonly dutyBook: DutyBook };

const MINUTE_MS = 60_000;

/**
 * Somebody opens the queue in time on most working days, late on some, and on a few nobody does, which the watch
 * records at its hours. Nobody is told: the days are long over. A day of which something is recorded is left as it is.
 */
export const playDuty = async (ports: DutyPorts, seed: number, dates: readonly IsoDate[]): Promise<void> => {
  const random = randomOf(seed);
  const { policy, dutyBook } = ports;
  const by = PersonId.parse(peopleWith(policy, 'laporAdmin')[0]?.id);
  for (const date of dates) {
    const hours = dutySteps(policy, date).map(({ at }) => at);
    if (hours.length === 0) continue;
    const opened = openedOn(policy, random, date);
    if ((await dutyBook.day(date)) !== undefined) continue;
    for (const at of hours.filter((hour) => opened === undefined || hour < opened))
      await watchDuty(watchedAt(ports, at));
    if (opened !== undefined) await openQueue({ policy, dutyBook, now: () => opened, log: () => {} }, by);
  }
};

const openedOn = ({ calendar }: Policy, random: Random, date: IsoDate): Instant | undefined => {
  const [kind, part] = [random(), random()];
  if (kind < 0.02) return undefined;
  const [time, minutes] = kind < 0.07 ? ['09:05', 180] : ['07:30', 80];
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
