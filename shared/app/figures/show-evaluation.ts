import type { Denied } from '#shared/app/access/denied-to';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import {
  type CellsShown,
  type EvaluationShown,
  type FigureBehind,
  type FigureShown,
  MAY_BE_SHORTER,
  type SeriesShown,
} from '#shared/contracts/http/evaluation';
import { mayDo } from '#shared/domain/access/access';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { type DigestPeriod, type Period, periodNamed } from '#shared/domain/calendar/period';
import { cellName } from '#shared/domain/figures/cell-name';
import type { Dimension } from '#shared/domain/figures/counted-report';
import { areSettled, monthsUntil } from '#shared/domain/figures/evaluated-month';
import type { FigureValue } from '#shared/domain/figures/figure';
import { isFigureName, printedName, rowOf } from '#shared/domain/figures/figure-name';
import { cellCount, hiddenFrom, type Look, officeCount } from '#shared/domain/figures/figures-of-period';
import { type Knows, knowsOpenly } from '#shared/domain/figures/last-known';
import type { Scope } from '#shared/domain/figures/scope';
import { withoutSmallNumbers } from '#shared/domain/figures/small-cells';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { countPeriods } from './count-periods.ts';
import { EVALUATED } from './evaluate.ts';
import type { Evaluations, KeptMonth } from './ports.ts';

export type EvaluationDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'units' | 'topics' | 'subDistricts' | 'channels'>;
  readonly evaluations: Pick<Evaluations, 'months' | 'read'>;
  readonly eventLog: Pick<EventLog, 'mark'>;
  readonly reports: Pick<ReportStore, 'loadAll'>;
};

/** The figures of a period as they are counted for an officer. */
export const showEvaluation = async (
  deps: EvaluationDeps,
  officer: Officer,
  name: DigestPeriod,
): Promise<Result<EvaluationShown, Denied>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { about, period, look, months, seesSmall } = found.value;
  const count = officeCount(period, look);
  await countPeriods(deps, months, [count]);
  const figures = count.counted().filter((figure) => seesSmall || rowOf(figure.name).family !== 'breakdown');
  return ok({ ...about, figures: figures.map((figure) => shown(deps.policy.calendar, figure)) });
};

/** One of them with the reports behind it, as far as the officer may read those; of the whole office, or of a cell. */
export const showFigure = async (
  deps: EvaluationDeps,
  officer: Officer,
  { period: name, figure }: { readonly period: DigestPeriod; readonly figure: string },
  { by, key }: OfCell = {},
): Promise<Result<FigureBehind, Denied>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { about, period, look, months, seesSmall } = found.value;
  if (by !== undefined && !seesSmall) return refuse('Forbidden');
  const count = officeCount(period, look, by === undefined || key === undefined ? undefined : { by, key });
  await countPeriods(deps, months, [count]);
  const counted = count
    .counted()
    .find((one) => one.name === figure && (seesSmall || rowOf(one.name).family !== 'breakdown'));
  if (counted === undefined) return refuse('Absent');
  const ids = [...new Set(counted.ids)];
  const reports = await deps.reports.loadAll(ids);
  const readable = new Set(
    reports.flatMap((report) => (mayDo(officer, { to: 'readHead', report }).ok ? [report.id] : [])),
  );
  return ok({
    ...about,
    figure: shown(deps.policy.calendar, counted),
    reports: ids.filter((id) => readable.has(id)),
    note: MAY_BE_SHORTER,
  });
};

/**
 * The same figures of each unit, class, topic, channel or sub-district. Who may not see small numbers sees those of
 * years, with small cells put together.
 */
export const showCells = async (
  deps: EvaluationDeps,
  officer: Officer,
  { period: name, by }: { readonly period: DigestPeriod; readonly by: Dimension },
): Promise<Result<CellsShown, Denied | 'YearOnly'>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { about, period, look, months, seesSmall } = found.value;
  if (!seesSmall && !isYear(name)) return refuse('YearOnly');
  const count = cellCount(by, period, look);
  await countPeriods(deps, months, [count]);
  const { cells, withheld } = seesSmall ? { cells: count.counted(), withheld: [] } : withoutSmallNumbers(count);
  return ok({
    ...about,
    by,
    cells: cells.map(({ key, figures }) => ({
      key,
      name: cellName(deps.policy, by, key),
      figures: figures.map((figure) => shown(deps.policy.calendar, figure)),
    })),
    withheld,
  });
};

