import * as z from 'zod';
import { OfficerRole } from '#shared/domain/office/officer';
import { Assignee, Bilingual, ReportId } from '#shared/domain/words/words';

/** `GET …/reports/{report}/readers`: which functions may read what of a report as it is now, and why just those. */
export const ReadersShown = z.strictObject({
  report: ReportId,
  /** In the order of the table of access; nobody who may not know of the report is among them. */
  readers: z
    .array(
      z.strictObject({
        role: OfficerRole,
        of: Assignee.optional(),
        /** Its words too, or only what its head says. */
        words: z.boolean(),
      }),
    )
    .readonly(),
  why: z.array(Bilingual).readonly(),
});
export type ReadersShown = Readonly<z.infer<typeof ReadersShown>>;
