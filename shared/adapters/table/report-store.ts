import pMap from 'p-map';
import * as z from 'zod';
import type { InboxEntry, OpenWork, Parked, ReportStore } from '#shared/app/report/ports';
import type { IsoDate } from '#shared/domain/calendar/calendar';
import { datesOf, type Period } from '#shared/domain/calendar/period';
import { nextActionAt, type TimeRules } from '#shared/domain/report/agenda';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Queue, Report } from '#shared/domain/report/report';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { FOLLOWED, followedOf, reportOf } from './head.ts';
import {
  answeredItem,
  answeredOf,
  conflictItem,
  conflictOf,
  duplicateItem,
  duplicateOf,
  eventItem,
  eventOf,
  headItem,
  inboxItem,
  inboxOf,
  messageItem,
  messageOf,
  parkedItem,
  parkedOf,
  storedBytes,
  trackedOf,
  trackingItem,
  wordsItem,
  wordsOf,
} from './items.ts';
import {
  answeredKey,
  CONFLICTS,
  DUPLICATES,
  dataKeyKey,
  EVENTS,
  endOf,
  eventKey,
  headKey,
  identityKey,
  inboxKey,
  type Key,
  MESSAGES,
  NEVER,
  ofReport,
  openWorkIn,
  openWorkOf,
  PARKED,
  parkedKey,
  receivedOn,
  reportByDay,
  trackingKey,
  wordsKey,
} from './keys.ts';
import { type Condition, type Found, type Item, readAll, readOne, type Table, type Write } from './table.ts';

/**
 * The report store. Every step is one transaction whose conditions hold it to "once": the head's version, the webhook's
 * mark not yet set, the parked arrival still there. Faults are thrown and left to redelivery.
 */
export const tableReportStore = (table: Table, rules: TimeRules): ReportStore => {
  const { zone } = rules.calendar;
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
    load: (report) => readOne(table, headKey(report), reportOf),
    loadAll: async (reports) => (await table.getAll(reports.map(headKey))).map(reportOf),
    openWork: (queue, until) => openWork(table, queue, until),
    receivedIn: (days) => receivedIn(table, days),
    reindex: (report) => table.putIf(headAfter(report), at(report.version)),
    commit: ({
      report,
      expected,
      events,
      words,
      identity,
      messages = [],
      inbox,
      unpark,
      setAside,
      answered,
      unchanged,
    }) =>
      table.transact([
        { put: headAfter(report), when: at(expected) },
        ...events.map((event) => fresh(eventItem(event, zone))),
        ...(words === undefined ? [] : [{ put: wordsItem(report.id, words) }]),
        ...(identity === undefined ? [] : [{ put: { ...identityKey(report.id), bytes: identity } }]),
        ...messages.map((message) => ({ put: messageItem(report.id, message) })),
        ...marks(inbox),
        ...(unpark === undefined ? [] : [folded(report.id, unpark)]),
        ...(setAside === undefined ? [] : [{ put: conflictItem(report.id, setAside) }]),
        ...(answered === undefined ? [] : [fresh(answeredItem(answered))]),
        ...events.flatMap(linked),
        ...(unchanged === undefined ? [] : [{ check: headKey(unchanged.id), when: at(unchanged.version) }]),
      ]),
    remember: (entry) => table.transact(marks(entry)),
    unpark: (report, parked) => table.remove(parkedKey(report, parked.webhook)),
    park: (entry, parked) =>
      table.transact([...marks(entry), { put: parkedItem(entry.report, parked) }, withoutReport(entry.report)]),
    parked: (report) => readAll(table, ofReport(report), PARKED, parkedOf),
    setAside: (report, conflict) => table.transact([{ put: conflictItem(report, conflict) }, withoutReport(report)]),
    conflicts: (report) => readAll(table, ofReport(report), CONFLICTS, conflictOf),
    wrappedKey: (report) => readOne(table, dataKeyKey(report), storedBytes),
    answered: (key) => readOne(table, answeredKey(key), answeredOf),
    keepKey: async (report, wrapped) => {
      const key = dataKeyKey(report);
      // The first one kept stays, whoever came with it.
      if ((await table.putIf({ ...key, bytes: wrapped }, 'absent')) === 'saved') return wrapped;
      return storedBytes(await table.get(key));
    },
    event: (report, version) => readOne(table, eventKey(report, version), eventOf),
    events: (report) => readAll(table, ofReport(report), EVENTS, eventOf),
    eventsUpTo: (reports) => eventsUpTo(table, reports),
    duplicates: async (report) => (await readAll(table, ofReport(report), DUPLICATES, duplicateOf)).flat(),
    words: (report) => readOne(table, wordsKey(report), wordsOf),
    identity: (report) => readOne(table, identityKey(report), storedBytes),
    messages: (report) => readAll(table, ofReport(report), MESSAGES, messageOf),
    track: (entry) => table.put(trackingItem(entry)),
  };
};

