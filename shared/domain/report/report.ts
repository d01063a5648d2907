import * as z from 'zod';
import { MOST_STANDSTILLS, Standstill } from '#shared/domain/calendar/standstill';
import { ProposedUnit } from '#shared/domain/classify/proposal';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { NameTyped, PersonId } from '#shared/domain/words/person-id';
import {
  Assignee,
  type Bilingual,
  ChannelClass,
  ChannelId,
  Desk,
  Instant,
  KeyedHash,
  ReportClass,
  ReportId,
  Sha256,
  SubDistrictId,
  TopicId,
  Unit,
  Urgency,
} from '#shared/domain/words/words';
import { Clock, Deadline } from './clock-rules.ts';
import { ChannelStatus } from './lifecycle.ts';

export { NameTyped, PersonId } from '#shared/domain/words/person-id';
export { KeyedHash } from '#shared/domain/words/words';

/** Content hash of the rules that a decision was made under. */
export const PolicyVersion = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<'PolicyVersion'>();
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** With what result a report ends. `fixed` needs evidence. */
export const Result = z.enum(['fixed', 'answered', 'planned', 'notFixed']);
export const RESULT_NAMES = {
  fixed: { id: 'diperbaiki', en: 'fixed' },
  answered: { id: 'dijawab', en: 'answered' },
  planned: { id: 'direncanakan', en: 'planned' },
  notFixed: { id: 'tidak diperbaiki', en: 'not fixed' },
} as const satisfies Record<z.infer<typeof Result>, Bilingual>;

/** By whom it was closed. */
export const ClosedBy = z.enum(['reporter', 'silence', 'officer', 'channel']);
export const ArchiveReason = z.enum([
  'withdrawn',
  'incomplete',
  'tooGeneral',
  'notAComplaint',
  'wrongFormat',
  'silence',
]);
export const ARCHIVE_REASON_NAMES = {
  withdrawn: { id: 'dicabut pelapor', en: 'withdrawn' },
  incomplete: { id: 'tidak lengkap', en: 'incomplete' },
  tooGeneral: { id: 'terlalu umum', en: 'too general' },
  notAComplaint: { id: 'bukan pengaduan', en: 'no complaint' },
  wrongFormat: { id: 'format keliru', en: 'wrong format' },
  silence: { id: 'pelapor tidak melengkapi', en: 'the reporter kept silent' },
} as const satisfies Record<z.infer<typeof ArchiveReason>, Bilingual>;

export const HandBackReason = z.enum(['notThisUnit', 'oversightFound', 'needsDecision']);
export const HAND_BACK_REASON_NAMES = {
  notThisUnit: { id: 'bukan pekerjaan unit ini', en: 'not this unit’s work' },
  oversightFound: { id: 'ditemukan unsur pengawasan', en: 'oversight was found in it' },
  needsDecision: { id: 'perlu keputusan', en: 'it needs a decision' },
} as const satisfies Record<z.infer<typeof HandBackReason>, Bilingual>;

/** Another agency, by its id in the topics policy. */
export const Authority = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(40);

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

export const Deadlines = z.partialRecord(Clock, Deadline).readonly();
export type Deadlines = z.infer<typeof Deadlines>;

const received = {
  id: ReportId,
  channel: ChannelId,
  version: z.int().min(1),
  /** Hash of the newest event: the end of the chain. */
  tip: Sha256,
  policy: PolicyVersion,
  receivedAt: Instant,
  submittedAt: Instant.optional(),
  disposedAt: Instant.optional(),
  channelClass: ChannelClass.optional(),
  /** Where it is, as far as the words name one place. */
  subDistrict: SubDistrictId.optional(),
  /** What the channel said last, and since when it has, where it has been seen more than once. */
  channelStatus: z
    .object({ status: ChannelStatus, observedAt: Instant, since: Instant.optional() })
    .readonly()
    .optional(),
  anonymous: z.boolean(),
  secret: z.boolean(),
  /** A value came in that nobody could read; it is kept raw beside the words. */
  flagged: z.boolean(),
  content: KeyedHash,
  /** The newest amendment by the time it was sent, not by the time it came. */
  amended: z.object({ content: KeyedHash, sentAt: Instant }).readonly().optional(),
  messages: z.int().nonnegative(),
  deadlines: Deadlines,
  /** When its clocks stood still. */
  stood: z.array(Standstill).max(MOST_STANDSTILLS).readonly().optional(),
  processed: z.object({ at: Instant, by: PersonId }).readonly().optional(),
  answeredAt: Instant.optional(),
  /** The reporter said something after the end: a person judges what it means. */
  reporterReplied: z.boolean().optional(),
  withdrawn: z.boolean().optional(),
  duplicateOf: ReportId.optional(),
  closeProposed: z.boolean().optional(),
  /** When somebody was told that the reporter keeps silent. */
  silenceNotedAt: Instant.optional(),
  /** The channel has said something else than the office for too long; somebody was told. */
  channelDiffers: z.boolean().optional(),
  loweringProposed: z
    .object({ by: PersonId, anonymous: z.boolean(), secret: z.boolean(), from: PassedTo.optional() })
    .readonly()
    .optional(),
};

