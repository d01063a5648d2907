import * as z from 'zod';
import { ROW_OUTCOMES } from '#shared/domain/arrival/row-outcome';

/** A list of what became of rows of a sheet, as it is kept: numbers, kinds and what the sheet calls a column. */
export const KeptImportRows = z.array(
  z.object({ n: z.int(), outcome: z.enum(ROW_OUTCOMES), column: z.string().optional() }),
);
export type KeptImportRows = Readonly<z.infer<typeof KeptImportRows>>;
