import type { Log } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import { noticesFor, tellingEvents } from '#shared/domain/notices/notice';
import { reportSubject } from '#shared/domain/notices/subject';
import { isNews } from '#shared/domain/notices/timing';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import { type BeginDeps, beginNotices } from './begin-notices.ts';

export type DispatchDeps = BeginDeps & { readonly reports: Pick<ReportStore, 'events'>; readonly log: Log };

/** `noNews` was recorded of a time that is too long ago to be told of. */
export type Dispatched = 'told' | 'nothingOwed' | 'noNews';

/**
 * Works out which notices one event of a report owes, from the record up to that event, and begins them. The same event
 * gives the same notices however often it comes, and none once it is no news any more.
 */
export const dispatchEvent = async (
  deps: DispatchDeps,
  { report: id, version, type }: { readonly report: ReportId; readonly version: number; readonly type: string },
): Promise<Dispatched> => {
  if (!tellingEvents(deps.policy).has(type)) return 'nothingOwed';
  const events = await deps.reports.events(id);
  const at = events.findIndex((event) => event.version === version);
  const event = events[at];
  if (event === undefined) throw new Error('the event is not in the record yet');
  if (!isNews(event.recordedAt, deps.now())) return 'noNews';
  const before = reportAfter(events.slice(0, at));
  const after = evolve(before, event);
  if (after.status === 'received') return 'nothingOwed';
  const notices = noticesFor(deps.policy, { before, after }, event);
  await beginNotices(
    deps,
    notices.map(({ report, ...notice }) => ({ subject: reportSubject(report), ...notice })),
  );
  if (notices.length === 0) return 'nothingOwed';
  // Not how many, nor to whom: whether a report is about oversight is nobody's business who reads a log.
  deps.log('notices.begun', { report: id, version });
  return 'told';
};

const reportAfter = (events: readonly RecordedEvent[]): Report | undefined =>
  events.reduce<Report | undefined>((report, event) => evolve(report, event), undefined);
