import * as z from 'zod';
import { ExportId } from '#shared/domain/figures/export-order';

/** Which order is to be carried out. What was ordered, and by whom, stands in the table and in no queue. */
export const ExportRequest = z.strictObject({ export: ExportId });
export type ExportRequest = Readonly<z.infer<typeof ExportRequest>>;
