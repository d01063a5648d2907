import * as z from 'zod';
import { MOST_STANDSTILLS, Standstill } from '#shared/domain/calendar/standstill';
import { ProposedUnit } from '#shared/domain/classify/proposal';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { ImportId } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
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
import { ChannelStatus, Status } from './lifecycle.ts';
import { ArchivedFor, Authority, ClosedBy, EndedBefore, HandBackReason, Result } from './reasons.ts';
import { Kept, PassedTo, ProposedStep } from './second-step.ts';

export { NameTyped, PersonId } from '#shared/domain/words/person-id';
export { KeyedHash } from '#shared/domain/words/words';

/** Content hash of the rules that a decision was made under. */
export const PolicyVersion = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .brand<'PolicyVersion'>();
export type PolicyVersion = z.infer<typeof PolicyVersion>;

export const Deadlines = z.partialRecord(Clock, Deadline).readonly();
export type Deadlines = z.infer<typeof Deadlines>;

/** Clocks that ran past their date, each with that date: a miss stays one, whatever becomes of the deadline. */
export const Misses = z.partialRecord(Clock, Instant).readonly();
export type Misses = z.infer<typeof Misses>;

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
  misses: Misses.optional(),
  /** When its clocks stood still. */
  stood: z.array(Standstill).max(MOST_STANDSTILLS).readonly().optional(),
  processed: z.object({ at: Instant, by: PersonId }).readonly().optional(),
  answeredAt: Instant.optional(),
  /** Where there was more than one answer, when the last was posted. */
  answeredAgainAt: Instant.optional(),
  /** What was proven before is not what is to be proven now. */
  reopenedAt: Instant.optional(),
  /** The reporter said something after the end: a person judges what it means. */
  reporterReplied: z.boolean().optional(),
  withdrawn: z.boolean().optional(),
  duplicateOf: ReportId.optional(),
  closeProposed: z.boolean().optional(),
  /** When somebody was told that the reporter keeps silent. */
  silenceNotedAt: Instant.optional(),
  /** The channel has said something else than the office for too long; somebody was told. */
  channelDiffers: z.boolean().optional(),
  /** The sheet that it came with, or was last corrected by, and how far the record was then. */
  imported: z
    .object({ sheet: ImportId, version: z.int().min(1) })
    .readonly()
    .optional(),
  loweringProposed: z
    .object({ by: PersonId, anonymous: z.boolean(), secret: z.boolean(), from: PassedTo.optional() })
    .readonly()
    .optional(),
};

/**
 * As much of what is a report already as a schema names: taken over, and not judged again, which costs most of what a
 * record costs to be gone through. Throws where something is missing.
 */
function takenBy<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): (report: object) => z.infer<z.ZodObject<Shape>>;
function takenBy({ shape }: z.ZodObject): (report: object) => object {
  const facts = Object.entries(shape).map(([name, schema]) => ({
    name,
    isNeeded: !schema.safeParse(undefined).success,
  }));
  return (report) => {
    const known: Record<string, unknown> = {};
    for (const { name, isNeeded } of facts) {
      const value: unknown = Reflect.get(report, name);
      if (value !== undefined) known[name] = value;
      else if (isNeeded) throw new Error(`a report without its ${name}`);
    }
    return known;
  };
}

/** What is known of every report. */
const ReceivedFacts = z.object(received);
export const receivedFacts = takenBy(ReceivedFacts);

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
const AssessedFacts = z.object(assessed);
export const assessedFacts = takenBy(AssessedFacts);

/** Which unit gave it back, why and when: for whoever decides next, and no longer than that. */
const Returned = z.object({ from: Assignee, reason: HandBackReason }).readonly();

/** Who of the unit has it in hand, where somebody was named; for as long as it is with the unit. */
const handled = { handler: PersonId.optional() };
const placed = { ...assessed, assignee: Assignee, routedAt: Instant, ...handled };
/** What is known once it has been routed. */
export const placedFacts = takenBy(z.object(placed));

/** Which unit or desk had it when it ended. */
const left = { leftFrom: Assignee.optional() };

const resolved = { ...placed, resolvedAt: Instant, result: Result };
const cameFrom = z.enum(['triaging', 'routed', 'inProgress', 'resolved']);

/**
 * One citizen's submission that came through an official channel: one shape a status, each with what is known by then.
 */
export const Report = z.discriminatedUnion('status', [
  z.object({ ...received, status: z.literal('received') }),
  z.object({ ...assessed, status: z.literal('triaging'), returned: Returned.optional() }),
  z.object({ ...placed, status: z.literal('routed') }),
  z.object({ ...placed, status: z.literal('inProgress') }),
  z.object({
    ...assessed,
    status: z.literal('awaitingReporter'),
    askedAt: Instant,
    cameFrom,
    assignee: Assignee.optional(),
    routedAt: Instant.optional(),
    ...handled,
    resolvedAt: Instant.optional(),
    result: Result.optional(),
    returned: Returned.optional(),
  }),
  z.object({ ...resolved, status: z.literal('resolved') }),
  z.object({ ...resolved, status: z.literal('closed'), closedAt: Instant, closedBy: ClosedBy }),
  z.object({ ...assessed, ...left, status: z.literal('referred'), referredAt: Instant, authority: Authority }),
  z.object({ ...assessed, ...left, status: z.literal('archived'), archivedAt: Instant, reason: ArchivedFor }),
  z.object({ ...assessed, status: z.literal('history'), ended: EndedBefore }),
]);
export type Report = Readonly<z.infer<typeof Report>>;

const lookedAt = { id: true, channel: true, anonymous: true, secret: true, subDistrict: true } as const;
/**
 * As much of a report as says for whom it exists and what they may do to it, and as lists of reports are narrowed by.
 */
export const ReportOutline = z
  .discriminatedUnion('status', [
    ReceivedFacts.pick(lookedAt).extend({ status: z.literal('received') }),
    AssessedFacts.pick({
      ...lookedAt,
      class: true,
      topic: true,
      urgency: true,
      oversight: true,
      recused: true,
      standIns: true,
      proposed: true,
      seenUntil: true,
    }).extend({ status: Status.exclude(['received']), assignee: Assignee.optional() }),
  ])
  .readonly();
export type ReportOutline = z.infer<typeof ReportOutline>;

export type Assessed = Exclude<Report, { status: 'received' }>;
export type In<S extends Report['status']> = Extract<Report, { status: S }>;

/** The unit or desk that has it, or had it when it ended. */
export const unitOf = (report: Report): Assignee | undefined => {
  if ('assignee' in report) return report.assignee;
  return 'leftFrom' in report ? report.leftFrom : undefined;
};

/** Done reports leave the lists of open work. A referred one may come back, but nothing of ours is due on it. */
export const isDone = ({ status }: Pick<Report, 'status'>): boolean =>
  ['closed', 'referred', 'archived', 'history'].includes(status);

/** Nothing has happened to it since a sheet of history was taken in. */
export const isAsImported = ({ imported, version }: Pick<Report, 'imported' | 'version'>): boolean =>
  imported?.version === version;

/** To be worked on, now or when the reporter has answered: who has not heard of it by then must still hear. */
export const isUnderWay = (report: Assessed): boolean =>
  report.status === 'routed' ||
  report.status === 'inProgress' ||
  (report.status === 'awaitingReporter' && report.cameFrom !== 'resolved');

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
