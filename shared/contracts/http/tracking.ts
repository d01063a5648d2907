import * as z from 'zod';
import { Clock } from '#shared/domain/report/clock-rules';
import { PublicStage } from '#shared/domain/report/public-stage';
import { PublicStepName } from '#shared/domain/report/public-steps';
import { ArchivedFor, Result } from '#shared/domain/report/reasons';
import { Bilingual } from '#shared/domain/words/words';
import { ReportDeadline } from './deadlines.ts';

/** `POST /v1/public/tracking`. The code travels in the body: addresses end up in logs and histories. */
export const TrackingRequest = z.object({ code: z.string().min(1).max(64) });

/** By when a report is answered and resolved: what the reporter is owed. Other clocks are the office's own. */
export const OwedClock = Clock.extract(['firstResponse', 'resolution']);
export type OwedClock = z.infer<typeof OwedClock>;

const TrackedDeadline = z
  .strictObject({
    ...ReportDeadline.unwrap().shape,
    clock: OwedClock,
    name: Bilingual,
    /** Why more time was taken, where it was. */
    extended: z.exactOptional(Bilingual),
  })
  .readonly();
export type TrackedDeadline = z.infer<typeof TrackedDeadline>;

const TrackedStep = z
  .strictObject({
    step: PublicStepName,
    name: Bilingual,
    /** Absent where nobody knows or may know when it was. */
    at: z.exactOptional(z.string()),
    state: z.enum(['done', 'current', 'ahead']),
  })
  .readonly();

/**
 * What anybody who holds the code may know. Oversight shows the neutral stage and nothing else. `received`: the code
 * was given out, and the report is not in the record yet, so nothing more is known.
 */
export const TrackingAnswer = z
  .strictObject({
    code: z.string(),
    stage: PublicStage,
    name: Bilingual,
    receivedAt: z.exactOptional(z.string()),
    /** In their order: what is over, where it is, what is to come. */
    steps: z.array(TrackedStep).readonly(),
    /** What comes next, in a sentence. */
    next: Bilingual,
    /** With what result it was resolved. */
    result: z.exactOptional(z.strictObject({ code: Result, name: Bilingual }).readonly()),
    /** Why it was archived. */
    reason: z.exactOptional(z.strictObject({ code: ArchivedFor, name: Bilingual }).readonly()),
    /** Those that have run, while a unit has the report and after it was resolved. */
    deadlines: z.array(TrackedDeadline).readonly(),
  })
  .readonly();
export type TrackingAnswer = z.infer<typeof TrackingAnswer>;
