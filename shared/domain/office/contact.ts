import * as z from 'zod';
import { canonicalJson, keyedHash } from '#shared/domain/words/hash';
import { assertNever } from '#shared/domain/words/result';
import { type Bilingual, Instant, KeyedHash } from '#shared/domain/words/words';
import { RecipientId } from './recipient.ts';
import { mayLeadTo } from './webhook-place.ts';

/**
 * An address that every mail system reads the same way: plain ASCII, no quotes, no comments and no letters in disguise
 * (xn--), by which a mail could be led to somebody else's domain.
 */
export const MailAddress = z
  .string()
  // Longer ones are not looked at any further.
  .max(254, { abort: true })
  .regex(/^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/)
  .refine((address) => address.indexOf('@') <= 64 && !/[@.]xn--/i.test(address));

/** Since when it is right: another date under the same address says that it works again. */
const since = z.iso.date().optional();

/**
 * The token of a bot, by which whoever has it is the bot; and a chat by its number. One that has a name can be read by
 * everybody, so nothing is told there.
 */
const token = z.string().regex(/^\d{5,16}:[A-Za-z0-9_-]{30,64}$/, 'no token of a bot');
const chat = z.string().regex(/^-?[1-9]\d{0,15}$/, 'no number of a chat');

/** By which a gateway knows that a webhook is ours. */
const secret = z
  .string()
  .max(94)
  .regex(/^(whsec_)?[A-Za-z0-9+/]{32,86}={0,2}$/, 'not base64 of 24 to 64 bytes');

/** Where a recipient is told: by mail, by a signed webhook of a chat's gateway, or by the office's bot in Telegram. */
export const Contact = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('mail'), address: MailAddress, since }).readonly(),
  z
    .strictObject({
      by: z.literal('webhook'),
      url: z.url({ protocol: /^https?$/ }),
      secret,
      since,
    })
    .readonly(),
  z.strictObject({ by: z.literal('telegram'), token, chat, since }).readonly(),
]);
export type Contact = z.infer<typeof Contact>;

/** A contact as somebody writes it anew. */
export const ContactWritten = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('mail'), address: MailAddress }),
  z.strictObject({
    by: z.literal('webhook'),
    url: z
      .string()
      .max(500)
      .regex(/^https?:\/\/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,4})?(\/[\w.~/-]*)?$/)
      // Whether it may lead inside, and without encryption, is the stage's to say.
      .refine((url) => mayLeadTo(url, 'allowed'), 'no address that anything can be sent to'),
    secret,
  }),
  z.strictObject({ by: z.literal('telegram'), token, chat }),
]);
export type ContactWritten = z.infer<typeof ContactWritten>;

/** By which way a recipient is told. */
export const Way = z.enum(['mail', 'webhook', 'telegram']);
export type Way = Contact['by'];
/** The same in words. */
export const WAY_NAMES = {
  mail: { id: 'surel', en: 'mail' },
  webhook: { id: 'webhook', en: 'webhook' },
  telegram: { id: 'bot Telegram', en: 'Telegram bot' },
} as const satisfies Record<Way, Bilingual>;

/** Where a contact leads, without what is secret of it: the key of a webhook, the token of a bot. */
export const placeOf = (contact: Contact): string => {
  switch (contact.by) {
    case 'mail':
      return contact.address;
    case 'webhook':
      return contact.url;
    case 'telegram':
      return contact.chat;
    default:
      return assertNever(contact);
  }
};

/** A contact that waits for a second person, in the same secret as those that hold. */
export const ProposedContact = z.object({ recipient: RecipientId, contact: Contact, until: Instant }).readonly();
export type ProposedContact = z.infer<typeof ProposedContact>;

/**
 * Addresses by recipient, kept secret. An entry is read when it is needed, so that one that is wrong hinders no other.
 */
export const ContactBook = z
  .object({
    key: z.string().min(32),
    contacts: z.record(z.string(), z.unknown()),
    /** What waits for a second person, by the name of the change: nobody is told there yet. */
    proposed: z.record(z.string(), z.unknown()).optional(),
  })
  .readonly();
export type ContactBook = z.infer<typeof ContactBook>;

export type FoundContact =
  | { readonly ok: true; readonly contact: Contact; readonly hash: KeyedHash }
  | { readonly ok: false; readonly why: 'noContact' | 'contactInvalid'; readonly hash: KeyedHash };

/** A recipient's contact, and a keyed name for it that gives nothing away. */
export const contactOf = (book: ContactBook, recipient: RecipientId): FoundContact => {
  const entry = Object.hasOwn(book.contacts, recipient) ? book.contacts[recipient] : undefined;
  const hash = keyedHash(book.key, canonicalJson({ recipient, entry }));
  if (entry === undefined) return { ok: false, why: 'noContact', hash };
  const parsed = Contact.safeParse(entry);
  return parsed.success ? { ok: true, contact: parsed.data, hash } : { ok: false, why: 'contactInvalid', hash };
};

