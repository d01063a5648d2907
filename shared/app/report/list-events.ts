import pMap from 'p-map';
import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { maySeeWhy } from '#shared/app/access/may-see-why';
import type { Now } from '#shared/app/ports';
import type { ConflictsListed, MovedListed, RevealsListed } from '#shared/contracts/http/listed-events';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { mayDo } from '#shared/domain/access/access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { instantsOf, type MonthName, monthAt, periodNamed } from '#shared/domain/calendar/period';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { isProposed } from '#shared/domain/report/clock-rules';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { ListedType } from '#shared/domain/report/listed-events';
import type { PersonId, Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { namesOf } from './listed-heads.ts';
import type { EventLog, ReportStore } from './ports.ts';
import { decidedLast, isSince } from './timeline-of.ts';

export type ListEventsDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'clocks'>;
  readonly eventLog: Pick<EventLog, 'ofType'>;
  readonly reports: Pick<ReportStore, 'loadAll' | 'allWords' | 'messages' | 'events'>;
  readonly now: Now;
};

/**
 * Where something else came under a webhook id that had been used: of the reports whose conflicts an officer may read.
 */
export const listConflicts = async (
  deps: ListEventsDeps,
  officer: Officer,
  { month = monthAt(deps.policy.calendar, deps.now()) }: MonthQuery,
): Promise<Result<ConflictsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'listConflicts' });
  if (denied !== undefined) return refuse(denied);
  const found = await listedIn(deps, 'ConflictSetAside', month);
  const theirs = found.filter(({ report }) => mayDo(officer, { to: 'readConflicts', report }).ok);
  const names = await namesIn(deps, officer, theirs);
  return ok({
    month,
    conflicts: theirs.map(({ event, report }) => ({ ...shown(deps, event), ...names.get(report.id) })),
  });
};

/** So many reports are looked into at the same time. */
const REPORTS_AT_ONCE = 8;

/**
 * Who looked at who reported: of the reports that an officer may read. Why tells who that is, perhaps; and who looked,
 * where a person has decided since, that the report was about oversight then.
 */
export const listReveals = async (
  deps: ListEventsDeps,
  officer: Officer,
  { month = monthAt(deps.policy.calendar, deps.now()) }: MonthQuery,
): Promise<Result<RevealsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'listReveals' });
  if (denied !== undefined) return refuse(denied);
  const found = await listedIn(deps, 'IdentityRevealed', month);
  const theirs = found.filter(({ report }) => mayDo(officer, { to: 'readHead', report }).ok);
  const names = await namesIn(deps, officer, theirs);
  const reveals = await pMap(
    theirs,
    async ({ event, report }) => {
      const who = (await maySeeWho(deps, officer, { event, report })) ? whoIn(event) : {};
      const reason = maySeeWhy(officer, report) ? await reasonOf(deps, event) : {};
      return { ...shown(deps, event), ...names.get(report.id), ...who, ...reason };
    },
    { concurrency: REPORTS_AT_ONCE },
  );
  return ok({ month, reveals });
};

const maySeeWho = async ({ reports }: ListEventsDeps, officer: Officer, { event, report }: Listed): Promise<boolean> =>
  mayDo(officer, { to: 'readRecord', report }).ok || isSince(decidedLast(await reports.events(report.id)), event);

const whoIn = ({ actor }: RecordedEvent): { readonly person?: PersonId } =>
  'person' in actor ? { person: actor.person } : {};

const reasonOf = async (
  { reports }: ListEventsDeps,
  { reportId, event }: RecordedEvent,
): Promise<{ reason?: string }> => {
  if (event.type !== 'IdentityRevealed') return {};
  const message = (await reports.messages(reportId)).find(({ n }) => n === event.message);
  return message === undefined ? {} : { reason: message.words.text };
};

/** Which dates a new calendar moved: of the reports whose timeline an officer may read. */
export const listMoved = async (
  deps: ListEventsDeps,
  officer: Officer,
  { month = monthAt(deps.policy.calendar, deps.now()) }: MonthQuery,
): Promise<Result<MovedListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'findReports' });
  if (denied !== undefined) return refuse(denied);
  const at = (instant: Instant): string => isoWithOffset(deps.policy.calendar, instant);
  const found = await listedIn(deps, 'DeadlineMoved', month);
  const theirs = found.filter(({ report }) => mayDo(officer, { to: 'readTimeline', report }).ok);
  return ok({
    month,
    moved: theirs.flatMap(({ event: { event, recordedAt }, report }) => {
      if (event.type !== 'DeadlineMoved') return [];
      const { clock, from, to, provisional } = event;
      const proposed = isProposed(deps.policy, clock, report) ? { proposed: true as const } : {};
      return [{ report: report.id, at: at(recordedAt), clock, from: at(from), to: at(to), provisional, ...proposed }];
    }),
  });
};

type Listed = { readonly event: RecordedEvent; readonly report: Report };

/** The events of a kind and month, each with its report as it is now. */
const listedIn = async (
  { policy, eventLog, reports }: ListEventsDeps,
  type: ListedType,
  month: MonthName,
): Promise<readonly Listed[]> => {
  const period = periodNamed(month);
  if (period === undefined) return [];
  const { from, until } = instantsOf(policy.calendar, period);
  const events = await Array.fromAsync(eventLog.ofType(type, from, until));
  const known = new Map(
    (await reports.loadAll(events.map(({ reportId }) => reportId))).map((report) => [report.id, report]),
  );
  return events.flatMap((event) => {
    const report = known.get(event.reportId);
    return report === undefined ? [] : [{ event, report }];
  });
};

const namesIn = (deps: ListEventsDeps, officer: Officer, listed: readonly Listed[]) => {
  const reports = new Map(listed.map(({ report }) => [report.id, report]));
  return namesOf(deps, officer, [...reports.values()]);
};

const shown = ({ policy }: ListEventsDeps, { reportId, version, recordedAt }: RecordedEvent) => ({
  report: reportId,
  version,
  at: isoWithOffset(policy.calendar, recordedAt),
});
