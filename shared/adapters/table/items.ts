import * as z from 'zod';
import type { Answered, Findable, FindableReport, InboxEntry, SetAside } from '#shared/app/report/ports';
import { Acted } from '#shared/contracts/http/command-call';
import { Parked } from '#shared/domain/arrival/parked';
import type { MonthName } from '#shared/domain/calendar/period';
import { RecordedEvent, RecordedStep } from '#shared/domain/report/event';
import { CHAIN_START, type HashedEvent, hashedEvent } from '#shared/domain/report/record';
import { KeyedHash, type Report } from '#shared/domain/report/report';
import { Message, Words } from '#shared/domain/report/submission';
import { Instant, ReportId, Sha256 } from '#shared/domain/words/words';
import { HashBytes, headOf } from './head.ts';
import {
  answeredKey,
  conflictKey,
  duplicateKey,
  eventKey,
  headKey,
  inboxKey,
  kindEntry,
  logEntry,
  messageKey,
  openWorkEntry,
  parkedEntry,
  parkedKey,
  receiptEntry,
  searchEntryIn,
  searchEntryKey,
  trackingKey,
  wordsKey,
} from './keys.ts';

/** Items as they lie in the table, and back: what another deploy wrote is parsed like any other input. */

const Bytes = z.instanceof(Uint8Array);
const SECONDS_PER_DAY = 86_400;
const INBOX_DAYS = 90;

export const headItem = (report: Report, zone: string, nextActionAt: Instant | undefined) => ({
  ...headKey(report.id),
  ...openWorkEntry(report, nextActionAt),
  ...receiptEntry(report, zone),
  ...headOf(report),
});

/**
 * Audit record and outbox in one: `body` is the very text that was hashed, so that whoever hashes it again has checked
 * it, and as one text it is read with less work than its parts; `type` is what the stream's reader acts on.
 */
export const eventItem = (recorded: RecordedEvent, zone: string) => {
  const { body, hash } = hashedEvent(recorded);
  return {
    ...eventKey(recorded.reportId, recorded.version),
    ...logEntry(recorded, zone),
    ...kindEntry(recorded),
    type: recorded.event.type,
    body,
    hash: HashBytes.encode(hash),
  };
};
const EventItem = z.object({ body: z.string(), hash: HashBytes });
const EventBody = RecordedEvent.unwrap().omit({ hash: true });
export const eventOf = (item: unknown): RecordedEvent => {
  const { body, hash } = EventItem.parse(item);
  return { ...EventBody.parse(JSON.parse(body)), hash };
};
/** What it says, without what proves it. */
export const SAID = ['body'] as const;
const SaidItem = EventItem.pick({ body: true });
export const stepOf = (item: unknown): RecordedStep => RecordedStep.parse(JSON.parse(SaidItem.parse(item).body));
/** Without a look at what the text says; what is no event at all is one that does not hold. */
export const HASHED = ['body', 'hash'] as const;
const HashedItem = EventItem.catch({ body: '', hash: CHAIN_START });
export const hashedOf = (item: unknown): HashedEvent => HashedItem.parse(item);

export const wordsItem = (report: ReportId, words: Words) => ({ ...wordsKey(report), words });
const WordsItem = z.object({ words: Words });
export const wordsOf = (item: unknown): Words => WordsItem.parse(item).words;

export const messageItem = (report: ReportId, message: Message) => ({ ...messageKey(report, message.n), message });
const MessageItem = z.object({ message: Message });
export const messageOf = (item: unknown): Message => MessageItem.parse(item).message;

export const inboxItem = (entry: InboxEntry) => ({
  ...inboxKey(entry.webhook),
  entry,
  ttl: Math.ceil(entry.receivedAt / 1000) + INBOX_DAYS * SECONDS_PER_DAY,
});
const InboxItem = z.object({
  entry: z.object({ webhook: Sha256, report: ReportId, body: KeyedHash, receivedAt: Instant, tracking: Sha256 }),
});
export const inboxOf = (item: unknown): InboxEntry => InboxItem.parse(item).entry;

/** Whoever repeats a request does so within the day. */
const ANSWERED_DAYS = 1;
export const answeredItem = (answered: Answered) => ({
  ...answeredKey(answered.key),
  answered,
  ttl: Math.ceil(answered.at / 1000) + ANSWERED_DAYS * SECONDS_PER_DAY,
});
const AnsweredItem = z.object({
  answered: z.object({ key: Sha256, request: Sha256, acted: Acted, at: Instant }),
});
export const answeredOf = (item: unknown): Answered => AnsweredItem.parse(item).answered;

export const trackingItem = ({ tracking, report }: InboxEntry) => ({ ...trackingKey(tracking), report });
const TrackingItem = z.object({ report: ReportId });
export const trackedOf = (item: unknown): ReportId => TrackingItem.parse(item).report;

/** Its fields stand as they are: `rev` is what every change is conditioned on, and the stream shows danger. */
export const parkedItem = (parked: Parked, lookAt: Instant | undefined) => ({
  ...parkedKey(parked.report, parked.webhook),
  ...parkedEntry(parked.report, lookAt),
  ...parked,
});
export const parkedOf = (item: unknown): Parked => Parked.parse(item);

export const conflictItem = (report: ReportId, conflict: SetAside) => ({
  ...conflictKey(report, conflict.webhook, conflict.body),
  conflict,
});
const ConflictItem = z.object({
  conflict: z.object({ webhook: Sha256, body: KeyedHash, original: z.string(), receivedAt: Instant }),
});
export const conflictOf = (item: unknown): SetAside => ConflictItem.parse(item).conflict;

export const searchEntryItem = (month: MonthName, report: Report, { n, entry }: Findable) => ({
  ...searchEntryKey(month, report, n),
  entry,
});
const SearchEntryItem = z.object({ sk: z.string(), entry: Bytes });
/** Entries in the order of their keys, as the reports that they are of, the newest first. */
export const findableReports = (items: readonly unknown[]): readonly FindableReport[] => {
  const found = new Map<ReportId, { readonly receivedAt: Instant; readonly entries: Uint8Array[] }>();
  for (const item of items) {
    const { sk, entry } = SearchEntryItem.parse(item);
    const { report, receivedAt } = searchEntryIn(sk);
    const known = found.get(report);
    if (known === undefined) found.set(report, { receivedAt, entries: [entry] });
    else known.entries.push(entry);
  }
  return [...found].map(([report, findable]) => ({ report, ...findable })).toReversed();
};

/** Written over, and never taken away: what a function may delete it could lose. */
export const duplicateItem = (of: ReportId, duplicate: ReportId, linked: boolean) => ({
  ...duplicateKey(of, duplicate),
  duplicate,
  linked,
});
const DuplicateItem = z.object({ duplicate: ReportId, linked: z.boolean() });
export const duplicateOf = (item: unknown): readonly ReportId[] => {
  const { duplicate, linked } = DuplicateItem.parse(item);
  return linked ? [duplicate] : [];
};

const BytesItem = z.object({ bytes: Bytes });
export const storedBytes = (item: unknown): Uint8Array => BytesItem.parse(item).bytes;
