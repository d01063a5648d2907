import type { ReportShown } from '#shared/contracts/admin-report';
import { isoWithOffset } from '#shared/domain/calendar';
import { tellEvent, tellOpenly } from '#shared/domain/event-words';
import type { Policy } from '#shared/domain/policy';
import type { Report } from '#shared/domain/report';
import type { RecordedEvent } from '#shared/domain/report-event';

type Timeline = NonNullable<ReportShown['timeline']>;

/** Whether a report is known not to be about oversight. */
export const isOpenly = (report: Report): boolean => report.status !== 'received' && report.oversight === 'none';

/** Every step, so that no gap in their numbers tells of one; where a report is about oversight no more, told so that none tells of it. */
export const timelineOf = (
  policy: Pick<Policy, 'calendar' | 'units'>,
  events: readonly RecordedEvent[],
  report: Report,
): Timeline => {
  const told = isOpenly(report) ? tellOpenly(policy, events, 'assignee' in report ? report.assignee : undefined) : [];
  return events.map(({ version, recordedAt, event, actor }, index) => ({
    version,
    at: isoWithOffset(policy.calendar, recordedAt),
    ...(told[index] ?? { type: event.type, words: tellEvent(policy, event) }),
    by: actor.by,
    ...(actor.by === 'person' ? { person: actor.person } : {}),
  }));
};
