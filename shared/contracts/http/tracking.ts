import * as z from 'zod';
import { Bilingual } from '#shared/domain/words/words';

/** `POST /v1/public/tracking`. The code travels in the body: addresses end up in logs and histories. */
export const TrackingRequest = z.object({ code: z.string().min(1).max(64) });

/**
 * What anybody who holds the code may know. Oversight shows the neutral stage and nothing else. `received`: the code
 * was given out, and the report is not in the record yet, so nothing more is known.
 */
export const TrackingAnswer = z
  .strictObject({
    code: z.string(),
    stage: z.enum([
      'received',
      'inReview',
      'handled',
      'awaitingReporter',
      'answered',
      'closed',
      'referred',
      'archived',
    ]),
    name: Bilingual,
    receivedAt: z.exactOptional(z.string()),
    dueAt: z.exactOptional(z.string()),
  })
  .readonly();
export type TrackingAnswer = z.infer<typeof TrackingAnswer>;
