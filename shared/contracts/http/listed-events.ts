import * as z from 'zod';
import { MonthName } from '#shared/domain/calendar/period';
import { Clock } from '#shared/domain/report/clock-rules';
import { PersonId } from '#shared/domain/report/report';
import { ReportId } from '#shared/domain/words/words';

/**
 * `GET /v1/admin/moved-deadlines`: which dates a new calendar moved, or made sure, on reports whose timeline the caller
 * may read. Which step of a report it was is not said: that would count those that are not told.
 */
export const MovedListed = z.strictObject({
  month: MonthName,
  moved: z
    .array(
      z.strictObject({
        report: ReportId,
        at: z.string(),
        clock: Clock,
        from: z.string(),
        to: z.string(),
        /** The year of the new date has no decree yet. */
        provisional: z.boolean(),
        /** Its limit is a proposal, which the office has not set. */
        proposed: z.exactOptional(z.literal(true)),
      }),
    )
    .readonly(),
});
export type MovedListed = Readonly<z.infer<typeof MovedListed>>;

const listed = {
  report: ReportId,
  version: z.int().min(1),
  at: z.string(),
  /** By what its reporter and its channel call it: for whoever may read its words. */
  title: z.string().optional(),
  number: z.string().optional(),
};

/**
 * `GET /v1/admin/conflicts`: where something else came under a webhook id that had been used, as far as the caller may
 * read it.
 */
export const ConflictsListed = z.strictObject({
  month: MonthName,
  conflicts: z.array(z.strictObject(listed)).readonly(),
});
export type ConflictsListed = Readonly<z.infer<typeof ConflictsListed>>;

/**
 * `GET /v1/admin/reveals`: that somebody looked at who reported, and when; who it was and why, where the caller may
 * know that.
 */
export const RevealsListed = z.strictObject({
  month: MonthName,
  reveals: z
    .array(z.strictObject({ ...listed, person: PersonId.optional(), reason: z.string().optional() }))
    .readonly(),
});
export type RevealsListed = Readonly<z.infer<typeof RevealsListed>>;
