import * as z from 'zod';
import { MonthName } from '#shared/domain/calendar/period';
import { ReportId, Sha256 } from '#shared/domain/words/words';
import { MonthQuery } from './month-query.ts';
import { CURSOR } from './work.ts';

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

/**
 * How the check of a month is asked for. A month that takes longer than an answer may is checked in several: each says
 * how far it came.
 */
export const VerificationQuery = z.strictObject({ ...MonthQuery.shape, cursor: CURSOR });
export type VerificationQuery = Readonly<z.infer<typeof VerificationQuery>>;

/** What the cursor of such a check says: how many days are done, and whether all of them hold. */
export const CheckedSoFar = z.object({ done: z.int().positive(), hold: z.boolean() });

/** `GET /v1/admin/verification`: whether the records of all reports received in a month hold, oversight and all. */
export const RecordsVerified = z.strictObject({
  month: MonthName,
  asOf: z.string(),
  /** Of the days that are done; of the month, as soon as all of them are. */
  hold: z.boolean(),
  days: z.strictObject({ done: z.int().nonnegative(), of: z.int().positive() }),
  /** What goes on with the days after those. */
  next: z.string().optional(),
});
export type RecordsVerified = Readonly<z.infer<typeof RecordsVerified>>;
