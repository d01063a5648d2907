import * as z from 'zod';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import { TROUBLE_NAMES, Trouble, Way } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import { type KeyedHash, PolicyVersion } from '#shared/domain/report/report';
import { base32 } from '#shared/domain/words/base32';
import { canonicalJson } from '#shared/domain/words/hash';
import { type Bilingual, Instant } from '#shared/domain/words/words';
import { digestSubject, KindAndSubject, sameSubject, subjectKey } from './subject.ts';

/** The notice that a delivery is of. */
export const DeliveryId = z
  .intersection(KindAndSubject, z.object({ version: z.int().min(1), recipient: RecipientId }))
  .readonly();
export type DeliveryId = z.infer<typeof DeliveryId>;

/** Under this a mail or a webhook is known outside: it says nothing, and the same notice always has the same. */
export const MailId = z
  .string()
  .regex(/^ntc_[0-9a-z]{26}$/)
  .brand<'MailId'>();
export type MailId = z.infer<typeof MailId>;

/** The notice of a period's digest: a recipient is told of one once. */
export const digestDelivery = (period: DigestPeriod, recipient: RecipientId): DeliveryId => ({
  subject: digestSubject(period),
  version: 1,
  kind: 'digest',
  recipient,
});

/**
 * `sending` is claimed by a worker; `sent` was taken by the mail service; `unknown` may or may not have been.
 * `withheld` was not sent because it no longer held or the recipient may no longer know.
 */
