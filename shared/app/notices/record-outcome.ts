import { untilSaved } from '#shared/app/report/until-saved';
import {
  abandoned,
  type Delivery,
  failed,
  idOf,
  lost,
  type MailId,
  postponed,
  sameDelivery,
  settled,
} from '#shared/domain/notices/delivery';
import { retryAt } from '#shared/domain/notices/timing';
import { endpointFailed, endpointWorks, type FoundContact, inTrouble, type Way } from '#shared/domain/office/contact';
import type { RecipientId } from '#shared/domain/office/recipient';
import { assertNever } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { type QuotaDeps, settleQuota } from './mail-quota.ts';
import type { DeliveryChange, DeliveryStore, EnqueueNotices, Handover, Sight } from './ports.ts';
import { type InformedDeps, recordInformed } from './record-informed.ts';
import { noteHealth, type TroubleDeps } from './tell-trouble.ts';

export type OutcomeDeps = InformedDeps &
  TroubleDeps &
  QuotaDeps & { readonly deliveries: DeliveryStore; readonly enqueue: EnqueueNotices };

export type SendOutcome = 'sent' | 'unknown' | 'postponed' | 'failed' | 'withheld' | 'setApart' | 'nothingToSend';

const LONGEST_DELAY_S = 900;

type Sent = {
  readonly recipient: RecipientId;
  /** The reports as they were when it was decided to tell of them. */
  readonly seen: Sight['reports'];
  readonly id: MailId;
  readonly by: Way;
  readonly hash: Extract<FoundContact, { ok: true }>['hash'];
};

/** Records what became of a handover, and what follows from it. */
export const recordHandover = async (
  deps: OutcomeDeps,
  mine: readonly Delivery[],
  handover: Handover,
  sent: Sent,
): Promise<SendOutcome> => {
  const [first] = mine;
  if (first === undefined) return 'nothingToSend';
  const outcome = await settledBy(deps, mine, handover, sent);
  // Last, because a worker that dies here costs one mail of the day and nothing else.
  await settleQuota(deps, handover, first);
  return outcome;
};

const settledBy = async (
  deps: OutcomeDeps,
  mine: readonly Delivery[],
  handover: Handover,
  sent: Sent,
): Promise<SendOutcome> => {
  const at = deps.now();
  switch (handover.kind) {
    case 'accepted': {
      // A webhook's receiver, or the chat, has answered itself; a mail's has yet to be reached.
      const news = sent.by === 'mail' ? 'accepted' : 'delivered';
      const { serviceId } = handover;
      const named = serviceId === undefined ? {} : { named: { serviceId, mail: sent.id } };
      await afterwards(deps, mine, (delivery) => settled(delivery, news, at), 'sent', named);
      if (sent.by !== 'mail') await noteHealth(deps, sent.recipient, (before) => endpointWorks(before, sent.hash));
      for (const delivery of mine) await recordInformed(deps, settled(delivery, news, at), sent.seen);
      return 'sent';
    }
    case 'later':
      // Whoever asks for a pause is well.
      if (sent.by !== 'mail' && handover.reason !== 'throttled') {
        await noteHealth(deps, sent.recipient, (before) => endpointFailed(before, sent.recipient, sent.hash, at));
      }
      return tryLater(deps, mine, handover, at);
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

/** The service's answer was lost: the mail may be out. */
export const answerLost = (deps: OutcomeDeps, mine: readonly Delivery[]): Promise<SendOutcome> => {
  deps.log('notice.answerLost', {});
  return afterwards(deps, mine, (delivery) => lost(delivery, deps.now()), 'unknown');
};

/** Not sent for sure: back to the queue by the schedule; short waits by the queue itself, long ones by the watch. */
const tryLater = async (
  deps: OutcomeDeps,
  mine: readonly Delivery[],
  { reason, after = 0 }: Extract<Handover, { kind: 'later' }>,
  at: Instant,
): Promise<SendOutcome> => {
  const [first] = mine;
  const next = first === undefined ? undefined : retryAt(first, at, deps.chance());
  const until = next === undefined ? undefined : Instant.parse(Math.max(next, at + after));
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
  deps: OutcomeDeps,
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
 * The same where nothing went out, for sure: only what is still claimed. A worker that was thought dead may come to
 * this late, when another has sent it.
 */
const notSent = (
  deps: OutcomeDeps,
  mine: readonly Delivery[],
  change: (delivery: Delivery) => Delivery,
  outcome: SendOutcome,
): Promise<SendOutcome> => {
  const isClaimed = (delivery: Delivery): boolean =>
    (delivery.state === 'sending' || delivery.state === 'unknown') &&
    mine.some((claim) => sameDelivery(claim, delivery) && claim.attempts === delivery.attempts);
  return afterwards(deps, mine, (delivery) => (isClaimed(delivery) ? change(delivery) : delivery), outcome);
};

/** Records that deliveries which nobody has claimed are not sent now, or not at all. */
export const recordUnclaimed = async (
  deps: OutcomeDeps,
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

/**
 * Records what dead workers left of claims; `undefined` where each of them may still be kept. What is queued again is a
 * conflict: looked at once more, it is sent at once.
 */
export const recordAbandoned = async (
  deps: OutcomeDeps,
  claims: readonly Delivery[],
  now: Instant,
): Promise<SendOutcome | 'conflict' | undefined> => {
  const changes = changesOf(claims, (delivery) => abandoned(delivery, now));
  if (changes.length === 0) return undefined;
  return (await deps.deliveries.change(changes)) === 'saved' && changes.every(({ to }) => to.state === 'unknown')
    ? 'unknown'
    : 'conflict';
};
