import pMap from 'p-map';
import * as z from 'zod';
import type { InboxEntry, OpenWork, ReportStore } from '#shared/app/report/ports';
import { lookAtOf, type Parked } from '#shared/domain/arrival/parked';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { instantsOf, type MonthName, monthAt, monthsOf, type Period } from '#shared/domain/calendar/period';
import { nextActionAt, type TimeRules } from '#shared/domain/report/agenda';
import type { RecordedEvent, RecordedStep } from '#shared/domain/report/event';
import type { Queue, Report } from '#shared/domain/report/report';
import type { Words } from '#shared/domain/report/submission';
import type { EvidenceId } from '#shared/domain/words/evidence-id';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { evidenceOf, evidenceWrites } from './evidence-items.ts';
import { FOLLOWED, followedOf, OUTLINED, outlineOf, reportOf, TIPPED, tipOf } from './head.ts';
import {
  answeredItem,
  answeredOf,
  conflictItem,
  conflictOf,
  duplicateItem,
  duplicateOf,
  eventItem,
  eventOf,
  findableReports,
  HASHED,
  hashedOf,
  headItem,
  inboxItem,
  inboxOf,
  messageItem,
  messageOf,
  parkedItem,
  parkedOf,
  SAID,
  searchEntryItem,
  stepOf,
  storedBytes,
  trackedOf,
  trackingItem,
  wordsItem,
  wordsOf,
} from './items.ts';
import {
  ALL_PARKED,
  answeredKey,
  CONFLICTS,
  DUPLICATES,
  dataKeyKey,
  EVENTS,
  EVIDENCE,
  endOf,
  eventKey,
  evidenceTextKey,
  headKey,
  identityKey,
  inboxKey,
  type Key,
  MESSAGES,
  messageKey,
  NEVER,
  ofReport,
  ofSearch,
  openWorkIn,
  openWorkOf,
  PARKED,
  parkedKey,
  receivedInMonth,
  reportReceived,
  searchEntriesOf,
  startOf,
  trackingKey,
  wordsKey,
} from './keys.ts';
import {
  type Condition,
  type Found,
  type Item,
  readAll,
  readOne,
  type Table,
  type Write,
  type Written,
} from './table.ts';

/**
 * The report store. Every step is one transaction whose conditions hold it to "once": the head's version, the webhook's
 * mark not yet set, the parked arrival still there. Faults are thrown and left to redelivery.
 */
