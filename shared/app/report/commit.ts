import type { Log } from '#shared/app/ports';
import type { Context } from '#shared/domain/report/decision';
import { openNameOf, type RecordedEvent, type ReportEvent } from '#shared/domain/report/event';
import { record } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import type { Commit, ReportStore } from './ports.ts';

export type CommitDeps = { readonly reports: Pick<ReportStore, 'commit'>; readonly log: Log };

/** A report as it stands after a decision, and what was recorded of that; nothing where nothing was to be done. */
export type Recorded = { readonly report: Report; readonly recorded: readonly RecordedEvent[] };

/** What is written in the same transaction: words, identity, marks, what was answered. */
export type Beside = Omit<Commit, 'report' | 'expected' | 'events'>;

/**
 * The one way in which decided events come to stand: recorded on from the report as it was seen, written in one
 * transaction with whatever belongs to the step, and then logged by the names that everybody may read. `conflict` means
 * that somebody else was first. Without events nothing is written.
 */
export const commit = async (
  { reports, log }: CommitDeps,
  seen: { readonly id: ReportId; readonly current: Report | undefined },
  events: readonly ReportEvent[],
  context: Context,
  beside: (step: Recorded) => Beside | Promise<Beside> = () => ({}),
): Promise<Recorded | 'conflict'> => {
  const { id, current } = seen;
  const { report, recorded } = record(id, current, events, context);
  if (report === undefined) throw new Error('a decision that left no report');
  const step = { report, recorded };
  if (recorded.length === 0) return step;
  const expected = current?.version ?? 0;
  const saved = await reports.commit({ report, expected, events: recorded, ...(await beside(step)) });
  if (saved === 'conflict') return 'conflict';
  // Which clock, and of what kind of report, is nobody's business who reads a log.
  for (const { event, version } of recorded) log(`report.${openNameOf(event)}`, { report: id, version });
  return step;
};
