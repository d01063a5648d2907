import pMap from 'p-map';
import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import {
  CheckedSoFar,
  type RecordsVerified,
  type RecordVerified,
  type VerificationQuery,
} from '#shared/contracts/http/record-verified';
import { type IsoDate, isoOf, isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import { datesOf, monthAt, periodNamed } from '#shared/domain/calendar/period';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { firstBrokenOf, type Tip } from '#shared/domain/report/record';
import { cursorOf, placeIn } from '#shared/domain/words/cursor';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import type { ReadCursorKey, ReportStore } from './ports.ts';

export type VerifyDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly reports: Pick<ReportStore, 'load' | 'hashedEvents'>;
  readonly now: Now;
};

export type VerifyAllDeps = VerifyDeps & {
  readonly reports: Pick<ReportStore, 'receivedIn' | 'tips'>;
  readonly cursorKey: ReadCursorKey;
};

/**
 * So many records are read at the same time, each by a query: by its keys nobody sees what lies behind a gap after its
 * end, nor by an index what is in none.
 */
const RECORDS_AT_ONCE = 24;
/** So many days are checked before anybody looks at the clock. */
const DAYS_AT_ONCE = 3;
/** An answer comes within half a minute; what has not been checked after this is left to the next. */
const LONG_MS = 10_000;

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
 * many there are, is for those who may read them. Where an answer ends, and whoever asks goes on, the clock says and
 * nobody else: days by themselves are not checked.
 */
export const verifyRecords = async (
  { policy, reports, cursorKey, now }: VerifyAllDeps,
  officer: Officer,
  { month = monthAt(policy.calendar, now()), cursor }: VerificationQuery,
): Promise<Result<RecordsVerified, Denied | 'CursorInvalid'>> => {
  const denied = deniedTo(officer, { to: 'verifyRecords' });
  if (denied !== undefined) return refuse(denied);
  const key = await cursorKey();
  const list = { list: 'verification', person: officer.person, month };
  const place = cursor === undefined ? { done: 0, hold: true } : placeIn(CheckedSoFar, key, list, cursor);
  if (place === undefined) return refuse('CursorInvalid');
  const began = now();
  const period = periodNamed(month);
  const dates = period === undefined ? [] : datesOf(period);
  let { done, hold } = place;
  do {
    const some = dates.slice(done, done + DAYS_AT_ONCE);
    hold = (await allHold(reports, some)) && hold;
    done += some.length;
  } while (done < dates.length && now() - began < LONG_MS);
  const days = { done, of: dates.length };
  const answer = { month, asOf: isoWithOffset(policy.calendar, began), hold, days };
  return ok(done < dates.length ? { ...answer, next: cursorOf(key, list, { done, hold }) } : answer);
};

/** Whether the records hold of all that was received from the first of these dates to the last. */
const allHold = async (reports: VerifyAllDeps['reports'], dates: readonly IsoDate[]): Promise<boolean> => {
  const [from, last] = [dates.at(0), dates.at(-1)];
  if (from === undefined || last === undefined) return true;
  const days = { from, until: isoOf(plainDate(last).add({ days: 1 })) };
  const ids = [...new Set(await Array.fromAsync(reports.receivedIn(days)))];
  const tips = await reports.tips(ids);
  const broken = await pMap(tips, (tip) => brokenAt(reports, tip), { concurrency: RECORDS_AT_ONCE });
  return tips.length === ids.length && broken.every((version) => version === undefined);
};

/**
 * The first event that is not as it was written, or is missing; `undefined` where the record holds up to where the
 * report stands.
 */
const brokenAt = async (
  reports: Pick<ReportStore, 'hashedEvents'>,
  { id, version, tip }: Tip,
): Promise<number | undefined> => {
  // Read after the report, so that what was recorded in between is behind its end, and its end is there.
  const events = await reports.hashedEvents(id);
  const isReached = events[version - 1]?.hash === tip;
  return firstBrokenOf(events) ?? (isReached ? undefined : Math.min(events.length + 1, version));
};
