import * as z from 'zod';
import type { Figure } from '#shared/domain/figures/figure';
import { FigureName } from '#shared/domain/figures/figure-name';
import { STATUS_NAMES } from '#shared/domain/report/lifecycle';
import {
  ARCHIVE_REASON_NAMES,
  ArchiveReason,
  CLOSED_BY_NAMES,
  ClosedBy,
  RESULT_NAMES,
  Result,
} from '#shared/domain/report/reasons';
import { titled } from '#shared/domain/words/titled';

const count = z.int().nonnegative();
const Parts = z.array(z.object({ name: FigureName, reports: count }).readonly()).readonly();

/**
 * How reports ended, so that nobody takes an end for a success: in what way, of all that have ended; and with what
 * result, of those that were resolved.
 */
export const Closure = z.object({ ended: count, ways: Parts, resolved: count, results: Parts }).readonly();
export type Closure = z.infer<typeof Closure>;

/** What the parts are called, in the order in which they are printed. */
const WAYS: readonly (readonly [FigureName, string])[] = [
  ...ClosedBy.options.map((by) => [`closed.${by}`, CLOSED_BY_NAMES[by].id] as const),
  ['referred', STATUS_NAMES.referred.id],
  ...ArchiveReason.options.map((reason) => [`archived.${reason}`, ARCHIVE_REASON_NAMES[reason].id] as const),
];
const RESULTS: readonly (readonly [FigureName, string])[] = Result.options.map((result) => [
  `result.${result}`,
  RESULT_NAMES[result].id,
]);
const NAMES = new Map<FigureName, string>([...WAYS, ...RESULTS]);

/** A part as it is printed. */
export const closureName = (name: FigureName): string => titled(NAMES.get(name) ?? name);

export const closureOf = (figures: readonly Figure[]): Closure => {
  const reportsIn = (name: FigureName): number => {
    const figure = figures.find((one) => one.name === name);
    return figure?.kind === 'count' ? figure.numerator : 0;
  };
  const partsOf = (some: typeof WAYS) => some.map(([name]) => ({ name, reports: reportsIn(name) }));
  const [ways, results] = [partsOf(WAYS), partsOf(RESULTS)];
  const sum = (parts: typeof ways): number => parts.reduce((all, { reports }) => all + reports, 0);
  return { ended: sum(ways), ways, resolved: sum(results), results };
};
