import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import type { Clock } from '#shared/domain/report/clock-rules';
import { runningClocks } from '#shared/domain/report/clocks';
import type { Report } from '#shared/domain/report/report';
import type { Instant } from '#shared/domain/words/words';
import { outcomeOf, overdueLimits } from './standing.ts';

/** The limits that run and are not over. The reporter's silence after an end is nobody's limit. */
const pending = (report: Report, asOf: Instant) =>
  runningClocks(report).filter(
    ({ clock, deadline }) => clock !== 'closure' && outcomeOf(report, clock, deadline, asOf) === 'pending',
  );

/** The limits that somebody was reminded of, and that there is still time for. */
export const clocksAtRisk = (report: Report, asOf: Instant): readonly Clock[] =>
  pending(report, asOf).flatMap(({ clock, deadline }) => (deadline.warned === true ? [clock] : []));

export const isOverdue = (report: Report, asOf: Instant): boolean => overdueLimits(report, asOf).length > 0;

/** Somebody was reminded of it, and there is still time. */
export const isAtRisk = (report: Report, asOf: Instant): boolean => clocksAtRisk(report, asOf).length > 0;

/** A limit of it ends on this day of the office, and there is still time. */
export const isDueToday = (calendar: Pick<Calendar, 'zone'>, report: Report, asOf: Instant): boolean =>
  pending(report, asOf).some(({ deadline }) => isoDateOf(calendar, deadline.dueAt) === isoDateOf(calendar, asOf));

/** Nobody, or nothing, has decided yet what it is. */
export const needsPerson = ({ status }: Report): boolean => status === 'received' || status === 'triaging';

export const differsFromChannel = (report: Report): boolean =>
  report.status !== 'received' && channelDiffersSince(report) !== undefined;
