import type { Acted } from '#shared/contracts/http/admin-commands';
import type { NoticeMessage } from '#shared/contracts/messages/notice-message';
import type { FileLink } from '#shared/domain/access/file-link';
import type { IsoDate } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import type { Proposal, ReportText } from '#shared/domain/classify/proposal';
import type { EvaluatedMonth, MonthHeadline, MonthName } from '#shared/domain/figures/evaluated-month';
import type { DeadLetter, LetterAct, LetterId, LetterNote } from '#shared/domain/notices/dead-letter';
import type { Delivery, DeliveryId, DeliveryReason, MailId } from '#shared/domain/notices/delivery';
import type { DutyDay } from '#shared/domain/notices/duty';
import type { NoticeSubject } from '#shared/domain/notices/subject';
import type { NoticeText } from '#shared/domain/notices/text';
import type { Contact, ContactBook, ContactHealth } from '#shared/domain/office/contact';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { ListedType } from '#shared/domain/report/listed-events';
import type { FollowedReport } from '#shared/domain/report/public-stage';
import type { KeyedHash, PersonId, Queue, Report } from '#shared/domain/report/report';
import type { Message, Words } from '#shared/domain/report/submission';
import type { TrackingKeys } from '#shared/domain/report/tracking-code';
import type { ChannelId, Instant, ReportId, Sha256 } from '#shared/domain/words/words';

/** The time at which the call is made. */
export type Now = () => Instant;

/**
 * Accepts one message for triage; resolves only when it is durably queued. The channel is the queue's fairness group.
 */
export type SendMessage = (message: { readonly group: ChannelId; readonly body: string }) => Promise<void>;

/** The secrets that may sign a channel's webhooks now, newest first; empty for a channel without any. */
export type ChannelSecrets = (channel: ChannelId) => Promise<readonly string[]>;

export type ReadTrackingKeys = () => Promise<TrackingKeys>;

/** The key that cursors of lists are signed with. */
export type ReadCursorKey = () => Promise<string>;

/** Proposes class, topic, unit and urgency; rules today, a trained model later. */
export type Classify = (text: ReportText) => Promise<Proposal>;

/**
 * KMS: a data key for one report, in the clear and wrapped. A wrapped key opens only for the report it was made for.
 */
export type DataKeys = {
  readonly create: (report: ReportId) => Promise<{ readonly key: Uint8Array; readonly wrapped: Uint8Array }>;
  readonly unwrap: (report: ReportId, wrapped: Uint8Array) => Promise<Uint8Array>;
};

/** Files by name, for ever. Putting the same name twice keeps the first; to `read` what is not there is a fault. */
export type KeptFiles = {
  readonly keep: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly read: (name: string) => Promise<Uint8Array>;
  readonly find: (name: string) => Promise<Uint8Array | undefined>;
};

/** Original bytes, sealed before they get here. */
export type Originals = Pick<KeptFiles, 'keep' | 'read'>;

/** What became of one webhook. */
export type InboxEntry = {
  readonly webhook: Sha256;
  readonly report: ReportId;
  readonly body: KeyedHash;
  readonly receivedAt: Instant;
  /** The hash of the tracking code that was given out for it; the code opens the report from then on. */
  readonly tracking: Sha256;
};

/** An arrival that came before its report, by the name of its original. */
export type Parked = {
  readonly webhook: Sha256;
  readonly original: string;
  readonly receivedAt: Instant;
  readonly sentAt: Instant;
};

/** Other bytes under a webhook id that had been used: set aside for a person to look at. */
export type SetAside = {
  readonly webhook: Sha256;
  readonly body: KeyedHash;
  readonly original: string;
  readonly receivedAt: Instant;
};

/** What somebody's request under a key of theirs was answered with. */
export type Answered = { readonly key: Sha256; readonly request: Sha256; readonly acted: Acted; readonly at: Instant };

/** One step of a report, written whole or not at all. */
export type Commit = {
  readonly report: Report;
  /** The version that was loaded; 0 for a report that did not exist. */
  readonly expected: number;
  readonly events: readonly RecordedEvent[];
  readonly words?: Words | undefined;
  readonly identity?: Uint8Array | undefined;
  readonly messages?: readonly Message[];
  readonly inbox?: InboxEntry | undefined;
  readonly unpark?: Parked | undefined;
  readonly setAside?: SetAside | undefined;
  readonly answered?: Answered | undefined;
};

