import type { ReportShown } from '#shared/contracts/admin-report';
import type { Report } from '#shared/domain/report';
import { openNameOf, type RecordedEvent } from '#shared/domain/report-event';
import type { Instant } from '#shared/domain/words';

type Timeline = NonNullable<ReportShown['timeline']>;

/** Whether a report is known not to be about oversight. */
export const isOpenly = (report: Report): boolean => report.status !== 'received' && report.oversight === 'none';

/** Every step, so that no gap in their numbers tells of one; where a report is about oversight no more, by names that do not tell. */
export const timelineOf = (
  events: readonly RecordedEvent[],
  report: Report,
  at: (instant: Instant) => string,
): Timeline => {
  const isOpen = isOpenly(report);
  return events.map(({ version, recordedAt, event: { type }, actor }) => ({
    version,
    at: at(recordedAt),
    type: isOpen ? openNameOf(type) : type,
    by: actor.by,
    ...(actor.by === 'person' ? { person: actor.person } : {}),
  }));
};
