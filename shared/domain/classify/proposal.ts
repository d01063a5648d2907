import * as z from 'zod';
import { PersonId } from '#shared/domain/words/person-id';
import { ReportClass, TopicId, Unit, Urgency } from '#shared/domain/words/words';

/** A rule that spoke, by its code: never the citizen's words. */
export const ReasonCode = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*([.:-][A-Za-z0-9]+)*$/)
  .max(80);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** The unit that the content points to; `notOurs` is another agency's work. */
export const ProposedUnit = z.union([Unit, z.literal('notOurs')]);
export type ProposedUnit = z.infer<typeof ProposedUnit>;

/** More than so many are not told apart by a machine. */
export const MOST_ACCUSED = 6;

/** What the machine proposes. Every field is its best guess, also where it abstains: then a person decides. */
export const Proposal = z
  .strictObject({
    class: ReportClass,
    pOversight: z.number().min(0).max(1),
    unit: ProposedUnit,
    topic: TopicId,
    urgency: Urgency,
    confidence: z.number().min(0).max(1),
    /** The unit that comes next, by its leading topic, and how sure that would be; nothing where no other was found. */
    second: z
      .strictObject({ unit: ProposedUnit, topic: TopicId, confidence: z.number().min(0).max(1) })
      .readonly()
      .optional(),
    abstain: z.boolean(),
    reasons: z.array(ReasonCode).max(12).readonly(),
    /** Whom of this office it accuses, by function; left out where it accuses nobody in particular. */
    accused: z.array(PersonId).max(MOST_ACCUSED).readonly().optional(),
  })
  .readonly();
export type Proposal = z.infer<typeof Proposal>;

/** What is classified. It holds the citizen's words: never log it, never put it in an event. */
export type ReportText = { readonly title?: string; readonly text: string; readonly place?: string };
