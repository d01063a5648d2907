import type { Period } from '#shared/domain/calendar/period';
import type { Digest } from './digest.ts';

/** The earlier periods in which anything came in, each with its place among the values of a headline. */
export const comparedWith = ({
  earlier,
  headlines,
}: Pick<Digest, 'earlier' | 'headlines'>): readonly { readonly period: Period; readonly index: number }[] => {
  const received = headlines.find(({ name }) => name === 'received')?.values ?? [];
  return earlier.flatMap((period, at) => ((received[at + 1]?.numerator ?? 0) > 0 ? [{ period, index: at + 1 }] : []));
};
