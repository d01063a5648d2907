import pMap from 'p-map';
import type { Denied } from '#shared/app/access/denied-to';
import type { ReportStore } from '#shared/app/report/ports';
import type { TriedQuery, TriedShown } from '#shared/contracts/http/tried-rules';
import { mayDo } from '#shared/domain/access/access';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import { officeCount } from '#shared/domain/figures/figures-of-period';
import { cameOut } from '#shared/domain/figures/formula-terms';
import { MAY_BE_SHORTER } from '#shared/domain/figures/may-be-shorter';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { isTurned, reportDifferences, standingsUnder } from '#shared/domain/figures/what-if';
import { triedRules, type WhatIf } from '#shared/domain/figures/what-if-rules';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import { WATCHED_CLOCKS, type WatchedClock } from '#shared/domain/report/watch-rules';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Bilingual, ReportId } from '#shared/domain/words/words';
import { countPeriods } from './count-periods.ts';
import { type EvaluationDeps, evaluationFor } from './show-evaluation.ts';

export type TryRulesDeps = Omit<EvaluationDeps, 'policy' | 'reports'> & {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'loadAll' | 'events'>;
};

/** So many records are read for one answer; more than an office of this size receives in a month. */
const MOST_RECORDS = 1_000;
const AT_ONCE = 16;

export type CannotTryRules =
  | { readonly kind: 'CannotTry'; readonly why: readonly Bilingual[] }
  | { readonly kind: 'TooManyRows'; readonly rows: 'reports'; readonly most: number; readonly count: number };

/**
 * How the clocks of a period's reports came out, and how they would have by other rules, of those that an officer may
 * read. Nothing is kept. Of whoever may not see small numbers nobody is asked.
 */
export const tryRules = async (
  deps: TryRulesDeps,
  officer: Officer,
  { period: name }: { readonly period: DigestPeriod },
  asked: TriedQuery,
): Promise<Result<TriedShown, Denied | CannotTryRules>> => {
  const found = await evaluationFor(deps, officer, name);
  if (!found.ok) return found;
  const { about, asOf, period, look, months, seesSmall } = found.value;
  if (!seesSmall) return refuse('Forbidden');
  const tried = triedRules(deps.policy, whatIfOf(asked));
  if (!tried.ok) return refuse({ kind: 'CannotTry', why: tried.refusal.map(({ why }) => why) });
  const count = officeCount(period, look);
  await countPeriods(deps, months, [count]);
  const ids = [...new Set(count.counted().find((figure) => figure.name === 'received')?.ids)];
  if (ids.length > MOST_RECORDS)
    return refuse({ kind: 'TooManyRows', rows: 'reports', most: MOST_RECORDS, count: ids.length });
  const standings = await readableStandings(deps, officer, ids, asOf);
  const others = standingsUnder({ rules: deps.policy, others: tried.value }, standings);
  return ok({
    ...about,
    reports: standings.length,
    clocks: WATCHED_CLOCKS.options.map((clock) => ({
      clock,
      before: outcomesOf(standings, clock),
      after: outcomesOf(others, clock),
    })),
    turned: reportDifferences(standings, others)
      .filter(isTurned)
      .map(({ report }) => report),
    note: MAY_BE_SHORTER,
  });
};

const whatIfOf = ({ clock, class: ofClass, limit, dayOff, workingDay }: TriedQuery): WhatIf => ({
  calendar: {
    addDaysOff: dayOff === undefined ? [] : [dayOff],
    removeDaysOff: workingDay === undefined ? [] : [workingDay],
  },
  clocks: clock === undefined || limit === undefined ? [] : [{ clock, class: ofClass, limit }],
});

/** Of reports that the officer may read now, as they stood when the figures were counted. */
const readableStandings = async (
  { policy, reports }: TryRulesDeps,
  officer: Officer,
  ids: readonly ReportId[],
  asOf: Standing['asOf'],
): Promise<readonly Standing[]> => {
  const readable = (await reports.loadAll(ids)).filter(
    (report: Report) => mayDo(officer, { to: 'readHead', report }).ok,
  );
  const records = await pMap(readable, ({ id }) => reports.events(id), { concurrency: AT_ONCE });
  return records.flatMap((record) => standingAt(policy.calendar, record, asOf) ?? []);
};

const outcomesOf = (standings: readonly Standing[], clock: WatchedClock) => {
  const outcomes = standings.flatMap((standing) => cameOut(clock)(standing) ?? []);
  const of = (outcome: (typeof outcomes)[number]): number => outcomes.filter((one) => one === outcome).length;
  return { met: of('met'), pending: of('pending'), missed: of('missed') };
};
