import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { type CountedReport, cellOf, type Dimension } from './counted-report.ts';
import { type EvaluatedMonth, type MonthHeadline, reportEntries } from './evaluated-month.ts';
import { type Figure, type FigureValue, withoutReports } from './figure.ts';
import { isOfCell } from './figure-name.ts';
import { addHappening, emptyFlow, type Flow, flowFigures, type Happening } from './flow.ts';
import type { Before, Knows } from './last-known.ts';
import { addReport, addTally, emptyTally, type Tally, talliedFigures } from './tally.ts';

/**
 * The reports that a reader does not know of as they are, each with how they last knew it; with nothing where they
 * never did.
 */
export type Hidden = ReadonlyMap<ReportId, Before | undefined>;

/** The reports about oversight that somebody does not know of. */
export const hiddenFrom = (knows: Knows, headlines: readonly Pick<MonthHeadline, 'concealed'>[]): Hidden =>
  new Map(
    headlines.flatMap(({ concealed }) =>
      reportEntries(concealed).flatMap(([id, report]): readonly (readonly [ReportId, Before | undefined])[] =>
        knows(report) ? [] : [[id, report.before.findLast(knows)]],
      ),
    ),
  );

/** Months with the reports of each that a reader knows or knew: what they never knew of is not there. */
export const monthsKnown = (
  headlines: readonly Pick<MonthHeadline, 'month' | 'reports' | 'concealed'>[],
  hidden: Hidden,
): readonly Pick<MonthHeadline, 'month' | 'reports'>[] =>
  headlines.map(({ month, reports, concealed }) => {
    const unknown = reportEntries(concealed).filter(([id]) => hidden.has(id) && hidden.get(id) === undefined);
    return { month, reports: reports - unknown.length };
  });

/** As of when, and for whom: whoever does not know of what is hidden. */
export type Look = { readonly asOf: Instant; readonly calendar: Calendar; readonly hidden: Hidden };

/** Figures that are counted month by month: no month need be there when the next one is added. */
export type PeriodCount<Counted> = {
  readonly period: Period;
  readonly add: (month: EvaluatedMonth) => void;
  readonly counted: () => Counted;
};

/**
 * The figures of a period, from the months that it touches, for whoever does not know of what is hidden: what they knew
 * before is counted as it was then, so that no figure falls when something is concealed; what they never knew is not
 * there. Without a month there are figures all the same, and they say that there is no data.
 */
export const officeCount = (
  period: Period,
  look: Look,
  /** Only of the reports of one cell, and of what happened there, which is told apart by unit alone. */
  cell?: { readonly by: Dimension; readonly key: string },
): PeriodCount<readonly Figure[]> => {
  const isAsked = (report: CountedReport): boolean => cell === undefined || cellOf(report, cell.by) === cell.key;
  const isAskedOf = ({ unit }: Happening): boolean => cell === undefined || (cell.by === 'unit' && cell.key === unit);
  const tally = emptyTally({ listed: true });
  const flow = emptyFlow();
  return {
    period,
    add: (month) => {
      for (const report of receivedIn(month, period, look)) if (isAsked(report)) addReport(tally, report);
      for (const happening of happenedIn(month, period, look)) if (isAskedOf(happening)) addHappening(flow, happening);
    },
    counted: () => [
      ...talliedFigures(tally, look),
      ...(cell === undefined || cell.by === 'unit' ? flowFigures(flow, look.asOf) : []),
    ],
  };
};

/** The figures of the reports of one kind, such as those of a unit. */
export type Cell = { readonly key: string; readonly figures: readonly FigureValue[] };

/** Those of a dimension. */
export type DimensionCells = { readonly dimension: Dimension; readonly cells: readonly Cell[] };

export type CellCount = PeriodCount<readonly Cell[]> & {
  /** The figures of all reports of some cells. */
  readonly together: (keys: readonly string[]) => readonly FigureValue[];
};

/**
 * The same figures of the reports of each kind apart: of each cell of a dimension that anything is in. What happened is
 * told apart by unit alone, by the one that had the report at the time.
 */
export const cellCount = (dimension: Dimension, period: Period, look: Look): CellCount => {
  const tallies = new Map<string, Tally>();
  const flows = new Map<string, Flow>();
  const figuresOf = (tally: Tally, flow: Flow | undefined): readonly FigureValue[] =>
    [...talliedFigures(tally, look), ...(flow === undefined ? [] : flowFigures(flow, look.asOf))]
      // Told apart twice, they would be cells of cells.
      .filter(({ name }) => !isOfCell(name))
      .map(withoutReports);
  const tallyOf = (key: string): Tally => found(tallies, key, () => emptyTally({ listed: false }));
  return {
    period,
    add: (month) => {
      for (const report of receivedIn(month, period, look)) addReport(tallyOf(cellOf(report, dimension)), report);
      if (dimension !== 'unit') return;
      for (const happening of happenedIn(month, period, look)) {
        tallyOf(happening.unit);
        addHappening(found(flows, happening.unit, emptyFlow), happening);
      }
    },
    counted: () =>
      [...tallies]
        .toSorted(([one, { reports }], [other, { reports: others }]) => others - reports || (one < other ? -1 : 1))
        .map(([key, tally]) => ({
          key,
          figures: figuresOf(tally, dimension === 'unit' ? (flows.get(key) ?? emptyFlow()) : undefined),
        })),
    together: (keys) => {
      const tally = emptyTally({ listed: false });
      for (const key of keys) addTally(tally, tallyOf(key));
      return figuresOf(tally, undefined);
    },
  };
};

const found = <Value>(map: Map<string, Value>, key: string, create: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
};

/** The reports received in a period, as they are counted for the reader. */
export function* receivedIn(
  { reports }: EvaluatedMonth,
  period: Period,
  { hidden }: Pick<Look, 'hidden'>,
): Generator<CountedReport> {
  for (const [id, { on, counts, frozen }] of reportEntries(reports)) {
    if (!isWithin(period, on)) continue;
    if (!hidden.has(id)) yield { id, on, counts };
    const then = frozen.find(({ until }) => until === hidden.get(id)?.until);
    if (then !== undefined) yield { id, on, counts: then.counts };
  }
}

/** What happened in a period: of each report until it was concealed from the reader. */
function* happenedIn(
  { happened }: EvaluatedMonth,
  period: Period,
  { hidden, calendar }: Pick<Look, 'hidden' | 'calendar'>,
): Generator<Happening> {
  const concealed = [...hidden].map(([id, known]) => ({ id, known, on: known && isoDateOf(calendar, known.until) }));
  for (const [date, some] of Object.entries(happened)) {
    if (!isWithin(period, date)) continue;
    const gone = concealed.filter(({ on }) => on === undefined || on <= date);
    const ids = new Set(gone.map(({ id }) => id));
    yield* some.filter(({ report }) => !ids.has(report));
    for (const { id, known, on } of gone)
      if (known !== undefined && on === date) yield* known.happened.map((one) => ({ ...one, report: id }));
  }
}

const isWithin = ({ from, until }: Period, date: string): boolean => from <= date && date < until;

/** The figures of a period from months that are there already. */
export const figuresOfPeriod = (months: readonly EvaluatedMonth[], period: Period, look: Look): readonly Figure[] => {
  const count = officeCount(period, look);
  for (const month of months) count.add(month);
  return count.counted();
};