export const tableReportStore = (table: Table, rules: TimeRules): ReportStore => {
  const { zone } = rules.calendar;
  const parkedAfter = (parked: Parked) => parkedItem(parked, lookAtOf(rules, parked));
  const headAfter = (report: Report) => headItem(report, zone, nextActionAt(rules, report));

  return {
    look: async (webhook, report) => {
      const keys = [inboxKey(webhook), headKey(report), dataKeyKey(report)];
      const items = await table.getAll(keys);
      const [inbox, found, key] = keys.map((wanted) =>
        items.find(({ pk, sk }) => pk === wanted.pk && sk === wanted.sk),
      );
      return {
        inbox: inbox === undefined ? undefined : inboxOf(inbox),
        report: found === undefined ? undefined : reportOf(found),
        wrappedKey: key === undefined ? undefined : storedBytes(key),
      };
    },
    ...tableTrackedReports(table),
    ...besideHead(table),
    load: (report) => readOne(table, headKey(report), reportOf),
    loadAll: async (reports) => (await table.getAll(reports.map(headKey))).map(reportOf),
    tips: async (reports) => (await table.getAll(reports.map(headKey), { attributes: TIPPED })).map(tipOf),
    outlines: async (reports) => (await table.getAll(reports.map(headKey), { attributes: OUTLINED })).map(outlineOf),
    openWork: (queue, until) => openWork(table, queue, until),
    receivedIn: (days) => receivedIn(table, rules.calendar, days),
    findableIn: async (month) =>
      findableReports(await Array.fromAsync(table.query({ pk: ofSearch(month), attributes: ['sk', 'entry'] }))),
    reindex: (report) => table.putIf(headAfter(report), at(report.version)),
    commit: ({
      report,
      expected,
      events,
      words,
      identity,
      messages = [],
      findable = [],
      inbox,
      unpark,
      parked,
      setAside,
      answered,
      unchanged = [],
      evidence = [],
    }) =>
      table.transact([
        { put: headAfter(report), when: at(expected) },
        ...events.map((event) => fresh(eventItem(event, zone))),
        ...(words === undefined ? [] : [{ put: wordsItem(report.id, words) }]),
        ...(identity === undefined ? [] : [{ put: { ...identityKey(report.id), bytes: identity } }]),
        ...messages.map((message) => ({ put: messageItem(report.id, message) })),
        ...findable.map((text) => ({ put: searchEntryItem(monthAt(rules.calendar, report.receivedAt), report, text) })),
        ...marks(inbox),
        ...(unpark === undefined ? [] : [folded(unpark)]),
        ...(parked === undefined ? [] : [{ put: parkedAfter(parked), when: seenBefore(parked) }]),
        ...(setAside === undefined ? [] : [{ put: conflictItem(report.id, setAside) }]),
        ...(answered === undefined ? [] : [fresh(answeredItem(answered))]),
        ...linksIn(events),
        ...evidence.flatMap(evidenceWrites),
        ...unchanged.map(({ id, version }) => ({ check: headKey(id), when: at(version) })),
      ]),
    remember: (entry) => table.transact(marks(entry)),
    unpark: ({ report, webhook }) => table.remove(parkedKey(report, webhook)),
    park: (entry, parked) =>
      table.transact([...marks(entry), { put: parkedAfter(parked) }, withoutReport(entry.report)]),
    allParked: async function* (until) {
      const sk = until === undefined ? {} : { sk: { below: endOf(until) } };
      for await (const item of table.query({ index: 'GSI1', pk: ALL_PARKED, ...sk })) yield parkedOf(item);
    },
    keepParked: (parked) => table.putIf(parkedAfter(parked), seenBefore(parked)),
    setAside: (report, conflict) => table.transact([{ put: conflictItem(report, conflict) }, withoutReport(report)]),
    wrappedKey: (report) => readOne(table, dataKeyKey(report), storedBytes),
    answered: (key) => readOne(table, answeredKey(key), answeredOf),
    keepKey: async (report, wrapped) => {
      const key = dataKeyKey(report);
      // The first one kept stays, whoever came with it.
      if ((await table.putIf({ ...key, bytes: wrapped }, 'absent')) === 'saved') return wrapped;
      return storedBytes(await table.get(key));
    },
    eraseKey: (report) => eraseKey(table, rules, report),
    track: (entry) => table.put(trackingItem(entry)),
  };
};

/** So many go into one transaction beside what it checks. */
const REMOVED_AT_ONCE = 50;
const Placed = z.object({ sk: z.string() });

/** Makes a report's originals and hashes unreadable, and what finds it by its words. */
const eraseKey = async (table: Table, rules: Pick<TimeRules, 'calendar'>, report: Report): Promise<Written> => {
  const pk = ofSearch(monthAt(rules.calendar, report.receivedAt));
  const found = table.query({ pk, sk: { startsWith: searchEntriesOf(report) }, attributes: ['sk'] });
  const entries = (await Array.fromAsync(found)).map((item): Write => ({ remove: { pk, sk: Placed.parse(item).sk } }));
  const seen: Write = { check: headKey(report.id), when: at(report.version) };
  // The key last: where it breaks off, asking again ends it.
  for (let from = 0; from < entries.length; from += REMOVED_AT_ONCE) {
    const removed = await table.transact([seen, ...entries.slice(from, from + REMOVED_AT_ONCE)]);
    if (removed === 'conflict') return removed;
  }
  return table.transact([seen, { remove: dataKeyKey(report.id) }]);
};

