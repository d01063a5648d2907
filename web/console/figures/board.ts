import type { EvaluationShown, FigureShown } from '#shared/contracts/http/evaluation';
import { api } from '../api/line.ts';
import { countOf } from './figure-value.tsx';
import { kindOf, later, type PeriodName, yearEarlier, yearOf } from './periods.ts';

/** The figures of a period by its name. */
export type Evaluated = { readonly period: PeriodName; readonly figures: readonly FigureShown[] };

/** How the reports of a month stand today. */
export type MonthEnds = {
  readonly month: PeriodName;
  readonly received: number;
  readonly closed: number;
  readonly open: number;
};

/** All that the page of figures shows of a period but its parts. */
export type Board = {
  readonly shown: Evaluated;
  readonly about: Pick<EvaluationShown, 'asOf' | 'settled' | 'scope'>;
  /** The period before and the one a year earlier, as far as anything came in then. */
  readonly earlier: readonly Evaluated[];
  /** Those of them of which there is nothing. */
  readonly empty: readonly PeriodName[];
  /** The year that it lies in, where it is no year itself. */
  readonly year: Evaluated | undefined;
  /** The months that end with it, the first first. */
  readonly months: readonly MonthEnds[];
};

const evaluatedOf = async (period: PeriodName) => {
  const answer = await api.showEvaluation({ period });
  return answer.ok ? { ok: true as const, value: { ...answer.value, period } } : answer;
};

const seriesOf = async (period: PeriodName, figure: string) => {
  const answer = await api.showSeries({ period, figure });
  if (!answer.ok) return answer;
  const byMonth = new Map(answer.value.months.map(({ month, figure: value }) => [month, value] as const));
  return { ok: true as const, value: byMonth };
};

const countedIn = (figure: FigureShown | null | undefined): number => (figure?.kind === 'count' ? figure.numerator : 0);

/** The twelve months that end with a period, each by the reports that came in then. */
export const monthsUntil = async (period: PeriodName) => {
  const [received, closed, open] = await Promise.all([
    seriesOf(period, 'received'),
    seriesOf(period, 'closed'),
    seriesOf(period, 'open'),
  ]);
  if (!received.ok) return received;
  if (!closed.ok) return closed;
  if (!open.ok) return open;
  const months = [...received.value].map(([month, figure]) => ({
    month,
    received: countedIn(figure),
    closed: countedIn(closed.value.get(month)),
    open: countedIn(open.value.get(month)),
  }));
  return { ok: true as const, value: months };
};

/** Asks for all that the page shows of a period. What there is nothing of is no fault, but the period itself. */
export const askBoard = async (period: PeriodName) => {
  const names = [later(period, -1), yearEarlier(period)].filter((name) => name !== undefined);
  const year = kindOf(period) === 'year' ? undefined : yearOf(period);
  const [shown, months, whole, ...others] = await Promise.all([
    evaluatedOf(period),
    monthsUntil(period),
    year === undefined ? undefined : evaluatedOf(year),
    ...names.map(evaluatedOf),
  ]);
  if (!shown.ok) return shown;
  if (!months.ok) return months;
  const earlier = others.flatMap((one) =>
    one.ok && countOf(one.value.figures, 'received') !== undefined ? [one.value] : [],
  );
  const known = new Set(earlier.map((one) => one.period));
  const board: Board = {
    shown: shown.value,
    about: shown.value,
    earlier,
    empty: names.filter((name) => !known.has(name)),
    year: whole?.ok === true ? whole.value : undefined,
    months: months.value,
  };
  return { ok: true as const, value: board };
};
