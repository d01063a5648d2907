import pMap from 'p-map';
import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { openVault } from '#shared/app/report/vault';
import type { ReportConflicts } from '#shared/contracts/http/report-record';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { saidIn } from './command-of.ts';
import { readOriginal } from './keep-original.ts';
import type { Originals } from './ports.ts';
import { readEvent } from './read-event.ts';

export type ConflictsDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'office'>;
  readonly reports: Pick<ReportStore, 'load' | 'conflicts' | 'wrappedKey' | 'keepKey'>;
  readonly originals: Pick<Originals, 'read'>;
  readonly dataKeys: DataKeys;
};

/** So many originals are read at the same time. */
const ORIGINALS_AT_ONCE = 8;

/** What was set aside on a report, in its own words; without them where the report's key is gone. */
export const showConflicts = async (
  deps: ConflictsDeps,
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
