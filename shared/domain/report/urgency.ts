import type { Bilingual, Urgency } from '#shared/domain/words/words';

/** What each urgency is called. */
export const URGENCY_NAMES = {
  danger: { id: 'BAHAYA bagi keselamatan jiwa', en: 'DANGER to life' },
  high: { id: 'Tinggi', en: 'High' },
  normal: { id: 'Biasa', en: 'Normal' },
} as const satisfies Record<Urgency, Bilingual>;

const RANKS = { normal: 0, high: 1, danger: 2 } as const satisfies Record<Urgency, number>;

export const isMoreUrgent = (one: Urgency, other: Urgency): boolean => RANKS[one] > RANKS[other];

/** The more urgent of two: what has once been urgent does not become less so by what is said later. */
export const moreUrgent = (one: Urgency, other: Urgency): Urgency => (isMoreUrgent(other, one) ? other : one);
