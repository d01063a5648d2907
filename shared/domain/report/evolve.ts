import { goOn, standStill } from '#shared/domain/calendar/standstill';
import type { Instant } from '#shared/domain/words/words';
import { channelDiffersSince } from './channel-difference.ts';
import { Clock } from './clock-rules.ts';
import { CLOCKS_OF_WORK, change, cutShort, stop } from './clocks.ts';
import type { EventName, EventOf, RecordedEvent } from './event.ts';
import type { Changes } from './evolution.ts';
import { NOTES } from './evolve-note.ts';
import { keptIn, SECOND_PERSON } from './evolve-second-person.ts';
import { withMisses } from './misses.ts';
import { type Assessed, assessedFacts, type Deadlines, placedFacts, type Report, receivedFacts } from './report.ts';
import { moreUrgent } from './urgency.ts';

/**
 * The report as it stands after one more event: pure, total over every event that `decide` can give, and the only way a
 * report changes. Throws where the event cannot follow (a broken record, never a citizen's doing).
 */
export const evolve = (report: Report | undefined, recorded: RecordedEvent): Report =>
  withMisses(report, withImport(changedBy(report, recorded), recorded), recorded);

/** What an import did last of a report, and when in its record. */
const withImport = (report: Report, { actor, version }: RecordedEvent): Report =>
  actor.by === 'history' ? { ...report, imported: { sheet: actor.sheet, version } } : report;

const changedBy = (report: Report | undefined, recorded: RecordedEvent): Report => {
  const { event } = recorded;
  const stamp = { version: recorded.version, tip: recorded.hash, policy: recorded.policy };
  if (event.type === 'Received') return receive(report, recorded, event);
  if (report === undefined) throw new Error(`${event.type} before Received`);
  if (event.type === 'Classified') return classify({ ...report, ...stamp }, recorded, event);
  if (report.status === 'received') throw new Error(`${event.type} before Classified`);
  return withoutSettledDifference(changed({ ...report, ...stamp }, event, recorded));
};

/** Once office and channel say the same again, the next difference is a new one. */
const withoutSettledDifference = (report: Report): Report => {
  if (report.channelDiffers === undefined || report.status === 'received') return report;
  if (channelDiffersSince(report) !== undefined) return report;
  const { channelDiffers: _, ...facts } = report;
  return facts;
};

const receive = (report: Report | undefined, recorded: RecordedEvent, event: EventOf<'Received'>): Report => {
  if (report !== undefined) throw new Error('Received twice');
  const { submittedAt, disposedAt, channelClass, channelStatus, subDistrict } = event;
  return {
    status: 'received',
    id: recorded.reportId,
    channel: event.channel,
    version: recorded.version,
    tip: recorded.hash,
    policy: recorded.policy,
    receivedAt: event.receivedAt,
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(disposedAt === undefined ? {} : { disposedAt }),
    ...(channelClass === undefined ? {} : { channelClass }),
    ...(subDistrict === undefined ? {} : { subDistrict }),
    ...(channelStatus === undefined ? {} : { channelStatus: { status: channelStatus, observedAt: event.observedAt } }),
    anonymous: event.anonymous,
    secret: event.secret,
    flagged: event.flags.length > 0,
    content: event.content,
    messages: 0,
    deadlines: event.deadlines,
  };
};

/**
 * A classification leaves the report in triage, taken from whoever had it; routing follows as an event of its own. What
 * is taken back has the deadlines of the event alone.
 */
const classify = (report: Report, recorded: RecordedEvent, event: EventOf<'Classified'>): Report => {
  const byPerson = event.decidedBy === 'person';
  const isTaken = report.status !== 'received' && report.status !== 'triaging';
  const known = isTaken ? triaging(report, event.deadlines, recorded.recordedAt) : knownOf(report);
  const deadlines = isTaken ? event.deadlines : { ...report.deadlines, ...event.deadlines };
  const proposedUnit = event.proposal?.unit ?? (report.status === 'received' ? 'notOurs' : report.proposedUnit);
  const { recused: _, standIns: _1, proposed: _2, loweringProposed: _3, ...others } = { ...NOT_KEPT, ...known };
  // What the channel calls it has been seen by who judged it; the machine judges only once.
  const { labelUnjudged: _4, ...facts } = others;
  return {
    ...facts,
    status: 'triaging',
    class: event.class,
    topic: event.topic,
    urgency: event.urgency,
    proposedUnit,
    decidedBy: event.decidedBy,
    confirmed: byPerson,
    oversight: event.oversight,
    // Whom it named is not forgotten where it was found to be none: who is accused anew is kept out at once.
    ...(event.oversight === 'none' && report.status !== 'received'
      ? keptIn({ recused: report.recused })
      : keptIn(event)),
    deadlines: stop(byPerson ? ['triage'] : [], onLadderOf(report, event.oversight, deadlines), recorded.recordedAt),
  };
};

