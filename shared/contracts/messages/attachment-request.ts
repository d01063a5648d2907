import * as z from 'zod';
import { ReportId } from '#shared/domain/words/words';

/**
 * Which file is to be fetched: of those that came with an event of a report the one at that place, from 0. Its name and
 * its address stand in the report and in no queue.
 */
export const AttachmentRequest = z.strictObject({
  report: ReportId,
  version: z.int().min(1),
  index: z.int().min(0),
});
export type AttachmentRequest = Readonly<z.infer<typeof AttachmentRequest>>;