/** What lies with a report beside its head, as it is. */
const besideHead = (table: Pick<Table, 'get' | 'getAll' | 'query'>) =>
  ({
    event: (report: ReportId, version: number) => readOne(table, eventKey(report, version), eventOf),
    events: (report: ReportId) => readAll(table, ofReport(report), EVENTS, eventOf),
    hashedEvents: (report: ReportId) => readAll(table, ofReport(report), EVENTS, hashedOf, HASHED),
    stepsUpTo: (reports: readonly Pick<Report, 'id' | 'version'>[]) => stepsUpTo(table, reports),
    duplicates: async (report: ReportId) => (await readAll(table, ofReport(report), DUPLICATES, duplicateOf)).flat(),
    words: (report: ReportId) => readOne(table, wordsKey(report), wordsOf),
    allWords: (reports: readonly ReportId[]) => allWords(table, reports),
    identity: (report: ReportId) => readOne(table, identityKey(report), storedBytes),
    evidence: (report: ReportId) => readAll(table, ofReport(report), EVIDENCE, evidenceOf),
    evidenceText: (report: ReportId, evidence: EvidenceId) =>
      readOne(table, evidenceTextKey(report, evidence), storedBytes),
    messages: (report: ReportId) => readAll(table, ofReport(report), MESSAGES, messageOf),
    message: (report: ReportId, n: number) => readOne(table, messageKey(report, n), messageOf),
    conflicts: (report: ReportId) => readAll(table, ofReport(report), CONFLICTS, conflictOf),
    parked: (report: ReportId) => readAll(table, ofReport(report), PARKED, parkedOf),
  }) satisfies Partial<ReportStore>;

const allWords = async (
  table: Pick<Table, 'getAll'>,
  reports: readonly ReportId[],
): Promise<ReadonlyMap<ReportId, Words>> => {
  const named = new Map(reports.map((report) => [nameOf(wordsKey(report)), report]));
  const items = await table.getAll(reports.map(wordsKey));
  return new Map(
    items.flatMap((item) => {
      const report = named.get(nameOf(item));
      return report === undefined ? [] : [[report, wordsOf(item)] as const];
    }),
  );
};

/** So many keys go into one call: what one answers is read while the table looks for the next. */
const STEPS_A_CALL = 100;
const CALLS_AT_ONCE = 8;

/** By their keys, which follow from a report and its version. */
const stepsUpTo = async (
  table: Pick<Table, 'getAll'>,
  reports: readonly Pick<Report, 'id' | 'version'>[],
): Promise<ReadonlyMap<ReportId, readonly RecordedStep[]>> => {
  const keys = reports.flatMap(({ id, version }) =>
    Array.from({ length: version }, (_, index) => eventKey(id, index + 1)),
  );
  const calls = Array.from({ length: Math.ceil(keys.length / STEPS_A_CALL) }, (_, index) =>
    keys.slice(index * STEPS_A_CALL, (index + 1) * STEPS_A_CALL),
  );
  const ask = async (some: readonly Key[]) => (await table.getAll(some, { attributes: SAID })).map(stepOf);
  const steps = (await pMap(calls, ask, { concurrency: CALLS_AT_ONCE })).flat();
  const found = Map.groupBy(steps, ({ reportId }) => reportId);
  return new Map(reports.map(({ id }) => [id, inOrder(found.get(id) ?? [])]));
};

const inOrder = (steps: readonly RecordedStep[]): readonly RecordedStep[] =>
  steps.toSorted((one, other) => one.version - other.version);

const nameOf = ({ pk, sk }: Found | Key): string => `${pk} ${sk}`;

/** The head as it was seen; 0 is the version of a report that did not exist. */
const at = (version: number): Condition => (version === 0 ? 'absent' : { attribute: 'version', is: version });