export const DeliveryState = z.enum([
  'queued',
  'sending',
  'unknown',
  'sent',
  'failed',
  'delivered',
  'bounced',
  'complained',
  'withheld',
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** What each state is called. */
export const DELIVERY_STATE_NAMES = {
  queued: { id: 'antre', en: 'queued' },
  sending: { id: 'sedang dikirim', en: 'sending' },
  unknown: { id: 'tidak pasti', en: 'unknown' },
  sent: { id: 'terkirim', en: 'sent' },
  failed: { id: 'gagal', en: 'failed' },
  delivered: { id: 'sampai', en: 'delivered' },
  bounced: { id: 'memantul', en: 'bounced' },
  complained: { id: 'dikeluhkan', en: 'complained' },
  withheld: { id: 'ditahan', en: 'withheld' },
} as const satisfies Record<DeliveryState, Bilingual>;

/** Why a delivery is in its state, where that does not go without saying. */
export const DeliveryReason = z.enum([
  ...Trouble.options,
  'rejected',
  'tooManyAttempts',
  'throttled',
  'quota',
  'unreachable',
  'notTheirs',
  'superseded',
  'answerLost',
]);
export type DeliveryReason = z.infer<typeof DeliveryReason>;
export const DELIVERY_REASON_NAMES = {
  ...TROUBLE_NAMES,
  rejected: { id: 'ditolak layanan', en: 'rejected by the service' },
  tooManyAttempts: { id: 'terlalu sering dicoba', en: 'tried too often' },
  throttled: { id: 'layanan meminta jeda', en: 'the service asked to wait' },
  quota: { id: 'jatah surel habis', en: 'mails of the day are used up' },
  unreachable: { id: 'tak terjangkau', en: 'unreachable' },
  notTheirs: { id: 'tak boleh tahu lagi', en: 'may no longer know' },
  superseded: { id: 'sudah tak berlaku', en: 'no longer holds' },
  answerLost: { id: 'jawaban layanan hilang', en: 'the answer was lost' },
} as const satisfies Record<DeliveryReason, Bilingual>;

/** What became of it so far. */
const Progress = z.object({
  urgent: z.boolean(),
  state: DeliveryState,
  /** Counts changes: two workers that look at the same delivery do not both change it. */
  rev: z.int().min(1),
  queuedAt: Instant,
  notBefore: Instant,
  /** When the watch looks after it if nobody has done so before; absent when nothing is left to do. */
  lookAt: Instant.optional(),
  attempts: z.int().nonnegative(),
  /** Since when it is tried: what waited for long before it could be tried is not given up for that. */
  triedSince: Instant.optional(),
  claimedAt: Instant.optional(),
  sentAt: Instant.optional(),
  settledAt: Instant.optional(),
  delayedAt: Instant.optional(),
  mail: MailId.optional(),
  by: Way.optional(),
  /** The rules, and so the texts, that it was last sent under. */
  policy: PolicyVersion.optional(),
  reason: DeliveryReason.optional(),
});
type Progress = Readonly<z.infer<typeof Progress>>;

export const Delivery = z.intersection(DeliveryId, Progress).readonly();
export type Delivery = z.infer<typeof Delivery>;

const MINUTE = 60_000;
/** A queue that should have delivered by then has lost the message, or nobody takes it. */
const RESEND_AFTER = { urgent: 15 * MINUTE, other: 60 * MINUTE } as const;
/** No worker lives longer than its claim. */
export const CLAIM_MS = 5 * MINUTE;
/** Mail services report within hours; whatever is unknown a day later is for a person. */
const UNKNOWN_MS = 24 * 60 * MINUTE;

const after = (at: Instant, milliseconds: number): Instant => Instant.parse(at + milliseconds);
const patience = (urgent: boolean): number => (urgent ? RESEND_AFTER.urgent : RESEND_AFTER.other);

/**
 * The id under which a telling is known outside. It follows from what is told, so a repeated step has the same; by a
 * keyed hash, since news of a mail brings the id, and whoever reads that could try which report, kind and recipient
 * give it.
 */
export const mailIdOf = (hash: (text: string) => KeyedHash, ids: readonly DeliveryId[], attempt = 0): MailId => {
  const name = hash(canonicalJson([ids.map(keyOf), attempt]));
  return MailId.parse(`ntc_${base32(Buffer.from(name, 'hex'), 26).toLowerCase()}`);
};

const keyOf = ({ subject, version, kind, recipient }: DeliveryId) => [subjectKey(subject), version, kind, recipient];

export const sameDelivery = (a: DeliveryId, b: DeliveryId): boolean =>
  sameSubject(a.subject, b.subject) && a.version === b.version && a.kind === b.kind && a.recipient === b.recipient;

/** The notice that it is of, without what became of it. */
export const idOf = (delivery: Delivery): DeliveryId => DeliveryId.parse(delivery);

/** A notice as it begins. One that is due later is left to the watch. */
export const queued = (id: DeliveryId, urgent: boolean, now: Instant, notBefore: Instant): Delivery => ({
  ...id,
  urgent,
  state: 'queued',
  rev: 1,
  queuedAt: now,
  notBefore,
  lookAt: notBefore > now ? notBefore : after(now, patience(urgent)),
  attempts: 0,
});

type Change = Partial<Omit<Progress, 'rev' | 'urgent'>>;

const changed = (delivery: Delivery, change: Change): Delivery => {
  const { reason: _, lookAt: __, ...kept } = delivery;
  return { ...kept, ...change, rev: delivery.rev + 1 };
};

/** How a claim is going to be kept: by which way, under which id, in the words of which version of the rules. */
export type Claim = Required<Pick<Delivery, 'by' | 'mail' | 'policy'>>;

/** Taken by a worker, which has not sent it yet. */
export const claimed = (delivery: Delivery, claim: Claim, now: Instant): Delivery =>
  changed(delivery, {
    ...claim,
    state: 'sending',
    triedSince: delivery.triedSince ?? now,
    claimedAt: now,
    attempts: delivery.attempts + 1,
    lookAt: after(now, CLAIM_MS),
  });

/**
 * Not sent for sure, and to be tried again: by the queue where it was told so, else by the watch as soon as it is time.
 */
export const postponed = (delivery: Delivery, until: Instant, reason: DeliveryReason): Delivery =>
  changed(delivery, { state: 'queued', notBefore: until, lookAt: until, reason });

/** Its time has come when nobody is there to read it: it waits, and nothing has been tried. */
export const held = (delivery: Delivery, until: Instant): Delivery =>
  changed(delivery, { state: 'queued', notBefore: until, lookAt: until });

/** Given to the queue once more. */
export const requeued = (delivery: Delivery, now: Instant): Delivery =>
  changed(delivery, {
    state: 'queued',
    lookAt: after(now, patience(delivery.urgent)),
    ...(delivery.reason === undefined ? {} : { reason: delivery.reason }),
  });

export const failed = (delivery: Delivery, reason: DeliveryReason, now: Instant): Delivery =>
  changed(delivery, { state: 'failed', reason, settledAt: now });

export const withheld = (delivery: Delivery, reason: 'notTheirs' | 'superseded', now: Instant): Delivery =>
  changed(delivery, { state: 'withheld', reason, settledAt: now });

/**
 * Nobody knows whether the mail service took it: never sent again blindly, settled by what the service reports later.
 */
export const lost = (delivery: Delivery, now: Instant): Delivery =>
  delivery.state === 'sending'
    ? changed(delivery, { state: 'unknown', reason: 'answerLost', lookAt: after(now, UNKNOWN_MS) })
    : delivery;

/**
 * What a dead worker left: a mail or a bot's message may be out, so nobody knows; a webhook is posted again under its
 * id. The same object where there is no claim, or one that its worker may still keep.
 */
export const abandoned = (delivery: Delivery, now: Instant): Delivery => {
  if (delivery.state !== 'sending' || now < (delivery.claimedAt ?? 0) + CLAIM_MS) return delivery;
  return delivery.by === 'webhook' ? postponed(delivery, now, 'unreachable') : lost(delivery, now);
};

/** Still unknown after a day: it stays so in the record, and a person is told. */
export const leftUnknown = (delivery: Delivery): Delivery =>
  changed(delivery, { state: 'unknown', reason: 'answerLost' });

/** What became of it, as the service says: at once or days later, twice, in any order. */
export const Feedback = z.enum(['accepted', 'delayed', 'rejected', 'delivered', 'bounced', 'complained']);
export type Feedback = z.infer<typeof Feedback>;

/** Later news outranks earlier news, whichever arrives first: a bounce after a delivery is a bounce. */
const RANK = {
  queued: 0,
  sending: 1,
  unknown: 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  bounced: 6,
  complained: 7,
  withheld: 8,
} as const satisfies Record<DeliveryState, number>;

const SAID = {
  accepted: 'sent',
  rejected: 'failed',
  delivered: 'delivered',
  bounced: 'bounced',
  complained: 'complained',
} as const satisfies Record<Exclude<Feedback, 'delayed'>, DeliveryState>;

/** The delivery as it stands after one more piece of news; the same object when that changes nothing. */
export const settled = (delivery: Delivery, feedback: Feedback, at: Instant): Delivery => {
  if (feedback === 'delayed') {
    return RANK[delivery.state] > RANK.sent || delivery.delayedAt !== undefined
      ? delivery
      : { ...delivery, delayedAt: at, rev: delivery.rev + 1 };
  }
  const state = SAID[feedback];
  if (RANK[state] <= RANK[delivery.state]) return delivery;
  return changed(delivery, {
    state,
    ...(state === 'sent' ? { sentAt: at } : { settledAt: at }),
    ...(state === 'failed' ? { reason: 'rejected' } : {}),
  });
};

/** Whether the recipient has it, as far as anybody can know now. */
export const isTold = ({ state }: Delivery): boolean =>
  state === 'sent' || state === 'delivered' || state === 'complained';

/**
 * Since when it is known that the recipient did not get it, or that nobody will ever know; `undefined` as long as it
 * may still come.
 */
export const failedAt = ({ state, lookAt, settledAt, claimedAt }: Delivery): Instant | undefined => {
  if (state === 'failed' || state === 'bounced') return settledAt;
  return state === 'unknown' && lookAt === undefined ? claimedAt : undefined;
};
