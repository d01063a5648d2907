import * as z from 'zod';
import { Actor } from '#shared/domain/words/actor';
import { EvidenceId, Purpose } from '#shared/domain/words/evidence-id';
import {
  Assignee,
  type Bilingual,
  ChannelClass,
  ChannelId,
  Instant,
  ReportClass,
  ReportId,
  Sha256,
  SubDistrictId,
  TopicId,
  Urgency,
} from '#shared/domain/words/words';

export { Actor } from '#shared/domain/words/actor';

import { Proposal } from '#shared/domain/classify/proposal';
import { RecipientId } from '#shared/domain/office/recipient';
import { Clock, Deadline, ExtensionGround } from './clock-rules.ts';
import { ChannelStatus } from './lifecycle.ts';
import { ArchivedFor, Authority, ClosedBy, EndedBefore, HandBackReason, ReopenReason, Result } from './reasons.ts';
import { Deadlines, KeyedHash, PersonId, PolicyVersion } from './report.ts';
import { Kept, PassedTo, ProposedStep, Step } from './second-step.ts';
import { DataFlag } from './submission.ts';

/**
 * Why what is kept of a channel's message cannot be read: it is gone; it is not what was sealed under the report's key,
 * or that is another or gone; it opens, and nothing can be made of it.
 */
export const Unreadable = z.enum(['missing', 'sealBroken', 'unparseable']);
export type Unreadable = z.infer<typeof Unreadable>;
export const UNREADABLE_NAMES = {
  missing: { id: 'berkas aslinya tidak ada', en: 'its original is gone' },
  sealBroken: { id: 'isinya berubah, atau kuncinya lain', en: 'it was changed, or its key is another' },
  unparseable: { id: 'bentuknya tidak dikenali', en: 'its form is not known' },
} as const satisfies Record<Unreadable, Bilingual>;

const MessageRef = z.int().min(1);
const Spoken = { content: KeyedHash, message: MessageRef };
/** Where words may stand beside it. */
const PerhapsSpoken = { content: KeyedHash.optional(), message: MessageRef.optional() };
const StepType = z.enum(Step.options.map((option) => option.unwrap().shape.type.value));
/** What was odd in the words that came with it; left out where nothing was. */
const Flags = z.array(DataFlag).min(1).readonly().optional();
/** Deadlines whose date became another because they stopped while they stood still; left out where none did. */
const Moved = Deadlines.optional();
/** Whoever took the step does not hold the channel's account: somebody else has to say it to the reporter there. */
const PerhapsUnposted = { unposted: z.literal(true).optional() };

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape }).readonly();

/**
 * What happened to a report, in codes, keyed hashes and times: never free text, never identity. Words live in items of
 * their own, so that erasing a person does not break the record.
 */
