import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { chatText } from '#shared/domain/notices/chat-text';
import { claimed, type Delivery, idOf, type MailId, mailIdOf, postponed } from '#shared/domain/notices/delivery';
import { type NoticeText, plainText } from '#shared/domain/notices/text';
import type { Contact, FoundContact } from '#shared/domain/office/contact';
import { assertNever } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { mayMail, quotaOpensAt } from './mail-quota.ts';
import type { Handover, MailAttachment, PostToChat, PostWebhook, ReadNoticeKey, SendMail, Sight } from './ports.ts';
import { answerLost, type OutcomeDeps, recordHandover, recordUnclaimed, type SendOutcome } from './record-outcome.ts';
import { noticeVault } from './sealed-notices.ts';

export type HandOverDeps = OutcomeDeps & {
  readonly sendMail: SendMail;
  readonly postWebhook: PostWebhook;
  readonly postToChat: PostToChat;
  readonly noticeKey: ReadNoticeKey;
};

type Letter = {
  readonly text: NoticeText;
  readonly attachments: readonly MailAttachment[];
  readonly seen: Sight['reports'];
};

/** Claims, hands over, records. */
export const handOver = async (
  deps: HandOverDeps,
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
    const until = quotaOpensAt(deps, now);
    return recordUnclaimed(deps, ready, (delivery) => postponed(delivery, until, 'quota'), 'postponed');
  }
  const { hash: named } = await noticeVault(deps.noticeKey);
  const id = contact.by === 'webhook' ? mailIdOf(named, ids) : mailIdOf(named, ids, first.attempts + 1);
  const claim = { by: contact.by, mail: id, policy: deps.policy.version };
  const claims = ready.map((from) => ({ from, to: claimed(from, claim, now) }));
  const mail = { id, recipient, contact: hash, deliveries: ids, at: now };
  if ((await deps.deliveries.change(claims, contact.by === 'mail' ? { mail } : {})) === 'conflict') return 'conflict';
  const mine = claims.map(({ to }) => to);
  const handover = await sent(deps, contact, { id, text, attachments, now, first });
  if (handover === 'lost') return answerLost(deps, mine);
  return recordHandover(deps, mine, handover, { recipient, seen, id, by: contact.by, hash });
};

type Sending = Omit<Letter, 'seen'> & { readonly id: MailId; readonly now: Instant; readonly first: Delivery };

/** What the service said, or that nobody knows: of a webhook alone it may be found out by posting it again. */
const sent = (
  deps: HandOverDeps,
  contact: Contact,
  { id, text, attachments, now, first }: Sending,
): Promise<Handover | 'lost'> => {
  switch (contact.by) {
    case 'mail':
      return deps.sendMail({ id, to: contact.address, text, attachments }).catch(() => 'lost');
    case 'telegram':
      return deps.postToChat({ id, to: contact, text: chatText(text) }).catch(() => 'lost');
    case 'webhook':
      return deps
        .postWebhook({ id, to: contact, at: now, body: webhookBody(deps, first, text, now) })
        .catch((): Handover => ({ kind: 'later', reason: 'unreachable' }));
    default:
      return assertNever(contact);
  }
};

/**
 * The body of a webhook: enough for a gateway to post it into a chat. Not of what kind it is: that may be confidential.
 */
const webhookBody = (deps: HandOverDeps, { urgent, recipient }: Delivery, text: NoticeText, now: Instant): string =>
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
