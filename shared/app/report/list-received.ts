import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import { MOST_DAYS_LISTED, type ReceivedPage, type ReceivedQuery } from '#shared/contracts/http/received';
import { mayDo } from '#shared/domain/access/access';
import { type Calendar, isoDateOf, isoOf, isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import type { Officer } from '#shared/domain/office/officer';
import type { Report } from '#shared/domain/report/report';
import { cursorOf, type ListOf, type Position, positionIn } from '#shared/domain/words/cursor';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { type HeadsDeps, listedHeads } from './listed-heads.ts';
import { isDueWithin, isOfThese } from './of-these.ts';
import type { ReadCursorKey, ReportStore } from './ports.ts';

export type NewestDeps = HeadsDeps & { readonly cursorKey: ReadCursorKey; readonly now: Now };
export type ReceivedDeps = NewestDeps & { readonly reports: Pick<ReportStore, 'receivedIn'> };

export type ReceivedRefusal = Denied | 'CursorInvalid' | 'WindowInvalid';

/**
 * A page of the reports that were received in a window, the newest or the oldest first, as if what the officer may not
 * read were not there. Days are read from that end on, until the page is full.
 */
export const listReceived = async (
  deps: ReceivedDeps,
  officer: Officer,
  { limit, cursor, ...query }: ReceivedQuery,
): Promise<Result<ReceivedPage, ReceivedRefusal>> => {
  const denied = deniedTo(officer, { to: 'findReports' });
  if (denied !== undefined) return refuse(denied);
  const window = windowOf(deps, query, MOST_DAYS_LISTED);
  if (window === undefined) return refuse('WindowInvalid');
  const from = query.sort === 'receivedAt' ? 'oldest' : 'newest';
  const isWanted = (report: Report): boolean =>
    isOfThese(query, report) && isDueWithin(deps.policy.calendar, query, report);
  return receivedPage(deps, officer, { list: 'received', from, query, window, limit, cursor }, (days) =>
    readable(deps, officer, { days, from }, isWanted),
  );
};

/** From which end a list is read. */
type End = 'newest' | 'oldest';
type Asked = {
  readonly list: string;
  readonly from: End;
  readonly query: ListOf;
  readonly window: Period;
  readonly limit: number;
  readonly cursor: string | undefined;
};

/**
 * A page of what `pieces` finds in a window, which gives the piece at that end first and is asked for no more than the
 * page takes. Where a page goes on, its window begins with the day of the last report before it.
 */
export const receivedPage = async (
  deps: NewestDeps,
  officer: Officer,
  { list, from, query, window, limit, cursor }: Asked,
  pieces: (days: Period) => AsyncIterable<readonly Report[]>,
): Promise<Result<ReceivedPage, 'CursorInvalid'>> => {
  const { calendar } = deps.policy;
  const key = await deps.cursorKey();
  const listOf = { list, person: officer.person, ...query };
  const behind = cursor === undefined ? undefined : positionIn(key, listOf, cursor);
  if (cursor !== undefined && behind === undefined) return refuse('CursorInvalid');
  const asOf = deps.now();
  const found: Report[] = [];
  const order = ORDERS[from];
  for await (const piece of pieces(behind === undefined ? window : goingOn(calendar, from, window, behind))) {
    const more = piece.filter((report) => behind === undefined || order(placeOf(report), behind) > 0);
    found.push(...more.toSorted((one, other) => order(placeOf(one), placeOf(other))));
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return ok({
    asOf: isoWithOffset(calendar, asOf),
    ...window,
    reports: await listedHeads(deps, officer, page, asOf),
    ...(last === undefined ? {} : { next: cursorOf(key, listOf, placeOf(last)) }),
  });
};

const placeOf = ({ receivedAt, id }: Report): Position => [receivedAt, id];
const byId = (id: string, otherId: string): number => (id < otherId ? -1 : Number(id > otherId));

/** The order in which whatever was received is listed: those of one moment by their ids. */
export const newestFirst = ([at, id]: Position, [otherAt, otherId]: Position): number =>
  otherAt - at || byId(id, otherId);

const ORDERS: Readonly<Record<End, (one: Position, other: Position) => number>> = {
  newest: newestFirst,
  oldest: ([at, id], [otherAt, otherId]) => at - otherAt || byId(id, otherId),
};

const dayAfter = (calendar: Pick<Calendar, 'zone'>, at: Instant): Period['until'] =>
  isoOf(plainDate(isoDateOf(calendar, at)).add({ days: 1 }));

const goingOn = (calendar: Pick<Calendar, 'zone'>, end: End, { from, until }: Period, [at]: Position): Period => {
  if (end === 'oldest') {
    const day = isoDateOf(calendar, at);
    return { from: day > from ? day : from, until };
  }
  const day = dayAfter(calendar, at);
  return { from, until: day < until ? day : until };
};

/** The days that are meant: the year up to today, unless others are named. */
export const windowOf = (
  { policy, now }: Pick<NewestDeps, 'policy' | 'now'>,
  { from, until }: { readonly from?: Period['from'] | undefined; readonly until?: Period['until'] | undefined },
  most: number,
): Period | undefined => {
  const last = until ?? dayAfter(policy.calendar, now());
  const first = from ?? isoOf(plainDate(last).subtract({ years: 1 }));
  const { days } = plainDate(first).until(plainDate(last));
  return days < 1 || days > most ? undefined : { from: first, until: last };
};

/** So many days are read at first, and then twice as many each time: most pages are full soon. */
const FIRST_DAYS = 8;

async function* readable(
  { reports }: Pick<ReceivedDeps, 'reports'>,
  officer: Officer,
  { days, from }: { readonly days: Period; readonly from: End },
  isWanted: (report: Report) => boolean,
): AsyncIterable<readonly Report[]> {
  for (const some of from === 'newest' ? backward(days) : forward(days)) {
    const all = await reports.loadAll(await Array.fromAsync(reports.receivedIn(some)));
    yield all.filter((report) => mayDo(officer, { to: 'readHead', report }).ok && isWanted(report));
  }
}

function* backward({ from, until }: Period): Iterable<Period> {
  let end = until;
  for (let days = FIRST_DAYS; from < end; days *= 2) {
    const begin = isoOf(plainDate(end).subtract({ days }));
    const some = { from: begin < from ? from : begin, until: end };
    yield some;
    end = some.from;
  }
}

function* forward({ from, until }: Period): Iterable<Period> {
  let begin = from;
  for (let days = FIRST_DAYS; begin < until; days *= 2) {
    const end = isoOf(plainDate(begin).add({ days }));
    const some = { from: begin, until: end > until ? until : end };
    yield some;
    begin = some.until;
  }
}
