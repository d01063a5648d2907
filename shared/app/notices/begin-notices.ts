import type { Now } from '#shared/app/ports';
import { type Delivery, type DeliveryId, idOf, queued } from '#shared/domain/notices/delivery';
import { tellAt } from '#shared/domain/notices/timing';
import { recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Instant } from '#shared/domain/words/words';
import type { DeliveryStore, EnqueueNotices } from './ports.ts';

export type BeginDeps = {
  readonly policy: Policy;
  readonly deliveries: Pick<DeliveryStore, 'begin'>;
  readonly enqueue: EnqueueNotices;
  readonly now: Now;
};

export type Begun = DeliveryId & { readonly urgent: boolean };

/**
 * Writes down what is to be told, then tells the queue of what is due now. Doing it again begins nothing anew; what was
 * written and not queued, because a worker died in between, is queued then or by the watch.
 */
export const beginNotices = async (deps: BeginDeps, notices: readonly Begun[]): Promise<void> => {
  if (notices.length === 0) return;
  const now = deps.now();
  const begun = await deps.deliveries.begin(notices.map((notice) => beginning(deps.policy, notice, now)));
  const due = begun.filter(
    ({ state, notBefore, attempts }) => state === 'queued' && attempts === 0 && notBefore <= now,
  );
  for (const urgent of [true, false]) {
    const ready = due.filter((delivery) => delivery.urgent === urgent);
    if (ready.length === 0) continue;
    // In one message, however many are told: their number follows from what the report is about.
    await deps.enqueue(urgent, [
      ready.map((delivery) => ({ recipient: delivery.recipient, deliveries: [idOf(delivery)] })),
    ]);
  }
};

/** A notice as a delivery that begins now. */
export const beginning = (policy: Policy, { urgent, ...id }: Begun, now: Instant): Delivery => {
  const recipient = recipientOf(policy, id.recipient);
  if (recipient === undefined) throw new Error('a notice for somebody whom the office does not know');
  const { officeHours } = policy.notices.words[id.kind];
  return queued(id, urgent, now, tellAt(policy, recipient, { urgent, officeHours }, now));
};
