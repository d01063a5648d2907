import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { RecordShown } from '#shared/contracts/http/report-record';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import type { ReportStore } from './ports.ts';

export type RecordDeps = { readonly reports: Pick<ReportStore, 'load' | 'events'> };

/** Every event of a report as it was recorded, up to where it was looked at, for whoever may read its whole record. */
export const showRecord = async (
  { reports }: RecordDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<RecordShown, Denied>> => {
  const report = await reports.load(id);
  const denied = deniedTo(officer, { to: 'readRecord', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  return ok({ report: id, events: (await reports.events(id)).filter(({ version }) => version <= report.version) });
};
