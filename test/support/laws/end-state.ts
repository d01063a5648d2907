import * as z from 'zod';
import { readOriginal } from '#shared/app/arrival/keep-original';
import type { Originals } from '#shared/app/arrival/ports';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { unsealIdentity } from '#shared/app/report/seal-identity';
import { openVault, type Vault } from '#shared/app/report/vault';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { isCalledOversight } from '#shared/domain/report/judgement';
import { mayMove } from '#shared/domain/report/lifecycle';
import { firstBroken } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import type { Message, Words } from '#shared/domain/report/submission';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { reportIdOf, webhookHash } from '#shared/domain/words/report-id';
import { ChannelId, type ReportId, Sha256 } from '#shared/domain/words/words';
import type { Posting } from '#test/support/builders/a-channel-event';
import { opened } from '#test/support/laws/opened';

export type Kept = {
  readonly store: ReportStore;
  readonly originals: Originals & { readonly names: () => readonly string[] };
  readonly dataKeys: DataKeys;
  readonly identityKeys: Pick<DataKeys, 'unwrap'>;
};

const inOrder = (texts: readonly string[]): readonly string[] => [...texts].sort((a, b) => (a < b ? -1 : 1));

const NO_WEBHOOK = Sha256.parse('f'.repeat(64));

const vaultOf = async ({ store, dataKeys }: Kept, report: ReportId): Promise<Vault> => {
  const { wrappedKey } = await store.look(NO_WEBHOOK, report);
  return openVault({ dataKeys, reports: store }, report, wrappedKey);
};

/**
 * What is left of a report when everything is in, so that two runs can be compared. The order in which messages come
 * may decide only this, and it is left out:
 * - `receivedAt` is the receipt of the submission that was taken first (each has its own; see `isOneReceipt`);
 * - which of several submissions stands as the words and which as an amendment, and how messages are numbered;
 * - when a clock stopped, since a late worker stops it late; due dates are compared, all events being of one evening;
 * - where the report has gone back to a person: the clocks of a routing that was taken back, and whether it had stopped
 *   triage, since an amendment that overtakes its report prevents that routing;
 * - the topic under which misconduct is suspected: of several texts that allege some, it is that of the first;
 * - by which step it got where it is: an amendment that alleges misconduct and overtakes its report finds nothing to
 *   take back;
 * - whether a report that turned secret waits for a person: what is secret from the start does, what was with a unit
 *   stays there.
 */
export const endState = async (kept: Kept, report: ReportId) => {
  const { store } = kept;
  const head = await store.load(report);
  const [events, words, messages, parked, conflicts, sealed] = await Promise.all([
    store.events(report),
    store.words(report),
    store.messages(report),
    store.parked(report),
    store.conflicts(report),
    store.identity(report),
  ]);
  if (head === undefined || head.status === 'received') {
    return { status: head?.status, parked: parked.length, conflicts: conflicts.length, events: events.length };
  }
  const turned = turnedSecret(head, events);
  const isEither = turned && (head.status === 'triaging' || head.status === 'routed');
  return {
    status: isEither ? 'triaging or routed' : head.status,
    class: head.class,
    topic: head.oversight === 'suspected' ? undefined : head.topic,
    urgency: head.urgency,
    oversight: head.oversight,
    assignee: 'assignee' in head && !isEither ? head.assignee : undefined,
    confirmed: head.confirmed,
    called: isCalledOversight(head),
    anonymous: head.anonymous,
    secret: head.secret,
    flagged: head.flagged,
    withdrawn: head.withdrawn,
    channelStatus: head.channelStatus?.status,
    submittedAt: head.submittedAt,
    disposedAt: head.disposedAt,
    deadlines: deadlinesOf(head, { routing: head.status !== 'triaging' && !turned, triage: !isEither }),
    newest: newestSubmission(words, messages, events),
    submissions: inOrder(submissionsOf(words, messages)),
    said: inOrder(messages.filter(({ kind }) => kind !== 'amendment').map(({ n: _, ...said }) => canonicalJson(said))),
    reporter: sealed === undefined ? undefined : await unsealIdentity(kept.identityKeys, report, sealed),
    parked: parked.length,
    conflicts: conflicts.length,
    statuses: inOrder(events.flatMap(({ event }) => statusIn(event))),
    effects: inOrder(events.flatMap(({ event }) => effectOf(event))),
  };
};
export type EndState = Awaited<ReturnType<typeof endState>>;

