import type { ReportShown } from '#shared/contracts/admin-report';
import { mayDo } from '#shared/domain/access';
import { isoWithOffset } from '#shared/domain/calendar';
import { NOTED, type ToldStep, tellEvent, tellOpenly } from '#shared/domain/event-words';
import type { Officer } from '#shared/domain/officer';
import type { Policy } from '#shared/domain/policy';
import type { Report } from '#shared/domain/report';
import type { RecordedEvent } from '#shared/domain/report-event';
import type { ReportId } from '#shared/domain/words';

type Timeline = NonNullable<ReportShown['timeline']>;

/** Whether a report is known not to be about oversight. */
export const isOpenly = (report: Report): boolean => report.status !== 'received' && report.oversight === 'none';

/** Whether an officer may hear everything of a report that is about oversight: its past too, which may have named others. */
export const mayHearAll = (officer: Officer, report: Report): boolean =>
  !isOpenly(report) && mayDo(officer, { to: 'readRecord', report }).ok;

/**
 * The last decision of a person. Only a person finds that a report is not about oversight: whatever was before may have been, and
 * what is told of it must be the same where it was not.
 */
export const decidedLast = (events: readonly RecordedEvent[]): RecordedEvent | undefined =>
  events.findLast(({ event }) => event.type === 'Classified' && event.decidedBy === 'person');

/** Whether a step came after all that went with that decision, whatever the clocks of two machines made of its time. */
export const isSince = (decided: RecordedEvent | undefined, { version, recordedAt }: RecordedEvent): boolean =>
  decided === undefined || (version > decided.version && recordedAt > decided.recordedAt);

/** The reports that a report was ever linked with. */
export const linkedIn = (events: readonly RecordedEvent[]): readonly ReportId[] =>
  events.flatMap(({ event }) => ('of' in event ? event.of : []));

/**
 * Every step, so that no gap in their numbers tells of one; where its reader may not hear all, told so that none tells of oversight
 * that is no more, and likewise of a link with a report that they may not know of. Who took a step that a person decided after, or took by that decision,
 * is not told then: some functions do nothing but what concerns oversight. Nor is who noted something, whenever: what takes two people
 * is told as a note, and so is what lapsed without a second.
 */
export const timelineOf = (
  policy: Pick<Policy, 'calendar' | 'units'>,
  events: readonly RecordedEvent[],
  report: Report,
  { isKnown, isAll }: { readonly isKnown: (other: ReportId) => boolean; readonly isAll: boolean },
): Timeline => {
  const decided = isAll ? undefined : decidedLast(events);
  const told = isOpenly(report)
    ? tellOpenly(policy, events, 'assignee' in report ? report.assignee : undefined)
    : tellOpenly(policy, before(events, decided), undefined);
  const stepOf = ({ event }: RecordedEvent, index: number): ToldStep => {
    if ('of' in event && !isKnown(event.of)) return NOTED;
    return told[index] ?? { type: event.type, words: tellEvent(policy, event) };
  };
  return events.map((recorded, index) => {
    const step = stepOf(recorded, index);
    const isNote = !isAll && step.type === 'NoteAdded';
    return {
      version: recorded.version,
      at: isoWithOffset(policy.calendar, recorded.recordedAt),
      ...step,
      ...(isNote ? { by: 'person' as const } : whoTook(recorded, isSince(decided, recorded))),
    };
  });
};

const whoTook = ({ actor }: RecordedEvent, isTold: boolean): Pick<Timeline[number], 'by' | 'person'> => ({
  by: actor.by,
  ...(actor.by === 'person' && isTold ? { person: actor.person } : {}),
});

const before = (events: readonly RecordedEvent[], decided: RecordedEvent | undefined): readonly RecordedEvent[] =>
  decided === undefined ? [] : events.filter(({ version }) => version < decided.version);
