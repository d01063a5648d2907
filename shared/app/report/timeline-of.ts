import type { ReportShown } from '#shared/contracts/http/admin-report';
import { mayDo } from '#shared/domain/access/access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { RecordedStep } from '#shared/domain/report/event';
import { NOTED, type ToldStep, tellEvent, tellOpenly } from '#shared/domain/report/event-words';
import type { Report } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';

type Timeline = NonNullable<ReportShown['timeline']>;

/** Whether a report is known not to be about oversight. */
export const isOpenly = (report: Report): boolean => report.status !== 'received' && report.oversight === 'none';

/**
 * Whether an officer may hear everything of a report that is about oversight: its past too, which may have named
 * others.
 */
export const mayHearAll = (officer: Officer, report: Report): boolean =>
  !isOpenly(report) && mayDo(officer, { to: 'readRecord', report }).ok;

/**
 * The last decision of a person. Only a person finds that a report is not about oversight: whatever was before may have
 * been, and what is told of it must be the same where it was not.
 */
export const decidedLast = (events: readonly RecordedStep[]): RecordedStep | undefined =>
  events.findLast(({ event }) => event.type === 'Classified' && event.decidedBy === 'person');

/** Whether a step came after all that went with that decision, whatever the clocks of two machines made of its time. */
export const isSince = (decided: RecordedStep | undefined, { version, recordedAt }: RecordedStep): boolean =>
  decided === undefined || (version > decided.version && recordedAt > decided.recordedAt);

/** The reports that a report was ever linked with. */
export const linkedIn = (events: readonly RecordedStep[]): readonly ReportId[] =>
  events.flatMap(({ event }) => ('of' in event ? event.of : []));

/**
 * Every step; where its reader may not hear all, told so that none tells of oversight that is no more, and without what
 * is told as a note: notes that can be read stand among the messages, up which ladder a miss went before the last
 * decision would tell what it was taken for, and how many there are beside them, nobody counts by gaps, since the steps
 * are numbered anew. So it is with a link to a report that they may not know of. Who took a step that a person decided
 * after, or took by that decision, is not told then: some functions do nothing but what concerns oversight.
 */
export const timelineOf = (
  policy: Pick<Policy, 'calendar' | 'units'>,
  events: readonly RecordedStep[],
  report: Report,
  { isKnown, isAll }: { readonly isKnown: (other: ReportId) => boolean; readonly isAll: boolean },
): Timeline => {
  const decided = isAll ? undefined : decidedLast(events);
  const told = isOpenly(report)
    ? tellOpenly(policy, events, 'assignee' in report ? report.assignee : undefined)
    : tellOpenly(policy, before(events, decided), undefined);
  const stepOf = ({ event }: RecordedStep, index: number): ToldStep => {
    if ('of' in event && !isKnown(event.of)) return NOTED;
    return told[index] ?? { type: event.type, words: tellEvent(policy, event) };
  };
  const steps = events.map((recorded, index) => ({
    version: recorded.version,
    at: isoWithOffset(policy.calendar, recorded.recordedAt),
    ...stepOf(recorded, index),
    ...whoTook(recorded, isSince(decided, recorded)),
  }));
  return isAll
    ? steps
    : steps
        .filter(
          ({ type, version }) => type !== NOTED.type && !(type === 'Escalated' && version < (decided?.version ?? 0)),
        )
        .map((step, index) => ({ ...step, version: index + 1 }));
};

const whoTook = ({ actor }: RecordedStep, isTold: boolean): Pick<Timeline[number], 'by' | 'person'> => ({
  by: actor.by,
  ...('person' in actor && isTold ? { person: actor.person } : {}),
});

const before = (events: readonly RecordedStep[], decided: RecordedStep | undefined): readonly RecordedStep[] =>
  decided === undefined ? [] : events.filter(({ version }) => version < decided.version);
