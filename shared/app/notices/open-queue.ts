import type { Log, Now } from '#shared/app/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import { type DutyDay, openedBy } from '#shared/domain/notices/duty';
import type { PersonId } from '#shared/domain/report/report';
import type { DutyBook } from './ports.ts';

export type OpenQueueDeps = {
  readonly policy: { readonly calendar: Pick<Calendar, 'zone'> };
  readonly dutyBook: DutyBook;
  readonly now: Now;
  readonly log: Log;
};

/** Records that somebody opened the queue: their first time that day counts, every later one changes nothing. */
export const openQueue = async (deps: OpenQueueDeps, by: PersonId): Promise<DutyDay> => {
  const at = deps.now();
  const date = isoDateOf(deps.policy.calendar, at);
  return untilSaved(async () => {
    const before = await deps.dutyBook.day(date);
    const after = openedBy(date, before, by, at);
    if (after.rev === before?.rev) return after;
    if ((await deps.dutyBook.save(after)) === 'conflict') return 'conflict';
    deps.log('duty.opened', { date, by });
    return after;
  });
};
