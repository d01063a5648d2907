import type { Acted } from '#shared/contracts/http/command-call';
import type { Parked } from '#shared/domain/arrival/parked';
import type { MonthName, Period } from '#shared/domain/calendar/period';
import type { Proposal, ReportText } from '#shared/domain/classify/proposal';
import type { Evidence } from '#shared/domain/evidence/evidence';
import type { Delivery } from '#shared/domain/notices/delivery';
import type { NoticeSubject } from '#shared/domain/notices/subject';
import type { RecordedEvent, RecordedStep } from '#shared/domain/report/event';
import type { ListedType } from '#shared/domain/report/listed-events';
import type { FollowedReport } from '#shared/domain/report/public-stage';
import type { HashedEvent, Tip } from '#shared/domain/report/record';
import type { KeyedHash, Queue, Report, ReportOutline } from '#shared/domain/report/report';
import type { SearchEntry } from '#shared/domain/report/search-entry';
import type { Message, Words } from '#shared/domain/report/submission';
import type { TrackingKeys } from '#shared/domain/report/tracking-code';
import type { EvidenceId } from '#shared/domain/words/evidence-id';
import type { Instant, ReportId, Sha256 } from '#shared/domain/words/words';

/** Proposes class, topic, unit and urgency; rules today, a trained model later. */
export type Classify = (text: ReportText) => Promise<Proposal>;

export type ReadTrackingKeys = () => Promise<TrackingKeys>;

/** The key that cursors of lists are signed with. */
export type ReadCursorKey = () => Promise<string>;

/** The key that words are found under. Under another one, nothing that was said before is found by its words. */
export type ReadSearchKey = () => Promise<string>;

/**
 * KMS: a data key for one report, or one of something else, in the clear and wrapped. A wrapped key opens only for what
 * it was made for.
 */
export type DataKeys<Id extends string = ReportId> = {
  readonly create: (of: Id) => Promise<{ readonly key: Uint8Array; readonly wrapped: Uint8Array }>;
  readonly unwrap: (of: Id, wrapped: Uint8Array) => Promise<Uint8Array>;
};

