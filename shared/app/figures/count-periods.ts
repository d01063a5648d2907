import { touchedBy } from '#shared/domain/figures/evaluated-month';
import type { PeriodCount } from '#shared/domain/figures/figures-of-period';
import type { Evaluations, KeptMonth } from './ports.ts';

/**
 * Counts periods from the months that they touch. A month is read once for all of them, and one is in memory at a time,
 * however long the periods are.
 */
export const countPeriods = async (
  { evaluations }: { readonly evaluations: Pick<Evaluations, 'read'> },
  months: readonly KeptMonth[],
  counts: readonly Pick<PeriodCount<unknown>, 'period' | 'add'>[],
): Promise<void> => {
  const periods = counts.map(({ period }) => period);
  for (const kept of touchedBy(months, periods)) {
    const month = await evaluations.read(kept);
    for (const { add } of counts.filter(({ period }) => touchedBy([kept], [period]).length > 0)) add(month);
  }
};