export type Seen = {
  readonly inbox: InboxEntry | undefined;
  readonly report: Report | undefined;
  readonly wrappedKey: Uint8Array | undefined;
};

/**
 * A report that somebody has open, and by when it must be looked at again; without a time when nothing is due on it.
 */
export type OpenWork = { readonly report: ReportId; readonly at?: Instant };

/** The table, in the domain's words. `conflict` means that somebody else was first: look again and decide again. */
export type ReportStore = {
  /** What is known of a webhook and a report, read consistently in one call. */
  readonly look: (webhook: Sha256, report: ReportId) => Promise<Seen>;
  readonly load: (report: ReportId) => Promise<Report | undefined>;
  /** Those of the reports that exist, each once, in any order. */
  readonly loadAll: (reports: readonly ReportId[]) => Promise<readonly Report[]>;
  /**
   * The open work of a queue, soonest first, up to and with a time; all of it without one. It may be a moment behind.
   */
  readonly openWork: (queue: Queue, until?: Instant) => AsyncIterable<OpenWork>;
  /** Every report that was received on days of the office, the earliest first. It may be a moment behind. */
  readonly receivedIn: (days: Period) => AsyncIterable<ReportId>;
  /** Writes a report's entry in the lists of open work anew, by the rules as they are now; nothing else changes. */
  readonly reindex: (report: Report) => Promise<'saved' | 'conflict'>;
  readonly commit: (commit: Commit) => Promise<'saved' | 'conflict'>;
  /** Remembers a webhook that changed nothing. */
  readonly remember: (entry: InboxEntry) => Promise<'saved' | 'conflict'>;
  /** Forgets a parked arrival that changed nothing. */
  readonly unpark: (report: ReportId, parked: Parked) => Promise<void>;
  /** Keeps an arrival for a report that does not exist yet; `conflict` when it does by now. */
  readonly park: (entry: InboxEntry, parked: Parked) => Promise<'saved' | 'conflict'>;
  readonly parked: (report: ReportId) => Promise<readonly Parked[]>;
  /** Sets a conflict aside where there is no report to record it on yet; `conflict` when there is one by now. */
  readonly setAside: (report: ReportId, conflict: SetAside) => Promise<'saved' | 'conflict'>;
  readonly conflicts: (report: ReportId) => Promise<readonly SetAside[]>;
  /** Keeps a report's wrapped key unless there is one, and returns the one that is kept. */
  readonly wrappedKey: (report: ReportId) => Promise<Uint8Array | undefined>;
  readonly keepKey: (report: ReportId, wrapped: Uint8Array) => Promise<Uint8Array>;
  readonly events: (report: ReportId) => Promise<readonly RecordedEvent[]>;
  readonly words: (report: ReportId) => Promise<Words | undefined>;
  readonly identity: (report: ReportId) => Promise<Uint8Array | undefined>;
  readonly messages: (report: ReportId) => Promise<readonly Message[]>;
  /** Lets the code that was given out for a repeated webhook open the report too: its key may have changed since. */
  readonly track: (entry: InboxEntry) => Promise<void>;
  /** What a request under that key was answered with; forgotten when a day or more has passed. */
  readonly answered: (key: Sha256) => Promise<Answered | undefined>;
  readonly byTracking: (tracking: Sha256) => Promise<ReportId | undefined>;
  /** What whoever follows a report may be told of; nothing else is read. */
  readonly followed: (report: ReportId) => Promise<FollowedReport | undefined>;
};

/** A mail that was handed over, or was about to be: by it the service's news finds the deliveries that were in it. */
export type Mail = {
  readonly id: MailId;
  readonly recipient: RecipientId;
  /** The contact that it went to, by its keyed name. */
  readonly contact: KeyedHash;
  readonly deliveries: readonly DeliveryId[];
  readonly at: Instant;
};

/** Everything that a worker must know before it sends: read consistently, at one moment. */
export type Sight = {
  readonly deliveries: readonly Delivery[];
  readonly reports: readonly Report[];
  readonly health: ContactHealth | undefined;
};

/** One change of a delivery: what was seen, and what it becomes. */
export type DeliveryChange = { readonly from: Delivery; readonly to: Delivery };

