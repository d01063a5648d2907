import type { Log, Now } from '#shared/app/ports';
import { MOST_IN_ONE_MAIL } from '#shared/contracts/messages/notice-message';
import { abandoned, type Delivery, idOf, leftUnknown, requeued } from '#shared/domain/notices/delivery';
import { reportIn, subjectKey } from '#shared/domain/notices/subject';
import { recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Instant } from '#shared/domain/words/words';
import type { DeliveryStore, EnqueueNotices } from './ports.ts';

export type ReleaseDeps = {
  readonly policy: Policy;
  readonly deliveries: Pick<DeliveryStore, 'due' | 'change'>;
  readonly enqueue: EnqueueNotices;
  readonly now: Now;
  readonly log: Log;
};

/** How many urgent and other ones were queued, and how many are unknown since this run. */
export type Released = { readonly urgent: number; readonly others: number; readonly unknown: number };

/** Looked at and written in portions: what was done stays done when the time is over. */
const PORTION = 200;

/**
 * Looks after every delivery whose time has come: what waited for the hour, for the end of the quiet hours or for its
 * next try is queued, the urgent first; what a dead worker left is settled; what stays unknown after a day is counted
 * and told. Its cost grows with what is due, not with what was ever sent. `false` from `goesOn` ends it early; the next
 * run continues.
 */
export const releaseNotices = async (deps: ReleaseDeps, goesOn: () => boolean): Promise<Released> => {
  const total = { urgent: 0, others: 0, unknown: 0 };
  for (const urgent of [true, false]) {
    let portion: Delivery[] = [];
    for await (const delivery of deps.deliveries.due(urgent, deps.now())) {
      if (!goesOn()) break;
      portion.push(delivery);
      if (portion.length < PORTION) continue;
      add(total, await releasePortion(deps, urgent, portion));
      portion = [];
    }
    add(total, await releasePortion(deps, urgent, portion));
  }
  return total;
};

type Count = { -readonly [Kind in keyof Released]: number };

const add = (total: Count, { urgent, others, unknown }: Released): void => {
  total.urgent += urgent;
  total.others += others;
  total.unknown += unknown;
};

const releasePortion = async (deps: ReleaseDeps, urgent: boolean, portion: readonly Delivery[]): Promise<Released> => {
  const now = deps.now();
  const settled = await Promise.all(portion.map((delivery) => settleLeft(deps, delivery, now)));
  const ready = settled.filter((delivery) => delivery?.state === 'queued').filter((delivery) => delivery !== undefined);
  const messages = messagesOf(deps.policy, ready);
  if (messages.length > 0) await deps.enqueue(urgent, messages);
  // Only then: a worker that dies in between queues them once more, which the claims make harmless.
  for (const delivery of ready) await deps.deliveries.change([{ from: delivery, to: requeued(delivery, now) }]);
  const unknown = settled.filter((delivery) => delivery?.state === 'unknown').length;
  return urgent ? { urgent: ready.length, others: 0, unknown } : { urgent: 0, others: ready.length, unknown };
};

/**
 * What a dead worker left and what stays unknown, settled; a queued one as it is; `undefined` where nothing is to be
 * done.
 */
const settleLeft = async (deps: ReleaseDeps, delivery: Delivery, now: Instant): Promise<Delivery | undefined> => {
  if (delivery.state === 'queued') return delivery;
  const { version } = delivery;
  // What is not about a report is about a recipient, a day or a period, which would tell whom or of what.
  const report = reportIn(delivery.subject);
  const next = delivery.state === 'unknown' ? leftUnknown(delivery) : abandoned(delivery, now);
  if (next === delivery) return undefined;
  // Said first, since nobody looks after it any more once it is written: a worker that dies in between has it said
  // twice.
  if (delivery.state === 'unknown') deps.log('notice.leftUnknown', { report, version });
  // Lost to somebody who was faster: then it is looked after.
  if ((await deps.deliveries.change([{ from: delivery, to: next }])) === 'conflict') return undefined;
  if (delivery.state !== 'unknown' && next.state === 'unknown') deps.log('notice.unknown', { report, version });
  return next;
};

type Message = Parameters<EnqueueNotices>[1][number];

/** One message an event, as it was begun, and one a mail for a recipient who asked for one notice an hour. */
const messagesOf = (policy: Policy, deliveries: readonly Delivery[]): readonly Message[] => {
  const isHourly = ({ recipient, urgent }: Delivery): boolean =>
    !urgent && recipientOf(policy, recipient)?.grouping === 'hourly';
  const hourly = Map.groupBy(deliveries.filter(isHourly), ({ recipient }) => recipient);
  const atOnce = Map.groupBy(
    deliveries.filter((delivery) => !isHourly(delivery)),
    ({ subject, version }) => `${subjectKey(subject)} ${version}`,
  );
  return [
    ...[...atOnce.values()].map((all) => all.map((one) => ({ recipient: one.recipient, deliveries: [idOf(one)] }))),
    ...[...hourly].flatMap(([recipient, all]) =>
      portionsOf(all, MOST_IN_ONE_MAIL).map((portion) => [{ recipient, deliveries: portion.map(idOf) }]),
    ),
  ];
};

const portionsOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
