import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { claimed, type Delivery, idOf, mailIdOf, postponed } from '#shared/domain/notices/delivery';
import { type NoticeText, plainText } from '#shared/domain/notices/text';
import type { FoundContact } from '#shared/domain/office/contact';
import type { Instant } from '#shared/domain/words/words';
import { mayMail, quotaOpensAt } from './mail-quota.ts';
import type { Handover, MailAttachment, PostWebhook, ReadNoticeKey, SendMail, Sight } from './ports.ts';
import { answerLost, type OutcomeDeps, recordHandover, recordUnclaimed, type SendOutcome } from './record-outcome.ts';
import { noticeVault } from './sealed-notices.ts';

export type HandOverDeps = OutcomeDeps & {
  readonly sendMail: SendMail;
  readonly postWebhook: PostWebhook;
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
  if (handover === 'lost') return answerLost(deps, mine);
  return recordHandover(deps, mine, handover, { recipient, seen, id, by: contact.by, hash });
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
