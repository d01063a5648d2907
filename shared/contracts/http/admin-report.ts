import * as z from 'zod';
import { Proposal } from '#shared/domain/classify/proposal';
import { DEADLINE_OUTCOMES } from '#shared/domain/figures/standing';
import { DeliveryReason, DeliveryState } from '#shared/domain/notices/delivery';
import { NoticeKind } from '#shared/domain/notices/kind';
import { Way } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import { Clock } from '#shared/domain/report/clock-rules';
import { ChannelStatus, Status } from '#shared/domain/report/lifecycle';
import { ArchivedFor, Authority, ClosedBy, EndedBefore, HandBackReason, Result } from '#shared/domain/report/reasons';
import { PersonId } from '#shared/domain/report/report';
import { Step } from '#shared/domain/report/second-step';
import { MessageKind, Said, Words } from '#shared/domain/report/submission';
import {
  Assignee,
  Bilingual,
  ChannelClass,
  ChannelId,
  ReportClass,
  ReportId,
  TopicId,
  Urgency,
} from '#shared/domain/words/words';
import { CommandName } from './command-call.ts';

/** The address of a report, and of what is asked about it. */
export const REPORT = '/v1/admin/reports/{report}';
/** What stands in an address for a report. */
export const ReportPath = z.object({ report: ReportId.meta({ description: 'nomor laporan · the id of the report' }) });

/** ISO 8601 with the office's offset. */
const Moment = z.string();

const DeadlineShown = z.strictObject({
  clock: Clock,
  startedAt: Moment,
  dueAt: Moment,
  stoppedAt: Moment.optional(),
  outcome: z.enum(DEADLINE_OUTCOMES),
  provisional: z.boolean(),
  /** Its limit is a proposal, which the office has not set. */
  proposed: z.exactOptional(z.literal(true)),
});

/** What is known of every report that may be read: never who reported, nor what was written. */
export const ReportHead = z.strictObject({
  id: ReportId,
  version: z.int().min(1),
  channel: ChannelId,
  channelStatus: ChannelStatus.optional(),
  /** What the channel calls it, for whoever may read what the machine made of it; it decides nothing. */
  channelClass: ChannelClass.optional(),
  status: Status,
  receivedAt: Moment,
  class: ReportClass.optional(),
  topic: TopicId.optional(),
  urgency: Urgency.optional(),
  assignee: Assignee.optional(),
  /** Who of the unit has it in hand. */
  handler: PersonId.optional(),
  subDistrict: z.string().optional(),
  decidedBy: z.enum(['machine', 'person']).optional(),
  confirmed: z.boolean().optional(),
  anonymous: z.boolean(),
  secret: z.boolean(),
  flagged: z.boolean(),
  reporterReplied: z.boolean(),
  closeProposed: z.boolean(),
  duplicateOf: ReportId.optional(),
  /** Which unit gave it back and why, as long as nobody has decided since. */
  returned: z.strictObject({ from: Assignee, reason: HandBackReason }).optional(),
  result: Result.optional(),
  closedBy: ClosedBy.optional(),
  /** How it had ended before it came here, and on which day where that is known; by whom stands in `closedBy`. */
  endedBefore: EndedBefore.unwrap().omit({ closedBy: true }).strict().optional(),
  authority: Authority.optional(),
  reason: ArchivedFor.optional(),
  deadlines: z.array(DeadlineShown).readonly(),
});
export type ReportHead = Readonly<z.infer<typeof ReportHead>>;

/** A report in a list. */
export const ListedReport = ReportHead.extend({
  /** What its reporter called it first, and its number on the channel: for whoever may read its words. */
  title: z.string().optional(),
  number: z.string().optional(),
});
export type ListedReport = Readonly<z.infer<typeof ListedReport>>;

const MessageShown = z.strictObject({ n: z.int().min(1), kind: MessageKind, sentAt: Moment, words: Said });

/** A step in a timeline. */
export const StepShown = z.strictObject({
  version: z.int().min(1),
  at: Moment,
  type: z.string(),
  /** The same in a sentence. */
  words: Bilingual,
  by: z.enum(['channel', 'machine', 'person', 'history']),
  person: z.string().optional(),
});

/** Whom a notice was for, and what became of it. */
const DeliveryShown = z.strictObject({
  /** The step that it tells of. */
  version: z.int().min(1),
  kind: NoticeKind,
  recipient: RecipientId,
  urgent: z.boolean(),
  state: DeliveryState,
  reason: DeliveryReason.optional(),
  by: Way.optional(),
  attempts: z.int().nonnegative(),
  queuedAt: Moment,
  sentAt: Moment.optional(),
  settledAt: Moment.optional(),
});

const OversightShown = z.strictObject({
  stands: z.enum(['suspected', 'confirmed']),
  recused: z.array(PersonId).readonly(),
  standIns: z.array(PersonId).readonly(),
});

const WaitingShown = z.strictObject({
  step: Step,
  by: PersonId,
  /** In the words of whoever proposed it. */
  why: z.string().optional(),
  until: Moment,
  approvers: z.array(PersonId).readonly(),
  /** A second person has agreed; now it is for whoever proposed it. */
  approved: z.boolean(),
});

/** `GET /v1/admin/reports/{report}/former`: a report that left a unit of the caller's, as it was when it left. */
export const FormerShown = z.strictObject({
  report: ReportHead,
  /** When it left, and why where the unit gave it back itself. */
  left: z.strictObject({ at: Moment, unit: Assignee, reason: HandBackReason.optional() }),
  timeline: z.array(StepShown).readonly(),
});
export type FormerShown = Readonly<z.infer<typeof FormerShown>>;

/** What the machine proposed, and each of its reasons in words. */
const ProposalShown = z.strictObject({ ...Proposal.unwrap().shape, because: z.array(Bilingual).readonly() });

/** A command that is open to the caller, with the fields that it needs and those that it takes beside. */
export const OpenCommand = z.strictObject({
  command: CommandName,
  needs: z.array(z.string()).readonly(),
  takes: z.array(z.string()).readonly(),
});
export type OpenCommand = Readonly<z.infer<typeof OpenCommand>>;

/** `GET /v1/admin/reports/{report}`: the report as far as the caller may read it. What they may not is not there. */
export const ReportShown = z.strictObject({
  report: ReportHead,
  /** What the caller may do with it now, and what that needs. */
  open: z.array(OpenCommand).readonly(),
  /** What the caller may do with its record beside reading its timeline. */
  record: z.array(z.enum(['verifyRecord', 'readRecord'])).readonly(),
  /** What is linked as its duplicates, as far as the caller may read it. */
  duplicates: z.array(ReportId).readonly(),
  /** What these and the one that it duplicates are called, where the caller may read their words. */
  linked: z
    .array(z.strictObject({ report: ReportId, ...ListedReport.pick({ title: true, number: true }).shape }))
    .readonly()
    .optional(),
  words: Words.optional(),
  messages: z.array(MessageShown).readonly().optional(),
  timeline: z.array(StepShown).readonly().optional(),
  deliveries: z.array(DeliveryShown).readonly().optional(),
  /** How much was set aside on it, for whoever may read that; nothing where nothing was. */
  setAside: z.int().min(1).optional(),
  /** What the machine proposed last, with its reasons. */
  proposal: ProposalShown.optional(),
  /** Of what is about oversight: whom it is kept from, and to whom it has passed. */
  oversight: OversightShown.optional(),
  /** What waits for a second person, for whoever may approve or decline it. */
  waiting: WaitingShown.optional(),
});
export type ReportShown = Readonly<z.infer<typeof ReportShown>>;
