import type { ReportShown } from '#shared/contracts/admin-report';
import { isoWithOffset } from '#shared/domain/calendar';
import { NOTED, type ToldStep, tellEvent, tellOpenly } from '#shared/domain/event-words';
import type { Policy } from '#shared/domain/policy';
import type { Report } from '#shared/domain/report';
import type { RecordedEvent } from '#shared/domain/report-event';
import type { ReportId } from '#shared/domain/words';

type Timeline = NonNullable<ReportShown['timeline']>;

/** Whether a report is known not to be about oversight. */
export const isOpenly = (report: Report): boolean => report.status !== 'received' && report.oversight === 'none';

/** The reports that a report was ever linked with. */
export const linkedIn = (events: readonly RecordedEvent[]): readonly ReportId[] => [
  ...new Set(events.flatMap(({ event }) => ('of' in event ? event.of : []))),
];

/**
 * Every step, so that no gap in their numbers tells of one; where a report is about oversight no more, told so that none tells of
 * it, and likewise of a link with a report that its reader may not know of.
 */
export const timelineOf = (
  policy: Pick<Policy, 'calendar' | 'units'>,
  events: readonly RecordedEvent[],
  report: Report,
  isKnown: (other: ReportId) => boolean,
): Timeline => {
  const told = isOpenly(report) ? tellOpenly(policy, events, 'assignee' in report ? report.assignee : undefined) : [];
  const stepOf = ({ event }: RecordedEvent, index: number): ToldStep => {
    if ('of' in event && !isKnown(event.of)) return NOTED;
    return told[index] ?? { type: event.type, words: tellEvent(policy, event) };
  };
  return events.map((recorded, index) => ({
    version: recorded.version,
    at: isoWithOffset(policy.calendar, recorded.recordedAt),
    ...stepOf(recorded, index),
    by: recorded.actor.by,
    ...(recorded.actor.by === 'person' ? { person: recorded.actor.person } : {}),
  }));
};
