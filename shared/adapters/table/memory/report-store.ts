import type { Answered, Commit, InboxEntry, OpenWork, Parked, ReportStore, SetAside } from '#shared/app/ports';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import { isOpenWork, nextActionAt, type TimeRules } from '#shared/domain/report/agenda';
import { RecordedEvent } from '#shared/domain/report/event';
import { FollowedReport } from '#shared/domain/report/public-stage';
import { type Queue, queueOf, Report } from '#shared/domain/report/report';
import { Message, Words } from '#shared/domain/report/submission';
import type { Instant, ReportId, Sha256 } from '#shared/domain/words/words';

type Kept = {
  head: string | undefined;
  /** The entry in the lists of open work, as it was worked out when the head was written. */
  index: { readonly queue: Queue; readonly work: OpenWork } | undefined;
  events: string[];
  words: string | undefined;
  identity: Uint8Array | undefined;
  key: Uint8Array | undefined;
  readonly messages: Map<number, string>;
  readonly parked: Map<Sha256, Parked>;
  readonly conflicts: Map<string, SetAside>;
};

/**
 * The report store in memory, with the conditions of the real one: a step is taken whole or not at all. What is kept is text,
 * parsed when it is read, so that nobody shares an object with the store. Whoever listens hears of each step's events, as the
 * table's stream and its log do.
 */
export const memoryReportStore = (
  rules: TimeRules,
  onRecorded: (events: readonly RecordedEvent[]) => void = () => {},
): ReportStore => {
  const reports = new Map<ReportId, Kept>();
  const inbox = new Map<Sha256, InboxEntry>();
  const tracking = new Map<Sha256, ReportId>();
  const answers = new Map<Sha256, Answered>();

  const of = (id: ReportId): Kept => {
    const known = reports.get(id) ?? {
      head: undefined,
      index: undefined,
      events: [],
      words: undefined,
      identity: undefined,
      key: undefined,
      messages: new Map(),
      parked: new Map(),
      conflicts: new Map(),
    };
    reports.set(id, known);
    return known;
  };
  const headOf = (id: ReportId): Report | undefined => headIn(of(id));
  const mark = (entry: InboxEntry): void => {
    inbox.set(entry.webhook, structuredClone(entry));
    tracking.set(entry.tracking, entry.report);
  };
  const isFree = (commit: Commit, kept: Kept): boolean =>
    (headOf(commit.report.id)?.version ?? 0) === commit.expected && hasRoom(commit, { inbox, answers, kept });

  return {
    look: async (webhook, id) =>
      structuredClone({ inbox: inbox.get(webhook), report: headOf(id), wrappedKey: of(id).key }),
    load: async (id) => headOf(id),
    loadAll: async (ids) => [...new Set(ids)].flatMap((id) => headOf(id) ?? []),
    openWork: (queue, until) => openWork(reports.values(), queue, until),
    receivedIn: (days) => receivedIn(rules, reports.values(), days),
    reindex: async (report) => {
      const kept = of(report.id);
      if (headOf(report.id)?.version !== report.version) return 'conflict';
      kept.head = JSON.stringify(report);
      kept.index = entryOf(rules, report);
      return 'saved';
    },
    commit: async (commit) => {
      const kept = of(commit.report.id);
      if (!isFree(commit, kept)) return 'conflict';
      write(kept, commit);
      kept.index = entryOf(rules, commit.report);
      if (commit.inbox !== undefined) mark(commit.inbox);
      if (commit.answered !== undefined) answers.set(commit.answered.key, structuredClone(commit.answered));
      onRecorded(commit.events);
      return 'saved';
    },
    remember: async (entry) => {
      if (inbox.has(entry.webhook)) return 'conflict';
      mark(entry);
      return 'saved';
    },
    park: async (entry, parked) => {
      const kept = of(entry.report);
      if (kept.head !== undefined || inbox.has(entry.webhook)) return 'conflict';
      mark(entry);
      kept.parked.set(parked.webhook, structuredClone(parked));
      return 'saved';
    },
    unpark: async (id, { webhook }) => void of(id).parked.delete(webhook),
    parked: async (id) => structuredClone([...of(id).parked.values()]),
    setAside: async (id, conflict) => {
      if (of(id).head !== undefined) return 'conflict';
      of(id).conflicts.set(nameOf(conflict), structuredClone(conflict));
      return 'saved';
    },
    conflicts: async (id) => structuredClone([...of(id).conflicts.values()]),
    wrappedKey: async (id) => structuredClone(of(id).key),
    answered: async (key) => structuredClone(answers.get(key)),
    keepKey: async (id, wrapped) => {
      const kept = of(id);
      kept.key ??= structuredClone(wrapped);
      return structuredClone(kept.key);
    },
    events: async (id) => of(id).events.map((event) => RecordedEvent.parse(JSON.parse(event))),
    words: async (id) => {
      const { words } = of(id);
      return words === undefined ? undefined : Words.parse(JSON.parse(words));
    },
    identity: async (id) => structuredClone(of(id).identity),
    messages: async (id) =>
      [...of(id).messages.values()].map((message) => Message.parse(JSON.parse(message))).toSorted((a, b) => a.n - b.n),
    track: async (entry) => void tracking.set(entry.tracking, entry.report),
    byTracking: async (hash) => tracking.get(hash),
    followed: async (id) => {
      const head = headOf(id);
      return head === undefined ? undefined : FollowedReport.parse(head);
    },
  };
};

