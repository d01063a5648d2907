import type { CoverageShown } from '#shared/contracts/http/coverage';

export type CoveredDay = CoverageShown['days'][number];
export type HowFar = CoveredDay['activities'][number]['how'];

/** In this order marks of a day stand, the furthest first. */
export const HOW_FAR_IN_ORDER = ['published', 'documented', 'nothing', 'notDone', 'unanswered'] as const;

/** A shape for each, so that it is told without colours. */
export const SIGNS: Readonly<Record<HowFar, string>> = {
  published: '●',
  documented: '◐',
  nothing: '○',
  notDone: '✕',
  unanswered: '?',
};

export const TONES: Readonly<Record<HowFar, string>> = {
  published: 'good',
  documented: 'calm',
  nothing: 'risk',
  notDone: 'soft',
  unanswered: 'late',
};

/** How many activities of a day are how far; those of which there is none are left out. */
export const marksOf = ({
  activities,
}: Pick<CoveredDay, 'activities'>): readonly { readonly how: HowFar; readonly of: CoveredDay['activities'] }[] =>
  HOW_FAR_IN_ORDER.map((how) => ({ how, of: activities.filter((one) => one.how === how) })).filter(
    ({ of }) => of.length > 0,
  );
