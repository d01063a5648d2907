import { DELIVERY_REASON_NAMES, DELIVERY_STATE_NAMES, type Delivery } from '#shared/domain/notices/delivery';
import { recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import { showMinute, showTime } from './office-time.ts';

/** Why somebody is not told at once, where no try has failed. */
const patienceOf = (policy: Policy, id: Delivery['recipient']): string => {
  const recipient = recipientOf(policy, id);
  if (recipient?.grouping === 'hourly') return 'tiap jam';
  return recipient?.quiet === true ? 'jam tenang' : 'dijadwalkan';
};

/** Not due yet, as opposed to queued and soon sent. */
export const isWaiting = ({ state, notBefore }: Delivery, now: number): boolean =>
  state === 'queued' && notBefore > now;

const DAY_MS = 86_400_000;

/** Its state, until when it waits, and why: "menunggu 06.00 (jam tenang)", "gagal: alamat memantul". */
export const showState = (policy: Policy, delivery: Delivery, now: number): string => {
  const { state, notBefore, reason, recipient } = delivery;
  const why = reason === undefined ? undefined : DELIVERY_REASON_NAMES[reason].id;
  if (!isWaiting(delivery, now)) return `${DELIVERY_STATE_NAMES[state].id}${why === undefined ? '' : `: ${why}`}`;
  // Within a day, the hour says it all.
  const until = notBefore - now < DAY_MS ? showTime(notBefore) : showMinute(notBefore);
  return `menunggu ${until} (${why ?? patienceOf(policy, recipient)})`;
};
