import { alignedRow, widthsOf } from '#local/pages/columns';
import { paint } from '#local/pages/steps';
import type { DeliveryStore } from '#shared/app/notices/ports';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import { type Calendar, isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { instantsOf, monthOf, type Period } from '#shared/domain/calendar/period';
import { WORKING_UNIT_NAMES } from '#shared/domain/calendar/working-time';
import type { MonthFigures } from '#shared/domain/digest/months';
import { cellName } from '#shared/domain/figures/cell-name';
import { Dimension } from '#shared/domain/figures/counted-report';
import { concealedAmong, evaluatedAfresh, monthsUntil } from '#shared/domain/figures/evaluated-month';
import { failedNotices } from '#shared/domain/figures/failed-notices';
import { type Figure, type FigureValue, withoutReports } from '#shared/domain/figures/figure';
import type { FigureName } from '#shared/domain/figures/figure-name';
import type { NamingRules } from '#shared/domain/figures/figure-row';
import {
  type Cell,
  type CellCount,
  cellCount,
  type DimensionCells,
  hiddenFrom,
} from '#shared/domain/figures/figures-of-period';
import { flowFiguresOf, happeningsIn } from '#shared/domain/figures/flow';
import { knowsOpenly } from '#shared/domain/figures/last-known';
import { type PublicFigure, publicFigures } from '#shared/domain/figures/public-figures';
import { countedIn, type Scope } from '#shared/domain/figures/scope';
import { withoutSmallNumbers } from '#shared/domain/figures/small-cells';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { cohortFigures } from '#shared/domain/figures/tally';
import { QUEUES } from '#shared/domain/report/report';
import { Instant, type ReportId } from '#shared/domain/words/words';

/** As much of the table as figures are made of. */
export type Source = {
  readonly log: Pick<EventLog, 'between'>;
  readonly records: Pick<ReportStore, 'events' | 'openWork'>;
};

/** Every report that is open, or of which something was recorded since an instant, as it stands as of another. */
export const readStandings = async (
  { log, records }: Source,
  calendar: Pick<Calendar, 'zone'>,
  { since, asOf }: { readonly since: Instant; readonly asOf: Instant },
): Promise<readonly Standing[]> => {
  const ids = new Set<ReportId>();
  for (const queue of QUEUES) for await (const { report } of records.openWork(queue)) ids.add(report);
  // Of what is recorded in that very millisecond, too.
  for await (const { reportId } of log.between(since, Instant.parse(asOf + 1))) ids.add(reportId);
  const standings = await Promise.all([...ids].map(async (id) => standingAt(calendar, await records.events(id), asOf)));
  return standings.filter((standing) => standing !== undefined);
};

/** The figures of a period: of the reports received in it, and of what was recorded in it. */
export const figuresIn = (
  standings: readonly Standing[],
  period: Period,
  { calendar, asOf, scope }: { readonly calendar: Calendar; readonly asOf: Instant; readonly scope: Scope },
): readonly Figure[] => {
  const counted = countedIn(standings, calendar, scope);
  const received = counted.filter(({ receivedOn }) => period.from <= receivedOn && receivedOn < period.until);
  return [
    ...cohortFigures(received, { asOf, calendar }),
    ...flowFiguresOf(happeningsIn(counted, instantsOf(calendar, period)), asOf),
  ];
};

/** The same of each unit, class, topic, channel or sub-district. */
export const cellsIn = (
  standings: readonly Standing[],
  dimension: Dimension,
  period: Period,
  look: Parameters<typeof figuresIn>[2],
): readonly Cell[] => cellCountsIn(standings, [dimension], period, look).flatMap(({ count }) => count.counted());

/** As everybody may see them, of a year: small ones put together, and nothing that tells of few. */
export const publicCellsIn = (
  standings: readonly Standing[],
  dimension: Dimension,
  period: Period,
  look: Parameters<typeof figuresIn>[2],
): readonly Cell[] =>
  cellCountsIn(standings, [dimension], period, look).flatMap(({ count }) => withoutSmallNumbers(count).cells);

/** All cells of a period. */
export const allCellsIn = (
  standings: readonly Standing[],
  period: Period,
  look: Parameters<typeof figuresIn>[2],
): readonly DimensionCells[] =>
  cellCountsIn(standings, Dimension.options, period, look).map(({ dimension, count }) => ({
    dimension,
    cells: count.counted(),
  }));

/** Records are followed once for all dimensions. */
const cellCountsIn = (
  standings: readonly Standing[],
  dimensions: readonly Dimension[],
  period: Period,
  { calendar, asOf, scope }: Parameters<typeof figuresIn>[2],
): readonly { readonly dimension: Dimension; readonly count: CellCount }[] => {
  const headlines = scope === 'full' ? [] : [{ concealed: concealedAmong(calendar, standings) }];
  const look = { asOf, calendar, hidden: hiddenFrom(knowsOpenly, headlines) };
  const month = evaluatedAfresh(standings, calendar);
  return dimensions.map((dimension) => {
    const count = cellCount(dimension, period, look);
    count.add(month);
    return { dimension, count };
  });
};

/** The figure with those of the reports behind it that a list may hold. */
export const listedOnly = (figure: Figure, listed: ReadonlySet<ReportId>): Figure => ({
  ...figure,
  ids: figure.ids.filter((id) => listed.has(id)),
});

/** The figures of each of the twelve months up to a period's last, from the first in which anything came in. */
export const seriesIn = (
  standings: readonly Standing[],
  period: Period,
  look: Parameters<typeof figuresIn>[2],
): readonly MonthFigures[] => {
  const known = countedIn(standings, look.calendar, look.scope);
  const received = known.map(({ receivedOn }) => ({ month: monthOf(receivedOn), reports: 1 }));
  return monthsUntil(period, received).map(({ month, period: one }) => ({
    month,
    figures: figuresIn(standings, one, look).map(withoutReports),
  }));
};

/** Notices that came to nothing in a period; they are no events, and are read where they are kept. */
export const failedIn = async (
  deliveries: Pick<DeliveryStore, 'failed'>,
  standings: readonly Standing[],
  period: Period,
  { calendar, asOf, scope }: { readonly calendar: Calendar; readonly asOf: Instant; readonly scope: Scope },
): Promise<Figure> => {
  const { from, until } = instantsOf(calendar, period);
  const headlines = scope === 'full' ? [] : [{ concealed: concealedAmong(calendar, standings) }];
  const hidden = hiddenFrom(knowsOpenly, headlines);
  return failedNotices(await Array.fromAsync(deliveries.failed(from, until)), hidden, asOf);
};

/**
 * What everybody may see of all figures of a period, in the same columns: an asterisk for what is withheld, whichever
 * of them are asked for.
 */
export const publicLines = (figures: readonly Figure[], prefix = ''): readonly string[] => {
  const asked = publicFigures(figures).filter(({ name }) => name.startsWith(prefix));
  const rows = asked.map((figure) => [figure.name, figure.withheld ? WITHHELD : publicValue(figure)]);
  const widths = widthsOf(rows);
  return rows.map((row) => `  ${alignedRow(row, widths)}`);
};
const WITHHELD = '*  kurang dari 5 / fewer than 5';
const publicValue = (figure: PublicFigure): string => {
  switch (figure.kind) {
    case 'count':
      return `${figure.numerator} / ${figure.denominator}`;
    case 'minutes':
      return `median ${figure.median ?? NO_DATA}, p90 ${figure.p90 ?? NO_DATA}, n = ${figure.n}`;
    case 'days':
      return `median ${figure.median ?? NO_DATA}, p90 ${figure.p90 ?? NO_DATA} hari, n = ${figure.n}`;
    case 'events':
      return `${figure.n} kali`;
  }
};

const PERCENT = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });
const NO_DATA = 'tidak ada data';