export const ReportEvent = z.discriminatedUnion('type', [
  event('Received', {
    channel: ChannelId,
    receivedAt: Instant,
    submittedAt: Instant.optional(),
    disposedAt: Instant.optional(),
    channelClass: ChannelClass.optional(),
    subDistrict: SubDistrictId.optional(),
    channelStatus: ChannelStatus.optional(),
    observedAt: Instant,
    anonymous: z.boolean(),
    secret: z.boolean(),
    flags: z.array(DataFlag).readonly(),
    content: KeyedHash,
    deadlines: Deadlines,
  }),
  event('Classified', {
    decidedBy: z.enum(['machine', 'person']),
    class: ReportClass,
    topic: TopicId,
    urgency: Urgency,
    oversight: z.enum(['none', 'suspected', 'confirmed']),
    ...Kept,
    proposal: Proposal.optional(),
    deadlines: Deadlines,
  }),
  /** With deadlines where it was with somebody before. */
  event('HeldForTriage', { reasons: z.array(z.string().max(80)).max(12).readonly(), deadlines: Deadlines.optional() }),
  event('Routed', { assignee: Assignee, decidedBy: z.enum(['machine', 'person']), deadlines: Deadlines }),
  event('ClassificationConfirmed', {}),
  /**
   * Something said points to it, and what the machine makes of that; without a proposal a person found it, who is the
   * actor.
   */
  event('OversightSuspected', {
    ...Kept,
    message: MessageRef.optional(),
    proposal: Proposal.optional(),
    deadlines: Deadlines,
  }),
  /** Whoever is named in it as it stands now, and to whom it passes. */
  event('Recused', Kept),
  event('StepProposed', { ...ProposedStep.unwrap().omit({ by: true, approved: true }).shape, ...Spoken }),
  event('StepApproved', { step: StepType, seenUntil: Instant.optional() }),
  event('StepDeclined', {}),
  event('ProposalExpired', {}),
  /** Something said later is more urgent than what was known, or speaks of danger after the end. */
  event('UrgencyRaised', { urgency: Urgency, message: MessageRef }),
  /** `late`: it was sent before one that came earlier, so it does not stand in its place. */
  event('Amended', {
    content: KeyedHash,
    message: MessageRef,
    sentAt: Instant,
    late: z.literal(true).optional(),
    /** The place that it names now, where it names one. */
    subDistrict: SubDistrictId.optional(),
    /** The channel calls it oversight now, which it did not before; what it was called so once, it stays. */
    channelClass: z.literal('oversightComplaint').optional(),
    flags: Flags,
  }),
  event('ReporterReplied', { content: KeyedHash, message: MessageRef, sentAt: Instant, flags: Flags }),
  event('WithdrawalReceived', PerhapsSpoken),
  event('ChannelStatusChanged', {
    status: ChannelStatus,
    observedAt: Instant,
    ...PerhapsSpoken,
  }),
  event('ConflictSetAside', { webhook: Sha256, body: KeyedHash }),
  event('ArrivalUnreadable', { webhook: Sha256, why: Unreadable }),
  /** By the machine when the first notice was sent; by hand where a person states when they told which group. */
  event('Informed', {
    byHand: z.object({ group: RecipientId, toldAt: Instant }).readonly().optional(),
    deadlines: Moved,
  }),
  event('MarkedProcessed', { statedAt: Instant, deadlines: Moved }),
  event('WorkStarted', {}),
  /** To a person of the unit that has it; to nobody any more without one. */
  event('Assigned', { person: PersonId.optional() }),
  event('HandedBack', { reason: HandBackReason, deadlines: Deadlines, ...PerhapsSpoken }),
  event('ReporterAsked', { content: KeyedHash, message: MessageRef, ...PerhapsUnposted }),
  event('NoteAdded', { content: KeyedHash, message: MessageRef }),
  event('IdentityRevealed', { content: KeyedHash, message: MessageRef }),
  event('Resumed', { deadlines: Deadlines, ...PerhapsSpoken }),
  event('AnswerPosted', { content: KeyedHash, message: MessageRef, postedAt: Instant, deadlines: Moved }),
  event('Resolved', { result: Result, evidence: z.int().nonnegative(), deadlines: Deadlines, ...PerhapsUnposted }),
  event('CloseProposed', {}),
  event('Closed', { closedBy: ClosedBy }),
  event('Reopened', { reason: ReopenReason, deadlines: Deadlines }),
  event('Referred', { authority: Authority, ...PerhapsSpoken }),
  event('CameBack', { deadlines: Deadlines }),
  event('Archived', { reason: ArchivedFor, deadlines: Moved }),
  event('Restored', { deadlines: Deadlines }),
  /** It had ended before it came here: nothing is due on it, and how long anything took is not known. */
  event('KeptAsHistory', { ended: EndedBefore }),
  event('DuplicateLinked', { of: ReportId }),
  event('DuplicateUnlinked', { of: ReportId }),
  event('ConfidentialityRaised', { anonymous: z.boolean(), secret: z.boolean() }),
  event('LoweringProposed', { anonymous: z.boolean(), secret: z.boolean(), from: PassedTo.optional() }),
  event('ConfidentialityLowered', { anonymous: z.boolean(), secret: z.boolean() }),
  event('DeadlineAtRisk', { clock: Clock }),
  event('DeadlineMissed', { clock: Clock }),
  /** Nobody has acted on a miss: the next step of the ladder is told. */
  event('Escalated', { clock: Clock, step: z.int().min(1).max(63) }),
  event('DeadlineMoved', {
    clock: Clock,
    from: Instant,
    to: Instant,
    provisional: z.boolean(),
    why: z.enum(['calendar']),
  }),
  event('DeadlineExtended', { clock: Clock, ground: ExtensionGround, from: Instant, deadline: Deadline }),
  event('SilenceNoted', {}),
  event('ChannelDiffers', {}),
  /** By the hash of the bytes as they came; in the place of another piece where they are a newer version of it. */
  event('EvidenceKept', {
    evidence: EvidenceId,
    purpose: Purpose,
    sha256: Sha256,
    replaces: EvidenceId.optional(),
    ...PerhapsSpoken,
  }),
  /** By somebody who did not send it. */
  event('EvidenceLookedAt', { evidence: EvidenceId }),
  event('EvidenceWithdrawn', { evidence: EvidenceId, ...Spoken }),
]);
export type ReportEvent = z.infer<typeof ReportEvent>;
export type EventName = ReportEvent['type'];
type Events = { readonly [Name in EventName]: Extract<ReportEvent, { type: Name }> };
/** An event by its name. */
export type EventOf<Name extends EventName> = { readonly [N in Name]: { readonly type: N } & Events[N] }[Name];

const step = {
  reportId: ReportId,
  version: z.int().min(1),
  recordedAt: Instant,
  actor: Actor,
  event: ReportEvent,
};

/** Who did what when, without what proves that nobody changed it since. */
export const RecordedStep = z.object(step).readonly();
export type RecordedStep = z.infer<typeof RecordedStep>;

/** An event as it is kept: audit record and outbox in one, each holding the hash of the one before it. */
export const RecordedEvent = z
  .object({
    ...step,
    policy: PolicyVersion,
    /** Hash of the event before; 64 zeros for the first. */
    prev: Sha256,
    hash: Sha256,
  })
  .readonly();
export type RecordedEvent = z.infer<typeof RecordedEvent>;

/**
 * What the machine records of itself and nobody looks at before they act: that it told, reminded or escalated, or kept
 * a file that the channel had named.
 */
const QUIET: readonly EventName[] = [
  'Informed',
  'DeadlineAtRisk',
  'DeadlineMissed',
  'Escalated',
  'SilenceNoted',
  'EvidenceKept',
];
export const isQuiet = ({ actor, event }: RecordedEvent): boolean =>
  actor.by === 'machine' && QUIET.includes(event.type);

/** What is done only where oversight is or was suspected, and by nothing else that anybody sees. */
const ONLY_IN_OVERSIGHT: readonly EventName[] = [
  'Recused',
  'StepProposed',
  'StepApproved',
  'StepDeclined',
  'ProposalExpired',
];

/**
 * A step by the name that everybody may read: that a report is suspected to be about oversight is told as what it did
 * besides. Where it did nothing besides (a person found it in handing the report back, somebody was named, a step was
 * proposed), it is told as a note.
 */
export const openNameOf = (event: ReportEvent): EventName => {
  if (event.type === 'OversightSuspected') return event.proposal === undefined ? 'NoteAdded' : 'HeldForTriage';
  return ONLY_IN_OVERSIGHT.includes(event.type) ? 'NoteAdded' : event.type;
};