const NOT_KEPT = {
  labelUnjudged: undefined,
  recused: undefined,
  standIns: undefined,
  proposed: undefined,
  loweringProposed: undefined,
};

/** Another oversight, another ladder: nobody of it has been told, however far the other one was climbed. */
const onLadderOf = (report: Report, oversight: Assessed['oversight'], deadlines: Deadlines): Deadlines =>
  report.status === 'received' || report.oversight === oversight
    ? deadlines
    : change(Clock.options, deadlines, ({ step: _, ...deadline }) => deadline);

const knownOf = (report: Report) => (report.status === 'received' ? receivedFacts(report) : assessedFacts(report));

/** What the channel calls it has been seen by who judged it. */
const judged = <T extends Pick<Assessed, 'labelUnjudged'>>({
  labelUnjudged: _,
  ...facts
}: T): Omit<T, 'labelUnjudged'> => facts;

/** To a person who decides anew: what was to be judged about an end before is judged by that. */
const triaging = (report: Assessed, deadlines: Deadlines, at: Instant): Assessed => ({
  ...withoutEnd(assessedFacts(report)),
  status: 'triaging',
  deadlines,
  ...stood(goOn(report.stood, at)),
});

type Stood = Assessed['stood'];
const stood = (still: Stood): { readonly stood?: NonNullable<Stood> } => (still === undefined ? {} : { stood: still });

type End = 'closeProposed' | 'reporterReplied' | 'silenceNotedAt';
const withoutEnd = <T extends Pick<Assessed, End>>({
  closeProposed: _,
  reporterReplied: _1,
  silenceNotedAt: _2,
  ...facts
}: T): Omit<T, End> => facts;

/** The statuses that a report moves between once it is classified. */
const MOVES: Changes<
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
  | 'Archived'
  | 'KeptAsHistory'
> = {
  HeldForTriage: (report, event, { recordedAt }) => triaging(report, event.deadlines ?? report.deadlines, recordedAt),
  HandedBack: (report, event, { recordedAt: at }) => ({
    ...triaging(report, event.deadlines, at),
    ...('assignee' in report && report.assignee !== undefined
      ? { returned: { from: report.assignee, reason: event.reason } }
      : {}),
    messages: event.message ?? report.messages,
  }),
  CameBack: (report, event, { recordedAt }) => triaging(report, event.deadlines, recordedAt),
  Restored: (report, event, { recordedAt }) => {
    // A withdrawal that was set right can be made again.
    const { withdrawn: _, ...facts } = triaging(report, event.deadlines, recordedAt);
    return facts;
  },
  OversightSuspected: (report, event, { recordedAt }) => suspectOversight(report, event, recordedAt),
  Routed: (report, event, { recordedAt }) => route(report, event, recordedAt),
  WorkStarted: (report) => ({ ...placedFacts(report), status: 'inProgress' }),
  ReporterAsked: (report, event, { recordedAt }) => ask(report, event, recordedAt),
  Resumed: (report, event, { recordedAt }) => resume(report, event, recordedAt),
  Resolved: (report, event, { recordedAt: at }) => ({
    ...placedFacts(report),
    status: 'resolved',
    resolvedAt: at,
    result: event.result,
    ...stood(standStill(report.stood, at, 'resolved')),
    deadlines: { ...cutShort(CLOCKS_OF_WORK, stop(['resolution'], report.deadlines, at), at), ...event.deadlines },
  }),
  Closed: (report, event, { recordedAt: at }) => {
    if (report.status !== 'resolved') throw new Error(`closed while ${report.status}`);
    return {
      ...report,
      status: 'closed',
      closedAt: at,
      closedBy: event.closedBy,
      deadlines: stop(['closure'], report.deadlines, at),
    };
  },
  Reopened: (report, event, { recordedAt: at }) => ({
    ...withoutEnd(placedFacts(report)),
    status: 'inProgress',
    reopenedAt: at,
    deadlines: event.deadlines,
    ...stood(goOn(report.stood, at)),
  }),
  Referred: (report, event, { recordedAt: at }) => ({
    ...judged(assessedFacts(report)),
    messages: event.message ?? report.messages,
    status: 'referred',
    referredAt: at,
    authority: event.authority,
    ...stood(standStill(report.stood, at, 'referred')),
    ...leftFrom(report),
    deadlines: cutShort([...CLOCKS_OF_WORK, 'closure'], stop(['triage', 'resolution'], report.deadlines, at), at),
  }),
  Archived: (report, event, { recordedAt: at }) => ({
    ...judged(assessedFacts(report)),
    status: 'archived',
    archivedAt: at,
    reason: event.reason,
    ...stood(standStill(goOn(report.stood, at), at, 'archived')),
    ...leftFrom(report),
    deadlines: cutShort([...CLOCKS_OF_WORK, 'closure'], { ...report.deadlines, ...event.deadlines }, at),
  }),
  KeptAsHistory: (report, { ended }) => ({ ...assessedFacts(report), status: 'history', ended }),
};

