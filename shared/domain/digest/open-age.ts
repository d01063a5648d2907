import * as z from 'zod';
import { type Calendar, isoDateOf, plainDate } from '#shared/domain/calendar/calendar';
import { holderName } from '#shared/domain/figures/overdue';
import type { Standing } from '#shared/domain/figures/standing';
import type { Units } from '#shared/domain/office/unit-name';
import { isDone } from '#shared/domain/report/report';
import type { Instant } from '#shared/domain/words/words';

/** Up to so many calendar days old; what is older comes last. */
export const AGES = [7, 30, 90] as const;
const PARTS = [...AGES, Number.POSITIVE_INFINITY];

/** Umur pekerjaan terbuka: how long ago the open reports of a unit were received. */
export const OpenAge = z
  .object({
    unit: z.string(),
    reports: z
      .array(z.int().nonnegative())
      .length(AGES.length + 1)
      .readonly(),
  })
  .readonly();
export type OpenAge = z.infer<typeof OpenAge>;

/** Of every open report, whenever it came in. The unit with the most first; of as many, by its name. */
export const openAgeOf = (
  policy: { readonly calendar: Calendar; readonly units: Units },
  standings: readonly Standing[],
  asOf: Instant,
): readonly OpenAge[] => {
  const open = standings.filter(({ report }) => !isDone(report));
  const today = plainDate(isoDateOf(policy.calendar, asOf));
  const ageOf = ({ receivedOn }: Standing): number => plainDate(receivedOn).until(today, { largestUnit: 'days' }).days;
  const isIn = (age: number, index: number): boolean =>
    age > (PARTS[index - 1] ?? Number.NEGATIVE_INFINITY) && age <= (PARTS[index] ?? Number.POSITIVE_INFINITY);
  return [...Map.groupBy(open, ({ report }) => holderName(policy, report))]
    .map(([unit, some]) => ({
      unit,
      reports: PARTS.map((_, index) => some.filter((one) => isIn(ageOf(one), index)).length),
    }))
    .toSorted((one, other) => allOf(other) - allOf(one) || (one.unit < other.unit ? -1 : 1));
};

/** All of them, whatever their age. */
export const allOf = ({ reports }: OpenAge): number => reports.reduce((sum, n) => sum + n, 0);
