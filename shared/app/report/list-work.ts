import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { Shown, WorkPage, WorkQuery } from '#shared/contracts/http/work';
import { mayDo } from '#shared/domain/access/access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { differsFromChannel, isAtRisk, isDueToday, isOverdue, needsPerson } from '#shared/domain/figures/work-marks';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { isOpenWork } from '#shared/domain/report/agenda';
import { nextDue } from '#shared/domain/report/clocks';
import { isUnconfirmed } from '#shared/domain/report/judgement';
import { Queue, queueOf, type Report } from '#shared/domain/report/report';
import { cursorOf, type Position, positionIn } from '#shared/domain/words/cursor';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { listedHeads } from './listed-heads.ts';
import { isOfThese, type OfThese } from './of-these.ts';
import type { ReadCursorKey, ReportStore } from './ports.ts';

export type ListDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly reports: Pick<ReportStore, 'openWork' | 'loadAll'>;
  readonly cursorKey: ReadCursorKey;
  readonly now: Now;
};

/**
 * A page of the open work of a queue, as if what the officer may not read were not there. All of the queue is read for
 * each page: open work is bounded, and neither what is read nor how long it takes depends on where somebody stands in
 * it.
 */
export const listWork = async (
  deps: ListDeps,
  officer: Officer,
  { limit, cursor, ...query }: WorkQuery,
): Promise<Result<WorkPage, Denied | 'CursorInvalid'>> => {
  const queue = Queue.safeParse(query.queue);
  if (!queue.success) return refuse('Absent');
  const denied = deniedTo(officer, { to: 'listQueue', queue: queue.data });
  if (denied !== undefined) return refuse(denied);
  const key = await deps.cursorKey();
  const list = { list: 'work', person: officer.person, ...query };
  const behind = cursor === undefined ? undefined : positionIn(key, list, cursor);
  if (cursor !== undefined && behind === undefined) return refuse('CursorInvalid');
  const asOf = deps.now();
  const isWanted = wanted(deps, query, asOf);
  const found = (await openIn(deps, queue.data))
    .filter((report) => mayDo(officer, { to: 'readHead', report }).ok && isWanted(report))
    .toSorted((one, other) => order(placeOf(one), placeOf(other)))
    .filter((report) => behind === undefined || order(placeOf(report), behind) > 0);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return ok({
    asOf: isoWithOffset(deps.policy.calendar, asOf),
    reports: await listedHeads(deps, officer, page, asOf),
    ...(last === undefined ? {} : { next: cursorOf(key, list, placeOf(last)) }),
  });
};

/** Each report as it is now, since the lists may be a moment behind. */
const openIn = async ({ reports }: ListDeps, queue: Queue): Promise<readonly Report[]> => {
  const ids = (await Array.fromAsync(reports.openWork(queue))).map(({ report }) => report);
  return (await reports.loadAll([...new Set(ids)])).filter((report) => isOpenWork(report) && queueOf(report) === queue);
};

/** What has no date now comes last. */
const UNDATED = Instant.parse(Number.MAX_SAFE_INTEGER);
const placeOf = (report: Report): Position => [nextDue(report)?.deadline.dueAt ?? UNDATED, report.id];
const order = ([at, id]: Position, [otherAt, otherId]: Position): number =>
  at - otherAt || (id < otherId ? -1 : Number(id > otherId));

const wanted =
  (deps: ListDeps, query: OfThese & Pick<WorkQuery, 'show'>, asOf: Instant) =>
  (report: Report): boolean =>
    isOfThese(query, report) && (query.show === undefined || isShown(deps, query.show, report, asOf));

const isShown = ({ policy }: ListDeps, show: Shown, report: Report, asOf: Instant): boolean => {
  switch (show) {
    case 'overdue':
      return isOverdue(report, asOf);
    case 'atRisk':
      return isAtRisk(report, asOf);
    case 'dueToday':
      return isDueToday(policy.calendar, report, asOf);
    case 'needsPerson':
      return needsPerson(report);
    case 'unconfirmed':
      return isUnconfirmed(report);
    case 'reporterReplied':
      return report.reporterReplied === true;
    case 'channelDiffers':
      return differsFromChannel(report);
  }
};
