import pMap from 'p-map';
import { deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import { type HeadsDeps, listedHeads } from '#shared/app/report/listed-heads';
import type { ReportStore } from '#shared/app/report/ports';
import type { ListedReport } from '#shared/contracts/http/admin-report';
import type { InformalRow, InformalShown } from '#shared/contracts/http/informal';
import { mayDo } from '#shared/domain/access/access';
import { mayReadContact } from '#shared/domain/access/informal-access';
import { isoDateOf, isoOf, isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/calendar/period';
import { assigneeOf } from '#shared/domain/classify/assignee';
import { compileSearchWords, type SearchWords } from '#shared/domain/classify/search-words';
import {
  candidatesFor,
  type Findable,
  mayBeProposed,
  mayBeSame,
  type Sought,
  tellingWords,
} from '#shared/domain/informal/candidates';
import type { ContactSaid, InformalContact, InformalId } from '#shared/domain/informal/contact';
import { daysIn } from '#shared/domain/informal/informal-rules';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { firstBrokenOf } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { shortened } from '#shared/domain/words/shortened';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { rowOf } from './list-informal.ts';
import type { ContactKeys, InformalStore } from './ports.ts';
import { openSaid } from './sealed-said.ts';

export type ShowInformalDeps = HeadsDeps & {
  readonly policy: Policy;
  readonly informal: Pick<InformalStore, 'load' | 'said' | 'events' | 'hashedEvents' | 'ofMonth'>;
  readonly contactKeys: Pick<ContactKeys, 'unwrap'>;
  readonly reports: Pick<ReportStore, 'loadAll' | 'allWords' | 'receivedIn'>;
  readonly now: Now;
};

/** So many reports are looked at, those nearest to the contact first; an office has some hundreds in two months. */
const MOST_LOOKED_AT = 3000;
const LOADED_AT_ONCE = 100;
/** So much of what the reporter wrote stands beside the contact. */
const TEXT_BEGINS = 600;
/** So many that may be the same are looked at. */
const MOST_ALIKE = 20;
const HOUR_MS = 3_600_000;

/**
 * One contact as far as an officer may read it, beside the reports that it may be. These are sought anew whenever
 * somebody looks, among the reports that this officer may read: nothing of it is kept, and the machine links nothing.
 */
export const showInformal = async (
  deps: ShowInformalDeps,
  officer: Officer,
  id: InformalId,
): Promise<Result<InformalShown, 'Absent'>> => {
  const contact = await deps.informal.load(id);
  const mayRead = deniedTo(officer, { to: 'listInformal' }) === undefined;
  if (contact === undefined || !mayRead || !mayReadContact(officer, contact)) return refuse('Absent');
  const now = deps.now();
  const said = await openSaid(deps, id, now);
  const words = compileSearchWords(deps.policy.topics);
  const [events, hashed] = [await deps.informal.events(id), await deps.informal.hashedEvents(id)];
  const named = events.flatMap(({ event }) => ('report' in event ? [event.report] : []));
  const readable = new Set((await readableOf(deps, officer, named)).map((report) => report.id));
  const matched = contact.state === 'matched' && readable.has(contact.report) ? [contact.report] : [];
  const { candidates, all } =
    contact.state === 'waiting' ? await sought(deps, officer, contact, { said, words }) : { candidates: [], all: true };
  const [report] = await listedHeads(deps, officer, await deps.reports.loadAll(matched), now);
  return ok({
    asOf: isoWithOffset(deps.policy.calendar, now),
    contact: shownOf(deps, contact, said, matched[0]),
    steps: events.map(({ event, recordedAt, actor }) => ({
      type: event.type,
      at: isoWithOffset(deps.policy.calendar, recordedAt),
      ...(actor.by === 'person' ? { by: actor.person } : {}),
      ...('report' in event && readable.has(event.report) ? { report: event.report } : {}),
    })),
    intact: firstBrokenOf(hashed) === undefined && hashed.length === contact.version,
    candidates,
    all,
    ...(report === undefined ? {} : { matched: report }),
    alike: await alikeTo(deps, officer, contact, { said, words }),
  });
};

/** Who said it is opened for nobody where it may be an accusation: to judge that, nobody needs it. */
const shownOf = (
  { policy, now }: ShowInformalDeps,
  contact: InformalContact,
  said: ContactSaid | undefined,
  matched: ReportId | undefined,
): InformalShown['contact'] => {
  const mayKnowWho = contact.oversight === 'none';
  return {
    ...rowOf(policy.calendar, contact),
    ...(matched === undefined ? {} : { report: matched }),
    by: contact.by,
    ...(said?.sentence === undefined ? {} : { sentence: said.sentence }),
    ...(said?.identity === undefined || !mayKnowWho ? {} : { identity: said.identity }),
    gone: contact.saidUntil !== undefined && contact.saidUntil <= now(),
    ...(contact.state === 'dismissed' ? { why: contact.why } : {}),
    ...(contact.state === 'dismissed' && contact.of !== undefined ? { of: contact.of } : {}),
  };
};

type Compared = { readonly said: ContactSaid | undefined; readonly words: SearchWords };

const wordsOf = (words: SearchWords, text: string | undefined) =>
  text === undefined ? undefined : tellingWords(words.readings(text).at(-1) ?? []);

const asSought = (contact: InformalContact, { said, words }: Compared): Sought => ({
  topic: contact.topic,
  unit: contact.unit,
  subDistrict: contact.subDistrict,
  at: contact.at,
  words: wordsOf(words, said?.sentence),
});

const readableOf = async (
  { reports }: Pick<ShowInformalDeps, 'reports'>,
  officer: Officer,
  ids: readonly ReportId[],
): Promise<readonly Report[]> => {
  const found = ids.length === 0 ? [] : await reports.loadAll([...new Set(ids)]);
  return found.filter((report) => mayDo(officer, { to: 'readHead', report }).ok);
};

type Proposed = Pick<InformalShown, 'candidates' | 'all'>;

const sought = async (
  deps: ShowInformalDeps,
  officer: Officer,
  contact: InformalContact,
  compared: Compared,
): Promise<Proposed> => {
  const { policy } = deps;
  const seek = asSought(contact, compared);
  const { ids, all } = await receivedAround(deps, contact);
  const found = (await readableOf(deps, officer, ids)).filter(
    (report) => isWithin(policy, contact, report.receivedAt) && !contact.rejected.includes(report.id),
  );
  const possible = found.filter((report) => mayBeProposed(seek, asFindable(policy, report, undefined)));
  const texts = await textsOf(deps, officer, possible);
  const candidates = candidatesFor(
    seek,
    possible.map((report) => asFindable(policy, report, wordsOf(compared.words, texts.get(report.id)?.whole))),
  );
  const byId = new Map(possible.map((report) => [report.id, report]));
  const listed = await listedHeads(
    deps,
    officer,
    candidates.flatMap(({ report }) => byId.get(report) ?? []),
    deps.now(),
  );
  const heads = new Map<ReportId, ListedReport>(listed.map((head) => [head.id, head]));
  return {
    all,
    candidates: candidates.flatMap(({ report, for: pros, against }) => {
      const head = heads.get(report);
      const text = texts.get(report)?.begins;
      return head === undefined ? [] : [{ report: head, ...(text === undefined ? {} : { text }), for: pros, against }];
    }),
  };
};

const isWithin = ({ informal }: Policy, { at }: InformalContact, received: Instant): boolean =>
  received >= at - daysIn(informal.soughtDays.before) && received < at + daysIn(informal.soughtDays.after);

/** The reports of the days around a contact, the earliest first, so that of too many the nearest are looked at. */
const receivedAround = async (
  { policy, reports, now }: ShowInformalDeps,
  { at }: InformalContact,
): Promise<{ readonly ids: readonly ReportId[]; readonly all: boolean }> => {
  const { before, after } = policy.informal.soughtDays;
  const dayAt = (moment: number) => isoDateOf(policy.calendar, Instant.parse(Math.max(0, moment)));
  const last = dayAt(Math.min(now(), at + daysIn(after)));
  const days = { from: dayAt(at - daysIn(before)), until: isoOf(plainDate(last).add({ days: 1 })) };
  const ids: ReportId[] = [];
  for await (const id of reports.receivedIn(days)) {
    if (ids.length >= MOST_LOOKED_AT) return { ids, all: false };
    ids.push(id);
  }
  return { ids, all: true };
};

const asFindable = (policy: Policy, report: Report, words: Findable['words']): Findable => {
  const topic = report.status === 'received' ? undefined : report.topic;
  return {
    report: report.id,
    topic,
    unit: topic === undefined ? undefined : assigneeOf(policy, topic),
    subDistrict: report.subDistrict,
    receivedAt: report.receivedAt,
    words,
  };
};

/** What was written in those whose words an officer may read. */
const textsOf = async (
  { reports }: ShowInformalDeps,
  officer: Officer,
  among: readonly Report[],
): Promise<ReadonlyMap<ReportId, { readonly whole: string; readonly begins: string }>> => {
  const readable = among.filter((report) => mayDo(officer, { to: 'readWords', report }).ok).map(({ id }) => id);
  const portions = Array.from({ length: Math.ceil(readable.length / LOADED_AT_ONCE) }, (_, at) =>
    readable.slice(at * LOADED_AT_ONCE, (at + 1) * LOADED_AT_ONCE),
  );
  const found = await pMap(portions, (ids) => reports.allWords(ids), { concurrency: 2 });
  return new Map(
    found
      .flatMap((words) => [...words])
      .map(([id, { title = '', text = '' }]) => [
        id,
        { whole: `${title} ${text}`, begins: shortened(text, TEXT_BEGINS) },
      ]),
  );
};

/** Contacts of the same hour that may be the same, as far as the officer may see them too. */
const alikeTo = async (
  deps: ShowInformalDeps,
  officer: Officer,
  contact: InformalContact,
  compared: Compared,
): Promise<readonly InformalRow[]> => {
  if (contact.state === 'dismissed') return [];
  const { calendar } = deps.policy;
  const months = new Set(
    [-HOUR_MS, HOUR_MS].map((by) => monthAt(calendar, Instant.parse(Math.max(0, contact.at + by)))),
  );
  const near = (await Promise.all([...months].map((month) => deps.informal.ofMonth(month))))
    .flat()
    .filter((other) => other.id !== contact.id && other.state !== 'dismissed' && mayReadContact(officer, other))
    // Without their words: those are opened only where all the rest fits.
    .filter((other) =>
      mayBeSame(asSought(contact, { ...compared, said: undefined }), asSought(other, { ...compared, said: undefined })),
    )
    .slice(0, MOST_ALIKE);
  const found = await pMap(
    near,
    async (other) => {
      const said = await openSaid(deps, other.id, deps.now());
      return mayBeSame(asSought(contact, compared), asSought(other, { ...compared, said })) ? [other] : [];
    },
    { concurrency: 4 },
  );
  return found.flat().map((other) => rowOf(calendar, other));
};