type Later = Exclude<EventName, 'Received' | 'Classified'>;

const changed = <Name extends Later>(report: Assessed, event: EventOf<Name>, recorded: RecordedEvent): Report =>
  CHANGES[event.type](report, event, recorded);

const leftFrom = (report: Assessed) =>
  'assignee' in report && report.assignee !== undefined ? { leftFrom: report.assignee } : {};

const suspectOversight = (
  { recused: _, standIns: _1, proposed: _2, loweringProposed: _3, ...report }: Assessed,
  { proposal, deadlines, ...event }: EventOf<'OversightSuspected'>,
  at: Instant,
): Report => {
  const suspected = {
    ...assessedFacts(triaging(report, onLadderOf(report, 'suspected', deadlines), at)),
    ...keptIn(event),
    status: 'triaging',
    oversight: 'suspected',
  } as const;
  // Whoever finds it says so plainly, and nothing of its topic.
  if (proposal === undefined) return { ...suspected, class: 'oversight', decidedBy: 'person', confirmed: true };
  return {
    ...suspected,
    // A faint suspicion says nothing of what the report is about.
    ...(proposal.class === 'oversight'
      ? { class: proposal.class, topic: proposal.topic, proposedUnit: proposal.unit }
      : {}),
    urgency: moreUrgent(report.urgency, proposal.urgency),
    decidedBy: 'machine',
    confirmed: false,
  };
};

const route = (report: Assessed, event: EventOf<'Routed'>, at: Instant): Report => {
  // A mark holds for the routing that it was made under: whoever has it next is told anew, and marks it anew.
  const { processed: _, ...facts } = assessedFacts(report);
  return {
    ...(event.decidedBy === 'person' ? judged(facts) : facts),
    status: 'routed',
    confirmed: report.confirmed || event.decidedBy === 'person',
    assignee: event.assignee,
    routedAt: at,
    deadlines: stop(['triage'], { ...report.deadlines, ...event.deadlines }, at),
  };
};

const ask = (report: Assessed, event: EventOf<'ReporterAsked'>, at: Instant): Report => {
  if (
    report.status === 'closed' ||
    report.status === 'referred' ||
    report.status === 'archived' ||
    report.status === 'history' ||
    report.status === 'awaitingReporter'
  ) {
    throw new Error(`asked while ${report.status}`);
  }
  const { status, ...facts } = report;
  return {
    ...withoutSilence(facts),
    status: 'awaitingReporter',
    cameFrom: status,
    askedAt: at,
    messages: event.message,
    ...stood(standStill(report.stood, at, 'awaitingReporter')),
  };
};

const withoutSilence = <T extends Pick<Assessed, 'silenceNotedAt' | 'closeProposed'>>({
  silenceNotedAt: _,
  closeProposed: _1,
  ...facts
}: T): Omit<T, 'silenceNotedAt' | 'closeProposed'> => facts;

/** Back to where the question was asked. */
const resume = (report: Assessed, { deadlines, message }: EventOf<'Resumed'>, at: Instant): Report => {
  if (report.status !== 'awaitingReporter') throw new Error(`resumed while ${report.status}`);
  const { cameFrom, askedAt: _, ...before } = report;
  const facts = {
    ...withoutSilence(before),
    messages: message ?? report.messages,
    deadlines,
    ...stood(goOn(report.stood, at, ['awaitingReporter'])),
  };
  if (cameFrom === 'triaging') {
    // To ask is not to decide: whoever does so next still sees who gave it back.
    const { returned } = report;
    return { ...assessedFacts(facts), status: 'triaging', ...(returned === undefined ? {} : { returned }) };
  }
  const placed = placedFacts(facts);
  if (cameFrom !== 'resolved') return { ...placed, status: cameFrom };
  if (facts.resolvedAt === undefined || facts.result === undefined) throw new Error('resolved without a result');
  return { ...placed, status: 'resolved', resolvedAt: facts.resolvedAt, result: facts.result };
};

/** What every event does after the report was classified for the first time. */
const CHANGES: Changes<Later> = { ...MOVES, ...NOTES, ...SECOND_PERSON };
