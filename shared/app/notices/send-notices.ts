import { untilSaved } from '#shared/app/report/until-saved';
import type { NoticeBatch } from '#shared/contracts/messages/notice-message';
import { whenOpen } from '#shared/domain/calendar/working-time';
import { type Delivery, failed, held, withheld } from '#shared/domain/notices/delivery';
import { noticeText } from '#shared/domain/notices/text';
import { contactOf, type FoundContact, inTrouble, troubleOf } from '#shared/domain/office/contact';
import { type Recipient, recipientOf } from '#shared/domain/office/recipient';
import type { Instant } from '#shared/domain/words/words';
import { type EncloseDeps, enclose, type Matter } from './enclose-digest.ts';
import { type HandOverDeps, handOver } from './hand-over.ts';
import { judgeNotice } from './judge-notice.ts';
import type { ReadContacts, Sight } from './ports.ts';
import { recordInformed } from './record-informed.ts';
import { recordAbandoned, recordUnclaimed, type SendOutcome } from './record-outcome.ts';
import { noteHealth } from './tell-trouble.ts';

export type SendDeps = HandOverDeps & EncloseDeps & { readonly contacts: ReadContacts; readonly consoleUrl: string };

/** What is due within a minute is sent now: a queue does not deliver to the second. */
const NEARLY_DUE_MS = 60_000;

/**
 * Tells one recipient: claims the deliveries, hands them over, records what became of it. A mail or a bot's message
 * goes out at most once: where nobody knows whether it did, it is not sent again. A webhook carries an id by which its
 * receiver knows a copy.
 */
export const sendNotices = async (deps: SendDeps, message: NoticeBatch): Promise<SendOutcome> => {
  const recipient = recipientOf(deps.policy, message.recipient);
  const book = await deps.contacts();
  const contact = contactOf(book, message.recipient);
  return contact.ok && contact.contact.by !== 'mail' && message.deliveries.length > 1
    ? apart(deps, message)
    : untilSaved(() => attempt(deps, recipient, contact, message));
};

/**
 * Only mails are put together: a webhook's receiver knows a copy by its id, so each notice keeps its own, and a message
 * in a chat must stay short.
 */
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
  const left = await recordAbandoned(deps, claims, now);
  if (left !== undefined) return left;
  // Another worker is sending this; should it die, its claim has a time to be looked after.
  if (claims.length > 0) return 'nothingToSend';
  const ready = sight.deliveries.filter(
    ({ state, notBefore }) => state === 'queued' && notBefore <= now + NEARLY_DUE_MS,
  );
  if (ready.length === 0) return 'nothingToSend';
  if (recipient === undefined)
    return recordUnclaimed(deps, ready, (delivery) => failed(delivery, 'noContact', now), 'failed');
  const opensAt = whenOpen(deps.policy.calendar, now);
  if (opensAt > now + NEARLY_DUE_MS) {
    const early = ready.filter(({ urgent, kind }) => !urgent && deps.policy.notices.words[kind].officeHours);
    const waiting = early.map((from) => ({ from, to: held(from, opensAt) }));
    if (waiting.length > 0 && (await deps.deliveries.change(waiting)) === 'conflict') return 'conflict';
    // Looked at once more, for what may be told at this hour.
    if (waiting.length > 0) return attempt(deps, recipient, contact, message);
  }
  const judged = ready.map((delivery) => ({ delivery, ...judgeNotice(deps.policy, sight, delivery, recipient) }));
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
    return recordUnclaimed(deps, ready, (delivery) => failed(delivery, why, now), 'failed');
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