/** So many months are put side by side. */
const MONTHS = 12;

/**
 * A figure in each of the twelve months that end with a period, of the whole office and of each cell of a dimension. A
 * month before the first report is not there.
 */
export const showSeries = async (
  deps: EvaluationDeps,
  officer: Officer,
  { period: name, figure }: { readonly period: DigestPeriod; readonly figure: string },
  { by }: Pick<OfCell, 'by'> = {},
): Promise<Result<SeriesShown, Denied>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { about, period, look, months, seesSmall } = found.value;
  if (by !== undefined && !seesSmall) return refuse('Forbidden');
  if (!isFigureName(figure) || (!seesSmall && rowOf(figure).family === 'breakdown')) return refuse('Absent');
  const counts = monthsUntil(period, MONTHS, months).map((month) => ({
    month,
    office: officeCount(month.period, look),
    cells: by === undefined ? undefined : cellCount(by, month.period, look),
  }));
  await countPeriods(
    deps,
    months,
    counts.flatMap(({ office, cells }) => (cells === undefined ? [office] : [office, cells])),
  );
  const valueIn = (figures: readonly FigureValue[]): FigureShown | null => {
    const value = figures.find((one) => one.name === figure);
    return value === undefined ? null : shown(deps.policy.calendar, value);
  };
  return ok({
    ...about,
    figure,
    formula: printedName(figure),
    ...(by === undefined ? {} : { by }),
    months: counts.map(({ month, office, cells }) => ({
      month: month.month,
      figure: valueIn(office.counted()),
      ...(cells === undefined || by === undefined
        ? {}
        : {
            cells: cells.counted().flatMap(({ key, figures }) => {
              const value = valueIn(figures);
              return value === null ? [] : [{ key, name: cellName(deps.policy, by, key), figure: value }];
            }),
          }),
    })),
  });
};

/** Which cell of a figure is asked for. */
type OfCell = { readonly by?: Dimension | undefined; readonly key?: string | undefined };

const isYear = (name: DigestPeriod): boolean => name.length === 4;

type Found = {
  readonly about: Omit<EvaluationShown, 'figures'>;
  readonly period: Period;
  readonly look: Look;
  readonly months: readonly KeptMonth[];
  readonly seesSmall: boolean;
};

/**
 * As of when, and of whose knowledge, figures are counted for an officer. What has been concealed since they knew it is
 * still counted, and in no list.
 */
const evaluationFor = async (
  deps: EvaluationDeps,
  officer: Officer,
  name: DigestPeriod,
): Promise<Result<Found, Denied>> => {
  const scope = scopeFor(officer);
  if (scope === undefined) return refuse('Forbidden');
  const period = periodNamed(name);
  const asOf = await deps.eventLog.mark(EVALUATED);
  if (period === undefined || asOf === undefined) return refuse('Absent');
  const { calendar } = deps.policy;
  const knows: Knows = scope === 'full' ? (report) => mayKnowOf(officer, report) : knowsOpenly;
  const months = await deps.evaluations.months();
  return ok({
    about: {
      period: name,
      ...period,
      asOf: isoWithOffset(calendar, asOf),
      settled: areSettled(deps.policy, months, asOf),
      scope,
    },
    period,
    look: { asOf, calendar, hidden: hiddenFrom(knows, months) },
    months,
    seesSmall: mayDo(officer, { to: 'readSmallNumbers' }).ok,
  });
};

const scopeFor = (officer: Officer): Scope | undefined => {
  if (mayDo(officer, { to: 'readFullEvaluation' }).ok) return 'full';
  return mayDo(officer, { to: 'readGeneralEvaluation' }).ok ? 'general' : undefined;
};

const shown = (calendar: Pick<Calendar, 'zone'>, figure: FigureValue): FigureShown => {
  const { name, n } = figure;
  const common = { name, formula: printedName(name), asOf: isoWithOffset(calendar, figure.asOf), n };
  switch (figure.kind) {
    case 'count': {
      const { kind, numerator, denominator, ratio } = figure;
      return { ...common, kind, numerator, denominator, ratio };
    }
    case 'minutes':
    case 'days': {
      const { kind, median, p90 } = figure;
      return { ...common, kind, median, p90 };
    }
    case 'events':
      return { ...common, kind: figure.kind };
  }
};
