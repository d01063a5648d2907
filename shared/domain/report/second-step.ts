import * as z from 'zod';
import { NameTyped, PersonId } from '#shared/domain/words/person-id';
import { Assignee, type Bilingual, Instant, TopicId, Urgency } from '#shared/domain/words/words';
import { ArchiveReason, Authority } from './reasons.ts';

/** So many may be named in one report: the people meant, and the functions that they hold beside. */
export const MOST_NAMED = 10;
/** To so many functions a report may pass. */
export const MOST_PASSED_TO = 5;
const Named = z.array(PersonId).max(MOST_NAMED).readonly();
export const PassedTo = z.array(PersonId).max(MOST_PASSED_TO).readonly();

/** Whom a report about oversight is kept from, and to whom it passes in their place. */
export const Kept = { recused: Named.optional(), standIns: PassedTo.optional() };

const STEPS = [
  /** It is none: as service, with what a person decides of it. */
  z
    .object({ type: z.literal('classify'), topic: TopicId, urgency: Urgency, assignee: z.exactOptional(Assignee) })
    .readonly(),
  z.object({ type: z.literal('archive'), reason: ArchiveReason }).readonly(),
  z.object({ type: z.literal('refer'), authority: Authority }).readonly(),
  z.object({ type: z.literal('revealIdentity') }).readonly(),
] as const;

/**
 * What nobody does alone where oversight is or was suspected; a recusal lists everybody who is named, as it should be.
 */
export const Step = z.discriminatedUnion('type', [
  ...STEPS,
  z.object({ type: z.literal('recuse'), recused: Named }).readonly(),
]);
export type Step = z.infer<typeof Step>;

/** What two people decide. */
export const STEP_NAMES = {
  classify: { id: 'bukan pengawasan, layanan umum', en: 'no oversight, but service' },
  archive: { id: 'diarsipkan', en: 'to archive it' },
  refer: { id: 'diteruskan ke instansi lain', en: 'to refer it to another agency' },
  recuse: { id: 'mengubah siapa yang dikecualikan', en: 'to change who is recused' },
  revealIdentity: { id: 'membuka identitas pelapor', en: 'to open who reported' },
} as const satisfies Record<Step['type'], Bilingual>;

/** The same as somebody asks for it: whom they name as they write it. */
export const StepAsked = z.discriminatedUnion('type', [
  ...STEPS,
  z.object({ type: z.literal('recuse'), recused: z.array(NameTyped).max(MOST_NAMED).readonly() }).readonly(),
]);
export type StepAsked = z.infer<typeof StepAsked>;

/** A step that waits for a second person, whom it waits for, and until when. */
export const ProposedStep = z
  .object({
    step: Step,
    by: PersonId,
    /** The functions of who proposed it: whoever approves holds none of them. */
    from: PassedTo,
    approvers: PassedTo,
    until: Instant,
    /** A second person has said yes, and who proposed it may take it. */
    approved: z.literal(true).optional(),
  })
  .readonly();
export type ProposedStep = z.infer<typeof ProposedStep>;
