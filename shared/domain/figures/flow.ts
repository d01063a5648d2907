import * as z from 'zod';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { type Instant, ReportId } from '#shared/domain/words/words';
import type { Standing } from './standing.ts';

/**
 * What happened in a part of time, by name: for each event the report that it happened to, sorted, and as often as it did. Parts
 * merge by putting them together, however time was cut.
 */
export const Flow = z.record(z.string(), z.array(ReportId).readonly()).readonly();
export type Flow = z.infer<typeof Flow>;

/** Under which names an event is counted. */
export const flowNamesOf = (event: ReportEvent): readonly string[] => {
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
    case 'IdentityRevealed':
      return ['flow.identityRevealed'];
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

/** What these events are, by name. */
export const flowOfEvents = (events: readonly RecordedEvent[]): Flow =>
  flowsMerged([
    Object.fromEntries(ALWAYS.map((name) => [name, []])),
    ...events.flatMap(({ event, reportId }) => flowNamesOf(event).map((name): Flow => ({ [name]: [reportId] }))),
  ]);

/** What was recorded of these reports from an instant up to, and without, another; of each as much as is known of it. */
export const flowOf = (
  standings: readonly Pick<Standing, 'events'>[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Flow =>
  flowOfEvents(
    standings.flatMap(({ events }) => events.filter(({ recordedAt }) => from <= recordedAt && recordedAt < until)),
  );

/** The flow without what happened to some reports, as if they had never been there. */
export const flowWithout = (flow: Flow, hidden: ReadonlySet<ReportId>): Flow => {
  const kept = Object.entries(flow).map(([name, some]): [string, readonly ReportId[]] => [
    name,
    some.filter((id) => !hidden.has(id)),
  ]);
  return Object.fromEntries(kept.filter(([name, some]) => some.length > 0 || ALWAYS.includes(name)));
};

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
