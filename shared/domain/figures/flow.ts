import * as z from 'zod';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { type Report, unitOf } from '#shared/domain/report/report';
import { type Instant, ReportId } from '#shared/domain/words/words';
import type { Figure } from './figure.ts';
import { FIGURE_ROWS, type FigureName, FigureNames, figureName } from './figure-name.ts';
import { UNKNOWN_SORT } from './figure-row.ts';
import type { Standing } from './standing.ts';

/** What happened to a report at some moment: in which figures it counts, and which unit or desk had the report then. */
export const Happened = z.object({ unit: z.string(), names: FigureNames }).readonly();
export type Happened = z.infer<typeof Happened>;

/** The same, with the report that it happened to. */
export const Happening = Happened.unwrap().extend({ report: ReportId }).readonly();
export type Happening = z.infer<typeof Happening>;

const FLOWS = FIGURE_ROWS.filter(({ row }) => row.family === 'flow' || row.family === 'flow by sort');

/** The figures in which an event is counted. */
const flowNamesOf = (event: ReportEvent): readonly FigureName[] =>
  FLOWS.flatMap(({ figure, row }) => {
    if (row.family === 'flow') return row.event === event.type ? [figureName(figure)] : [];
    const sort = row.family === 'flow by sort' ? row.sort(event) : undefined;
    return sort === undefined ? [] : [figureName(figure, sort)];
  });

/** Figures that are printed also where nothing of the kind has happened. */
const ALWAYS = FIGURE_ROWS.flatMap(({ figure, row }) =>
  row.family === 'flow' && row.always === true ? [figureName(figure)] : [],
);

/**
 * What a record says happened, event by event: what counts in no figure is not in it. A unit that gives a report back,
 * or misses a limit, is the one that had it; one that it is routed to has it from then on.
 */
export const happeningsOf = (
  record: readonly RecordedEvent[],
): readonly (Happening & { readonly recordedAt: Instant })[] => {
  const happenings: (Happening & { readonly recordedAt: Instant })[] = [];
  let report: Report | undefined;
  for (const recorded of record) {
    const { event, reportId, recordedAt } = recorded;
    const before = report === undefined ? undefined : unitOf(report);
    report = evolve(report, recorded);
    // A sheet of history did not happen on the day on which it was taken in.
    if (recorded.actor.by === 'history') continue;
    const names = flowNamesOf(event);
    if (names.length === 0) continue;
    const unit = (event.type === 'Routed' ? event.assignee : before) ?? UNKNOWN_SORT;
    happenings.push({ report: reportId, unit, names, recordedAt });
  }
  return happenings;
};

/**
 * What was recorded of these reports from an instant up to, and without, another; of each as much as is known of it.
 */
export const happeningsIn = (
  standings: readonly Pick<Standing, 'events'>[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
): readonly Happening[] =>
  standings.flatMap(({ events }) =>
    happeningsOf(events).filter(({ recordedAt }) => from <= recordedAt && recordedAt < until),
  );

/** What has happened, by figure: for each time the report that it happened to. Parts of time merge by adding them. */
export type Flow = Map<FigureName, ReportId[]>;

export const emptyFlow = (): Flow => new Map(ALWAYS.map((name) => [name, []]));

/** Counts one more happening. */
export const addHappening = (flow: Flow, { report, names }: Pick<Happening, 'report' | 'names'>): void => {
  for (const name of names) {
    const some = flow.get(name);
    if (some === undefined) flow.set(name, [report]);
    else some.push(report);
  }
};

/** What happened, as figures by name: `n` is how often. */
export const flowFigures = (flow: Flow, asOf: Instant): readonly Figure[] =>
  [...flow]
    .toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([name, ids]) => ({
      name,
      asOf,
      kind: 'events',
      n: ids.length,
      ids: ids.toSorted((one, other) => (one < other ? -1 : Number(one > other))),
    }));

/** The same of any happenings. */
export const flowFiguresOf = (happenings: readonly Happening[], asOf: Instant): readonly Figure[] => {
  const flow = emptyFlow();
  for (const one of happenings) addHappening(flow, one);
  return flowFigures(flow, asOf);
};
