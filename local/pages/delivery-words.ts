import type { Delivery, DeliveryReason, DeliveryState } from '#shared/domain/notices/delivery';
import { recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Bilingual } from '#shared/domain/words/words';
import { showMinute, showTime } from './office-time.ts';

const STATE_WORDS = {
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

/** Why a delivery is in its state. */
export const REASON_WORDS = {
  noContact: { id: 'tanpa kontak', en: 'not in the contact book' },
  contactInvalid: { id: 'kontak keliru', en: 'contact is wrong' },
  bounced: { id: 'alamat memantul', en: 'the address bounced' },
  complained: { id: 'penerima mengeluh', en: 'the recipient complained' },
  endpointOff: { id: 'webhook mati', en: 'webhook is off' },
  endpointGone: { id: 'webhook dicabut', en: 'webhook is gone' },
  rejected: { id: 'ditolak layanan', en: 'rejected by the service' },
  tooManyAttempts: { id: 'terlalu sering dicoba', en: 'tried too often' },
  throttled: { id: 'layanan meminta jeda', en: 'the service asked to wait' },
  quota: { id: 'jatah surel habis', en: 'mails of the day are used up' },
  unreachable: { id: 'tak terjangkau', en: 'unreachable' },
  notTheirs: { id: 'tak boleh tahu lagi', en: 'may no longer know' },
  superseded: { id: 'sudah tak berlaku', en: 'no longer holds' },
  answerLost: { id: 'jawaban layanan hilang', en: 'the answer was lost' },
} as const satisfies Record<DeliveryReason, Bilingual>;

export const BY_WORDS = { mail: 'surel', webhook: 'webhook' } as const satisfies Record<
  NonNullable<Delivery['by']>,
  string
>;

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
  const why = reason === undefined ? undefined : REASON_WORDS[reason].id;
  if (!isWaiting(delivery, now)) return `${STATE_WORDS[state].id}${why === undefined ? '' : `: ${why}`}`;
  // Within a day, the hour says it all.
  const until = notBefore - now < DAY_MS ? showTime(notBefore) : showMinute(notBefore);
  return `menunggu ${until} (${why ?? patienceOf(policy, recipient)})`;
};