/** What is known of every report. */
export const ReceivedFacts = z.object(received);

const assessed = {
  ...received,
  class: ReportClass,
  topic: TopicId,
  urgency: Urgency,
  proposedUnit: ProposedUnit,
  decidedBy: z.enum(['machine', 'person']),
  /** A machine's decision stands "by machine" until a person confirms it. */
  confirmed: z.boolean(),
  oversight: z.enum(['none', 'suspected', 'confirmed']),
  /** The channel has called it oversight since a person judged it, and none has judged it since. */
  labelUnjudged: z.boolean().optional(),
  ...Kept,
  proposed: ProposedStep.optional(),
  /** It was suspected once and is not now; until then the readers of oversight see what comes of it. */
  seenUntil: Instant.optional(),
};

/** What is known once it has been classified. */
export const AssessedFacts = z.object(assessed);

const placed = { ...assessed, assignee: Assignee, routedAt: Instant };
/** What is known once it has been routed. */
export const PlacedFacts = z.object(placed);

const resolved = { ...placed, resolvedAt: Instant, result: Result };
const cameFrom = z.enum(['triaging', 'routed', 'inProgress', 'resolved']);

/**
 * One citizen's submission that came through an official channel: one shape a status, each with what is known by then.
 */
export const Report = z.discriminatedUnion('status', [
  z.object({ ...received, status: z.literal('received') }),
  z.object({ ...assessed, status: z.literal('triaging') }),
  z.object({ ...placed, status: z.literal('routed') }),
  z.object({ ...placed, status: z.literal('inProgress') }),
  z.object({
    ...assessed,
    status: z.literal('awaitingReporter'),
    askedAt: Instant,
    cameFrom,
    assignee: Assignee.optional(),
    routedAt: Instant.optional(),
    resolvedAt: Instant.optional(),
    result: Result.optional(),
  }),
  z.object({ ...resolved, status: z.literal('resolved') }),
  z.object({ ...resolved, status: z.literal('closed'), closedAt: Instant, closedBy: ClosedBy }),
  z.object({ ...assessed, status: z.literal('referred'), referredAt: Instant, authority: Authority }),
  z.object({ ...assessed, status: z.literal('archived'), archivedAt: Instant, reason: ArchiveReason }),
]);
export type Report = Readonly<z.infer<typeof Report>>;
export type Assessed = Exclude<Report, { status: 'received' }>;
export type In<S extends Report['status']> = Extract<Report, { status: S }>;

/** Done reports leave the lists of open work. A referred one may come back, but nothing of ours is due on it. */
export const isDone = ({ status }: Pick<Report, 'status'>): boolean =>
  ['closed', 'referred', 'archived'].includes(status);

/**
 * Whoever must act next: the unit or desk, or the admin who triages; oversight confirmed has a list of its own, and so
 * has what is done here while the channel says something else.
 */
export const Queue = z.union([z.enum(['triage', 'oversight', 'channel']), Assignee]);
export type Queue = z.infer<typeof Queue>;

/** What the queues are called that are no unit's or desk's. */
export const QUEUE_NAMES = {
  triage: { id: 'menunggu klasifikasi', en: 'triage' },
  oversight: { id: 'pengawasan', en: 'oversight' },
  channel: { id: 'beda status kanal', en: 'channel differs' },
} as const satisfies Record<Exclude<Queue, Assignee>, Bilingual>;

export const queueName = (policy: { readonly units: Units }, queue: Queue, language: keyof Bilingual): string =>
  queue === 'triage' || queue === 'oversight' || queue === 'channel'
    ? QUEUE_NAMES[queue][language]
    : unitName(policy, queue, language);

export const QUEUES: readonly Queue[] = ['triage', 'oversight', 'channel', ...Unit.options, ...Desk.options];

export const queueOf = (report: Report): Queue => {
  if (report.status !== 'received' && report.oversight === 'confirmed') return 'oversight';
  if (isDone(report)) return 'channel';
  if ('assignee' in report && report.assignee !== undefined) return report.assignee;
  return 'triage';
};
