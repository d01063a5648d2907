import * as z from 'zod';
import type { Bilingual } from '#shared/domain/words';

/** `POST /v1/public/tracking`. The code travels in the body: addresses end up in logs and histories. */
export const TrackingRequest = z.object({ code: z.string().min(1).max(64) });

/** What anybody who holds the code may know. Oversight shows the neutral stage and nothing else. */
export type TrackingAnswer = {
  readonly code: string;
  readonly stage: 'inReview' | 'handled' | 'awaitingReporter' | 'answered' | 'closed' | 'referred' | 'archived';
  readonly name: Bilingual;
  readonly receivedAt: string;
  readonly dueAt?: string;
};
