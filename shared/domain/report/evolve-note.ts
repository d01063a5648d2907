import type { Clock, Deadline } from './clock-rules.ts';
import { change, movedTo, stop } from './clocks.ts';
import type { EventOf, RecordedEvent } from './event.ts';
import type { Changes } from './evolution.ts';
import { isUnconfirmed } from './judgement.ts';
import type { Assessed, PersonId, Report } from './report.ts';
import { moreUrgent } from './urgency.ts';

/** What an event that changes no status adds to what is known of a report. */
export const NOTES: Changes<
  | 'ClassificationConfirmed'
  | 'UrgencyRaised'
  | 'Amended'
  | 'ReporterReplied'
  | 'WithdrawalReceived'
  | 'ChannelStatusChanged'
  | 'ConflictSetAside'
  | 'ArrivalUnreadable'
  | 'Informed'
  | 'MarkedProcessed'
  | 'Assigned'
  | 'AnswerPosted'
  | 'NoteAdded'
  | 'CloseProposed'
  | 'DuplicateLinked'
  | 'DuplicateUnlinked'
  | 'ConfidentialityRaised'
  | 'LoweringProposed'
  | 'ConfidentialityLowered'
  | 'DeadlineAtRisk'
  | 'DeadlineMissed'
  | 'Escalated'
  | 'DeadlineMoved'
  | 'DeadlineExtended'
  | 'SilenceNoted'
  | 'ChannelDiffers'
  | 'EvidenceKept'
  | 'EvidenceLookedAt'
  | 'EvidenceWithdrawn'
> = {
  ClassificationConfirmed: ({ labelUnjudged: _, ...report }) => ({ ...report, confirmed: true }),
  UrgencyRaised: (report, event) => raise(report, event),
  Amended: (report, event) => amend(report, event),
  ReporterReplied: (report, event) => ({
    ...withoutSilence(report),
    messages: event.message,
    flagged: report.flagged || event.flags !== undefined,
    ...(ENDED.includes(report.status) || isAskedAboutEnd(report) ? { reporterReplied: true } : {}),
  }),
  WithdrawalReceived: (report, event) => ({
    ...report,
    withdrawn: true,
    messages: event.message ?? report.messages,
  }),
  ChannelStatusChanged: (report, event) => observe({ ...report, messages: event.message ?? report.messages }, event),
  ConflictSetAside: (report) => ({ ...report, flagged: true }),
  ArrivalUnreadable: (report) => ({ ...report, flagged: true }),
  Informed: (report, event, { recordedAt }) => ({
    ...report,
    deadlines: stop(['inform'], { ...report.deadlines, ...event.deadlines }, event.byHand?.toldAt ?? recordedAt),
  }),
  MarkedProcessed: (report, event, recorded) => mark(report, recorded, event),
  Assigned: (report, { person }) => handledBy(report, person),
  AnswerPosted: (report, event) => ({
    ...report,
    messages: event.message,
    answeredAt: report.answeredAt ?? event.postedAt,
    ...(report.answeredAt === undefined ? {} : { answeredAgainAt: event.postedAt }),
    deadlines: stop(['firstResponse'], { ...report.deadlines, ...event.deadlines }, event.postedAt),
  }),
  NoteAdded: (report, event) => ({ ...report, messages: event.message }),
  CloseProposed: (report) => ({ ...report, closeProposed: true }),
  DuplicateLinked: (report, event) => ({ ...report, duplicateOf: event.of }),
  DuplicateUnlinked: ({ duplicateOf: _, ...facts }) => facts,
  // A lowering that was proposed before nobody had seen this: it would take away what was just raised.
  ConfidentialityRaised: ({ loweringProposed: _, ...facts }, { anonymous, secret }) => ({
    ...facts,
    anonymous,
    secret,
  }),
  LoweringProposed: (report, event, recorded) => proposeLowering(report, recorded, event),
  ConfidentialityLowered: ({ loweringProposed: _, ...facts }, { anonymous, secret }) => ({
    ...facts,
    anonymous,
    secret,
  }),
  DeadlineAtRisk: (report, { clock }) => marked(report, clock, (deadline) => ({ ...deadline, warned: true })),
  DeadlineMissed: (report, { clock }, { recordedAt }) =>
    marked(report, clock, ({ step: _, ...deadline }) => ({ ...deadline, missedAt: recordedAt })),
  Escalated: (report, { clock, step }) => marked(report, clock, (deadline) => ({ ...deadline, step })),
  DeadlineMoved: (report, { clock, to, provisional }, { recordedAt }) =>
    marked(report, clock, (deadline) => movedTo(deadline, to, provisional, recordedAt)),
  DeadlineExtended: (report, { clock, deadline }) => marked(report, clock, () => deadline),
  SilenceNoted: (report, _, { recordedAt }) => ({ ...report, silenceNotedAt: recordedAt }),
  ChannelDiffers: (report) => ({ ...report, channelDiffers: true }),
  EvidenceKept: (report, { message }) => ({ ...report, messages: message ?? report.messages }),
  EvidenceLookedAt: (report) => report,
  EvidenceWithdrawn: (report, { message }) => ({ ...report, messages: message }),
};

