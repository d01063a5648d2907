import type { Denied } from '#shared/app/access/denied-to';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import type { EvaluationShown, FigureBehind, FigureShown } from '#shared/contracts/http/evaluation';
import { mayDo } from '#shared/domain/access/access';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { type DigestPeriod, type Period, periodNamed } from '#shared/domain/calendar/period';
import { areSettled, touchedBy } from '#shared/domain/figures/evaluated-month';
import type { Figure } from '#shared/domain/figures/figure';
import { printedName } from '#shared/domain/figures/figure-name';
import { figuresOfPeriod, hiddenFrom } from '#shared/domain/figures/figures-of-period';
import { type Knows, knowsOpenly } from '#shared/domain/figures/last-known';
import { MAY_BE_SHORTER } from '#shared/domain/figures/may-be-shorter';
import type { Scope } from '#shared/domain/figures/scope';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { EVALUATED } from './evaluate.ts';
import type { Evaluations } from './ports.ts';

export type EvaluationDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'units' | 'topics' | 'channels' | 'subDistricts'>;
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
  const evaluated = await evaluatedFor(deps, officer, name);
  if (!evaluated.ok) return evaluated;
  return ok(evaluationShown(deps, evaluated.value));
};

/** The same on the wire. */
export const evaluationShown = ({ policy }: Pick<EvaluationDeps, 'policy'>, { about, figures }: Evaluated) => ({
  ...about,
  figures: figures.map((figure) => shown(policy, figure)),
});

/** One of them with the reports behind it, as far as the officer may read those. */
export const showFigure = async (
  deps: EvaluationDeps,
  officer: Officer,
  { period, figure }: { readonly period: DigestPeriod; readonly figure: string },
): Promise<Result<FigureBehind, Denied>> => {
  const evaluated = await evaluatedFor(deps, officer, period);
  if (!evaluated.ok) return evaluated;
  const { about, figures } = evaluated.value;
  const found = figures.find(({ name }) => name === figure);
  if (found === undefined) return refuse('Absent');
  const ids = [...new Set(found.ids)];
  const reports = await deps.reports.loadAll(ids);
  const readable = new Set(
    reports.flatMap((report) => (mayDo(officer, { to: 'readHead', report }).ok ? [report.id] : [])),
  );
  return ok({
    ...about,
    figure: shown(deps.policy, found),
    reports: ids.filter((id) => readable.has(id)),
    note: MAY_BE_SHORTER,
  });
};

export type Evaluated = {
  readonly asOf: Instant;
  readonly about: Omit<EvaluationShown, 'figures'> & Period;
  readonly figures: readonly Figure[];
};

/**
 * As they were counted last, of what the officer could know of then. What has been concealed since is still counted,
 * and in no list.
 */
export const evaluatedFor = async (
  deps: EvaluationDeps,
  officer: Officer,
  name: DigestPeriod,
): Promise<Result<Evaluated, Denied>> => {
  const scope = scopeFor(officer);
  if (scope === undefined) return refuse('Forbidden');
  const period = periodNamed(name);
  const asOf = await deps.eventLog.mark(EVALUATED);
  if (period === undefined || asOf === undefined) return refuse('Absent');
  const { calendar } = deps.policy;
  const knows: Knows = scope === 'full' ? (report) => mayKnowOf(officer, report) : knowsOpenly;
  const months = await deps.evaluations.months();
  const read = await Promise.all(touchedBy(months, [period]).map((month) => deps.evaluations.read(month)));
  return ok({
    asOf,
    about: {
      period: name,
      ...period,
      asOf: isoWithOffset(calendar, asOf),
      settled: areSettled(deps.policy, months, asOf),
      scope,
    },
    figures: figuresOfPeriod(read, period, { asOf, calendar, hidden: hiddenFrom(knows, months) }),
  });
};

const scopeFor = (officer: Officer): Scope | undefined => {
  if (mayDo(officer, { to: 'readFullEvaluation' }).ok) return 'full';
  return mayDo(officer, { to: 'readGeneralEvaluation' }).ok ? 'general' : undefined;
};

const shown = (rules: EvaluationDeps['policy'], figure: Figure): FigureShown => {
  const { name, n } = figure;
  const common = { name, formula: printedName(rules, name), asOf: isoWithOffset(rules.calendar, figure.asOf), n };
  switch (figure.kind) {
    case 'count': {
      const { kind, numerator, denominator, ratio } = figure;
      return { ...common, kind, numerator, denominator, ratio };
    }
    case 'minutes': {
      const { kind, median, p90 } = figure;
      return { ...common, kind, median, p90 };
    }
    case 'events':
      return { ...common, kind: figure.kind };
  }
};
