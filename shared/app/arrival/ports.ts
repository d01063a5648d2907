import type { KeptFiles } from '#shared/app/access/ports';
import type { SheetRow } from '#shared/domain/arrival/sheet';
import type { SheetImport } from '#shared/domain/arrival/sheet-import';
import type { ImportId } from '#shared/domain/words/import-id';
import type { ChannelId } from '#shared/domain/words/words';

/**
 * Accepts one message for triage; resolves only when it is durably queued. The channel is the queue's fairness group.
 */
export type SendMessage = (message: { readonly group: ChannelId; readonly body: string }) => Promise<void>;

/** The secrets that may sign a channel's webhooks now, newest first; empty for a channel without any. */
export type ChannelSecrets = (channel: ChannelId) => Promise<readonly string[]>;

/** Original bytes, sealed before they get here. */
export type Originals = Pick<KeptFiles, 'keep' | 'find'>;

/** Sheets of history on their way into the record. */
export type SheetImports = {
  readonly find: (id: ImportId) => Promise<SheetImport | undefined>;
  /** All that are remembered, in any order: an office has a few. */
  readonly all: () => Promise<readonly SheetImport[]>;
  /** Writes the next change of an import; `conflict` when somebody else has written that change. */
  readonly save: (one: SheetImport) => Promise<'saved' | 'conflict'>;
};

/** Has an import worked on, soon and at least once. */
export type StartImport = (id: ImportId) => Promise<void>;

/** Bytes that were packed (gzip, also several one behind the other); `undefined` for what is none, or holds more. */
export type Unpack = (packed: Uint8Array, most: number) => Promise<Uint8Array | undefined>;

/** The rows of a sheet; throws `SheetUnreadable` where it is none. */
export type ReadSheet = (bytes: Uint8Array) => AsyncIterable<SheetRow>;
