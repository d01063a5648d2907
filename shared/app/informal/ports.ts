import type { DataKeys } from '#shared/app/report/ports';
import type { MonthName } from '#shared/domain/calendar/period';
import type { InformalContact, InformalId } from '#shared/domain/informal/contact';
import type { RecordedContactEvent } from '#shared/domain/informal/contact-event';
import type { Delivery } from '#shared/domain/notices/delivery';
import type { HashedEvent } from '#shared/domain/report/record';
import type { Instant } from '#shared/domain/words/words';

/** What was said, and by whom where that was given, sealed under a key of its own that lies wrapped beside it. */
export type SealedSaid = { readonly bytes: Uint8Array; readonly wrapped: Uint8Array; readonly until: Instant };

export type ContactKeys = DataKeys<InformalId>;

/** One step of a contact, written whole or not at all. */
export type ContactStep = {
  readonly contact: InformalContact;
  /** The version that was seen; 0 for a contact that was not there. */
  readonly expected: number;
  readonly events: readonly RecordedContactEvent[];
  readonly said?: SealedSaid | undefined;
  /** What is to be told of it: written with it, so that it is told whoever dies. */
  readonly told?: readonly Delivery[];
  /** Another contact that must still be as it was seen. */
  readonly unchanged?: InformalContact | undefined;
};

/** Informal contacts. Lists are by an index, which may be a moment behind. */
export type InformalStore = {
  readonly load: (id: InformalId) => Promise<InformalContact | undefined>;
  readonly save: (step: ContactStep) => Promise<'saved' | 'conflict'>;
  /** As it is kept, whether or not its time is over. */
  readonly said: (id: InformalId) => Promise<SealedSaid | undefined>;
  readonly events: (id: InformalId) => Promise<readonly RecordedContactEvent[]>;
  /** The same as they are kept, whatever they say. */
  readonly hashedEvents: (id: InformalId) => Promise<readonly HashedEvent[]>;
  /** Those that wait for their report, the longest waiting first, as far back as a time. */
  readonly waiting: (since: Instant) => Promise<readonly InformalContact[]>;
  /** All of a month of the office, whatever became of them, the earliest first. */
  readonly ofMonth: (month: MonthName) => Promise<readonly InformalContact[]>;
};
