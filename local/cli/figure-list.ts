import { alignedRow, widthsOf } from '#local/pages/columns';
import { paint } from '#local/pages/steps';
import type { DeliveryStore } from '#shared/app/notices/ports';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import { type Calendar, isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { instantsOf, type Period } from '#shared/domain/calendar/period';
import { WORKING_UNIT_NAMES } from '#shared/domain/calendar/working-time';
import type { Cell } from '#shared/domain/digest/cells';
import { type MonthFigures, monthsUntil } from '#shared/domain/digest/months';
import { concealedAmong } from '#shared/domain/figures/evaluated-month';
import { failedNotices } from '#shared/domain/figures/failed-notices';
import { type Figure, figuresOf, flowFigures } from '#shared/domain/figures/figure';
import { UNKNOWN_SORT } from '#shared/domain/figures/figure-row';
import { hiddenFrom } from '#shared/domain/figures/figures-of-period';
import { flowOf } from '#shared/domain/figures/flow';
import { knowsOpenly } from '#shared/domain/figures/last-known';
import { merged, partOf } from '#shared/domain/figures/part';
import type { PublicFigure } from '#shared/domain/figures/public-figures';
import { countedIn, type Scope } from '#shared/domain/figures/scope';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { QUEUES, unitOf } from '#shared/domain/report/report';
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

/** The figures of a period: of the reports received in it, merged from its days, and of what was recorded in it. */
export const figuresIn = (
  standings: readonly Standing[],
  period: Period,
  { calendar, asOf, scope }: { readonly calendar: Calendar; readonly asOf: Instant; readonly scope: Scope },
): readonly Figure[] => {
  const counted = countedIn(standings, calendar, scope);
  const received = counted.filter(({ receivedOn }) => period.from <= receivedOn && receivedOn < period.until);
  const days = Map.groupBy(received, ({ receivedOn }) => receivedOn);
  const parts = [...days.values()].map((some) => partOf(some, calendar));
  // Without a day there are figures all the same, and they say that there is no data.
  const cohort = merged([partOf([], calendar), ...parts]);
  const flow = flowOf(counted, instantsOf(calendar, period));
  return [...figuresOf(cohort, asOf), ...flowFigures(flow, asOf)];
};

/** The figures of each of the twelve months up to a period's last, from the first in which anything came in. */
export const seriesIn = (
  standings: readonly Standing[],
  period: Period,
  look: Parameters<typeof figuresIn>[2],
): readonly MonthFigures[] => {
  const first = standings.map(({ receivedOn }) => receivedOn).toSorted((one, other) => (one < other ? -1 : 1))[0];
  return monthsUntil(period).flatMap(({ month, period: one }) =>
    first === undefined || one.until <= first
      ? []
      : [{ month, figures: figuresIn(standings, one, look).map(({ ids: _, ...value }) => value) }],
  );
};

/** The figures of a period for each unit or desk, or for each sub-district, of which anything came in. */
export const cellsIn = (
  standings: readonly Standing[],
  period: Period,
  look: Parameters<typeof figuresIn>[2],
): { readonly byUnit: readonly Cell[]; readonly bySubDistrict: readonly Cell[] } => {
  const counted = countedIn(standings, look.calendar, look.scope).filter(
    ({ receivedOn }) => period.from <= receivedOn && receivedOn < period.until,
  );
  const cellsBy = (keyOf: (standing: Standing) => string): readonly Cell[] =>
    [...Map.groupBy(counted, keyOf)].map(([key, some]) => ({
      key,
      figures: figuresIn(some, period, look).map(({ ids: _, ...value }) => value),
    }));
  return {
    byUnit: cellsBy(({ report }) => unitOf(report) ?? UNKNOWN_SORT),
    bySubDistrict: cellsBy(({ report }) => report.subDistrict ?? UNKNOWN_SORT),
  };
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

/** What everybody may see, in the same columns: an asterisk for what is withheld. */
export const publicLines = (figures: readonly PublicFigure[]): readonly string[] => {
  const rows = figures.map((figure) => [figure.name, figure.withheld ? WITHHELD : publicValue(figure)]);
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
