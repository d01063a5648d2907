import { referenceOf } from '#shared/domain/notices/item';
import type { ReportId } from '#shared/domain/words/words';

/** A report by the last six characters of its id, as notices name it too. */
export const reference = (id: ReportId): string => referenceOf(id);

/** So many reports are named where a few are enough. */
const FEW = 3;

/** All of them, by their references. */
export const referencesOf = (reports: readonly { readonly id: ReportId }[]): string =>
  reports.map(({ id }) => reference(id)).join(', ');

/** The first few of them, and where the others stand. Those that are always named come first, and all of them. */
export const firstReferences = (
  { always, others }: { readonly always: readonly ReportId[]; readonly others: readonly ReportId[] },
  count: (n: number) => string,
  elsewhere: string,
): string => {
  const shown = [...always, ...others.slice(0, Math.max(0, FEW - always.length))];
  const left = always.length + others.length - shown.length;
  return `${shown.map(reference).join(', ')}${left > 0 ? `; ${count(left)} lainnya dalam ${elsewhere}` : ''}`;
};

/** Whether there are more than are named so. */
export const hasMore = ({
  always,
  others,
}: {
  readonly always: readonly ReportId[];
  readonly others: readonly ReportId[];
}): boolean => others.length > Math.max(0, FEW - always.length);
