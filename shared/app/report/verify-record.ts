import pMap from 'p-map';
import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import type { RecordsVerified, RecordVerified } from '#shared/contracts/http/record-verified';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { periodNamed } from '#shared/domain/calendar/period';
import { monthAt } from '#shared/domain/figures/evaluated-month';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { firstBrokenOf } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import type { ReportStore } from './ports.ts';

export type VerifyDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly reports: Pick<ReportStore, 'load' | 'hashedEvents'>;
  readonly now: Now;
};

export type VerifyAllDeps = VerifyDeps & { readonly reports: Pick<ReportStore, 'receivedIn' | 'loadAll'> };

/**
 * So many records are read at the same time, each by a query: by its keys nobody sees what lies behind a gap after its
 * end.
 */
const RECORDS_AT_ONCE = 24;

/**
 * Whether every event of a report's record is as it was written, none is missing, and the report stands where they
 * lead. Whoever may not read the report is told that it is not there; whoever may read it and not verify, so.
 */
export const verifyRecord = async (
  { policy, reports, now }: VerifyDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<RecordVerified, Denied>> => {
  const report = await reports.load(id);
  const denied = deniedTo(officer, { to: 'verifyRecord', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  const broken = await brokenAt(reports, report);
  return ok({
    report: id,
    asOf: isoWithOffset(policy.calendar, now()),
    version: report.version,
    tip: report.tip,
    holds: broken === undefined,
    ...(broken === undefined ? {} : { firstBroken: broken }),
  });
};

/**
 * Whether the records of all reports that were received in a month hold; only that, since which one does not, and how
 * many there are, is for those who may read them.
 */
export const verifyRecords = async (
  { policy, reports, now }: VerifyAllDeps,
  officer: Officer,
  { month = monthAt(policy.calendar, now()) }: MonthQuery,
): Promise<Result<RecordsVerified, Denied>> => {
  const denied = deniedTo(officer, { to: 'verifyRecords' });
  if (denied !== undefined) return refuse(denied);
  const asOf = isoWithOffset(policy.calendar, now());
  const period = periodNamed(month);
  const ids = period === undefined ? [] : await Array.fromAsync(reports.receivedIn(period));
  const found = await reports.loadAll(ids);
  const broken = await pMap(found, (report) => brokenAt(reports, report), { concurrency: RECORDS_AT_ONCE });
  const isWhole = found.length === new Set(ids).size;
  return ok({ month, asOf, hold: isWhole && broken.every((version) => version === undefined) });
};

/**
 * The first event that is not as it was written, or is missing; `undefined` where the record holds up to where the
 * report stands.
 */
const brokenAt = async (
  reports: Pick<ReportStore, 'hashedEvents'>,
  { id, version, tip }: Report,
): Promise<number | undefined> => {
  // Read after the report, so that what was recorded in between is behind its end, and its end is there.
  const events = await reports.hashedEvents(id);
  const isReached = events[version - 1]?.hash === tip;
  return firstBrokenOf(events) ?? (isReached ? undefined : Math.min(events.length + 1, version));
};
