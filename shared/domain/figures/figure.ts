import * as z from 'zod';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { FigureName } from './figure-name.ts';

const count = z.int().nonnegative();
const common = {
  name: FigureName,
  asOf: Instant,
  /** How many it is made of. */
  n: count,
};

/** A figure without the reports behind it; `null` is no data, never 0. */
export const FigureValue = z.discriminatedUnion('kind', [
  z
    .object({
      ...common,
      kind: z.literal('count'),
      numerator: count,
      denominator: count,
      ratio: z.number().nullable(),
    })
    .readonly(),
  z
    .object({ ...common, kind: z.literal('minutes'), median: z.number().nullable(), p90: z.number().nullable() })
    .readonly(),
  /** Calendar days. */
  z
    .object({ ...common, kind: z.literal('days'), median: z.number().nullable(), p90: z.number().nullable() })
    .readonly(),
  /** So often it happened; to a report more than once, perhaps. */
  z.object({ ...common, kind: z.literal('events') }).readonly(),
]);
export type FigureValue = z.infer<typeof FigureValue>;

/** A figure that can be recomputed: its value and the reports behind it. */
export type Figure = FigureValue & { readonly ids: readonly ReportId[] };

/** A figure without the reports behind it. */
export const withoutReports = ({ ids: _, ...value }: Figure): FigureValue => value;
