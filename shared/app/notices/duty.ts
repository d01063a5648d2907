import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Log, Now } from '#shared/app/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import type { DutyShown } from '#shared/contracts/http/duty';
import { type Calendar, type IsoDate, isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { type DutyDay, openedBy } from '#shared/domain/notices/duty';
import type { Officer } from '#shared/domain/office/officer';
import type { PersonId } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { DutyBook } from './ports.ts';

export type OpenQueueDeps = {
  readonly policy: { readonly calendar: Pick<Calendar, 'zone'> };
  readonly dutyBook: DutyBook;
  readonly now: Now;
  readonly log: Log;
};

/**
 * Records that somebody opened the queue: their first time that day counts, every later one changes nothing. Gives the
 * day, and whether it was this that opened it.
 */
export const openQueue = async (
  deps: OpenQueueDeps,
  by: PersonId,
): Promise<{ readonly day: DutyDay; readonly isFirst: boolean }> => {
  const at = deps.now();
  const date = isoDateOf(deps.policy.calendar, at);
  return untilSaved(async () => {
    const before = await deps.dutyBook.day(date);
    const after = openedBy(date, before, by, at);
    if (after.rev === before?.rev) return { day: after, isFirst: false };
    if ((await deps.dutyBook.save(after)) === 'conflict') return 'conflict';
    deps.log('duty.opened', { date, by });
    return { day: after, isFirst: true };
  });
};

/** Who opened the queue on a day; nobody on one that is not known. */
export const showDuty = async (
  deps: Pick<OpenQueueDeps, 'policy' | 'dutyBook'>,
  officer: Officer,
  date: IsoDate,
): Promise<Result<DutyShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readDuty' });
  if (denied !== undefined) return refuse(denied);
  return ok(dutyShown(deps, (await deps.dutyBook.day(date)) ?? { date, opened: [] }));
};

/** Records that an officer has opened the queue; a second time on a day changes nothing. */
export const openDuty = async (deps: OpenQueueDeps, officer: Officer): Promise<Result<DutyShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'openQueue' });
  if (denied !== undefined) return refuse(denied);
  return ok(dutyShown(deps, (await openQueue(deps, officer.person)).day));
};

export const dutyShown = (
  { policy }: Pick<OpenQueueDeps, 'policy'>,
  { date, opened, missedAt }: Pick<DutyDay, 'date' | 'opened' | 'missedAt'>,
): DutyShown => ({
  date,
  opened: opened.map(({ by, at }) => ({ by, at: isoWithOffset(policy.calendar, at) })),
  ...(missedAt === undefined ? {} : { missedAt: isoWithOffset(policy.calendar, missedAt) }),
});