const shownValue = (figure: Figure | undefined): string => {
  if (figure === undefined) return '–';
  switch (figure.kind) {
    case 'count':
      return `${figure.numerator} / ${figure.denominator}  ${figure.ratio === null ? NO_DATA : PERCENT.format(figure.ratio)}`;
    case 'minutes':
      return figure.median === null
        ? `n = 0  ${NO_DATA}`
        : `median ${figure.median}, p90 ${figure.p90} ${WORKING_UNIT_NAMES.workingMinutes.id}, n = ${figure.n}`;
    case 'days':
      return figure.median === null
        ? `n = 0  ${NO_DATA}`
        : `median ${figure.median}, p90 ${figure.p90} hari, n = ${figure.n}`;
    case 'events':
      return `${figure.n} kali`;
  }
};

/** Figures beside those of other periods, each with its n; a figure that only they have is there too. */
export type Column = { readonly title: string; readonly figures: readonly Figure[] };

export const figureLines = (columns: readonly Column[], withIds: boolean): readonly string[] => {
  const [own] = columns;
  const names = [...new Set(columns.flatMap(({ figures }) => figures.map(({ name }) => name)))];
  const inColumn = ({ figures }: Column, name: string) => figures.find((figure) => figure.name === name);
  const rows = names.map((name) => [name, ...columns.map((column) => shownValue(inColumn(column, name)))]);
  const titles = ['angka / figure', ...columns.map(({ title }) => title)];
  const widths = widthsOf([titles, ...rows]);
  return [
    `  ${paint('bold', alignedRow(titles, widths))}`,
    ...names.flatMap((name, index) => [
      `  ${alignedRow(rows[index] ?? [], widths)}`,
      ...(withIds && own !== undefined
        ? (inColumn(own, name)?.ids ?? []).map((id) => paint('dim', `      ${id}`))
        : []),
    ]),
  ];
};

