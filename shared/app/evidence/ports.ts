import type { AttachmentRequest } from '#shared/contracts/messages/attachment-request';
import type { ActivityUploadId } from '#shared/domain/activities/activity-upload';
import type { YearName } from '#shared/domain/calendar/period';
import type { Attachment, FetchRefusal } from '#shared/domain/evidence/attachment';
import type { EvidenceRules, FileKind, FileRefusal, PictureFacts } from '#shared/domain/evidence/checked-file';
import type { UploadId } from '#shared/domain/evidence/evidence';
import type { Grey } from '#shared/domain/evidence/fingerprint';
import type { Trace } from '#shared/domain/evidence/trace';
import type { Announced, Upload } from '#shared/domain/evidence/upload';
import type { Result } from '#shared/domain/words/result';
import type { Instant, KeyedHash, ReportId } from '#shared/domain/words/words';

/** Files that somebody means to send. */
export type Uploads = {
  readonly find: (id: UploadId) => Promise<Upload | undefined>;
  readonly save: (upload: Upload) => Promise<void>;
};

/** By what files are found again. Whoever looks for one reads every one of a year. */
export type Traces = {
  readonly all: (year: YearName) => AsyncIterable<Trace>;
  readonly keep: (year: YearName, trace: Trace) => Promise<void>;
};

/** Where a file is sent, and what goes beside it: with anything else, or another file, it is refused there. */
export type UploadForm = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

export type WriteForm = (
  upload: Pick<Announced, 'size' | 'sha256' | 'until'> & { readonly id: string },
) => Promise<UploadForm>;

/** What became of the files that channels named. `conflict`: somebody has written something else since. */
export type Attachments = {
  readonly find: (report: ReportId, id: KeyedHash) => Promise<Attachment | undefined>;
  readonly all: (report: ReportId) => Promise<readonly Attachment[]>;
  readonly save: (next: Attachment) => Promise<'saved' | 'conflict'>;
};

/** Has a file fetched that a channel named, after so many seconds. */
export type AskForAttachment = (request: AttachmentRequest, afterSeconds?: number) => Promise<void>;

/** Fetches a file from a host outside, by the rules of what may be asked for and how much of it is taken. */
export type FetchFile = (
  address: string,
  rules: Pick<EvidenceRules, 'mostBytes' | 'fetching'> & { readonly hosts: readonly string[] },
) => Promise<Result<Uint8Array, FetchRefusal>>;

/** Puts a file where nobody looks but who checks it; what lay there by that name is gone. */
export type IntoQuarantine = (id: UploadId, bytes: Uint8Array) => Promise<void>;

/** What has been sent and nobody has looked into. */
export type Quarantine = {
  /** Nothing where it is gone; no more than so many bytes of what is larger. */
  readonly read: (id: UploadId | ActivityUploadId) => Promise<Uint8Array | undefined>;
  readonly remove: (id: UploadId | ActivityUploadId) => Promise<void>;
};

/** A file that may be opened: its bytes as they are given out, and of a picture what it says and looks like. */
export type CheckedFile = {
  readonly kind: FileKind;
  readonly clean: Uint8Array;
  readonly picture?: { readonly facts: PictureFacts; readonly grey: Grey; readonly view: Uint8Array };
};

/** Looks into a file that anybody may have sent. */
export type CheckFile = (bytes: Uint8Array) => Promise<Result<CheckedFile, FileRefusal>>;

/** Files that cannot be deleted before a time, however often they are put there. */
export type LockedFiles = {
  readonly keep: (name: string, bytes: Uint8Array, until: Instant) => Promise<void>;
};
