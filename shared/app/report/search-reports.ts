import pMap from 'p-map';
import { deniedTo } from '#shared/app/access/denied-to';
import type { Found, SearchRequest, WordsSought } from '#shared/contracts/http/search';
import { MOST_DAYS_SEARCHED } from '#shared/contracts/http/search';
import { mayDo } from '#shared/domain/access/access';
import { readExternalId } from '#shared/domain/arrival/arrival';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { instantsOf, monthsOf, type Period } from '#shared/domain/calendar/period';
import { compileSearchWords, isFoundBy, type SearchWords } from '#shared/domain/classify/search-words';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report, ReportOutline } from '#shared/domain/report/report';
import { mayHold, type Sought, soughtOf } from '#shared/domain/report/search-entry';
import type { Message } from '#shared/domain/report/submission';
import { readTrackingCode, trackingHashOf } from '#shared/domain/report/tracking-code';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { ReportId } from '#shared/domain/words/words';
import { textsOf } from './findable-of.ts';
import {
  listReceived,
  newestFirst,
  type ReceivedDeps,
  type ReceivedRefusal,
  receivedPage,
  windowOf,
} from './list-received.ts';
import { listedHeads } from './listed-heads.ts';
import { isOfThese } from './of-these.ts';
import type { FindableReport, ReadSearchKey, ReadTrackingKeys, ReportStore } from './ports.ts';

export type SearchDeps = ReceivedDeps & {
  readonly policy: Pick<Policy, 'calendar' | 'channels' | 'topics'>;
  readonly reports: Pick<ReportStore, 'findableIn' | 'byTracking' | 'outlines' | 'words' | 'messages'>;
  readonly searchKey: ReadSearchKey;
  readonly trackingKeys: ReadTrackingKeys;
};

/**
 * What an officer finds: one report by what it is called, or a page of those that have words in them. What they may not
 * read is not there, nor is it found by words that they may not read. What is looked for is noted nowhere.
 */
export const searchReports = async (
  deps: SearchDeps,
  officer: Officer,
  asked: SearchRequest,
): Promise<Result<Found, ReceivedRefusal>> => {
  const denied = deniedTo(officer, { to: 'findReports' });
  if (denied !== undefined) return refuse(denied);
  if ('limit' in asked)
    return asked.words === undefined
      ? listReceived(deps, officer, { ...asked, sort: '-receivedAt' })
      : byWords(deps, officer, asked);
  const asOf = deps.now();
  const found = (await deps.reports.loadAll(await calledSo(deps, asked))).filter(
    (report) => mayDo(officer, { to: 'readHead', report }).ok,
  );
  return ok({
    asOf: isoWithOffset(deps.policy.calendar, asOf),
    reports: await listedHeads(deps, officer, found, asOf),
  });
};

/** Which reports can be meant: the same number may be that of one report on each channel. */
const calledSo = async (
  { policy, reports, trackingKeys }: SearchDeps,
  asked: Exclude<SearchRequest, WordsSought>,
): Promise<readonly ReportId[]> => {
  if ('number' in asked) {
    const number = readExternalId(asked.number);
    return number.ok ? policy.channels.channels.map(({ id }) => reportIdOf(id, number.value)) : [];
  }
  if ('report' in asked) {
    const id = ReportId.safeParse(asked.report.trim().toLowerCase());
    return id.success ? [id.data] : [];
  }
  const code = readTrackingCode(asked.code);
  const hash = code === undefined ? undefined : trackingHashOf(await trackingKeys(), code);
  const id = hash === undefined ? undefined : await reports.byTracking(hash);
  return id === undefined ? [] : [id];
};

type Query = { readonly readings: readonly (readonly string[])[]; readonly sought: readonly Sought[] };

const byWords = async (
  deps: SearchDeps,
  officer: Officer,
  { limit, cursor, ...query }: WordsSought,
): Promise<Result<Found, ReceivedRefusal>> => {
  const window = windowOf(deps, query, MOST_DAYS_SEARCHED);
  if (window === undefined) return refuse('WindowInvalid');
  const words = compileSearchWords(deps.policy.topics);
  const readings = words.readings(query.words ?? '').filter((reading) => reading.length > 0);
  const key = await deps.searchKey();
  const asked = { readings, sought: readings.map((reading) => soughtOf(key, reading)) };
  const isWanted = (report: ReportOutline): boolean =>
    mayDo(officer, { to: 'readHead', report }).ok && isOfThese(query, report);
  return receivedPage(
    deps,
    officer,
    { list: 'search', from: 'newest', query, window, limit, cursor },
    async function* (days) {
      if (readings.length === 0) return;
      for await (const ids of readable(deps, candidatesIn(deps, asked, days), { isWanted, limit })) {
        const some = (await deps.reports.loadAll(ids)).filter(isWanted);
        const says = await pMap(some, (report) => isSaid(deps, officer, { ...asked, words }, report), {
          concurrency: WORDS_AT_ONCE,
        });
        yield some.filter((_, index) => says[index]);
      }
    },
  );
};

