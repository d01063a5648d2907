import * as z from 'zod';
import { PolicyVersion } from '#shared/domain/report/report';
import { Kept } from '#shared/domain/report/second-step';
import { Actor } from '#shared/domain/words/actor';
import {
  Assignee,
  type Bilingual,
  Instant,
  KeyedHash,
  ReportId,
  Sha256,
  SubDistrictId,
  TopicId,
  Urgency,
} from '#shared/domain/words/words';
import { ContactHow, DismissedWhy, InformalId } from './contact.ts';

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape }).readonly();

/** What happened to a contact, in codes, keyed hashes and times: never what was said, never by whom. */
export const ContactEvent = z.discriminatedUnion('type', [
  event('ContactRecorded', {
    how: ContactHow,
    onBehalf: z.boolean(),
    topic: TopicId,
    unit: Assignee.optional(),
    subDistrict: SubDistrictId.optional(),
    at: Instant,
    urgency: Urgency,
    oversight: z.enum(['none', 'suspected']),
    ...Kept,
    asked: KeyedHash,
    /** What was said, hashed under the key that it is sealed with. */
    said: KeyedHash.optional(),
    saidUntil: Instant.optional(),
  }),
  event('MatchConfirmed', { report: ReportId }),
  event('MatchRejected', { report: ReportId }),
  event('MatchUndone', { report: ReportId }),
  event('ContactDismissed', { why: DismissedWhy, of: InformalId.optional() }),
]);
export type ContactEvent = z.infer<typeof ContactEvent>;
export type ContactEventName = ContactEvent['type'];
export type ContactRecorded = Extract<ContactEvent, { type: 'ContactRecorded' }>;

export const CONTACT_EVENT_NAMES = {
  ContactRecorded: { id: 'dicatat', en: 'recorded' },
  MatchConfirmed: { id: 'dinyatakan sama dengan sebuah laporan', en: 'found to be the same as a report' },
  MatchRejected: { id: 'dinyatakan bukan laporan itu', en: 'found not to be that report' },
  MatchUndone: { id: 'kecocokan dibatalkan', en: 'match undone' },
  ContactDismissed: { id: 'dikesampingkan', en: 'set aside' },
} as const satisfies Record<ContactEventName, Bilingual>;

/** An event as it was recorded, holding the hash of the one before it. */
export const RecordedContactEvent = z
  .object({
    contact: InformalId,
    version: z.int().min(1),
    recordedAt: Instant,
    actor: Actor,
    policy: PolicyVersion,
    event: ContactEvent,
    prev: Sha256,
    hash: Sha256,
  })
  .readonly();
export type RecordedContactEvent = z.infer<typeof RecordedContactEvent>;
