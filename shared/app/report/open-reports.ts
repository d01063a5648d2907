import { mayDo } from '#shared/domain/access/access';
import type { Officer } from '#shared/domain/office/officer';
import { isOpenWork } from '#shared/domain/report/agenda';
import { type Queue, queueOf, type Report } from '#shared/domain/report/report';
import type { ReportStore } from './ports.ts';

/**
 * What an officer may read of what is open in some queues, each report as it is now, since the lists may be a moment
 * behind. All of each queue is read: open work is bounded, and neither what is read nor how long it takes depends on
 * what in it the officer may read.
 */
export const openReports = async (
  { reports }: { readonly reports: Pick<ReportStore, 'openWork' | 'loadAll'> },
  officer: Officer,
  queues: readonly Queue[],
): Promise<readonly Report[]> => {
  const lists = await Promise.all(queues.map((queue) => Array.fromAsync(reports.openWork(queue))));
  const ids = new Set(lists.flat().map(({ report }) => report));
  return (await reports.loadAll([...ids])).filter(
    (report) => isOpenWork(report) && queues.includes(queueOf(report)) && mayDo(officer, { to: 'readHead', report }).ok,
  );
};