/** Why nothing more is sent to a contact. */
export const Trouble = z.enum(['noContact', 'contactInvalid', 'bounced', 'complained', 'endpointOff', 'endpointGone']);
export type Trouble = z.infer<typeof Trouble>;
export const TROUBLE_NAMES = {
  noContact: { id: 'tanpa kontak', en: 'not in the contact book' },
  contactInvalid: { id: 'kontak keliru', en: 'contact is wrong' },
  bounced: { id: 'alamat memantul', en: 'the address bounced' },
  complained: { id: 'penerima mengeluh', en: 'the recipient complained' },
  endpointOff: { id: 'webhook atau bot mati', en: 'webhook or bot is off' },
  endpointGone: { id: 'webhook atau bot dicabut', en: 'webhook or bot is gone' },
} as const satisfies Record<Trouble, Bilingual>;

/** What is known of a recipient's contact. A changed contact starts anew, by its hash. */
export const ContactHealth = z
  .object({
    recipient: RecipientId,
    rev: z.int().min(1),
    contact: KeyedHash,
    /** When this contact was met first as one that is not well. */
    since: Instant.optional(),
    /** When it was led here by whoever keeps contacts: what went wrong before was another one's. */
    changedAt: Instant.optional(),
    failingSince: Instant.optional(),
    trouble: z.object({ why: Trouble, at: Instant }).readonly().optional(),
    /** How often there was trouble: each time is told once. */
    troubles: z.int().nonnegative(),
  })
  .readonly();
export type ContactHealth = z.infer<typeof ContactHealth>;

const DAY = 86_400_000;
/** An endpoint that has failed for so long is not tried any more. */
const OFF_AFTER = 5 * DAY;

const fresh = (
  recipient: RecipientId,
  contact: KeyedHash,
  before: ContactHealth | undefined,
  at: Instant,
): ContactHealth => {
  if (before?.contact === contact) return before;
  return { recipient, rev: before?.rev ?? 0, contact, since: at, troubles: before?.troubles ?? 0 };
};

/** A changed contact is known everywhere after so long; until then something may still go to the one before. */
const KNOWN_AFTER = 2 * 60_000;

/** Whether something sent then went to a contact that has been replaced since, by one of which more is known. */
export const isReplaced = (health: ContactHealth | undefined, contact: KeyedHash, sentAt: Instant): boolean => {
  if (health === undefined || health.contact === contact) return false;
  return (health.since ?? 0) > sentAt || (health.changedAt ?? -KNOWN_AFTER) + KNOWN_AFTER > sentAt;
};

/** A contact was led elsewhere, or is right again under the same address: it starts anew. */
export const contactChanged = (
  before: ContactHealth | undefined,
  recipient: RecipientId,
  contact: KeyedHash,
  at: Instant,
): ContactHealth => {
  const isKnown = before?.contact === contact && before.trouble === undefined && before.failingSince === undefined;
  if (isKnown) return before;
  const rev = (before?.rev ?? 0) + 1;
  return { recipient, rev, contact, since: at, changedAt: at, troubles: before?.troubles ?? 0 };
};

/** The trouble of this very contact, if it is in any. */
export const troubleOf = (health: ContactHealth | undefined, contact: KeyedHash): Trouble | undefined =>
  health?.contact === contact ? health.trouble?.why : undefined;

/** How a contact is, for whoever looks at it: the trouble that it is in, or since when it fails. */
export type ContactState = Pick<ContactHealth, 'trouble' | 'failingSince'>;

/** What is wrong with this very contact; nothing where all that is known is of another one. */
export const stateOf = (health: ContactHealth | undefined, contact: KeyedHash): ContactState => {
  if (health?.contact !== contact) return {};
  const { trouble, failingSince } = health;
  if (trouble !== undefined) return { trouble };
  return failingSince === undefined ? {} : { failingSince };
};

/** Suppressed: nothing is sent there until the contact is changed. The first trouble of a contact stands. */
export const inTrouble = (
  before: ContactHealth | undefined,
  recipient: RecipientId,
  contact: KeyedHash,
  why: Trouble,
  at: Instant,
): ContactHealth => {
  const health = fresh(recipient, contact, before, at);
  if (health.trouble !== undefined) return health;
  return { ...health, rev: health.rev + 1, trouble: { why, at }, troubles: health.troubles + 1 };
};

/** One more failure of an endpoint; after days of nothing else it is off. */
export const endpointFailed = (
  before: ContactHealth | undefined,
  recipient: RecipientId,
  contact: KeyedHash,
  at: Instant,
): ContactHealth => {
  const health = fresh(recipient, contact, before, at);
  if (health.trouble !== undefined) return health;
  const failingSince = health.failingSince ?? at;
  if (at - failingSince >= OFF_AFTER) return inTrouble(health, recipient, contact, 'endpointOff', at);
  return health.failingSince === undefined ? { ...health, rev: health.rev + 1, failingSince } : health;
};

/** It works: what failed before is forgotten. */
export const endpointWorks = (before: ContactHealth | undefined, contact: KeyedHash): ContactHealth | undefined => {
  if (before?.contact !== contact || before.failingSince === undefined) return before;
  const { failingSince: _, ...health } = before;
  return { ...health, rev: health.rev + 1 };
};
