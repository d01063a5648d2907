import * as z from 'zod';
import type { InboxEntry, Parked, SetAside } from '#shared/app/ports';
import type { Deadline } from '#shared/domain/clock';
import { KeyedHash, Report } from '#shared/domain/report';
import { RecordedEvent } from '#shared/domain/report-event';
import { Message, Words } from '#shared/domain/submission';
import { Instant, ReportId, Sha256 } from '#shared/domain/words';
import {
  byDayEntry,
  conflictKey,
  eventKey,
  headKey,
  inboxKey,
  logEntry,
  messageKey,
  openWorkEntry,
  parkedKey,
  trackingKey,
  wordsKey,
} from './dynamo-keys.ts';

/** Items as they lie in the table, and back: what another deploy wrote is parsed like any other input. */

const Bytes = z.instanceof(Uint8Array);
const SECONDS_PER_DAY = 86_400;
const INBOX_DAYS = 90;

/** A deadline as a list of numbers: six of them must fit into a head of 1 KB. */
const PackedDeadline = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]).readonly();
type PackedDeadline = z.infer<typeof PackedDeadline>;

const packDeadline = ({ startedAt, dueAt, provisional, stoppedAt, missedAt }: Deadline): PackedDeadline => [
  startedAt,
  dueAt,
  provisional ? 1 : 0,
  stoppedAt ?? 0,
  missedAt ?? 0,
];

const unpackDeadline = ([startedAt, dueAt, provisional, stoppedAt, missedAt]: PackedDeadline) => ({
  startedAt,
  dueAt,
  provisional: provisional === 1,
  ...(stoppedAt === 0 ? {} : { stoppedAt }),
  ...(missedAt === 0 ? {} : { missedAt }),
});

/** Short names for the fields that every head has; a head is read and written at every step. */
const SHORT = {
  id: 'i',
  channel: 'ch',
  version: 'v',
  policy: 'po',
  receivedAt: 'ra',
  submittedAt: 'sa',
  disposedAt: 'da',
  channelClass: 'cc',
  channelStatus: 'cs',
  anonymous: 'an',
  secret: 'se',
  flagged: 'fl',
  messages: 'm',
  deadlines: 'dl',
  processed: 'pr',
  answeredAt: 'aa',
  reporterReplied: 'rr',
  withdrawn: 'wd',
  duplicateOf: 'du',
  closeProposed: 'cp',
  loweringProposed: 'lp',
  class: 'cl',
  topic: 't',
  urgency: 'u',
  proposedUnit: 'pu',
  decidedBy: 'db',
  confirmed: 'co',
  oversight: 'ov',
  recused: 're',
  assignee: 'as',
  routedAt: 'ro',
  resolvedAt: 'rs',
  result: 'rt',
  status: 's',
} as const;
const LONG = new Map(Object.entries(SHORT).map(([long, short]): [string, string] => [short, long]));
const shortOf = new Map<string, string>(Object.entries(SHORT));

/** Hashes as bytes: half the size of their hexadecimal text. */
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const hexOf = (bytes: unknown): string => Buffer.from(Bytes.parse(bytes)).toString('hex');

export const headItem = (report: Report, zone: string) => {
  const { tip, content, amended, deadlines, ...facts } = report;
  const packed = Object.entries(facts).map(([name, value]) => [shortOf.get(name) ?? name, value]);
  return {
    ...headKey(report.id),
    ...openWorkEntry(report),
    ...byDayEntry(report, zone),
    ...Object.fromEntries(packed),
    tip: bytesOf(tip),
    c: bytesOf(content),
    ...(amended === undefined ? {} : { am: { c: bytesOf(amended.content), at: amended.sentAt } }),
    dl: Object.fromEntries(Object.entries(deadlines).map(([clock, deadline]) => [clock, packDeadline(deadline)])),
  };
};

const HeadItem = z.looseObject({
  dl: z.record(z.string(), PackedDeadline),
  am: z.object({ c: Bytes, at: Instant }).optional(),
});

export const reportOf = (item: unknown): Report => {
  const {
    pk: _,
    sk: _1,
    gsi1pk: _2,
    gsi1sk: _3,
    gsi2pk: _4,
    gsi2sk: _5,
    dl,
    am,
    tip,
    c,
    ...facts
  } = HeadItem.parse(item);
  return Report.parse({
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [LONG.get(name) ?? name, value])),
    tip: hexOf(tip),
    content: hexOf(c),
    ...(am === undefined ? {} : { amended: { content: hexOf(am.c), sentAt: am.at } }),
    deadlines: Object.fromEntries(Object.entries(dl).map(([clock, packed]) => [clock, unpackDeadline(packed)])),
  });
};

/** Audit record and outbox in one; `event` marks what the stream's reader acts on. */
export const eventItem = (recorded: RecordedEvent, zone: string) => ({
  ...eventKey(recorded.reportId, recorded.version),
  ...logEntry(recorded, zone),
  event: recorded,
});
const EventItem = z.object({ event: RecordedEvent });
export const eventOf = (item: unknown): RecordedEvent => EventItem.parse(item).event;

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
  entry: z.object({ webhook: Sha256, report: ReportId, body: Sha256, receivedAt: Instant, tracking: Sha256 }),
});
export const inboxOf = (item: unknown): InboxEntry => InboxItem.parse(item).entry;

export const trackingItem = ({ tracking, report }: InboxEntry) => ({ ...trackingKey(tracking), report });
const TrackingItem = z.object({ report: ReportId });
export const trackedOf = (item: unknown): ReportId => TrackingItem.parse(item).report;

export const parkedItem = (report: ReportId, parked: Parked) => ({ ...parkedKey(report, parked.webhook), parked });
const ParkedItem = z.object({ parked: z.object({ webhook: Sha256, original: z.string(), receivedAt: Instant }) });
export const parkedOf = (item: unknown): Parked => ParkedItem.parse(item).parked;

export const conflictItem = (report: ReportId, conflict: SetAside) => ({
  ...conflictKey(report, conflict.webhook, conflict.body),
  conflict,
});
const ConflictItem = z.object({
  conflict: z.object({ webhook: Sha256, body: KeyedHash, original: z.string(), receivedAt: Instant }),
});
export const conflictOf = (item: unknown): SetAside => ConflictItem.parse(item).conflict;

const BytesItem = z.object({ bytes: Bytes });
export const storedBytes = (item: unknown): Uint8Array => BytesItem.parse(item).bytes;
