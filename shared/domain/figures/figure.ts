import type { Calendar } from '#shared/domain/calendar/calendar';
import { workingMinutesBetween } from '#shared/domain/calendar/working-time';
import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import { stopping } from '#shared/domain/report/clock';
import { ArchiveReason, ClosedBy, isDone, type Report, Result } from '#shared/domain/report/report';
import { WATCHED_CLOCKS, type WatchedClock } from '#shared/domain/report/watch-rules';
import type { Instant } from '#shared/domain/words/words';
import { type Outcome, outcomeOf, overdueLimits, type Standing } from './standing.ts';

/** By which a cohort's reports are told apart. */
export const BREAKDOWNS = ['class', 'topic', 'unit', 'channel', 'subDistrict'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** Whether a report belongs to a figure's whole, and to the part of it that is counted. */
type Share = { readonly of: boolean; readonly counted: boolean };
type CountOf = (standing: Standing) => Share;
/** Working minutes that something took; `undefined` where it has not happened. */
type MinutesOf = (standing: Standing, calendar: Calendar) => number | undefined;

const among =
  (whole: (standing: Standing) => boolean, part: (standing: Standing) => boolean): CountOf =>
  (standing) => ({ of: whole(standing), counted: whole(standing) && part(standing) });
const everybody = (): boolean => true;
const is =
  (status: Report['status']) =>
  ({ report }: Standing): boolean =>
    report.status === status;

/** Selesai: closed. Proses: an answer was posted, and it is not closed. By LAPOR!'s words. */
const isFinished = is('closed');
const isInProcess = ({ report }: Standing): boolean => report.answeredAt !== undefined && report.status !== 'closed';
/** What is nobody's to follow up: put away, another agency's, or told twice. */
const counts = ({ report }: Standing): boolean =>
  report.status !== 'archived' && report.status !== 'referred' && report.duplicateOf === undefined;

/** A clock that was only cut short by another end, archived before anybody answered, was neither kept nor missed. */
const hasClock =
  (clock: WatchedClock) =>
  (standing: Standing): boolean => {
    const deadline = standing.report.deadlines[clock];
    return (
      deadline !== undefined && (deadline.stoppedAt === undefined || isDoneBy(clock, standing, deadline.startedAt))
    );
  };

const isDoneBy = (clock: WatchedClock, { report, events }: Standing, startedAt: Instant): boolean => {
  switch (clock) {
    case 'inform':
      // Routed anew, it has to be told anew.
      return events.some(({ event, recordedAt }) => event.type === 'Informed' && recordedAt >= startedAt);
    case 'processed':
      return report.processed !== undefined;
    case 'firstResponse':
      return report.answeredAt !== undefined;
    case 'triage':
    case 'resolution':
      return true;
  }
};
const cameOut =
  (clock: WatchedClock, outcome: Outcome) =>
  ({ report, asOf }: Standing): boolean => {
    const deadline = report.deadlines[clock];
    return deadline !== undefined && outcomeOf(report, clock, deadline, asOf) === outcome;
  };

const isOverdue = ({ report, asOf }: Standing): boolean => overdueLimits(report, asOf).length > 0;

const hasBoth = ({ proposed, decided }: Standing): boolean => proposed !== undefined && decided !== undefined;
const agrees = ({ proposed, decided }: Standing): boolean =>
  proposed?.class === decided?.class && proposed?.topic === decided?.topic;

const ofClocks = Object.fromEntries(
  WATCHED_CLOCKS.options.flatMap((clock) =>
    (['met', 'missed', 'pending'] as const).map((outcome): [string, CountOf] => [
      `${clock}.${outcome}`,
      among(hasClock(clock), cameOut(clock, outcome)),
    ]),
  ),
);

const isEnded = ({ report }: Standing): boolean => report.status === 'resolved' || report.status === 'closed';

/** How reports ended, each way among those that ended so at all. */
const ofEnds: Readonly<Record<string, CountOf>> = {
  ...Object.fromEntries(
    Result.options.map((result) => [
      `result.${result}`,
      among(isEnded, ({ report }) => 'result' in report && report.result === result),
    ]),
  ),
  ...Object.fromEntries(
    ClosedBy.options.map((by) => [
      `closed.${by}`,
      among(isFinished, ({ report }) => report.status === 'closed' && report.closedBy === by),
    ]),
  ),
  ...Object.fromEntries(
    ArchiveReason.options.map((reason) => [
      `archived.${reason}`,
      among(is('archived'), ({ report }) => report.status === 'archived' && report.reason === reason),
    ]),
  ),
};

/**
 * The figures of a cohort, by name: what became of the reports received in a period. The definition of each, for an auditor, is in
 * docs/figures.md.
 */
export const COUNTS: Readonly<Record<string, CountOf>> = {
  received: among(everybody, everybody),
  classified: among(everybody, ({ report }) => report.status !== 'received'),
  routed: among(everybody, ({ first }) => first.routed !== undefined),
  open: among(everybody, ({ report }) => !isDone(report)),
  overdue: among(everybody, isOverdue),
  awaiting: among(everybody, is('awaitingReporter')),
  resolved: among(everybody, is('resolved')),
  closed: among(everybody, isFinished),
  referred: among(everybody, is('referred')),
  archived: among(everybody, is('archived')),
  ...ofEnds,
  ...ofClocks,
  'followedUp.panrb.gross': among(everybody, (standing) => isFinished(standing) || isInProcess(standing)),
  'followedUp.panrb.net': among(counts, (standing) => isFinished(standing) || isInProcess(standing)),
  'followedUp.kemendagri.gross': among(everybody, isFinished),
  'followedUp.kemendagri.net': among(counts, isFinished),
  inProcess: among(everybody, isInProcess),
  notSatisfied: among(
    ({ first }) => first.resolved !== undefined,
    ({ reopened }) => reopened > 0,
  ),
  'machine.abstained': among(
    ({ proposed }) => proposed !== undefined,
    ({ proposed }) => proposed?.abstain === true,
  ),
  'machine.agreed': among(hasBoth, agrees),
  'machine.unconfirmed': among(
    ({ report }) => report.status !== 'received' && report.decidedBy === 'machine',
    ({ decided }) => decided === undefined,
  ),
  channelDiffers: among(
    ({ report }) => report.channelStatus !== undefined,
    ({ report }) => report.status !== 'received' && channelDiffersSince(report) !== undefined,
  ),
};

type Moment = (standing: Standing) => Instant | undefined;

/** Without the time in which the clock that measures it stood still. */
const took =
  (clock: WatchedClock, from: Moment, until: Moment): MinutesOf =>
  (standing, calendar) => {
    const [start, end] = [from(standing), until(standing)];
    if (start === undefined || end === undefined) return undefined;
    const { deadlines, stood = [] } = standing.report;
    const deadline = deadlines[clock];
    const still = deadline === undefined ? [] : stood.filter(stopping(clock, deadline));
    return Math.round(workingMinutesBetween(calendar, start, end, still));
  };
const receivedAt: Moment = ({ report }) => report.receivedAt;
const routedFirst: Moment = ({ first }) => first.routed;
const startOf =
  (clock: WatchedClock): Moment =>
  ({ report }) =>
    report.deadlines[clock]?.startedAt;
const resolvedAt: Moment = ({ report }) =>
  report.status === 'resolved' || report.status === 'closed' ? report.resolvedAt : undefined;

/** How long something took in working minutes of the office, rounded to the minute. */
export const DURATIONS: Readonly<Record<string, MinutesOf>> = {
  'time.triage.machine': took('triage', receivedAt, ({ first }) => first.machineClassified),
  'time.triage.person': took('triage', receivedAt, ({ first }) => first.personClassified),
  'time.inform': took('inform', routedFirst, ({ first }) => first.informed),
  'time.processed': took('processed', routedFirst, ({ first }) => first.processed),
  'time.firstResponse': took('firstResponse', startOf('firstResponse'), ({ report }) => report.answeredAt),
  'time.resolution': took('resolution', startOf('resolution'), resolvedAt),
};

/** Where a report stands in a breakdown; `undefined` where that is not known. */
export const sortOf = ({ report }: Standing, breakdown: Breakdown): string | undefined => {
  switch (breakdown) {
    case 'class':
      return report.status === 'received' ? undefined : report.class;
    case 'topic':
      return report.status === 'received' ? undefined : report.topic;
    case 'unit':
      return 'assignee' in report ? report.assignee : undefined;
    case 'channel':
      return report.channel;
    case 'subDistrict':
      return report.subDistrict;
  }
};
