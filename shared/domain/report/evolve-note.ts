import { assertNever } from '#shared/domain/words/result';
import type { Clock, Deadline } from './clock.ts';
import type { RecordedEvent, ReportEvent } from './event.ts';
import { noteSecondPerson } from './evolve-second-person.ts';
import type { Assessed, Report } from './report.ts';
import { movedTo } from './run-clocks.ts';
import { change, stop } from './stop-clocks.ts';
import { moreUrgent } from './urgency.ts';

type Event<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>;

/** Events that move a report from one status to another, or at least ask whether they do. */
type Moving =
  | 'Received'
  | 'Classified'
  | 'HeldForTriage'
  | 'HandedBack'
  | 'CameBack'
  | 'Restored'
  | 'OversightSuspected'
  | 'Routed'
  | 'WorkStarted'
  | 'ReporterAsked'
  | 'Resumed'
  | 'Resolved'
  | 'Closed'
  | 'Reopened'
  | 'Referred'
  | 'Archived';

/** What an event that changes no status adds to what is known of a report. */
export const note = (
  report: Assessed,
  recorded: RecordedEvent,
  event: Exclude<ReportEvent, { type: Moving }>,
): Report => {
  switch (event.type) {
    case 'ClassificationConfirmed':
      return { ...report, confirmed: true };
    case 'UrgencyRaised':
      return raise(report, event);
    case 'Amended':
      return amend(report, event);
    case 'ReporterReplied':
      return {
        ...withoutSilence(report),
        messages: event.message,
        flagged: report.flagged || event.flags !== undefined,
        ...(ENDED.includes(report.status) || isAskedAboutEnd(report) ? { reporterReplied: true } : {}),
      };
    case 'WithdrawalReceived':
      return { ...report, withdrawn: true, messages: event.message ?? report.messages };
    case 'ChannelStatusChanged':
      return observe({ ...report, messages: event.message ?? report.messages }, event);
    case 'ConflictSetAside':
      return { ...report, flagged: true };
    case 'Informed':
      return {
        ...report,
        deadlines: stop(['inform'], { ...report.deadlines, ...event.deadlines }, recorded.recordedAt),
      };
    case 'MarkedProcessed':
      return mark(report, recorded, event);
    case 'AnswerPosted':
      return {
        ...report,
        messages: event.message,
        answeredAt: report.answeredAt ?? event.postedAt,
        deadlines: stop(['firstResponse'], { ...report.deadlines, ...event.deadlines }, event.postedAt),
      };
    case 'NoteAdded':
      return { ...report, messages: event.message };
    case 'IdentityRevealed':
    case 'Recused':
    case 'StepProposed':
    case 'StepApproved':
    case 'StepDeclined':
    case 'ProposalExpired':
      return noteSecondPerson(report, recorded, event);
    case 'CloseProposed':
      return { ...report, closeProposed: true };
    case 'DuplicateLinked':
      return { ...report, duplicateOf: event.of };
    case 'DuplicateUnlinked': {
      const { duplicateOf: _, ...facts } = report;
      return facts;
    }
    case 'ConfidentialityRaised': {
      // A lowering that was proposed before nobody had seen this: it would take away what was just raised.
      const { loweringProposed: _, ...facts } = report;
      return { ...facts, anonymous: event.anonymous, secret: event.secret };
    }
    case 'LoweringProposed':
      return proposeLowering(report, recorded, event);
    case 'ConfidentialityLowered': {
      const { loweringProposed: _, ...facts } = report;
      return { ...facts, anonymous: event.anonymous, secret: event.secret };
    }
    case 'DeadlineAtRisk':
      return marked(report, event.clock, (deadline) => ({ ...deadline, warned: true }));
    case 'DeadlineMissed':
      return marked(report, event.clock, ({ step: _, ...deadline }) => ({
        ...deadline,
        missedAt: recorded.recordedAt,
      }));
    case 'Escalated':
      return marked(report, event.clock, (deadline) => ({ ...deadline, step: event.step }));
    case 'DeadlineMoved':
      return marked(report, event.clock, (deadline) =>
        movedTo(deadline, event.to, event.provisional, recorded.recordedAt),
      );
    case 'DeadlineExtended':
      return marked(report, event.clock, () => event.deadline);
    case 'SilenceNoted':
      return { ...report, silenceNotedAt: recorded.recordedAt };
    case 'ChannelDiffers':
      return { ...report, channelDiffers: true };
    default:
      return assertNever(event);
  }
};