const headIn = ({ head }: Kept): Report | undefined =>
  head === undefined ? undefined : Report.parse(JSON.parse(head));

const NEVER = Number.POSITIVE_INFINITY;

const entryOf = (rules: TimeRules, report: Report): Kept['index'] => {
  if (!isOpenWork(report)) return undefined;
  const at = nextActionAt(rules, report);
  return { queue: queueOf(report), work: { report: report.id, ...(at === undefined ? {} : { at }) } };
};

async function* openWork(all: Iterable<Kept>, queue: Queue, until: Instant | undefined): AsyncIterable<OpenWork> {
  const found = [...all].flatMap(({ index }) => (index?.queue === queue ? [index.work] : []));
  const due = found.filter(({ at = NEVER }) => until === undefined || at <= until);
  yield* structuredClone(due.toSorted((a, b) => (a.at ?? NEVER) - (b.at ?? NEVER) || a.report.localeCompare(b.report)));
}

async function* receivedIn(
  { calendar }: TimeRules,
  all: Iterable<Kept>,
  { from, until }: Period,
): AsyncIterable<ReportId> {
  const inDays = [...all]
    .flatMap((kept) => headIn(kept) ?? [])
    .filter(({ receivedAt }) => {
      const date = isoDateOf(calendar, receivedAt);
      return from <= date && date < until;
    });
  yield* inDays.toSorted((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

type Room = {
  readonly inbox: ReadonlyMap<Sha256, InboxEntry>;
  readonly answers: ReadonlyMap<Sha256, Answered>;
  readonly kept: Kept;
};
const hasRoom = ({ inbox, answered, unpark }: Commit, known: Room): boolean =>
  (inbox === undefined || !known.inbox.has(inbox.webhook)) &&
  (answered === undefined || !known.answers.has(answered.key)) &&
  (unpark === undefined || known.kept.parked.has(unpark.webhook));

const nameOf = ({ webhook, body }: SetAside): string => `${webhook}#${body}`;

const write = (kept: Kept, { report, events, words, identity, messages = [], unpark, setAside }: Commit): void => {
  kept.head = JSON.stringify(report);
  kept.events.push(...events.map((event) => JSON.stringify(event)));
  if (words !== undefined) kept.words = JSON.stringify(words);
  if (identity !== undefined) kept.identity = structuredClone(identity);
  for (const message of messages) kept.messages.set(message.n, JSON.stringify(message));
  if (unpark !== undefined) kept.parked.delete(unpark.webhook);
  if (setAside !== undefined) kept.conflicts.set(nameOf(setAside), structuredClone(setAside));
};