/**
 * A link is seen from both sides: it stands in the event and beside the report that it leads to. Of several that lead
 * to the same one, as in a whole life that is entered at once, the last holds: no item is written twice at once.
 */
const linksIn = (events: readonly RecordedEvent[]): readonly Write[] => {
  const last = new Map(
    events.flatMap(({ reportId, event }) =>
      event.type === 'DuplicateLinked' || event.type === 'DuplicateUnlinked'
        ? [[event.of, duplicateItem(event.of, reportId, event.type === 'DuplicateLinked')] as const]
        : [],
    ),
  );
  return [...last.values()].map((put) => ({ put }));
};

const fresh = (put: Item): Write => ({ put, when: 'absent' });

const marks = (inbox: InboxEntry | undefined): readonly Write[] =>
  inbox === undefined ? [] : [fresh(inboxItem(inbox)), { put: trackingItem(inbox) }];

const folded = ({ report, webhook }: Parked): Write => ({ remove: parkedKey(report, webhook), when: 'present' });

/** As it was before this change. */
const seenBefore = ({ rev }: Parked): Condition => ({ attribute: 'rev', is: rev - 1 });

const withoutReport = (report: ReportId): Write => ({ check: headKey(report), when: 'absent' });

/** As much of the store as following a report takes. */
export const tableTrackedReports = (table: Pick<Table, 'get'>): Pick<ReportStore, 'followed' | 'byTracking'> => ({
  followed: async (report) => {
    const item = await table.get(headKey(report), { attributes: FOLLOWED });
    return item === undefined ? undefined : followedOf(item);
  },
  byTracking: (tracking) => readOne(table, trackingKey(tracking), trackedOf),
});

/**
 * By an index, which may be a moment behind: what is found there is looked at in the table before anything is decided.
 */
async function* openWork(
  table: Pick<Table, 'query'>,
  queue: Queue,
  until: Instant | undefined,
): AsyncIterable<OpenWork> {
  const due = table.query({
    index: 'GSI1',
    pk: openWorkOf(queue),
    ...(until === undefined ? {} : { sk: { below: endOf(until) } }),
    attributes: ['gsi1sk'],
  });
  for await (const item of due) yield workOf(OpenWorkItem.parse(item).gsi1sk);
}

const OpenWorkItem = z.object({ gsi1sk: z.string() });

const workOf = (gsi1sk: string): OpenWork => {
  const { at: due, report } = openWorkIn(gsi1sk);
  return due === NEVER ? { report } : { report, at: due };
};

/** So many months are looked up at a time. */
const MONTHS_AT_ONCE = 4;
const ReceivedItem = z.object({ gsi2sk: z.string() });

/** By an index, which may be a moment behind. */
async function* receivedIn(
  table: Pick<Table, 'query'>,
  calendar: Pick<Calendar, 'zone'>,
  days: Period,
): AsyncIterable<ReportId> {
  const months = monthsOf(days);
  // Before there was anything to be received there is no instant either.
  if (months.length === 0) return;
  const { from, until } = instantsOf(calendar, days);
  for (let at = 0; at < months.length; at += MONTHS_AT_ONCE) {
    const some = months.slice(at, at + MONTHS_AT_ONCE);
    yield* (await Promise.all(some.map((month) => receivedInPart(table, month, { from, until })))).flat();
  }
}

/** Those of a month from a moment up to, and without, another. */
const receivedInPart = async (
  table: Pick<Table, 'query'>,
  month: MonthName,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly ReportId[]> => {
  const received = table.query({
    index: 'GSI2',
    pk: receivedInMonth(month),
    sk: { from: startOf(from), to: startOf(until) },
    attributes: ['gsi2sk'],
  });
  return Array.fromAsync(received, (item) => reportReceived(ReceivedItem.parse(item).gsi2sk));
};
