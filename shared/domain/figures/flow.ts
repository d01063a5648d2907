import * as z from 'zod';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { type Instant, ReportId } from '#shared/domain/words/words';
import {
  type ByFigure,
  byFigure,
  FIGURE_ROWS,
  type FigureName,
  figureEntries,
  figureName,
  keptByFigure,
} from './figure-name.ts';
import type { Standing } from './standing.ts';

/**
 * What happened in a part of time, by figure: for each event the report that it happened to, sorted, and as often as it
 * did. Parts merge by putting them together, however time was cut.
 */
export const Flow = keptByFigure(z.array(ReportId).readonly());
export type Flow = ByFigure<readonly ReportId[]>;

const FLOWS = FIGURE_ROWS.filter(({ row }) => row.family === 'flow' || row.family === 'flow by sort');

/** The figures in which an event is counted. */
export const flowNamesOf = (event: ReportEvent): readonly FigureName[] =>
  FLOWS.flatMap(({ figure, row }) => {
    if (row.family === 'flow') return row.event === event.type ? [figureName(figure)] : [];
    const sort = row.family === 'flow by sort' ? row.sort(event) : undefined;
    return sort === undefined ? [] : [figureName(figure, sort)];
  });

/** Figures that are printed also where nothing of the kind has happened. */
const ALWAYS = FIGURE_ROWS.flatMap(({ figure, row }) =>
  row.family === 'flow' && row.always === true ? [figureName(figure)] : [],
);

/** What these events are, by name. */
export const flowOfEvents = (events: readonly RecordedEvent[]): Flow =>
  flowsMerged([
    byFigure(ALWAYS.map((name) => [name, []])),
    ...events.flatMap(({ event, reportId }) => flowNamesOf(event).map((name) => byFigure([[name, [reportId]]]))),
  ]);

/**
 * What was recorded of these reports from an instant up to, and without, another; of each as much as is known of it.
 */
export const flowOf = (
  standings: readonly Pick<Standing, 'events'>[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Flow =>
  flowOfEvents(
    standings.flatMap(({ events }) => events.filter(({ recordedAt }) => from <= recordedAt && recordedAt < until)),
  );

/** The flow without what happened to some reports, as if they had never been there. */
export const flowWithout = (flow: Flow, hidden: ReadonlySet<ReportId>): Flow => {
  const kept = figureEntries(flow).map(([name, some]) => [name, some.filter((id) => !hidden.has(id))] as const);
  return byFigure(kept.filter(([name, some]) => some.length > 0 || ALWAYS.includes(name)));
};

/** Several flows as one. */
export const flowsMerged = (flows: readonly Flow[]): Flow => {
  const named = Map.groupBy(flows.flatMap(figureEntries), ([name]) => name);
  return byFigure(
    [...named]
      .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
      .map(([name, some]) => [name, some.flatMap(([, ids]) => ids).sort((a, b) => (a < b ? -1 : Number(a > b)))]),
  );
};