/** What is asked most of a cell, by a word short enough for a terminal. */
const OF_CELLS = {
  received: 'diterima',
  open: 'terbuka',
  overdue: 'lewat',
  'firstResponse.missed': 'jawab lewat',
  'resolution.missed': 'tuntas lewat',
  'time.resolution': 'lama (menit)',
  'age.open': 'umur (hari)',
  handedBack: 'kembali',
  notSatisfied: 'dibuka lagi',
} as const satisfies Partial<Record<FigureName, string>>;

/**
 * A row a cell, a column a figure: those whose names begin so, or those that are asked for most. An asterisk for what
 * is withheld.
 */
export const cellLines = (
  rules: NamingRules,
  by: Dimension,
  cells: readonly Cell[],
  asked: string | undefined,
): readonly string[] => {
  const all = new Set(cells.flatMap(({ figures }) => figures.map(({ name }) => name)));
  const columns: readonly (readonly [string, string])[] =
    asked === undefined
      ? Object.entries(OF_CELLS)
      : [...all].flatMap((name) => (name.startsWith(asked) ? [[name, name] as const] : []));
  const brief = (figure: FigureValue | undefined): string => {
    if (figure === undefined) return '*';
    if (figure.n === 0) return '–';
    if (figure.kind === 'count')
      return figure.name === 'received' ? String(figure.n) : `${figure.numerator}/${figure.denominator}`;
    return figure.kind === 'events' ? String(figure.n) : `${figure.median} (${figure.n})`;
  };
  if (cells.length === 0)
    return ['  tidak ada, atau terlalu sedikit untuk dipisahkan / none, or too few to be told apart'];
  const rows = cells.map(({ key, figures }) => [
    key,
    ...columns.map(([name]) => brief(figures.find((figure) => figure.name === name))),
    cellName(rules, by, key),
  ]);
  const titles = [by, ...columns.map(([, title]) => title), ''];
  const widths = widthsOf([titles, ...rows]);
  return [paint('bold', alignedRow(titles, widths)), ...rows.map((row) => alignedRow(row, widths))].map(
    (line) => `  ${line}`,
  );
};

/** Figures of cells for programs: the moment is that of all. */
export const cellsJson = (cells: readonly Cell[]) =>
  cells.map(({ key, figures }) => ({ key, figures: figures.map(({ asOf: _, ...figure }) => figure) }));

/** The same for programs. */
export const figuresJson = (
  calendar: Pick<Calendar, 'zone'>,
  { period, scope, asOf, figures }: { period: Period; scope: Scope; asOf: Instant; figures: readonly Figure[] },
  withIds: boolean,
) => ({
  period,
  scope,
  asOf: isoWithOffset(calendar, asOf),
  today: isoDateOf(calendar, asOf),
  figures: figures.map(({ ids, asOf: _, ...figure }) => ({ ...figure, ...(withIds ? { ids } : {}) })),
});
