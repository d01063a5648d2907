import * as z from 'zod';
import { ARRIVAL_TYPES } from '#shared/domain/arrival/arrival';
import { RecordedEvent, Unreadable } from '#shared/domain/report/event';
import { Said } from '#shared/domain/report/submission';
import { ReportId } from '#shared/domain/words/words';

/**
 * `GET /v1/admin/reports/{report}/record`: every event as it was recorded and hashed, so that anybody can count the
 * chain again: `hash` is SHA-256 of the canonical JSON (RFC 8785) of all the rest. Instants are milliseconds since
 * 1970, as they were hashed.
 */
export const RecordShown = z.strictObject({ report: ReportId, events: z.array(RecordedEvent).readonly() });
export type RecordShown = Readonly<z.infer<typeof RecordShown>>;

/**
 * `GET /v1/admin/reports/{report}/conflicts`: what came under a webhook id that had been used, in its own words and
 * never with who sent it. Nothing of it stands in the report.
 */
export const ReportConflicts = z.strictObject({
  report: ReportId,
  conflicts: z
    .array(
      z.strictObject({
        receivedAt: z.string(),
        type: z.enum(ARRIVAL_TYPES).optional(),
        words: Said.optional(),
        /** Why there are no words: nothing that is kept of it can be read. */
        unreadable: Unreadable.optional(),
      }),
    )
    .readonly(),
});
export type ReportConflicts = Readonly<z.infer<typeof ReportConflicts>>;
