import pMap from 'p-map';
import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Log } from '#shared/app/ports';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { openVault } from '#shared/app/report/vault';
import type { ReportConflicts } from '#shared/contracts/http/report-record';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { saidIn } from './command-of.ts';
import { type RecallDeps, recallEvent } from './recall-event.ts';

export type ConflictsDeps = RecallDeps & {
  readonly policy: Pick<Policy, 'calendar' | 'office'>;
  readonly reports: Pick<ReportStore, 'load' | 'conflicts' | 'wrappedKey' | 'keepKey'>;
  readonly dataKeys: DataKeys;
  readonly log: Log;
};

/** So many originals are read at the same time. */
const ORIGINALS_AT_ONCE = 8;

/** What was set aside on a report, in its own words; of what cannot be read, why not. */
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
    async (conflict) => {
      const at = { receivedAt: isoWithOffset(deps.policy.calendar, conflict.receivedAt) };
      const event = await recallEvent(deps, vault, report.channel, conflict);
      if (!event.ok) {
        deps.log('conflict.unreadable', { report: id, why: event.refusal });
        return { ...at, unreadable: event.refusal };
      }
      const { arrival } = event.value;
      const words = saidIn(arrival);
      return { ...at, type: arrival.type, ...(words === undefined ? {} : { words }) };
    },
    { concurrency: ORIGINALS_AT_ONCE },
  );
  return ok({ report: id, conflicts: shown });
};
