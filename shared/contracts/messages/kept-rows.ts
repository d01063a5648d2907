import * as z from 'zod';
import { Cell } from '#shared/domain/figures/figure-cells';
import { ReportId } from '#shared/domain/words/words';

/**
 * A file of an export that is made in the background, as it is kept until it is opened: what the table says, report by
 * report, and which other report a row names.
 */
export const KeptRows = z.array(
  z.object({
    report: ReportId,
    other: ReportId.optional(),
    rows: z.array(z.array(Cell).readonly()).readonly(),
  }),
);
export type KeptRows = Readonly<z.infer<typeof KeptRows>>;