/** By their keys, which follow from a report and its version: a hundred of them go into one call. */
const eventsUpTo = async (
  table: Pick<Table, 'getAll'>,
  reports: readonly Pick<Report, 'id' | 'version'>[],
): Promise<ReadonlyMap<ReportId, readonly RecordedEvent[]>> => {
  const keysOf = ({ id, version }: Pick<Report, 'id' | 'version'>) =>
    Array.from({ length: version }, (_, index) => eventKey(id, index + 1));
  const items = await table.getAll(reports.flatMap(keysOf));
  const events = new Map(items.map((item) => [nameOf(item), eventOf(item)]));
  return new Map(reports.map((report) => [report.id, keysOf(report).flatMap((key) => events.get(nameOf(key)) ?? [])]));
};

const nameOf = ({ pk, sk }: Found | Key): string => `${pk} ${sk}`;

/** The head as it was seen; 0 is the version of a report that did not exist. */
const at = (version: number): Condition => (version === 0 ? 'absent' : { attribute: 'version', is: version });

/** A link is seen from both sides: it stands in the event and beside the report that it leads to. */
const linked = ({ reportId, event }: RecordedEvent): readonly Write[] => {
  if (event.type !== 'DuplicateLinked' && event.type !== 'DuplicateUnlinked') return [];
  return [{ put: duplicateItem(event.of, reportId, event.type === 'DuplicateLinked') }];
};

const fresh = (put: Item): Write => ({ put, when: 'absent' });

const marks = (inbox: InboxEntry | undefined): readonly Write[] =>
  inbox === undefined ? [] : [fresh(inboxItem(inbox)), { put: trackingItem(inbox) }];

const folded = (report: ReportId, parked: Parked): Write => ({
  remove: parkedKey(report, parked.webhook),
  when: 'present',
});

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

/** So many days are looked up at a time. */
const DAYS_AT_ONCE = 8;
const ReceivedItem = z.object({ gsi2sk: z.string() });

/** By an index, which may be a moment behind. */
async function* receivedIn(table: Pick<Table, 'query'>, days: Period): AsyncIterable<ReportId> {
  const dates = datesOf(days);
  for (let from = 0; from < dates.length; from += DAYS_AT_ONCE) {
    const some = dates.slice(from, from + DAYS_AT_ONCE);
    yield* (await pMap(some, (date) => receivedOnDay(table, date), { concurrency: DAYS_AT_ONCE })).flat();
  }
}

const receivedOnDay = async (table: Pick<Table, 'query'>, date: IsoDate): Promise<readonly ReportId[]> => {
  const found: ReportId[] = [];
  const received = table.query({ index: 'GSI2', pk: receivedOn(date), attributes: ['gsi2sk'] });
  for await (const item of received) found.push(reportByDay(ReceivedItem.parse(item).gsi2sk));
  return found;
};
