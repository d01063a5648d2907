import { deniedTo } from '#shared/app/access/denied-to';
import { type ListDeps, listWork } from '#shared/app/report/list-work';
import type { WorkQuery } from '#shared/contracts/http/work';
import type { Officer } from '#shared/domain/office/officer';
import { type OpenQueueDeps, openQueue } from './duty.ts';

/**
 * Lists the open work of a queue, or of all. Whoever looks after the triage queue has opened it by that: it is recorded
 * as their duty of the day, once, as if they had said so.
 */
export const openWork = async (
  deps: ListDeps & OpenQueueDeps,
  officer: Officer,
  query: WorkQuery,
): ReturnType<typeof listWork> => {
  const listed = await listWork(deps, officer, query);
  const { queue = 'triage' } = query;
  const isDuty = queue === 'triage' && deniedTo(officer, { to: 'openQueue' }) === undefined;
  if (listed.ok && isDuty) await openQueue(deps, officer.person);
  return listed;
};
