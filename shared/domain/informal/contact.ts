import * as z from 'zod';
import type { Known } from '#shared/domain/office/may-be-told';
import { Kept } from '#shared/domain/report/second-step';
import { base32 } from '#shared/domain/words/base32';
import { sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
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

/** `inf_` and 130 bits of base32: asked for again under the same key it is the same contact. */
export const InformalId = z
  .string()
  .regex(/^inf_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'InformalId'>();
export type InformalId = z.infer<typeof InformalId>;

/** The contact that somebody asks for under a key of theirs: asked again, it is the same one. */
export const informalIdOf = (person: PersonId, key: string): InformalId =>
  InformalId.parse(`inf_${base32(Buffer.from(sha256(`informal\n${person}\n${key}`), 'hex'), 26).toLowerCase()}`);

/** How somebody turned to an officer instead of the official channel. */
export const ContactHow = z.enum(['call', 'chat', 'walkUp', 'letter']);
export type ContactHow = z.infer<typeof ContactHow>;
export const CONTACT_HOW_NAMES = {
  call: { id: 'telepon', en: 'phone call' },
  chat: { id: 'pesan singkat', en: 'chat message' },
  walkUp: { id: 'datang langsung', en: 'in person' },
  letter: { id: 'surat', en: 'letter' },
} as const satisfies Record<ContactHow, Bilingual>;

/** Only what is brought in person can be taken down at the counter on somebody's behalf. */
export const AT_THE_COUNTER: readonly ContactHow[] = ['walkUp', 'letter'];

/** Why a contact waits for no report: it is in the list twice, or was no contact at all. */
export const DismissedWhy = z.enum(['twice', 'mistake']);
export type DismissedWhy = z.infer<typeof DismissedWhy>;
export const DISMISSED_WHY_NAMES = {
  twice: { id: 'dicatat dua kali', en: 'recorded twice' },
  mistake: { id: 'salah catat', en: 'recorded by mistake' },
} as const satisfies Record<DismissedWhy, Bilingual>;

/** More reports than so many are not told apart from one contact by a person. */
export const MOST_REJECTED = 50;

const base = {
  id: InformalId,
  version: z.int().min(1),
  /** The hash of the last event. */
  tip: Sha256,
  how: ContactHow,
  /** At the counter, on somebody's behalf. */
  onBehalf: z.boolean(),
  topic: TopicId,
  /** Whose work the topic is; absent where it is another agency's. */
  unit: Assignee.optional(),
  subDistrict: SubDistrictId.optional(),
  /** When somebody turned to the officer. */
  at: Instant,
  recordedAt: Instant,
  by: PersonId,
  urgency: Urgency,
  /** What was said is heard as an accusation, and whom it accuses is kept from it. Nobody judges a contact. */
  oversight: z.enum(['none', 'suspected']),
  ...Kept,
  /** All that was asked for, hashed under the key of whoever asked: under one key nothing else is asked for. */
  asked: KeyedHash,
  /** Until when what was said is kept, where something was. */
  saidUntil: Instant.optional(),
  /** Reports of which a person has said that they are not from this contact. */
  rejected: z.array(ReportId).max(MOST_REJECTED).readonly(),
};

/**
 * Aduan tak resmi: that somebody turned to an officer by another way than the official channel. It is no report, has
 * no deadline and is counted in no figure but that of what leaks; it waits for the report that the citizen makes by
 * the official way. What was said lies sealed beside it.
 */
export const InformalContact = z
  .discriminatedUnion('state', [
    z.object({ ...base, state: z.literal('waiting') }),
    z.object({ ...base, state: z.literal('matched'), report: ReportId, matchedAt: Instant }),
    z.object({
      ...base,
      state: z.literal('dismissed'),
      why: DismissedWhy,
      /** The contact that it is the same as. */
      of: InformalId.optional(),
      dismissedAt: Instant,
    }),
  ])
  .readonly();
export type InformalContact = z.infer<typeof InformalContact>;

/** What was said, and by whom where they wanted that: kept sealed, for a time. */
export const ContactSaid = z.object({ sentence: z.string().optional(), identity: z.string().optional() }).readonly();
export type ContactSaid = z.infer<typeof ContactSaid>;

/** Where a contact stands in a list. */
export const ContactPlace = z.tuple([Instant, InformalId]).readonly();
export type ContactPlace = z.infer<typeof ContactPlace>;

export type ContactState = InformalContact['state'];
export const CONTACT_STATE_NAMES = {
  waiting: { id: 'menunggu laporan resmi', en: 'waits for its report' },
  matched: { id: 'sudah ada laporannya', en: 'reported officially' },
  dismissed: { id: 'dikesampingkan', en: 'set aside' },
} as const satisfies Record<ContactState, Bilingual>;

/** As what a contact is known: who may read a suspicion reads it where it is one, and never whom it accuses. */
export const knownOfContact = ({
  oversight,
  recused,
  standIns,
}: Pick<InformalContact, 'oversight' | 'recused' | 'standIns'>): Known => ({ oversight, recused, standIns });
