import * as z from 'zod';
import { ExportFailure, ExportId, ExportOrder } from '#shared/domain/figures/export-order';
import { ExportedTable, ExportFormat, ReportsChosen } from './exports.ts';

/** Which table is to be made in the background, and of which reports: as at the address of one that is made at once. */
export const ExportAsked = z.strictObject({
  table: ExportedTable.meta({
    description: 'satu baris satu laporan, atau satu langkah · one row a report, or one a step',
  }),
  format: ExportFormat,
  ...ReportsChosen.shape,
});
export type ExportAsked = Readonly<z.infer<typeof ExportAsked>>;

/** What stands in an address for an order. */
export const ExportOrderPath = z.object({
  export: ExportId.meta({ description: 'nama pesanan, dari jawaban atas pesanan itu · the name that the order got' }),
});
export type ExportOrderPath = Readonly<z.infer<typeof ExportOrderPath>>;

/** And for one of its files, the first of which is 1. */
export const ExportFilePath = z.object({
  ...ExportOrderPath.shape,
  file: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .meta({ description: 'berkas yang keberapa · which of its files' }),
});
export type ExportFilePath = Readonly<z.infer<typeof ExportFilePath>>;

const amount = z.int().nonnegative();

/** How an order stands, and since when; where its files are, as soon as they are made. */
export const ExportOrderShown = z.strictObject({
  export: ExportId,
  table: ExportedTable,
  format: ExportFormat,
  from: ReportsChosen.shape.from,
  until: ReportsChosen.shape.until,
  askedAt: z.string(),
  state: z.enum(ExportOrder.options.map((option) => option.unwrap().shape.state.value)),
  since: z.string(),
  /** Reports that have been done, of all there are to do; both as far as whoever ordered may know of them. */
  reports: z.strictObject({ done: amount, of: amount }).optional(),
  /** Why it came to nothing. */
  failure: ExportFailure.optional(),
  files: z
    .array(z.strictObject({ name: z.string(), href: z.string(), reports: amount }))
    .readonly()
    .optional(),
  filesUntil: z.string().optional(),
});
export type ExportOrderShown = Readonly<z.infer<typeof ExportOrderShown>>;
