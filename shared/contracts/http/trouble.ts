import * as z from 'zod';
import { TroubleMark, WaitingQueue } from '#shared/domain/notices/waiting';
import { Trouble } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import { Bilingual } from '#shared/domain/words/words';

/** How an alarm stands: it rings, it does not, or too little was counted to say. */
export const AlarmState = z.enum(['rings', 'quiet', 'unknown']);
export type AlarmState = z.infer<typeof AlarmState>;

const count = z.int().nonnegative();

/**
 * `GET /v1/admin/trouble`: what is stuck, for whoever keeps the system running. No report, address or word of anybody
 * is in it. What CloudWatch does not answer, or has not counted yet, is left out: that is not the same as none.
 */
export const TroubleShown = z.strictObject({
  asOf: z.string(),
  /** Those that ring first. */
  alarms: z
    .array(
      z.strictObject({
        alarm: z.string(),
        state: AlarmState,
        /** Since when it is so. */
        since: z.string().optional(),
      }),
    )
    .readonly()
    .optional(),
  /** What they mean and what to do, as the runbook says; code stands between backticks. */
  steps: z
    .array(
      z.strictObject({
        alarms: z.array(z.string()).readonly(),
        /** What they are called together, where they are too many to be listed. */
        called: Bilingual.optional(),
        when: Bilingual.optional(),
        means: Bilingual,
        todo: Bilingual,
      }),
    )
    .readonly(),
  waiting: z
    .array(
      z.strictObject({
        queue: WaitingQueue,
        waits: count,
        inHand: count,
        putOff: count,
        /** How old the oldest was when it was last counted, in seconds. */
        oldest: count.optional(),
      }),
    )
    .readonly(),
  /** Since when notices are due that the watch should have looked after; the urgent and the others apart. */
  due: z.strictObject({ urgent: z.string().optional(), others: z.string().optional() }),
  /** Whoever cannot be reached, or was not told something in the last thirty days. */
  contacts: z
    .array(
      z.strictObject({
        recipient: RecipientId,
        trouble: z.strictObject({ why: Trouble, since: z.string() }).optional(),
        failingSince: z.string().optional(),
        /**
         * Notices that came to nothing, by how, without those of oversight. Not where the contact itself is in trouble:
         * none beside a bounce would say of what kind the notice was that bounced.
         */
        notTold: z.strictObject({ bounced: count, failed: count, unknown: count }).optional(),
      }),
    )
    .readonly(),
  /** Whose contacts are shown to nobody: that one failed would say that there was something to tell them. */
  unshown: z.array(RecipientId).readonly(),
  /** How often each went wrong in the last day, where it did. */
  marks: z
    .array(z.strictObject({ mark: TroubleMark, times: count }))
    .readonly()
    .optional(),
});
export type TroubleShown = Readonly<z.infer<typeof TroubleShown>>;
