import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { ReadCursorKey, ReportStore } from '#shared/app/report/ports';
import type { ParkedPage, ParkedQuery, ParkedRow } from '#shared/contracts/http/parked';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { knownOf, missingFrom, type Parked } from '#shared/domain/arrival/parked';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { cursorOf, type Position, positionIn } from '#shared/domain/words/cursor';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant, type ReportId } from '#shared/domain/words/words';

export type ParkedDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'office' | 'watch'>;
  readonly reports: Pick<ReportStore, 'allParked' | 'loadAll'>;
};
export type ListParkedDeps = ParkedDeps & { readonly cursorKey: ReadCursorKey; readonly now: Now };

/**
 * A page of the reports that have not come though something about them has, as far as an officer may know of them. All
 * of them are read for each page, as of the lists of work.
 */
export const listParked = async (
  deps: ListParkedDeps,
  officer: Officer,
  { limit, cursor }: ParkedQuery,
): Promise<Result<ParkedPage, Denied | 'CursorInvalid'>> => {
  const denied = deniedTo(officer, { to: 'readParked' });
  if (denied !== undefined) return refuse(denied);
  const key = await deps.cursorKey();
  const list = { list: 'parked', person: officer.person };
  const behind = cursor === undefined ? undefined : positionIn(key, list, cursor);
  if (cursor !== undefined && behind === undefined) return refuse('CursorInvalid');
  const found = (await knownMissing(deps, officer)).filter(
    ({ place }) => behind === undefined || order(place, behind) > 0,
  );
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return ok({
    asOf: isoWithOffset(deps.policy.calendar, deps.now()),
    reports: page.map(({ waiting, place }) => rowOf(deps, waiting, place)),
    ...(last === undefined ? {} : { next: cursorOf(key, list, last.place) }),
  });
};

type Missing = { readonly waiting: readonly Parked[]; readonly place: Position };

const knownMissing = async (deps: ParkedDeps, officer: Officer): Promise<readonly Missing[]> =>
  (await missingReports(deps))
    .filter((waiting) => mayKnowOf(officer, knownOf(deps.policy.office, waiting)))
    .map((waiting) => ({ waiting, place: placeOf(waiting) }))
    .toSorted((one, other) => order(one.place, other.place));

/**
 * The reports that have not come, as far as an officer may know of them, that somebody must look at by now: what waits
 * has waited for too long, or speaks of danger.
 */
export const overdueParked = async (
  deps: ParkedDeps,
  officer: Officer,
  asOf: Instant,
): Promise<readonly ParkedRow[]> =>
  deniedTo(officer, { to: 'readParked' }) === undefined
    ? (await knownMissing(deps, officer))
        .filter(
          ({ waiting, place: [since] }) =>
            missingFrom(deps.policy, { receivedAt: since }) <= asOf ||
            waiting.some(({ urgency }) => urgency === 'danger'),
        )
        .map(({ waiting, place }) => rowOf(deps, waiting, place))
    : [];

/** What waits, by its report; not what is being taken in by a report that has come. */
const missingReports = async ({ reports }: ParkedDeps): Promise<readonly (readonly Parked[])[]> => {
  const byReport = Map.groupBy(await Array.fromAsync(reports.allParked()), ({ report }) => report);
  const come = new Set((await reports.loadAll([...byReport.keys()])).map(({ id }) => id));
  return [...byReport].flatMap(([report, waiting]) => (come.has(report) ? [] : [waiting]));
};

const placeOf = (waiting: readonly Parked[]): Position => [
  Instant.parse(Math.min(...waiting.map(({ receivedAt }) => receivedAt))),
  reportOf(waiting),
];
const reportOf = ([first]: readonly Parked[]): ReportId => {
  if (first === undefined) throw new Error('nothing waits');
  return first.report;
};
const order = ([at, id]: Position, [otherAt, otherId]: Position): number =>
  at - otherAt || (id < otherId ? -1 : Number(id > otherId));

const rowOf = ({ policy }: ParkedDeps, waiting: readonly Parked[], [since, report]: Position): ParkedRow => {
  const iso = (at: Instant): string => isoWithOffset(policy.calendar, at);
  const [first] = waiting;
  if (first === undefined) throw new Error('nothing waits');
  const toldAt = firstOf(waiting.map((one) => one.toldAt));
  const dangers = waiting.filter(({ urgency }) => urgency === 'danger');
  const alarmedAt = firstOf(dangers.map((one) => one.alarmedAt));
  return {
    report,
    channel: first.channel,
    since: iso(since),
    missingFrom: iso(missingFrom(policy, { receivedAt: since })),
    ...(toldAt === undefined ? {} : { toldAt: iso(toldAt) }),
    ...(dangers.length === 0 ? {} : { danger: alarmedAt === undefined ? {} : { toldAt: iso(alarmedAt) } }),
    waits: [...Map.groupBy(waiting, ({ type }) => type)].map(([type, some]) => ({
      type,
      count: some.length,
      last: iso(Instant.parse(Math.max(...some.map(({ receivedAt }) => receivedAt)))),
    })),
  };
};

const firstOf = (times: readonly (Instant | undefined)[]): Instant | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Instant.parse(Math.min(...known));
};