const proposeLowering = (
  report: Assessed,
  { actor }: RecordedEvent,
  { anonymous, secret, from }: Event<'LoweringProposed'>,
): Report => {
  if (actor.by !== 'person') throw new Error('lowering proposed by nobody');
  return {
    ...report,
    loweringProposed: { by: actor.person, anonymous, secret, ...(from === undefined ? {} : { from }) },
  };
};

const mark = (report: Assessed, { actor, recordedAt }: RecordedEvent, event: Event<'MarkedProcessed'>): Report => {
  if (actor.by !== 'person') throw new Error('marked processed by nobody');
  return {
    ...report,
    processed: { at: event.statedAt, by: actor.person },
    deadlines: stop(['processed'], { ...report.deadlines, ...event.deadlines }, recordedAt),
  };
};

/** Danger that is told after the end is for a person to judge. */
const raise = (report: Assessed, { urgency }: Event<'UrgencyRaised'>): Report => ({
  ...report,
  urgency: moreUrgent(report.urgency, urgency),
  ...(urgency === 'danger' && isAfterEnd(report) ? { reporterReplied: true } : {}),
});

const marked = (report: Assessed, clock: Clock, by: (deadline: Deadline) => Deadline): Assessed => ({
  ...report,
  deadlines: change([clock], report.deadlines, by),
});

/** What the reporter says after an end, a person judges; what was referred is another agency's. */
const ENDED: readonly Assessed['status'][] = ['resolved', 'closed', 'archived'];

/** Nobody keeps silent any more: what silence had led to is off. */
const withoutSilence = (report: Assessed): Assessed => {
  const { closeProposed: _, silenceNotedAt: __, ...facts } = report;
  return facts;
};

/** Asked about an end that comes back when the question is over: whatever is said of it is for a person to judge. */
const isAskedAboutEnd = (report: Assessed): boolean =>
  report.status === 'awaitingReporter' && report.cameFrom === 'resolved';

/** Danger is for a person to judge also where it was another agency's. */
const isAfterEnd = (report: Assessed): boolean =>
  ENDED.includes(report.status) || report.status === 'referred' || isAskedAboutEnd(report);

/** Who corrects a report has said something, too. */
const amend = (report: Assessed, event: Event<'Amended'>): Report => {
  const newer = event.late !== true && event.sentAt >= (report.amended?.sentAt ?? 0);
  const isEnding = report.status === 'resolved' || isAskedAboutEnd(report);
  return {
    ...(newer ? withoutSilence(report) : report),
    ...(newer && isEnding ? { reporterReplied: true } : {}),
    messages: event.message,
    flagged: report.flagged || event.flags !== undefined,
    ...(event.channelClass === undefined ? {} : { channelClass: event.channelClass }),
    ...(newer ? { amended: { content: event.content, sentAt: event.sentAt } } : {}),
    ...(newer && event.subDistrict !== undefined ? { subDistrict: event.subDistrict } : {}),
  };
};

/** Observations may come late: the newest one stands, whatever the order of arrival. */
const observe = (report: Assessed, { status, observedAt }: Event<'ChannelStatusChanged'>): Report => {
  const known = report.channelStatus;
  if (known !== undefined && observedAt < known.observedAt) return report;
  // Seen again it is no news: it has been so since it was seen first.
  const since = known?.status === status ? (known.since ?? known.observedAt) : observedAt;
  return { ...report, channelStatus: { status, observedAt, ...(since < observedAt ? { since } : {}) } };
};