/** So many months are read at the same time. */
const MONTHS_AT_ONCE = 4;

/** What may have the words, by what the reports of each month are found by; the newest first. */
async function* candidatesIn(
  { policy: { calendar }, reports }: SearchDeps,
  { sought }: Query,
  days: Period,
): AsyncIterable<readonly ReportId[]> {
  const months = monthsOf(days).toReversed();
  if (months.length === 0) return;
  const { from, until } = instantsOf(calendar, days);
  const mayBe = ({ report, receivedAt, entries }: FindableReport): boolean =>
    receivedAt >= from && receivedAt < until && sought.some((words) => mayHold(report, entries, words));
  for (let at = 0; at < months.length; at += MONTHS_AT_ONCE) {
    const some = await Promise.all(months.slice(at, at + MONTHS_AT_ONCE).map((month) => reports.findableIn(month)));
    yield some
      .flat()
      .filter(mayBe)
      // Of those of one moment too each has its place: where pages are cut must not follow from what nobody may see.
      .toSorted((one, other) => newestFirst([one.receivedAt, one.report], [other.receivedAt, other.report]))
      .map(({ report }) => report);
  }
}

/** So many words are read at the same time, and of so many reports at the most before more are asked for. */
const WORDS_AT_ONCE = 16;
const MOST_AT_ONCE = 400;
/** Of so many reports at the most it is asked at the same time who may know of them. */
const MOST_OUTLINES = 1600;

/**
 * Of the candidates those that are meant and may be read, as many at a time as a page takes, and more where that was
 * not enough. Most of them may be somebody else's: of those nothing is read but who may know of them.
 */
async function* readable(
  { reports }: Pick<SearchDeps, 'reports'>,
  candidates: AsyncIterable<readonly ReportId[]>,
  { isWanted, limit }: { readonly isWanted: (report: ReportOutline) => boolean; readonly limit: number },
): AsyncIterable<readonly ReportId[]> {
  const [outlined, read] = [growing(limit + 1, MOST_OUTLINES), growing(limit + 1, MOST_AT_ONCE)];
  for await (const month of candidates) {
    for (const some of outlined(month)) {
      const wanted = new Set((await reports.outlines(some)).filter(isWanted).map(({ id }) => id));
      yield* read(some.filter((id) => wanted.has(id)));
    }
  }
}

/** Cuts lists into pieces, each twice as long as the one before, up to a length. */
const growing = (first: number, most: number): ((ids: readonly ReportId[]) => Iterable<readonly ReportId[]>) => {
  let size = first;
  return function* (ids) {
    for (let at = 0; at < ids.length; ) {
      const piece = ids.slice(at, at + size);
      at += size;
      size = Math.min(2 * size, most);
      yield piece;
    }
  };
};

/** What the citizen and the channel say in a report; what the office says of it nobody is led to by words. */
const THEIRS: readonly Message['kind'][] = ['update', 'amendment', 'withdrawal', 'channelStatus'];

const isSaid = async (
  { reports }: SearchDeps,
  officer: Officer,
  { words, readings }: Query & { readonly words: SearchWords },
  report: Report,
): Promise<boolean> => {
  const first = mayDo(officer, { to: 'readWords', report }).ok ? await reports.words(report.id) : undefined;
  const mayHear = report.messages > 0 && mayDo(officer, { to: 'readMessages', report }).ok;
  const messages = mayHear ? await reports.messages(report.id) : [];
  // What comes while it is read is not looked at: whether it may be was judged by the report as it was.
  const later = messages.filter(({ n, kind }) => n <= report.messages && THEIRS.includes(kind));
  const said = [...(first === undefined ? [] : [first]), ...later.map((message) => message.words)];
  return isFoundBy(words.inText(said.flatMap(textsOf)), readings);
};