/** What became of notices. `conflict` means that somebody else changed one of them first: look again. */
export type DeliveryStore = {
  /** Begins deliveries, each unless it has begun before; gives all of them as they stand. */
  readonly begin: (deliveries: readonly Delivery[]) => Promise<readonly Delivery[]>;
  readonly look: (recipient: RecipientId, ids: readonly DeliveryId[]) => Promise<Sight>;
  /**
   * Writes all changes or none, and with them the mail that is about to go, or the name that the service gave to one
   * that went.
   */
  readonly change: (
    changes: readonly DeliveryChange[],
    beside?: { readonly mail?: Mail; readonly named?: { readonly serviceId: string; readonly mail: MailId } },
  ) => Promise<'saved' | 'conflict'>;
  /** All deliveries about a report or a contact, oldest first. */
  readonly of: (subject: NoticeSubject) => Promise<readonly Delivery[]>;
  /** Deliveries that somebody should look after by then, longest waiting first; the urgent and the others apart. */
  readonly due: (urgent: boolean, until: Instant) => AsyncIterable<Delivery>;
  /**
   * Deliveries that came to nothing, by when that was known, from an instant up to and without another; the earliest
   * first.
   */
  readonly failed: (from: Instant, until: Instant) => AsyncIterable<Delivery>;
  readonly mail: (id: MailId) => Promise<Mail | undefined>;
  readonly mailNamed: (serviceId: string) => Promise<MailId | undefined>;
  readonly health: (recipient: RecipientId) => Promise<ContactHealth | undefined>;
  readonly saveHealth: (health: ContactHealth) => Promise<'saved' | 'conflict'>;
};

/** The contact book of the stage. */
export type ReadContacts = () => Promise<ContactBook>;

/**
 * Tells the queue whom to tell: in each message batches, each of which goes out as one mail. Resolves when all are
 * durably queued.
 */
export type EnqueueNotices = (
  urgent: boolean,
  messages: readonly NoticeMessage['batches'][],
  delaySeconds?: number,
) => Promise<void>;

/** Puts messages into a queue, each as it is. Resolves when all are durably queued. */
export type PutMessages = (urgent: boolean, bodies: readonly string[], delaySeconds?: number) => Promise<void>;

/** The stage's key of notices: what waits is sealed under it, and mails are named by it. */
export type ReadNoticeKey = () => Promise<string>;

/**
 * What a service said of something handed to it. `later` and `refused` were not sent, for sure; a fault is thrown: who
 * knows.
 */
export type Handover =
  | { readonly kind: 'accepted'; readonly serviceId?: string }
  | { readonly kind: 'later'; readonly reason: DeliveryReason }
  | { readonly kind: 'refused'; readonly reason: DeliveryReason };

/** A file that goes along with a mail. */
export type MailAttachment = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** Hands one mail over, once: it must not try again by itself. */
export type SendMail = (mail: {
  readonly id: MailId;
  readonly to: string;
  readonly text: NoticeText;
  readonly attachments?: readonly MailAttachment[];
}) => Promise<Handover>;

/** Posts one signed webhook. The same id may be posted again: the receiver tells them apart by it. */
export type PostWebhook = (webhook: {
  readonly id: MailId;
  readonly to: Extract<Contact, { by: 'webhook' }>;
  readonly at: Instant;
  readonly body: string;
}) => Promise<Handover>;

/**
 * Takes one from the quota of a time, such as a day's mails; `false` when so many have been taken already. With -1 it
 * is given back, because the service did not take the mail.
 */
export type TakeFromQuota = (time: string, most: number, more?: 1 | -1) => Promise<boolean>;

/**
 * The record of all reports by the time of recording, and how far somebody has read it. An event may show up a little
 * late.
 */
export type EventLog = {
  readonly between: (from: Instant, until: Instant) => AsyncIterable<RecordedEvent>;
  /** Of all reports those of a kind, in the same order. */
  readonly ofType: (type: ListedType, from: Instant, until: Instant) => AsyncIterable<RecordedEvent>;
  readonly mark: (reader: string) => Promise<Instant | undefined>;
  readonly setMark: (reader: string, readUntil: Instant) => Promise<void>;
  /** The same from a mark that was seen; `conflict` when somebody else has set another one since. */
  readonly moveMark: (reader: string, seen: Instant | undefined, readUntil: Instant) => Promise<'saved' | 'conflict'>;
};

/** An evaluated month and the file that holds it. */
export type KeptMonth = MonthHeadline & { readonly keptAs: string };

/** The months that figures are made of. */
export type Evaluations = {
  /** What is known of all of them, in any order. */
  readonly months: () => Promise<readonly KeptMonth[]>;
  readonly month: (month: MonthName) => Promise<KeptMonth | undefined>;
  readonly read: (kept: KeptMonth) => Promise<EvaluatedMonth>;
  /** `conflict` when somebody else has written the month since it was seen like that. */
  readonly save: (
    seen: KeptMonth | undefined,
    headline: MonthHeadline,
    content: EvaluatedMonth,
  ) => Promise<'saved' | 'conflict'>;
};

