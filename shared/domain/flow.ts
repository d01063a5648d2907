import type { ReportEvent } from './report-event.ts';
import type { Standing } from './standing.ts';
import type { Instant, ReportId } from './words.ts';

/**
 * What happened in a part of time, by name: for each event the report that it happened to, sorted, and as often as it did. Parts
 * merge by putting them together, however time was cut.
 */
export type Flow = Readonly<Record<string, readonly ReportId[]>>;

/** Under which names an event is counted. */
const namesOf = (event: ReportEvent): readonly string[] => {
  switch (event.type) {
    case 'Received':
      return ['flow.received'];
    case 'Classified':
      return ['flow.classified', `flow.classified.${event.decidedBy}`];
    case 'Routed':
      return ['flow.routed', `flow.routed.${event.assignee}`];
    case 'MarkedProcessed':
      return ['flow.processed'];
    case 'ReporterAsked':
      return ['flow.asked'];
    case 'AnswerPosted':
      return ['flow.answered'];
    case 'Resolved':
      return ['flow.resolved', `flow.resolved.${event.result}`];
    case 'Closed':
      return ['flow.closed', `flow.closed.${event.closedBy}`];
    case 'Reopened':
      return ['flow.reopened'];
    case 'HandedBack':
      return ['flow.handedBack'];
    case 'Referred':
      return ['flow.referred'];
    case 'Archived':
      return ['flow.archived', `flow.archived.${event.reason}`];
    case 'DeadlineMissed':
      return ['flow.missed', `flow.missed.${event.clock}`];
    case 'DeadlineMoved':
      return ['flow.moved'];
    case 'DeadlineExtended':
      return ['flow.extended'];
    default:
      return [];
  }
};

/** Figures that are printed also where nothing of the kind has happened. */
const ALWAYS = [
  ...['flow.received', 'flow.classified', 'flow.routed', 'flow.answered', 'flow.resolved', 'flow.closed'],
  ...['flow.reopened', 'flow.referred', 'flow.archived', 'flow.missed'],
];

/** What was recorded of these reports from an instant up to, and without, another; of each as much as is known of it. */
export const flowOf = (
  standings: readonly Pick<Standing, 'report' | 'events'>[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Flow =>
  flowsMerged([
    Object.fromEntries(ALWAYS.map((name) => [name, []])),
    ...standings.flatMap(({ report, events }) =>
      events
        .filter(({ recordedAt }) => from <= recordedAt && recordedAt < until)
        .flatMap(({ event }) => namesOf(event).map((name): Flow => ({ [name]: [report.id] }))),
    ),
  ]);

/** Several flows as one. */
export const flowsMerged = (flows: readonly Flow[]): Flow => {
  const named = Map.groupBy(
    flows.flatMap((flow) => Object.entries(flow)),
    ([name]) => name,
  );
  return Object.fromEntries(
    [...named]
      .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
      .map(([name, some]) => [name, some.flatMap(([, ids]) => ids).sort((a, b) => (a < b ? -1 : Number(a > b)))]),
  );
};