/** Secret by one submission and not by another, perhaps. */
const turnedSecret = ({ secret }: Report, events: readonly RecordedEvent[]): boolean =>
  secret && events.some(({ event }) => event.type === 'Amended');

/** Of the clocks, those of a routing and the end of triage only where the order does not decide them. */
const deadlinesOf = (
  { status, deadlines }: Report,
  compared: { readonly routing: boolean; readonly triage: boolean },
) => {
  const isCompared = (clock: string): boolean => compared.routing || (clock !== 'inform' && clock !== 'processed');
  return Object.fromEntries(
    Object.entries(deadlines)
      .filter(([clock]) => isCompared(clock))
      .map(([clock, { dueAt, provisional, stoppedAt, missedAt }]) => [
        clock,
        {
          dueAt,
          provisional,
          missed: missedAt !== undefined,
          ...(clock === 'triage' && (status === 'triaging' || !compared.triage)
            ? {}
            : { stopped: stoppedAt !== undefined }),
        },
      ]),
  );
};

const submissionsOf = (words: Words | undefined, messages: readonly Message[]): readonly string[] => {
  const amendments = messages.filter(({ kind }) => kind === 'amendment').map((message) => message.words);
  if (words === undefined) return amendments.map(canonicalJson);
  const { externalId: _, ...first } = words;
  return [first, ...amendments].map(canonicalJson);
};

/** The text of the submission that was sent last, whatever came last. */
const newestSubmission = (
  words: Words | undefined,
  messages: readonly Message[],
  events: readonly RecordedEvent[],
): string | undefined => {
  const first = events.flatMap(({ event }) => (event.type === 'Received' ? [event.observedAt] : []));
  const all = [
    { text: words?.text, sentAt: first[0] ?? 0 },
    ...messages.filter(({ kind }) => kind === 'amendment').map((m) => ({ text: m.words.text, sentAt: m.sentAt })),
  ];
  return all.toSorted((a, b) => b.sentAt - a.sentAt)[0]?.text;
};

/**
 * What every poll of these tests says: an event comes of it only where it is news, so it depends on what came before.
 */
const POLLED = 'notFollowedUp';

const statusIn = (event: ReportEvent): readonly string[] =>
  event.type === 'ChannelStatusChanged' && event.status !== POLLED ? [event.status] : [];

/** The same thing said at the same moment, twice in the record. */
const saidTwice = (events: readonly RecordedEvent[]): readonly string[] => {
  const said = events.flatMap(({ event }) => {
    switch (event.type) {
      case 'Received':
      case 'Amended':
        return [`submission ${event.content}`];
      case 'ReporterReplied':
        return [`reply ${event.content} ${event.sentAt}`];
      case 'ChannelStatusChanged':
        return [`status ${event.status} ${event.observedAt}`];
      case 'ArrivalUnreadable':
        return [`unreadable ${event.webhook}`];
      case 'ConflictSetAside':
        return [`conflict ${event.webhook} ${event.body}`];
      default:
        return [];
    }
  });
  return said.filter((one, index) => said.indexOf(one) !== index).map((one) => `${one} twice`);
};

/** What an event did that must happen once, under a name that does not depend on its turn. */
const effectOf = (event: ReportEvent): readonly string[] => {
  switch (event.type) {
    case 'Received':
    case 'Amended':
      return ['submission'];
    case 'ReporterReplied':
      return [`reply sent ${event.sentAt}`];
    case 'WithdrawalReceived':
      return ['withdrawal'];
    case 'ConflictSetAside':
      return ['conflict'];
    default:
      return [];
  }
};

