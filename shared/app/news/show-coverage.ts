import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { ActivityStore } from '#shared/app/activities/ports';
import type { Now } from '#shared/app/ports';
import type { CoverageShown } from '#shared/contracts/http/coverage';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { monthsLookedAt } from '#shared/domain/activities/occurrences';
import { type IsoDate, isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { MonthName, monthOf, type Period, periodNamed } from '#shared/domain/calendar/period';
import {
  type Coverage,
  type Covered,
  coverageOf,
  coverageShare,
  type SilentUnit,
  silentUnits,
} from '#shared/domain/news/coverage';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { NewsStore } from './ports.ts';

export type CoverageDeps = {
  readonly policy: Pick<Policy, 'activities' | 'calendar'>;
  readonly activities: Pick<ActivityStore, 'ofMonth'>;
  readonly news: Pick<NewsStore, 'ofMonth'>;
};

/** The coverage of a period, by all that is known of the twelve months that end with its last. */
export const coverageIn = async (
  { policy, activities, news }: CoverageDeps,
  period: Period,
  today: IsoDate,
): Promise<Coverage> => {
  const months = monthsLookedAt(monthOf(isoOf(plainDate(period.until).subtract({ days: 1 }))));
  const [done, told] = await Promise.all([
    Promise.all(months.map((month) => activities.ofMonth(month))),
    Promise.all(months.map((month) => news.ofMonth(month))),
  ]);
  const { activities: rules, calendar } = policy;
  return coverageOf({ activities: done.flat(), news: told.flat(), rules, calendar, period, today });
};

/** The units of which, by the twelve months that end with this day's, nothing was published for too long. */
export const silentNow = async (deps: CoverageDeps, today: IsoDate): Promise<readonly SilentUnit[]> => {
  const month = periodNamed(today.slice(0, 7));
  return month === undefined ? [] : silentUnits(await coverageIn(deps, month, today), deps.policy.activities.target);
};

/** How much of what was done in a month, and in the eleven before it, is documented and published. */
export const showCoverage = async (
  deps: CoverageDeps & { readonly now: Now },
  officer: Officer,
  { month: asked }: MonthQuery,
): Promise<Result<CoverageShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readActivities' });
  if (denied !== undefined) return refuse(denied);
  const { calendar, activities: rules } = deps.policy;
  const today = isoDateOf(calendar, deps.now());
  const month = asked ?? monthOf(today);
  const period = yearUntil(month);
  const coverage = await coverageIn(deps, period, today);
  const counts = (covered: Covered) => countsOf(covered, rules.target);
  const monthly = (months: Coverage['months']) =>
    months.map((one) => ({ month: MonthName.parse(one.month), ...counts(one) }));
  const days = coverage.days.filter(({ date }) => monthOf(date) === month);
  const kinds = new Set(days.flatMap(({ activities }) => activities.map(({ kind }) => kind)));
  return ok({
    month,
    today,
    until: coverage.until,
    target: rules.target,
    office: counts(ofMonth(coverage.months, month)),
    months: monthly(coverage.months),
    units: coverage.units.map(({ unit, months, silence }) => ({
      unit,
      ...counts(ofMonth(months, month)),
      months: monthly(months),
      silence: { ...silence, published: silence.published.length },
    })),
    days: days.map(({ date, activities }) => ({
      date,
      activities: activities.map(({ id, date: _, ...one }) => ({ activity: id, ...one })),
    })),
    kinds: rules.kinds.filter(({ id }) => kinds.has(id)).map(({ id, name }) => ({ kind: id, name })),
  });
};

/** The month and the eleven before it. */
const yearUntil = (month: MonthName): Period => {
  const [first = month] = monthsLookedAt(month);
  const [from, until] = [periodNamed(first)?.from, periodNamed(month)?.until];
  if (from === undefined || until === undefined) throw new Error(`${month} is no month`);
  return { from, until };
};

const ofMonth = (months: Coverage['months'], wanted: MonthName): Covered => {
  const found = months.find(({ month }) => month === wanted);
  if (found === undefined) throw new Error(`${wanted} is not covered`);
  return found;
};

const countsOf = (covered: Covered, target: Policy['activities']['target']) => {
  const share = (part: 'documented' | 'published') => {
    const { target: _, ...rest } = coverageShare(covered, part, target);
    return rest;
  };
  const { done, notDone, unanswered } = covered.occurrences;
  return {
    done: covered.done.length,
    documented: share('documented'),
    published: share('published'),
    occurrences: { done: done.length, notDone: notDone.length, unanswered: unanswered.length },
  };
};
