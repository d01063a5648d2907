import type { Denied } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import { type HeadsDeps, listedHeads } from '#shared/app/report/listed-heads';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import {
  type CellsShown,
  type EvaluationShown,
  type FigureBehind,
  type FigureShown,
  MOST_LISTED,
  type SeriesShown,
} from '#shared/contracts/http/evaluation';
import { mayDo } from '#shared/domain/access/access';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { type DigestPeriod, type Period, periodNamed } from '#shared/domain/calendar/period';
import { cellName } from '#shared/domain/figures/cell-name';
import { Dimension } from '#shared/domain/figures/counted-report';
import { areSettled, monthsUntil } from '#shared/domain/figures/evaluated-month';
import type { Figure, FigureValue } from '#shared/domain/figures/figure';
import { isFigureName, isOfCell, printedName } from '#shared/domain/figures/figure-name';
import { cellCount, hiddenFrom, type Look, monthsKnown, officeCount } from '#shared/domain/figures/figures-of-period';
import { type Knows, knowsOpenly } from '#shared/domain/figures/last-known';
import { MAY_BE_SHORTER } from '#shared/domain/figures/may-be-shorter';
import type { Scope } from '#shared/domain/figures/scope';
import { type SeenCells, withoutSmallNumbers } from '#shared/domain/figures/small-cells';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { countPeriods } from './count-periods.ts';
import { EVALUATED } from './evaluate.ts';
import type { Evaluations, KeptMonth } from './ports.ts';

export type EvaluationDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'units' | 'topics' | 'subDistricts' | 'channels'>;
  readonly evaluations: Pick<Evaluations, 'months' | 'read'>;
  readonly eventLog: Pick<EventLog, 'mark'>;
  readonly reports: Pick<ReportStore, 'loadAll'>;
};
type BehindDeps = EvaluationDeps & HeadsDeps & { readonly now: Now };

/** The figures of a period as they are counted for an officer. */
export const showEvaluation = async (
  deps: EvaluationDeps,
  officer: Officer,
  name: DigestPeriod,
): Promise<Result<EvaluationShown, Denied>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { figures } = await figuresFor(deps, found.value, []);
  return ok({ ...found.value.about, figures: figuresShown(deps, figures) });
};

/** One of them with the reports behind it, as far as the officer may read those; of the whole office, or of a cell. */
export const showFigure = async (
  deps: BehindDeps,
  officer: Officer,
  { period: name, figure }: { readonly period: DigestPeriod; readonly figure: string },
  { cell }: { readonly cell?: string | undefined } = {},
): Promise<Result<FigureBehind, Denied>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { about, period, look, months, seesSmall } = found.value;
  if (cell !== undefined && !seesSmall) return refuse('Forbidden');
  const count = officeCount(period, look, cell === undefined ? undefined : cellNamed(cell));
  await countPeriods(deps, months, [count]);
  const counted = count.counted().find((one) => one.name === figure && (seesSmall || !isOfCell(one.name)));
  if (counted === undefined) return refuse('Absent');
  const ids = [...new Set(counted.ids)];
  const reports = await deps.reports.loadAll(ids);
  const readable = new Map(
    reports.flatMap((report) => (mayDo(officer, { to: 'readHead', report }).ok ? [[report.id, report] as const] : [])),
  );
  const behind = ids.flatMap((id) => readable.get(id) ?? []);
  return ok({
    ...about,
    figure: shown(deps.policy, counted),
    reports: behind.map(({ id }) => id),
    listed: await listedHeads(deps, officer, behind.slice(0, MOST_LISTED), deps.now()),
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
  const [seen] = (await figuresFor(deps, found.value, [by])).cells;
  if (seen === undefined) return refuse('YearOnly');
  const { cells, withheld } = seen;
  return ok({
    ...found.value.about,
    by,
    cells: cells.map(({ key, figures }) => ({
      key,
      name: cellName(deps.policy, by, key),
      figures: figuresShown(deps, figures),
    })),
    withheld,
  });
};

type Seen = {
  readonly figures: readonly Figure[];
  readonly cells: readonly (SeenCells & { readonly dimension: Dimension })[];
};

/**
 * The figures of the office and those of cells as an officer may see them, from one reading of the months. Who may not
 * see small numbers has none of the office by unit and the like, and no cells of less than a year.
 */
export const figuresFor = async (
  deps: Pick<EvaluationDeps, 'evaluations'>,
  { about, period, look, months, seesSmall }: Found,
  dimensions: readonly Dimension[],
): Promise<Seen> => {
  const office = officeCount(period, look);
  const apart = seesSmall || isYear(about.period) ? dimensions : [];
  const counts = apart.map((dimension) => ({ dimension, count: cellCount(dimension, period, look) }));
  await countPeriods(deps, months, [office, ...counts.map(({ count }) => count)]);
  return {
    figures: office.counted().filter(({ name }) => seesSmall || !isOfCell(name)),
    cells: counts.map(({ dimension, count }) => ({
      dimension,
      ...(seesSmall ? { cells: count.counted(), withheld: [] } : withoutSmallNumbers(count)),
    })),
  };
};

/**
 * A figure in each of the twelve months that end with a period, of the whole office and of each cell of a dimension. A
 * month before the first report is not there.
 */
export const showSeries = async (
  deps: EvaluationDeps,
  officer: Officer,
  { period: name, figure }: { readonly period: DigestPeriod; readonly figure: string },
  { by }: { readonly by?: Dimension | undefined } = {},
): Promise<Result<SeriesShown, Denied>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { about, period, look, months, seesSmall } = found.value;
  if (by !== undefined && !seesSmall) return refuse('Forbidden');
  if (!isFigureName(figure) || (!seesSmall && isOfCell(figure))) return refuse('Absent');
  const counts = monthsUntil(period, monthsKnown(months, look.hidden)).map((month) => ({
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
    return value === undefined ? null : shown(deps.policy, value);
  };
  return ok({
    ...about,
    figure,
    formula: printedName(deps.policy, figure),
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

/** A cell by its name in an address: its dimension, a colon, its key. */
const cellNamed = (name: string): { readonly by: Dimension; readonly key: string } => {
  const end = name.indexOf(':');
  return { by: Dimension.parse(name.slice(0, end)), key: name.slice(end + 1) };
};

const isYear = (name: DigestPeriod): boolean => name.length === 4;

export type Found = {
  readonly asOf: Instant;
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
export const evaluationFor = async (
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
    asOf,
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

/** Figures on the wire. */
export const figuresShown = (
  { policy }: Pick<EvaluationDeps, 'policy'>,
  figures: readonly FigureValue[],
): readonly FigureShown[] => figures.map((figure) => shown(policy, figure));

const shown = (rules: EvaluationDeps['policy'], figure: FigureValue): FigureShown => {
  const { name, n } = figure;
  const common = { name, formula: printedName(rules, name), asOf: isoWithOffset(rules.calendar, figure.asOf), n };
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
