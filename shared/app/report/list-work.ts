import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import { COMMAND_NAMES } from '#shared/contracts/http/command-call';
import type { OverduePage, OverdueQuery } from '#shared/contracts/http/overdue';
import type { WorkPage, WorkQuery } from '#shared/contracts/http/work';
import { mayDo } from '#shared/domain/access/access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { isOverdue } from '#shared/domain/figures/work-marks';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { nextDue } from '#shared/domain/report/clocks';
import { QUEUES, Queue, queueOf, type Report } from '#shared/domain/report/report';
import { cursorOf, type ListOf, type Position, positionIn } from '#shared/domain/words/cursor';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { withoutLink } from './known-link.ts';
import { listedHeads } from './listed-heads.ts';
import { failedLately, isMarked } from './marked.ts';
import { isDueWithin, isOfThese, isReceivedWithin, type OfThese } from './of-these.ts';
import { openTo } from './open-commands.ts';
import { openReports } from './open-reports.ts';
import type { FailedDeliveries, ReadCursorKey, ReportStore } from './ports.ts';

export type ListDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'openWork' | 'loadAll' | 'allWords'>;
  readonly deliveries: FailedDeliveries;
  readonly cursorKey: ReadCursorKey;
  readonly now: Now;
};

/**
 * A page of the open work of a queue, or of every queue that the officer may list, as if what they may not read were
 * not there. All of a queue is read for each page: open work is bounded, and neither what is read nor how long it takes
 * depends on where somebody stands in it.
 */
export const listWork = async (
  deps: ListDeps,
  officer: Officer,
  { limit, cursor, ...query }: WorkQuery,
): Promise<Result<WorkPage, Denied | 'CursorInvalid'>> => {
  const queues = queuesMeant(officer, query.queue);
  if (!queues.ok) return queues;
  const asOf = deps.now();
  const list = { list: 'work', person: officer.person, ...query };
  return sortedPage(deps, officer, { list, asOf, limit, cursor, sort: query.sort }, async () => {
    const isWanted = await wanted(deps, officer, query, asOf);
    return (await openReports(deps, officer, queues.value)).filter(isWanted);
  });
};

const queuesMeant = (officer: Officer, name: string | undefined): Result<readonly Queue[], Denied> => {
  if (name === undefined) {
    const listed = queuesOf(officer);
    return listed.length === 0 ? refuse('Forbidden') : ok(listed);
  }
  const queue = Queue.safeParse(name);
  if (!queue.success) return refuse('Absent');
  const denied = deniedTo(officer, { to: 'listQueue', queue: queue.data });
  return denied === undefined ? ok([queue.data]) : refuse(denied);
};

/** Every queue that an officer may list. */
export const queuesOf = (officer: Officer): readonly Queue[] =>
  QUEUES.filter((queue) => mayDo(officer, { to: 'listQueue', queue }).ok);

/** How much is overdue in each queue that an officer may list, and a page of all of it, what was due first foremost. */
export const listOverdue = async (
  deps: ListDeps,
  officer: Officer,
  { limit, cursor }: OverdueQuery,
): Promise<Result<OverduePage, Denied | 'CursorInvalid'>> => {
  const denied = deniedTo(officer, { to: 'listOverdue' });
  if (denied !== undefined) return refuse(denied);
  const asOf = deps.now();
  const queues = queuesOf(officer);
  const overdue = (await openReports(deps, officer, queues)).filter((report) => isOverdue(report, asOf));
  const list = { list: 'overdue', person: officer.person };
  const page = await sortedPage(deps, officer, { list, asOf, limit, cursor, sort: 'due' }, async () => overdue);
  if (!page.ok) return page;
  const counts = queues.map((queue) => ({ queue, overdue: overdue.filter((one) => queueOf(one) === queue).length }));
  return ok({ ...page.value, counts });
};

type Asked = {
  readonly list: ListOf;
  readonly asOf: Instant;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly sort: WorkQuery['sort'];
};

const sortedPage = async (
  deps: ListDeps,
  officer: Officer,
  { list, asOf, limit, cursor, sort }: Asked,
  find: () => Promise<readonly Report[]>,
): Promise<Result<WorkPage, 'CursorInvalid'>> => {
  const key = await deps.cursorKey();
  const behind = cursor === undefined ? undefined : positionIn(key, list, cursor);
  if (cursor !== undefined && behind === undefined) return refuse('CursorInvalid');
  const { placeOf, order } = SORTS[sort];
  const found = (await find())
    .toSorted((one, other) => order(placeOf(one), placeOf(other)))
    .filter((report) => behind === undefined || order(placeOf(report), behind) > 0);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const heads = await listedHeads(deps, officer, page, asOf);
  const linked = new Set(heads.flatMap(({ id, duplicateOf }) => (duplicateOf === undefined ? [] : [id])));
  const open = new Map(
    page.map((report) => {
      const known = linked.has(report.id) ? report : withoutLink(report);
      return [report.id, COMMAND_NAMES.filter(openTo(deps.policy, officer, known, asOf))];
    }),
  );
  return ok({
    asOf: isoWithOffset(deps.policy.calendar, asOf),
    reports: heads.map((head) => ({ ...head, open: open.get(head.id) ?? [] })),
    ...(last === undefined ? {} : { next: cursorOf(key, list, placeOf(last)) }),
  });
};

type Sort = {
  readonly placeOf: (report: Report) => Position;
  readonly order: (one: Position, other: Position) => number;
};

const byId = (id: string, otherId: string): number => (id < otherId ? -1 : Number(id > otherId));
const rising = ([at, id]: Position, [otherAt, otherId]: Position): number => at - otherAt || byId(id, otherId);
const falling = ([at, id]: Position, [otherAt, otherId]: Position): number => otherAt - at || byId(id, otherId);
const due =
  (undated: Instant) =>
  (report: Report): Position => [nextDue(report)?.deadline.dueAt ?? undated, report.id];
/** What is due first foremost, and what has no date last. */
export const byDue = (one: Report, other: Report): number => SORTS.due.order(due(LATEST)(one), due(LATEST)(other));
const received = ({ receivedAt, id }: Report): Position => [receivedAt, id];

/** What has no date now comes last, either way. */
const [LATEST, EARLIEST] = [Instant.parse(Number.MAX_SAFE_INTEGER), Instant.parse(0)];
const SORTS: Readonly<Record<WorkQuery['sort'], Sort>> = {
  due: { placeOf: due(LATEST), order: rising },
  '-due': { placeOf: due(EARLIEST), order: falling },
  receivedAt: { placeOf: received, order: rising },
  '-receivedAt': { placeOf: received, order: falling },
};

type Wanted = OfThese & Pick<WorkQuery, 'show' | 'from' | 'until' | 'dueFrom' | 'dueUntil'>;

const wanted = async (
  deps: ListDeps,
  officer: Officer,
  { show, ...query }: Wanted,
  asOf: Instant,
): Promise<(report: Report) => boolean> => {
  const failed = show === 'failedNotices' ? await failedLately(deps.deliveries, asOf) : undefined;
  const isShown = (report: Report): boolean => {
    if (show === undefined) return true;
    if (show === 'mine') return 'handler' in report && report.handler === officer.person;
    return isMarked(deps.policy, officer, show, { report, asOf, failed });
  };
  const { calendar } = deps.policy;
  return (report) =>
    isOfThese(query, report) &&
    isReceivedWithin(calendar, query, report) &&
    isDueWithin(calendar, query, report) &&
    isShown(report);
};
