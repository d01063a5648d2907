import type { RecordVerified } from '#shared/contracts/record-verified';
import { isoWithOffset } from '#shared/domain/calendar';
import type { Officer } from '#shared/domain/officer';
import type { Policy } from '#shared/domain/policy';
import { firstBroken } from '#shared/domain/record';
import { ok, type Result, refuse } from '#shared/domain/result';
import type { ReportId } from '#shared/domain/words';
import { deniedTo } from './denied-to.ts';
import type { Now, ReportStore } from './ports.ts';

export type VerifyDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly reports: Pick<ReportStore, 'load' | 'events'>;
  readonly now: Now;
};

/**
 * Whether every event of a report's record is as it was written, none is missing, and the report stands where they lead. Whoever
 * may not read the report is told that it is not there; whoever may read it and not verify, so.
 */
export const verifyRecord = async (
  { policy, reports, now }: VerifyDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<RecordVerified, 'Absent' | 'Forbidden'>> => {
  const report = await reports.load(id);
  const denied = deniedTo(officer, { to: 'verifyRecord', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  // Read after the report, so that what was recorded in between is behind its end, and its end is there.
  const events = await reports.events(id);
  const isReached = events[report.version - 1]?.hash === report.tip;
  const broken = firstBroken(events) ?? (isReached ? undefined : Math.min(events.length + 1, report.version));
  return ok({
    report: id,
    asOf: isoWithOffset(policy.calendar, now()),
    version: report.version,
    tip: report.tip,
    holds: broken === undefined,
    ...(broken === undefined ? {} : { firstBroken: broken }),
  });
};