/** Who opened the queue on which day. */
export type DutyBook = {
  readonly day: (date: IsoDate) => Promise<DutyDay | undefined>;
  /** `conflict` when somebody else changed the day first. */
  readonly save: (day: DutyDay) => Promise<'saved' | 'conflict'>;
};

/** By which rules open deadlines were last counted, since when those are known, and whether all of them have been. */
export type RulesApplied = { readonly rules: Sha256; readonly since: Instant; readonly finished: boolean };
export type AppliedRules = {
  readonly read: () => Promise<RulesApplied | undefined>;
  readonly write: (applied: RulesApplied) => Promise<void>;
};

export type Rows = readonly (readonly (string | number | null)[])[];
/** A table as a file: what stands in it stays what it is, and no text in it is run as a formula. */
type TableFile = (title: string, header: readonly string[], rows: Rows) => Promise<Uint8Array> | Uint8Array;
export type TableFiles = { readonly csv: TableFile; readonly xlsx: TableFile };

/** A number in [0, 1). */
export type Chance = () => number;

/** So many bytes that nobody can guess. */
export type RandomBytes = (size: number) => Uint8Array;

/** Links to kept files, by the hash of their token: whoever reads the table can open none. */
export type FileLinks = {
  /** Remembers all of them or none. */
  readonly keep: (links: readonly (FileLink & { readonly token: Sha256 })[]) => Promise<void>;
  /** A link that is over may still be found for a while. */
  readonly find: (token: Sha256) => Promise<FileLink | undefined>;
};

/** Counts wrong guesses by a keyed name of where they came from, in windows that forget themselves. */
export type MissCounter = {
  readonly count: (name: KeyedHash, window: Instant) => Promise<number>;
  readonly add: (name: KeyedHash, window: Instant, until: Instant) => Promise<void>;
};

/** Why messages failed, by the last who tried each; forgotten when no queue can hold the message any more. */
export type LetterNotes = {
  readonly leave: (notes: readonly LetterNote[]) => Promise<void>;
  /** Those that there are, in any order. */
  readonly read: (letters: readonly LetterId[]) => Promise<readonly LetterNote[]>;
};

/** A dead letter in hand: nobody else finds it until it is given back, or by itself half a minute later. */
export type HeldLetter = {
  readonly letter: DeadLetter;
  /** All of it, always the same, as it is kept when it is discarded. */
  readonly raw: Uint8Array;
  /** Sends the same message to the queue that it came from. Here it lies on. A fault where there is no such queue. */
  readonly sendBack: () => Promise<void>;
  /** Takes it away for good. */
  readonly drop: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
};

/** What could not be done, in all queues where that ends. */
export type DeadLetters = {
  /**
   * What can be read in one go, and whether that is all: not where there are too many, nor while somebody has one in
   * hand. The letters lie there as before.
   */
  readonly list: () => Promise<{ readonly letters: readonly DeadLetter[]; readonly complete: boolean }>;
  /** Takes one in hand. `outOfReach` where it was not among those that could be read, and those were not all. */
  readonly take: (letter: LetterId) => Promise<HeldLetter | 'absent' | 'outOfReach'>;
};

/** What people did with dead letters, for ever. */
export type LetterBook = {
  /** Writes an act down, or what has become of it since. */
  readonly write: (act: LetterAct) => Promise<void>;
  /** What was done with a letter that may still have lain there at that time. */
  readonly of: (letter: LetterId, at: Instant) => Promise<readonly LetterAct[]>;
  /** All of a month of the office, in any order. */
  readonly month: (month: MonthName) => Promise<readonly LetterAct[]>;
};

/**
 * The groups of the user pool that a person is in at this moment, asked anew each time: whoever was taken out of one is
 * out of it at the next call. Nobody by that name, no groups.
 */
export type LiveGroups = (person: PersonId) => Promise<readonly string[]>;

/**
 * Every account of the user pool that is not disabled and has a name that can be one, and the groups that mean
 * something which it is in.
 */
export type ListAccounts = () => Promise<readonly { readonly person: PersonId; readonly groups: readonly string[] }[]>;

/** One structured line per decision: codes and ids only, never a citizen's words or identity. */
export type Log = (event: string, facts: Readonly<Record<string, string | number | boolean | undefined>>) => void;
