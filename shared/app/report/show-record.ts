import pMap from 'p-map';
import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { saidIn } from '#shared/app/arrival/command-of';
import { readOriginal } from '#shared/app/arrival/keep-original';
import { readEvent } from '#shared/app/arrival/read-event';
import { openVault } from '#shared/app/arrival/vault';
import type { DataKeys, Originals, ReportStore } from '#shared/app/ports';
import type { RecordShown, ReportConflicts } from '#shared/contracts/http/report-record';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';

type Reports = Pick<ReportStore, 'load' | 'events' | 'conflicts' | 'wrappedKey' | 'keepKey'>;

export type RecordDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'office'>;
  readonly reports: Reports;
  readonly originals: Pick<Originals, 'read'>;
  readonly dataKeys: DataKeys;
};

/** Every event of a report as it was recorded, up to where it was looked at, for whoever may read its whole record. */
export const showRecord = async (
  { reports }: Pick<RecordDeps, 'reports'>,
  officer: Officer,
  id: ReportId,
): Promise<Result<RecordShown, Denied>> => {
  const report = await reports.load(id);
  const denied = deniedTo(officer, { to: 'readRecord', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  return ok({ report: id, events: (await reports.events(id)).filter(({ version }) => version <= report.version) });
};

/** So many originals are read at the same time. */
const ORIGINALS_AT_ONCE = 8;

/** What was set aside on a report, in its own words; without them where the report's key is gone. */
export const showConflicts = async (
  deps: RecordDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<ReportConflicts, Denied>> => {
  const report = await deps.reports.load(id);
  const denied = deniedTo(officer, { to: 'readConflicts', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  const [conflicts, wrapped] = await Promise.all([deps.reports.conflicts(id), deps.reports.wrappedKey(id)]);
  const vault = wrapped === undefined ? undefined : await openVault(deps, id, wrapped);
  const shown = await pMap(
    conflicts,
    async ({ original, receivedAt }) => {
      const at = { receivedAt: isoWithOffset(deps.policy.calendar, receivedAt) };
      if (vault === undefined) return at;
      const bytes = await readOriginal(deps.originals, vault, original);
      const { arrival } = readEvent(deps.policy, report.channel, receivedAt, bytes);
      const words = saidIn(arrival);
      return { ...at, type: arrival.type, ...(words === undefined ? {} : { words }) };
    },
    { concurrency: ORIGINALS_AT_ONCE },
  );
  return ok({ report: id, conflicts: shown });
};
