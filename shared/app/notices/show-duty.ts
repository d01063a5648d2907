import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { DutyShown } from '#shared/contracts/http/duty';
import { type IsoDate, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { DutyDay } from '#shared/domain/notices/duty';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { type OpenQueueDeps, openQueue } from './open-queue.ts';

/** Who opened the queue on a day; nobody on one that is not known. */
export const showDuty = async (
  deps: Pick<OpenQueueDeps, 'policy' | 'dutyBook'>,
  officer: Officer,
  date: IsoDate,
): Promise<Result<DutyShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readDuty' });
  if (denied !== undefined) return refuse(denied);
  return ok(shown(deps, (await deps.dutyBook.day(date)) ?? { date, opened: [] }));
};

/** Records that an officer has opened the queue; a second time on a day changes nothing. */
export const openDuty = async (deps: OpenQueueDeps, officer: Officer): Promise<Result<DutyShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'openQueue' });
  if (denied !== undefined) return refuse(denied);
  return ok(shown(deps, await openQueue(deps, officer.person)));
};

const shown = (
  { policy }: Pick<OpenQueueDeps, 'policy'>,
  { date, opened, missedAt }: Pick<DutyDay, 'date' | 'opened' | 'missedAt'>,
): DutyShown => ({
  date,
  opened: opened.map(({ by, at }) => ({ by, at: isoWithOffset(policy.calendar, at) })),
  ...(missedAt === undefined ? {} : { missedAt: isoWithOffset(policy.calendar, missedAt) }),
});