/** What became of one webhook. */
export type InboxEntry = {
  readonly webhook: Sha256;
  readonly report: ReportId;
  readonly body: KeyedHash;
  readonly receivedAt: Instant;
  /** The hash of the tracking code that was given out for it; the code opens the report from then on. */
  readonly tracking: Sha256;
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

/** What a text of a report is found by: the words that it came with are its number 0, a message has its own. */
export type Findable = { readonly n: number; readonly entry: SearchEntry };

/** What the texts of a report are found by. */
export type FindableReport = {
  readonly report: ReportId;
  readonly receivedAt: Instant;
  readonly entries: readonly SearchEntry[];
};

/** One step of a report, written whole or not at all. */
export type Commit = {
  readonly report: Report;
  /** The version that was loaded; 0 for a report that did not exist. */
  readonly expected: number;
  readonly events: readonly RecordedEvent[];
  readonly words?: Words | undefined;
  readonly identity?: Uint8Array | undefined;
  readonly messages?: readonly Message[];
  /** What these words and messages are found by. */
  readonly findable?: readonly Findable[];
  readonly inbox?: InboxEntry | undefined;
  readonly unpark?: Parked | undefined;
  /** Stays parked, with what is known of it since; its `rev` is one more than what was seen. */
  readonly parked?: Parked | undefined;
  readonly setAside?: SetAside | undefined;
  readonly answered?: Answered | undefined;
  /** Other reports that must still be as they were seen. */
  readonly unchanged?: readonly Report[];
  readonly evidence?: readonly EvidenceWritten[];
};

/** A piece of evidence as it stands now; with what it is called, sealed, when it is kept. */
export type EvidenceWritten = { readonly evidence: Evidence; readonly text?: Uint8Array | undefined };

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
  /** Of those that there are, up to where their records reach, and nothing else of them. */
  readonly tips: (reports: readonly ReportId[]) => Promise<readonly Tip[]>;
  /** The same, as much of each as says who may know of it. */
  readonly outlines: (reports: readonly ReportId[]) => Promise<readonly ReportOutline[]>;
  /**
   * The open work of a queue, soonest first, up to and with a time; all of it without one. It may be a moment behind.
   */
  readonly openWork: (queue: Queue, until?: Instant) => AsyncIterable<OpenWork>;
  /** Every report that was received on days of the office, the earliest first. It may be a moment behind. */
  readonly receivedIn: (days: Period) => AsyncIterable<ReportId>;
  /** What the reports that were received in a month of the office are found by, by their words, the newest first. */
  readonly findableIn: (month: MonthName) => Promise<readonly FindableReport[]>;
  /** Writes a report's entry in the lists of open work anew, by the rules as they are now; nothing else changes. */
  readonly reindex: (report: Report) => Promise<'saved' | 'conflict'>;
  readonly commit: (commit: Commit) => Promise<'saved' | 'conflict'>;
  /** Remembers a webhook that changed nothing. */
  readonly remember: (entry: InboxEntry) => Promise<'saved' | 'conflict'>;
  /** Forgets a parked arrival that changed nothing. */
  readonly unpark: (parked: Parked) => Promise<void>;
  /** Keeps an arrival for a report that does not exist yet; `conflict` when it does by now. */
  readonly park: (entry: InboxEntry, parked: Parked) => Promise<'saved' | 'conflict'>;
  readonly parked: (report: ReportId) => Promise<readonly Parked[]>;
  /**
   * Every arrival that waits for its report, by when somebody must look at it; with a time those up to and with it. It
   * may be a moment behind.
   */
  readonly allParked: (until?: Instant) => AsyncIterable<Parked>;
  /** Writes down what was done about a parked arrival; `conflict` when somebody was first, or its report has come. */
  readonly keepParked: (parked: Parked) => Promise<'saved' | 'conflict'>;
  /** Sets a conflict aside where there is no report to record it on yet; `conflict` when there is one by now. */
  readonly setAside: (report: ReportId, conflict: SetAside) => Promise<'saved' | 'conflict'>;
  readonly conflicts: (report: ReportId) => Promise<readonly SetAside[]>;
  /** Keeps a report's wrapped key unless there is one, and returns the one that is kept. */
  readonly wrappedKey: (report: ReportId) => Promise<Uint8Array | undefined>;
  readonly keepKey: (report: ReportId, wrapped: Uint8Array) => Promise<Uint8Array>;
  /**
   * Destroys a report's wrapped key and, with it, what its words are found by. Originals and hashes stand, and nobody
   * can read them; `conflict` when something has come since the report was seen.
   */
  readonly eraseKey: (report: Report) => Promise<'saved' | 'conflict'>;
  readonly events: (report: ReportId) => Promise<readonly RecordedEvent[]>;
  /** The same as they are kept, whatever they say. */
  readonly hashedEvents: (report: ReportId) => Promise<readonly HashedEvent[]>;
  /**
   * The steps of many reports in a few calls: of each, as `events` gives them, those up to and with a version, as far
   * as they are there.
   */
  readonly stepsUpTo: (
    reports: readonly Pick<Report, 'id' | 'version'>[],
  ) => Promise<ReadonlyMap<ReportId, readonly RecordedStep[]>>;
  readonly event: (report: ReportId, version: number) => Promise<RecordedEvent | undefined>;
  /** The reports that are linked as duplicates of a report now. */
  readonly duplicates: (report: ReportId) => Promise<readonly ReportId[]>;
  readonly words: (report: ReportId) => Promise<Words | undefined>;
  /** The words of many reports in a few calls, as far as they are there. */
  readonly allWords: (reports: readonly ReportId[]) => Promise<ReadonlyMap<ReportId, Words>>;
  readonly identity: (report: ReportId) => Promise<Uint8Array | undefined>;
  /** Every file that was ever kept of it, in any order. */
  readonly evidence: (report: ReportId) => Promise<readonly Evidence[]>;
  /** What a file is called, sealed under the report's key. */
  readonly evidenceText: (report: ReportId, evidence: EvidenceId) => Promise<Uint8Array | undefined>;
  readonly messages: (report: ReportId) => Promise<readonly Message[]>;
  readonly message: (report: ReportId, n: number) => Promise<Message | undefined>;
  /** Lets the code that was given out for a repeated webhook open the report too: its key may have changed since. */
  readonly track: (entry: InboxEntry) => Promise<void>;
  /** What a request under that key was answered with; forgotten when a day or more has passed. */
  readonly answered: (key: Sha256) => Promise<Answered | undefined>;
  readonly byTracking: (tracking: Sha256) => Promise<ReportId | undefined>;
  /** What whoever follows a report may be told of; nothing else is read. */
  readonly followed: (report: ReportId) => Promise<FollowedReport | undefined>;
};

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

/** By which rules open deadlines were last counted, since when those are known, and whether all of them have been. */
export type RulesApplied = { readonly rules: Sha256; readonly since: Instant; readonly finished: boolean };

export type AppliedRules = {
  readonly read: () => Promise<RulesApplied | undefined>;
  readonly write: (applied: RulesApplied) => Promise<void>;
};

/** Counts wrong guesses by a keyed name of where they came from, in windows that forget themselves. */
export type MissCounter = {
  readonly count: (name: KeyedHash, window: Instant) => Promise<number>;
  readonly add: (name: KeyedHash, window: Instant, until: Instant) => Promise<void>;
};

/** What became of the notices about a report, or about something else. */
export type DeliveriesOf = {
  /** All deliveries about a report or a contact, oldest first. */
  readonly of: (subject: NoticeSubject) => Promise<readonly Delivery[]>;
};

export type FailedDeliveries = {
  /**
   * Deliveries that came to nothing, by when that was known, from an instant up to and without another; the earliest
   * first.
   */
  readonly failed: (from: Instant, until: Instant) => AsyncIterable<Delivery>;
};
