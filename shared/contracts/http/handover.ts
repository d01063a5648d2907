import * as z from 'zod';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { ListedReport, StepShown } from './admin-report.ts';

/** So many open reports are told; of more, how many there are is said. */
export const MOST_HANDED_OVER = 60;

/**
 * `GET /v1/admin/handover`: what whoever takes over must know of the caller's open work, what is due first foremost. It
 * is made from the record, so nobody has to write it.
 */
export const HandoverShown = z.strictObject({
  /** ISO 8601 with the office's offset. */
  asOf: z.string(),
  date: IsoDate,
  /** The fifth working day from now: what is due until its end is due this week. */
  weekUntil: IsoDate,
  /** How many are open that the caller may read; no more than `MOST_HANDED_OVER` stand in `reports`. */
  open: z.int().nonnegative(),
  reports: z
    .array(
      z.strictObject({
        report: ListedReport,
        /** Three steps of it at most: how it came, what somebody decided last, and what happened last. */
        story: z.array(StepShown).max(3).readonly(),
      }),
    )
    .readonly(),
});
export type HandoverShown = Readonly<z.infer<typeof HandoverShown>>;
