import * as z from 'zod';
import { MonthName } from '#shared/domain/figures/evaluated-month';
import { ReportId, Sha256 } from '#shared/domain/words/words';

/**
 * `GET /v1/admin/reports/{report}/verification`: whether the record holds, and if not, from which event on it does not.
 */
export const RecordVerified = z.strictObject({
  report: ReportId,
  asOf: z.string(),
  version: z.int().positive(),
  /** The hash of the newest event. Whoever has noted it elsewhere can tell later that nothing before it was changed. */
  tip: Sha256,
  holds: z.boolean(),
  firstBroken: z.int().positive().optional(),
});
export type RecordVerified = Readonly<z.infer<typeof RecordVerified>>;

/** `GET /v1/admin/verification`: whether the records of all reports received in a month hold, oversight and all. */
export const RecordsVerified = z.strictObject({ month: MonthName, asOf: z.string(), hold: z.boolean() });
export type RecordsVerified = Readonly<z.infer<typeof RecordsVerified>>;
