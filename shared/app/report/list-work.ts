import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { OverduePage, OverdueQuery } from '#shared/contracts/http/overdue';
import type { Shown, WorkPage, WorkQuery } from '#shared/contracts/http/work';
import { mayDo } from '#shared/domain/access/access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { differsFromChannel, isAtRisk, isDueToday, isOverdue, needsPerson } from '#shared/domain/figures/work-marks';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { isOpenWork } from '#shared/domain/report/agenda';
import { nextDue } from '#shared/domain/report/clocks';
import { isUnconfirmed } from '#shared/domain/report/judgement';
import { QUEUES, Queue, queueOf, type Report } from '#shared/domain/report/report';
import { cursorOf, type ListOf, type Position, positionIn } from '#shared/domain/words/cursor';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { listedHeads } from './listed-heads.ts';
import { isOfThese, type OfThese } from './of-these.ts';
import type { ReadCursorKey, ReportStore } from './ports.ts';

export type ListDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'clocks'>;
  readonly reports: Pick<ReportStore, 'openWork' | 'loadAll' | 'words'>;
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
  const asOf = deps.now();
  const isWanted = wanted(deps, officer, query, asOf);
  const list = { list: 'work', person: officer.person, ...query };
  return soonestPage(deps, officer, { list, asOf, limit, cursor }, async () =>
    (await openIn(deps, officer, [queue.data])).filter(isWanted),
  );
};

/** How much is overdue in each queue that an officer may list, and a page of all of it, what was due first foremost. */
export const listOverdue = async (
  deps: ListDeps,
  officer: Officer,
  { limit, cursor }: OverdueQuery,
): Promise<Result<OverduePage, Denied | 'CursorInvalid'>> => {
  const denied = deniedTo(officer, { to: 'listOverdue' });
  if (denied !== undefined) return refuse(denied);
  const asOf = deps.now();
  const queues = QUEUES.filter((queue) => mayDo(officer, { to: 'listQueue', queue }).ok);
  const overdue = (await openIn(deps, officer, queues)).filter((report) => isOverdue(report, asOf));
  const list = { list: 'overdue', person: officer.person };
  const page = await soonestPage(deps, officer, { list, asOf, limit, cursor }, async () => overdue);
  if (!page.ok) return page;
  const counts = queues.map((queue) => ({ queue, overdue: overdue.filter((one) => queueOf(one) === queue).length }));
  return ok({ ...page.value, counts });
};

type Asked = {
  readonly list: ListOf;
  readonly asOf: Instant;
  readonly limit: number;
  readonly cursor: string | undefined;
};

const soonestPage = async (
  deps: ListDeps,
  officer: Officer,
  { list, asOf, limit, cursor }: Asked,
  find: () => Promise<readonly Report[]>,
): Promise<Result<WorkPage, 'CursorInvalid'>> => {
  const key = await deps.cursorKey();
  const behind = cursor === undefined ? undefined : positionIn(key, list, cursor);
  if (cursor !== undefined && behind === undefined) return refuse('CursorInvalid');
  const found = (await find())
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

/** What an officer may read of what is open, each report as it is now, since the lists may be a moment behind. */
const openIn = async (
  { reports }: ListDeps,
  officer: Officer,
  queues: readonly Queue[],
): Promise<readonly Report[]> => {
  const lists = await Promise.all(queues.map((queue) => Array.fromAsync(reports.openWork(queue))));
  const ids = new Set(lists.flat().map(({ report }) => report));
  return (await reports.loadAll([...ids])).filter(
    (report) => isOpenWork(report) && queues.includes(queueOf(report)) && mayDo(officer, { to: 'readHead', report }).ok,
  );
};

/** What has no date now comes last. */
const UNDATED = Instant.parse(Number.MAX_SAFE_INTEGER);
const placeOf = (report: Report): Position => [nextDue(report)?.deadline.dueAt ?? UNDATED, report.id];
const order = ([at, id]: Position, [otherAt, otherId]: Position): number =>
  at - otherAt || (id < otherId ? -1 : Number(id > otherId));

const wanted =
  (deps: ListDeps, officer: Officer, query: OfThese & Pick<WorkQuery, 'show'>, asOf: Instant) =>
  (report: Report): boolean =>
    isOfThese(query, report) && (query.show === undefined || isShown(deps, officer, query.show, { report, asOf }));

const isShown = (
  { policy }: ListDeps,
  { person }: Officer,
  show: Shown,
  { report, asOf }: { readonly report: Report; readonly asOf: Instant },
): boolean => {
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
    case 'mine':
      return 'handler' in report && report.handler === person;
  }
};
