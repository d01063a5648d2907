import type { Log, Now } from '#shared/app/ports';
import type { EventLog } from '#shared/app/report/ports';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { periodNamed, YearName } from '#shared/domain/calendar/period';
import { figureRules, touchedBy } from '#shared/domain/figures/evaluated-month';
import { cellCount, hiddenFrom, officeCount } from '#shared/domain/figures/figures-of-period';
import { knowsOpenly } from '#shared/domain/figures/last-known';
import { type PublicYear, publicYear, shownYears } from '#shared/domain/figures/public-year';
import type { Policy } from '#shared/domain/policy/policy';
import type { Instant, Sha256 } from '#shared/domain/words/words';
import { countPeriods } from './count-periods.ts';
import { EVALUATED } from './evaluate.ts';
import type { Evaluations, KeptMonth, PublicYears } from './ports.ts';

export type PublishDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly evaluations: Pick<Evaluations, 'months' | 'read'>;
  readonly eventLog: Pick<EventLog, 'mark'>;
  readonly publicYears: PublicYears;
  readonly now: Now;
  readonly log: Log;
};

/**
 * Writes down what everybody may see of each year that has changed: whoever answers the public reads that alone, and
 * nothing that it was counted from. Where somebody else has written later figures meanwhile, those stand.
 */
export const publishYears = async (deps: PublishDeps): Promise<void> => {
  const asOf = await deps.eventLog.mark(EVALUATED);
  if (asOf === undefined) return;
  const months = await deps.evaluations.months();
  const look = { asOf, calendar: deps.policy.calendar, hidden: hiddenFrom(knowsOpenly, months) };
  const rules = figureRules(deps.policy);
  const counts = (await staleYears(deps, months, { asOf, rules })).flatMap(({ year, seen }) => {
    const period = periodNamed(year);
    if (period === undefined) return [];
    return [{ year, seen, office: officeCount(period, look), units: cellCount('unit', period, look) }];
  });
  await countPeriods(
    deps,
    months,
    counts.flatMap(({ office, units }) => [office, units]),
  );
  for (const { year, seen, office, units } of counts)
    await deps.publicYears.save(seen, publicYear({ year, asOf, rules }, office, units));
  deps.log('figures.published', { years: counts.length });
};

type Stale = { readonly year: YearName; readonly seen: PublicYear | undefined };

/**
 * Years of which something was counted since they were written, or by other rules; and the two that people look at,
 * since open reports grow older by themselves.
 */
const staleYears = async (
  { publicYears, policy, now }: PublishDeps,
  months: readonly KeptMonth[],
  { asOf, rules }: { readonly asOf: Instant; readonly rules: Sha256 },
): Promise<readonly Stale[]> => {
  const shown = shownYears(isoDateOf(policy.calendar, asOf));
  const years = new Set(months.map(({ month }) => YearName.parse(month.slice(0, 4))));
  const stale: Stale[] = [];
  for (const year of years) {
    const seen = await publicYears.find(year);
    const period = periodNamed(year);
    const counted = period === undefined ? [] : touchedBy(months, [period]);
    const isFresh =
      seen !== undefined &&
      seen.rules === rules &&
      // What a clock that ran ahead has written is no later than anything.
      seen.asOf <= now() &&
      (seen.asOf >= asOf || (!shown.includes(year) && counted.every((month) => month.asOf <= seen.asOf)));
    if (!isFresh) stale.push({ year, seen });
  }
  return stale;
};