const Body = z.object({ data: z.looseObject({}) });

/** The report that a posting is about, by the same rule as anybody would read it. */
export const reportOfPosting = ({ channel, body }: Posting): ReportId => {
  const { data } = Body.parse(JSON.parse(body));
  return reportIdOf(ChannelId.parse(channel), String(data['externalId'] ?? data['complaint_id']));
};

/**
 * What must hold of a record at any time (the chain, one version a step, legal moves only, a message for every
 * reference); each line names a broken rule.
 */
export const brokenRules = async ({ store }: Kept, report: ReportId): Promise<readonly string[]> => {
  const [head, events, messages] = await Promise.all([
    store.load(report),
    store.events(report),
    store.messages(report),
  ]);
  if (head === undefined) return events.length === 0 && messages.length === 0 ? [] : ['events without a report'];
  const broken = firstBroken(events);
  const { replayed, moves } = replay(events);
  // What follows from a message refers to it again.
  const referred = events.flatMap(({ event }) =>
    'message' in event &&
    event.message !== undefined &&
    event.type !== 'OversightSuspected' &&
    event.type !== 'UrgencyRaised'
      ? [event.message]
      : [],
  );
  const numbers = messages.map(({ n }) => n).toSorted((a, b) => a - b);
  return [
    ...(broken === undefined ? [] : [`the chain breaks at ${broken}`]),
    ...(head.version === events.length ? [] : [`version ${head.version} of ${events.length} events`]),
    ...(head.tip === events.at(-1)?.hash ? [] : ['the head does not hold the end of the chain']),
    ...(canonicalJson(replayed) === canonicalJson(head) ? [] : ['the head is not what its events tell']),
    ...moves,
    ...saidTwice(events),
    ...(numbers.join() === referred.toSorted((a, b) => a - b).join() ? [] : [`messages ${numbers} for ${referred}`]),
    ...(head.messages === messages.length ? [] : [`${messages.length} messages where the head says ${head.messages}`]),
    ...(events.filter(({ event }) => event.type === 'Received').length === 1 ? [] : ['received more than once']),
  ];
};

const replay = (events: readonly RecordedEvent[]) => {
  const moves: string[] = [];
  let replayed: Report | undefined;
  for (const event of events) {
    const next: Report = evolve(replayed, event);
    if (replayed !== undefined && next.status !== replayed.status && !mayMove(replayed.status, next.status)) {
      moves.push(`moved from ${replayed.status} to ${next.status}`);
    }
    replayed = next;
  }
  return { replayed, moves };
};

/** The hashes of all bodies that are kept as originals of a report, opened again. */
const keptBodies = async (kept: Kept, report: ReportId): Promise<ReadonlySet<string>> => {
  const names = kept.originals.names().filter((name) => name.includes(`${report}/`));
  if (names.length === 0) return new Set();
  const vault = await vaultOf(kept, report);
  return new Set(
    await Promise.all(names.map(async (name) => sha256(opened(await readOriginal(kept.originals, vault, name))))),
  );
};

/**
 * Postings that were accepted and of which no trace is kept: no mark for their webhook, or no original with their
 * bytes.
 */
export const lostPostings = async (kept: Kept, accepted: readonly Posting[]): Promise<readonly string[]> => {
  const kinds = await Promise.all(
    accepted.map(async (posting) => {
      const webhook = webhookHash(reportOfPosting(posting), posting.webhookId);
      const { inbox } = await kept.store.look(webhook, reportOfPosting(posting));
      if (inbox === undefined) return [`${posting.webhookId} has no mark`];
      // Other bytes under a used webhook id lie beside the report of the first ones.
      const bodies = await keptBodies(kept, inbox.report);
      return bodies.has(sha256(posting.body)) ? [] : [`${posting.webhookId} has no original`];
    }),
  );
  return kinds.flat();
};