const proposeLowering = (
  report: Assessed,
  { actor }: RecordedEvent,
  { anonymous, secret, from }: EventOf<'LoweringProposed'>,
): Report => {
  if (actor.by !== 'person') throw new Error('lowering proposed by nobody');
  return {
    ...report,
    loweringProposed: { by: actor.person, anonymous, secret, ...(from === undefined ? {} : { from }) },
  };
};

const mark = (report: Assessed, { actor, recordedAt }: RecordedEvent, event: EventOf<'MarkedProcessed'>): Report => {
  if (actor.by !== 'person') throw new Error('marked processed by nobody');
  return {
    ...report,
    processed: { at: event.statedAt, by: actor.person },
    deadlines: stop(['processed'], { ...report.deadlines, ...event.deadlines }, recordedAt),
  };
};

const handledBy = (report: Assessed, person: PersonId | undefined): Report => {
  if (
    report.status === 'triaging' ||
    report.status === 'referred' ||
    report.status === 'archived' ||
    report.status === 'history'
  )
    throw new Error(`assigned while ${report.status}`);
  const { handler: _, ...facts } = report;
  return person === undefined ? facts : { ...facts, handler: person };
};

/** Danger that is told after the end is for a person to judge. */
const raise = (report: Assessed, { urgency }: EventOf<'UrgencyRaised'>): Report => ({
  ...report,
  urgency: moreUrgent(report.urgency, urgency),
  ...(urgency === 'danger' && isAfterEnd(report) ? { reporterReplied: true } : {}),
});

const marked = (report: Assessed, clock: Clock, by: (deadline: Deadline) => Deadline): Assessed => ({
  ...report,
  deadlines: change([clock], report.deadlines, by),
});

/** What the reporter says after an end, a person judges; what was referred is another agency's. */
const ENDED: readonly Assessed['status'][] = ['resolved', 'closed', 'archived', 'history'];

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
const amend = (report: Assessed, event: EventOf<'Amended'>): Report => {
  const newer = event.late !== true && event.sentAt >= (report.amended?.sentAt ?? 0);
  const isEnding = report.status === 'resolved' || isAskedAboutEnd(report);
  return {
    ...(newer ? withoutSilence(report) : report),
    ...(newer && isEnding ? { reporterReplied: true } : {}),
    messages: event.message,
    flagged: report.flagged || event.flags !== undefined,
    ...(event.channelClass === undefined ? {} : { channelClass: event.channelClass }),
    ...(event.channelClass === undefined || isUnconfirmed(report) ? {} : { labelUnjudged: true }),
    ...(newer ? { amended: { content: event.content, sentAt: event.sentAt } } : {}),
    ...(newer && event.subDistrict !== undefined ? { subDistrict: event.subDistrict } : {}),
  };
};

/** Observations may come late: the newest one stands, whatever the order of arrival. */
const observe = (report: Assessed, { status, observedAt }: EventOf<'ChannelStatusChanged'>): Report => {
  const known = report.channelStatus;
  if (known !== undefined && observedAt < known.observedAt) return report;
  // Seen again it is no news: it has been so since it was seen first.
  const since = known?.status === status ? (known.since ?? known.observedAt) : observedAt;
  return { ...report, channelStatus: { status, observedAt, ...(since < observedAt ? { since } : {}) } };
};
