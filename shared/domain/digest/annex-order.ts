import type { Digest } from './digest.ts';
import { longMatters } from './matters.ts';

const ANNEXES = ['overdue', 'behind', 'days', 'topics', 'revised', 'definitions'] as const;
export type Annex = (typeof ANNEXES)[number];

/** So many days are named beside a decision; more stand in an annex. */
export const MOST_DATES = 4;

/** The number of an annex, 0 for one that there is nothing for: it is left out. */
export const annexOf = (annex: Annex, digest: Digest): number => {
  const { unopened, topics, reprinted } = digest;
  const left: readonly Annex[] = [
    ...(longMatters(digest).length > 0 ? [] : (['behind'] as const)),
    ...(unopened.length > MOST_DATES ? [] : (['days'] as const)),
    ...(topics.length > 0 ? [] : (['topics'] as const)),
    ...(reprinted.length > 0 ? [] : (['revised'] as const)),
  ];
  return ANNEXES.filter((one) => !left.includes(one)).indexOf(annex) + 1;
};

/** Where a sentence sends its reader. */
export const annexSays = (annex: Annex, digest: Digest): string => `Lampiran ${annexOf(annex, digest)}`;
