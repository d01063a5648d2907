import type { Calendar } from '#shared/domain/calendar/calendar';
import { workingMinutesBetween } from '#shared/domain/calendar/working-time';
import { stopping } from '#shared/domain/report/clock-rules';
import { isUnconfirmed } from '#shared/domain/report/judgement';
import type { EndedBefore } from '#shared/domain/report/reasons';
import { isDone, type Report } from '#shared/domain/report/report';
import type { WatchedClock } from '#shared/domain/report/watch-rules';
import type { Instant } from '#shared/domain/words/words';
import { type Outcome, outcomeIn, type Standing } from './standing.ts';

/** Whether something is so of a report as it stands. */
export type Test = (standing: Standing) => boolean;
/** Working minutes that something took; `undefined` where it has not happened. */
export type MinutesOf = (standing: Standing, calendar: Calendar) => number | undefined;

/** Every report of the cohort. */
export const everybody: Test = () => true;
/** In a status. */
export const is =
  (status: Report['status']): Test =>
  ({ report }) =>
    report.status === status;

/**
 * Selesai: closed, here or in the channel before it came here. Proses: an answer was posted, and it is not closed. By
 * LAPOR!'s words.
 */
export const isFinished: Test = ({ report }) => report.status === 'closed' || hadEnded(report, 'done');
/** Not ours, by our own decision or the channel’s before it came here. */
export const isReferred: Test = ({ report }) => report.status === 'referred' || hadEnded(report, 'notOurs');
/** Put away, by us or in the channel before it came here. */
export const isArchived: Test = ({ report }) => report.status === 'archived' || hadEnded(report, 'archived');

const hadEnded = (report: Report, how: EndedBefore['how']): boolean =>
  report.status === 'history' && report.ended.how === how;
export const isInProcess: Test = ({ report }) => report.answeredAt !== undefined && report.status !== 'closed';
/** Not put away, another agency's, or told twice: those are nobody's to follow up. */
export const isForFollowUp: Test = (standing) =>
  !isArchived(standing) && !isReferred(standing) && standing.report.duplicateOf === undefined;
/** It did not come with a sheet of history: what was done of it, and when, is on record. */
export const isRecordedHere: Test = ({ report }) => report.imported === undefined;

/** How a clock came out; `undefined` where the report has none, or ended before it was due. */
export const cameOut =
  (clock: WatchedClock) =>
  ({ report, asOf }: Standing): Outcome | undefined => {
    const outcome = outcomeIn(report, clock, asOf);
    return outcome === 'cut' ? undefined : outcome;
  };
export const hasClock =
  (clock: WatchedClock): Test =>
  (standing) =>
    cameOut(clock)(standing) !== undefined;

/** It was recorded after its date that it had been answered before. */
export const isStatedInTime: Test = ({ report }) => {
  const { firstResponse } = report.deadlines;
  return (
    report.answeredAt !== undefined &&
    firstResponse?.stoppedAt !== undefined &&
    firstResponse.stoppedAt <= firstResponse.dueAt
  );
};

/** The machine proposed something, and a person decided. */
export const hasBoth: Test = ({ proposed, decided }) => proposed !== undefined && decided !== undefined;
/** Both say the same class and topic. */
export const agrees: Test = ({ proposed, decided }) =>
  proposed?.class === decided?.class && proposed?.topic === decided?.topic;
/** Decided by the machine, with a unit, and still to be confirmed by a person. */
export const waitsForConfirmation: Test = ({ report }) =>
  report.status !== 'received' && report.status !== 'triaging' && !isDone(report) && isUnconfirmed(report);
/** Routed to another unit or desk than the one before. */
export const hasMoved: Test = ({ events }) =>
  new Set(events.flatMap(({ event }) => (event.type === 'Routed' ? [event.assignee] : []))).size > 1;
/** With a result: resolved, whether closed since or not. */
export const isEnded: Test = ({ report }) => report.status === 'resolved' || report.status === 'closed';

type Moment = (standing: Standing) => Instant | undefined;

/**
 * From one moment to another, without the time in which the clock that measures it stood still; rounded to the minute.
 */
export const took =
  (clock: WatchedClock, from: Moment, until: Moment): MinutesOf =>
  (standing, calendar) => {
    const [start, end] = [from(standing), until(standing)];
    if (start === undefined || end === undefined) return undefined;
    const { stood = [] } = standing.report;
    const deadline = standing.had[clock];
    const still = deadline === undefined ? [] : stood.filter(stopping(clock, deadline));
    return Math.round(workingMinutesBetween(calendar, start, end, still));
  };
export const receivedAt: Moment = ({ report }) => report.receivedAt;
export const routedFirst: Moment = ({ first }) => first.routed;
export const startOf =
  (clock: WatchedClock): Moment =>
  ({ report }) =>
    report.deadlines[clock]?.startedAt;
export const resolvedAt: Moment = ({ report }) =>
  report.status === 'resolved' || report.status === 'closed' ? report.resolvedAt : undefined;
