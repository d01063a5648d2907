import type {
  Chance,
  DeliveryChange,
  DeliveryStore,
  EnqueueNotices,
  Handover,
  MailAttachment,
  PostWebhook,
  ReadContacts,
  ReadNoticeKey,
  SendMail,
  Sight,
  TakeFromQuota,
} from '#shared/app/ports';
import { untilSaved } from '#shared/app/until-saved';
import type { NoticeBatch } from '#shared/contracts/messages/notice-message';
import { isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { whenOpen } from '#shared/domain/calendar/working-time';
import {
  claimed,
  type Delivery,
  type DeliveryReason,
  failed,
  held,
  idOf,
  isAbandoned,
  lost,
  type MailId,
  mailIdOf,
  postponed,
  sameDelivery,
  settled,
  withheld,
} from '#shared/domain/notices/delivery';
import { isOfReport, stillHolds } from '#shared/domain/notices/notice';
import { type NoticeText, noticeText, plainText } from '#shared/domain/notices/text';
import { retryAt } from '#shared/domain/notices/timing';
import {
  contactOf,
  endpointFailed,
  endpointWorks,
  type FoundContact,
  inTrouble,
  troubleOf,
} from '#shared/domain/office/contact';
import { mayBeTold, mayReadDigest } from '#shared/domain/office/may-be-told';
import { type Recipient, type RecipientId, recipientOf } from '#shared/domain/office/recipient';
import { assertNever } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { type EncloseDeps, enclose, type Matter } from './enclose-digest.ts';
import { type InformedDeps, recordInformed } from './record-informed.ts';
import { noticeVault } from './sealed-notices.ts';
import { noteHealth, type TroubleDeps } from './tell-trouble.ts';

export type SendDeps = InformedDeps &
  TroubleDeps &
  EncloseDeps & {
    readonly deliveries: DeliveryStore;
    readonly contacts: ReadContacts;
    readonly sendMail: SendMail;
    readonly postWebhook: PostWebhook;
    readonly takeFromQuota: TakeFromQuota;
    readonly enqueue: EnqueueNotices;
    readonly noticeKey: ReadNoticeKey;
    readonly chance: Chance;
    readonly mailsPerDay: number;
    readonly consoleUrl: string;
  };

export type SendOutcome = 'sent' | 'unknown' | 'postponed' | 'failed' | 'withheld' | 'setApart' | 'nothingToSend';

/** So much of a day's mails is kept for what is urgent. */
const URGENT_SHARE = 0.2;
const LONGEST_DELAY_S = 900;
/** What is due within a minute is sent now: a queue does not deliver to the second. */
const NEARLY_DUE_MS = 60_000;

/**
 * Tells one recipient: claims the deliveries, hands them over, records what became of it. A mail goes out at most once: where
 * nobody knows whether it did, it is not sent again. A webhook carries an id by which its receiver knows a copy.
 */
export const sendNotices = async (deps: SendDeps, message: NoticeBatch): Promise<SendOutcome> => {
  const recipient = recipientOf(deps.policy, message.recipient);
  const book = await deps.contacts();
  const contact = contactOf(book, message.recipient);
  return contact.ok && contact.contact.by === 'webhook' && message.deliveries.length > 1
    ? apart(deps, message)
    : untilSaved(() => attempt(deps, recipient, contact, message));
};

/** Only mails are put together: a webhook's receiver knows a copy by its id, so each notice keeps its own. */
const apart = async (deps: SendDeps, { recipient, deliveries }: NoticeBatch): Promise<SendOutcome> => {
  await deps.enqueue(false, [deliveries.map((id) => ({ recipient, deliveries: [id] }))]);
  return 'setApart';
};

const attempt = async (
  deps: SendDeps,
  recipient: Recipient | undefined,
  contact: FoundContact,
  message: NoticeBatch,
): Promise<SendOutcome | 'conflict'> => {
  const now = deps.now();
  const sight = await deps.deliveries.look(message.recipient, message.deliveries);
  // A worker that died after the sending may not have come to this.
  for (const delivery of sight.deliveries) await recordInformed(deps, delivery, sight.reports);
  const claims = sight.deliveries.filter(({ state }) => state === 'sending');
  const abandoned = claims.filter((delivery) => isAbandoned(delivery, now));
  if (abandoned.length > 0) return giveUp(deps, abandoned, now);
  // Another worker is sending this; should it die, its claim has a time to be looked after.
  if (claims.length > 0) return 'nothingToSend';
  const ready = sight.deliveries.filter(
    ({ state, notBefore }) => state === 'queued' && notBefore <= now + NEARLY_DUE_MS,
  );
  if (ready.length === 0) return 'nothingToSend';
  if (recipient === undefined) return end(deps, ready, (delivery) => failed(delivery, 'noContact', now), 'failed');
  const opensAt = whenOpen(deps.policy.calendar, now);
  if (opensAt > now + NEARLY_DUE_MS) {
    const early = ready.filter(({ urgent, kind }) => !urgent && deps.policy.notices.words[kind].officeHours);
    const waiting = early.map((from) => ({ from, to: held(from, opensAt) }));
    if (waiting.length > 0 && (await deps.deliveries.change(waiting)) === 'conflict') return 'conflict';
    // Looked at once more, for what may be told at this hour.
    if (waiting.length > 0) return attempt(deps, recipient, contact, message);
  }
  const judged = ready.map((delivery) => ({ delivery, ...judge(deps, sight, delivery, recipient) }));
  const idle = judged.flatMap(({ delivery, objection }) =>
    objection === undefined ? [] : [{ from: delivery, to: withheld(delivery, objection, now) }],
  );
  if (idle.length > 0 && (await deps.deliveries.change(idle)) === 'conflict') return 'conflict';
  const told = judged.flatMap(({ delivery, matter }) => (matter === undefined ? [] : [{ delivery, matter }]));
  return told.length === 0 ? 'withheld' : tellAll(deps, { recipient, contact, sight }, told, now);
};

type Addressed = { readonly recipient: Recipient; readonly contact: FoundContact; readonly sight: Sight };

/** Tells what may be told: nothing to a contact in trouble, and nothing before all that goes along with it is there. */
const tellAll = async (
  deps: SendDeps,
  { recipient, contact, sight }: Addressed,
  told: readonly { readonly delivery: Delivery; readonly matter: Matter }[],
  now: Instant,
): Promise<SendOutcome | 'conflict'> => {
  const ready = told.map(({ delivery }) => delivery);
  const trouble = contact.ok ? troubleOf(sight.health, contact.hash) : contact.why;
  if (!contact.ok || trouble !== undefined) {
    const why = trouble ?? 'noContact';
    await noteHealth(deps, recipient.id, (before) => inTrouble(before, recipient.id, contact.hash, why, now));
    return end(deps, ready, (delivery) => failed(delivery, why, now), 'failed');
  }
  // Before anything is claimed: where it fails, nothing has happened yet.
  const { tellings, attachments } = await enclose(
    deps,
    { recipient: recipient.id, by: contact.contact.by, now },
    told.map(({ matter }) => matter),
  );
  const [first, ...others] = tellings;
  if (first === undefined) return 'nothingToSend';
  const text = noticeText(deps.policy, recipient.language, [first, ...others], deps.consoleUrl);
  return handOver(deps, contact, ready, { text, attachments, seen: sight.reports }, now);
};

type Judgement =
  | { readonly matter: Matter; readonly objection?: undefined }
  | { readonly matter?: undefined; readonly objection: 'notTheirs' | 'superseded' };

/** Whether it may and should still be told, by the report as it stands at this moment. */
const judge = (deps: SendDeps, sight: Sight, { subject, kind }: Delivery, recipient: Recipient): Judgement => {
  switch (subject.of) {
    case 'contact': {
      const about = recipientOf(deps.policy, subject.recipient);
      return about === undefined ? { objection: 'superseded' } : { matter: { kind: 'undeliverable', about } };
    }
    case 'day':
      return { matter: { kind: 'queueUnopened', day: subject.day } };
    case 'digest':
      return mayReadDigest(recipient)
        ? { matter: { kind: 'digest', period: subject.period } }
        : { objection: 'notTheirs' };
    case 'report': {
      const report = sight.reports.find(({ id }) => id === subject.report);
      if (report === undefined || report.status === 'received')
        throw new Error('a notice of a report that is not there');
      if (!mayBeTold(report, recipient)) return { objection: 'notTheirs' };
      if (!isOfReport(kind) || !stillHolds(deps.policy, kind, report, recipient)) return { objection: 'superseded' };
      return { matter: { kind, report } };
    }
  }
};

type Letter = {
  readonly text: NoticeText;
  readonly attachments: readonly MailAttachment[];
  readonly seen: Sight['reports'];
};

/** Claims, hands over, records. */
const handOver = async (
  deps: SendDeps,
  { contact, hash }: Extract<FoundContact, { ok: true }>,
  ready: readonly Delivery[],
  { text, attachments, seen }: Letter,
  now: Instant,
): Promise<SendOutcome | 'conflict'> => {
  const [first] = ready;
  if (first === undefined) return 'nothingToSend';
  const { recipient } = first;
  const ids = ready.map(idOf);
  const isUrgent = ready.some(({ urgent }) => urgent);
  if (contact.by === 'mail' && !(await mayMail(deps, isUrgent, now))) {
    const until = Instant.parse(now + quotaWait(deps.chance()));
    return end(deps, ready, (delivery) => postponed(delivery, until, 'quota'), 'postponed');
  }
  const { hash: named } = await noticeVault(deps.noticeKey);
  const id = contact.by === 'mail' ? mailIdOf(named, ids, first.attempts + 1) : mailIdOf(named, ids);
  const claim = { by: contact.by, mail: id, policy: deps.policy.version };
  const claims = ready.map((from) => ({ from, to: claimed(from, claim, now) }));
  const mail = { id, recipient, contact: hash, deliveries: ids, at: now };
  if ((await deps.deliveries.change(claims, contact.by === 'mail' ? { mail } : {})) === 'conflict') return 'conflict';
  const mine = claims.map(({ to }) => to);
  const handover =
    contact.by === 'mail'
      ? await deps.sendMail({ id, to: contact.address, text, attachments }).catch(() => 'lost' as const)
      : await deps
          .postWebhook({ id, to: contact, at: now, body: webhookBody(deps, first, text, now) })
          .catch((): Handover => ({ kind: 'later', reason: 'unreachable' }));
  if (handover === 'lost') {
    deps.log('notice.answerLost', {});
    return afterwards(deps, mine, (delivery) => lost(delivery, deps.now()), 'unknown');
  }
  return concluded(deps, mine, handover, { recipient, seen, id, by: contact.by, hash });
};

type Sent = {
  readonly recipient: RecipientId;
  /** The reports as they were when it was decided to tell of them. */
  readonly seen: Sight['reports'];
  readonly id: MailId;
  readonly by: 'mail' | 'webhook';
  readonly hash: Extract<FoundContact, { ok: true }>['hash'];
};

const concluded = async (
  deps: SendDeps,
  mine: readonly Delivery[],
  handover: Handover,
  sent: Sent,
): Promise<SendOutcome> => {
  const [first] = mine;
  if (first === undefined) return 'nothingToSend';
  const outcome = await settledBy(deps, mine, handover, sent);
  // Last, because a worker that dies here costs one mail of the day and nothing else.
  await settleQuota(deps, handover, sent, first);
  return outcome;
};

const settledBy = async (
  deps: SendDeps,
  mine: readonly Delivery[],
  handover: Handover,
  sent: Sent,
): Promise<SendOutcome> => {
  const at = deps.now();
  switch (handover.kind) {
    case 'accepted': {
      // A webhook's receiver has answered itself; a mail's has yet to be reached.
      const news = sent.by === 'webhook' ? 'delivered' : 'accepted';
      const { serviceId } = handover;
      const named = serviceId === undefined ? {} : { named: { serviceId, mail: sent.id } };
      await afterwards(deps, mine, (delivery) => settled(delivery, news, at), 'sent', named);
      if (sent.by === 'webhook') await noteHealth(deps, sent.recipient, (before) => endpointWorks(before, sent.hash));
      for (const delivery of mine) await recordInformed(deps, settled(delivery, news, at), sent.seen);
      return 'sent';
    }
    case 'later':
      if (sent.by === 'webhook') {
        await noteHealth(deps, sent.recipient, (before) => endpointFailed(before, sent.recipient, sent.hash, at));
      }
      return tryLater(deps, mine, handover.reason, at);
    case 'refused': {
      const { reason } = handover;
      if (reason === 'endpointGone' || reason === 'contactInvalid') {
        await noteHealth(deps, sent.recipient, (before) => inTrouble(before, sent.recipient, sent.hash, reason, at));
      }
      return notSent(deps, mine, (delivery) => failed(delivery, reason, at), 'failed');
    }
    default:
      return assertNever(handover);
  }
};

/** Not sent for sure: back to the queue by the schedule; short waits by the queue itself, long ones by the watch. */
const tryLater = async (
  deps: SendDeps,
  mine: readonly Delivery[],
  reason: DeliveryReason,
  at: Instant,
): Promise<SendOutcome> => {
  const [first] = mine;
  const until = first === undefined ? undefined : retryAt(first, at, deps.chance());
  if (until === undefined) return notSent(deps, mine, (delivery) => failed(delivery, 'tooManyAttempts', at), 'failed');
  const outcome = await notSent(deps, mine, (delivery) => postponed(delivery, until, reason), 'postponed');
  const seconds = Math.ceil((until - at) / 1000);
  if (first !== undefined && seconds <= LONGEST_DELAY_S) {
    const isUrgent = mine.some(({ urgent }) => urgent);
    await deps.enqueue(isUrgent, [[{ recipient: first.recipient, deliveries: mine.map(idOf) }]], seconds);
  }
  return outcome;
};

/** Writes what became of deliveries that this worker had claimed, over whatever was reported of them meanwhile. */
const afterwards = async (
  deps: SendDeps,
  mine: readonly Delivery[],
  change: (delivery: Delivery) => Delivery,
  outcome: SendOutcome,
  beside: Parameters<DeliveryStore['change']>[1] = {},
): Promise<SendOutcome> => {
  const [first] = mine;
  if (first === undefined) return outcome;
  let current = mine;
  await untilSaved(async () => {
    const changes = changesOf(current, (delivery) => (delivery.mail === first.mail ? change(delivery) : delivery));
    const saved = await deps.deliveries.change(changes, beside);
    if (saved === 'conflict') current = (await deps.deliveries.look(first.recipient, mine.map(idOf))).deliveries;
    return saved;
  });
  return outcome;
};

/**
 * The same where nothing went out, for sure: only what is still claimed. A worker that was thought dead may come to this late,
 * when another has sent it.
 */
const notSent = (
  deps: SendDeps,
  mine: readonly Delivery[],
  change: (delivery: Delivery) => Delivery,
  outcome: SendOutcome,
): Promise<SendOutcome> => {
  const isClaimed = (delivery: Delivery): boolean =>
    (delivery.state === 'sending' || delivery.state === 'unknown') &&
    mine.some((claim) => sameDelivery(claim, delivery) && claim.attempts === delivery.attempts);
  return afterwards(deps, mine, (delivery) => (isClaimed(delivery) ? change(delivery) : delivery), outcome);
};

const end = async (
  deps: SendDeps,
  deliveries: readonly Delivery[],
  change: (delivery: Delivery) => Delivery,
  outcome: SendOutcome,
): Promise<SendOutcome | 'conflict'> =>
  (await deps.deliveries.change(changesOf(deliveries, change))) === 'conflict' ? 'conflict' : outcome;

const changesOf = (
  deliveries: readonly Delivery[],
  change: (delivery: Delivery) => Delivery,
): readonly DeliveryChange[] =>
  deliveries.map((from) => ({ from, to: change(from) })).filter(({ from, to }) => from.rev !== to.rev);

/** What a dead worker left: a mail may be out, so it stays unknown; a webhook is posted again under its id. */
const giveUp = async (
  deps: SendDeps,
  abandoned: readonly Delivery[],
  now: Instant,
): Promise<SendOutcome | 'conflict'> => {
  const changes = changesOf(abandoned, (delivery) =>
    delivery.by === 'webhook' ? postponed(delivery, now, 'unreachable') : lost(delivery, now),
  );
  // Looked at once more: what is queued again is sent at once.
  return (await deps.deliveries.change(changes)) === 'saved' && changes.every(({ to }) => to.state === 'unknown')
    ? 'unknown'
    : 'conflict';
};

/** Where no mail went out, its day has one more again. Where that fails, the quota errs to the careful side. */
const settleQuota = async (
  deps: SendDeps,
  { kind }: Handover,
  { by }: Sent,
  { claimedAt }: Delivery,
): Promise<void> => {
  if (kind === 'accepted' || by === 'webhook' || claimedAt === undefined) return;
  await deps.takeFromQuota(isoDateOf(deps.policy.calendar, claimedAt), deps.mailsPerDay, -1).catch(() => {});
};

const mayMail = (deps: SendDeps, isUrgent: boolean, now: Instant): Promise<boolean> => {
  const most = isUrgent ? deps.mailsPerDay : Math.floor(deps.mailsPerDay * (1 - URGENT_SHARE));
  return deps.takeFromQuota(isoDateOf(deps.policy.calendar, now), most);
};

const HOUR = 3_600_000;
/** The day's mails are used up: an hour or two later there may be more, and tomorrow there are. */
const quotaWait = (chance: number): number => Math.round(HOUR * (1 + chance));

/** The body of a webhook: enough for a gateway to post it into a chat. Not of what kind it is: that may be confidential. */
const webhookBody = (deps: SendDeps, { urgent, recipient }: Delivery, text: NoticeText, now: Instant): string =>
  JSON.stringify({
    type: 'notice',
    timestamp: isoWithOffset(deps.policy.calendar, now),
    data: {
      urgent,
      recipient,
      language: text.language,
      subject: text.subject,
      text: plainText(text),
      links: text.items.flatMap(({ links }) => links.map(({ url }) => url)),
    },
  });
