import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { LeakShown } from '#shared/contracts/http/informal';
import { isInLeakFor } from '#shared/domain/access/informal-access';
import { IsoDate, isoOf, isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import { type MonthName, monthAt, monthOf } from '#shared/domain/calendar/period';
import { leakBy, NONE } from '#shared/domain/informal/leak';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { type Assignee, Desk, Unit } from '#shared/domain/words/words';
import type { InformalStore } from './ports.ts';

export type ShowLeakDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly informal: Pick<InformalStore, 'ofMonth'>;
  readonly now: Now;
};

const MONTHS = 12;
/** And what is another agency's. */
const ROWS: readonly (Assignee | undefined)[] = [...Unit.options, ...Desk.options, undefined];

/**
 * How many turned to an officer instead of the official channel, by unit and month, up to a month and with it; whoever
 * heads a unit sees theirs. It is counted when it is asked for, and says of nobody who it was.
 */
export const showLeak = async (
  deps: ShowLeakDeps,
  officer: Officer,
  { month = monthAt(deps.policy.calendar, deps.now()) }: { readonly month?: MonthName | undefined },
): Promise<Result<LeakShown, Denied>> => {
  const seen = ROWS.filter((unit) => deniedTo(officer, { to: 'showLeak', unit }) === undefined);
  if (seen.length === 0) return refuse('Forbidden');
  const months = monthsUpTo(month);
  const counted = await Promise.all(
    months.map(async (one) =>
      leakBy((await deps.informal.ofMonth(one)).filter((contact) => isInLeakFor(officer, contact))),
    ),
  );
  return ok({
    asOf: isoWithOffset(deps.policy.calendar, deps.now()),
    months,
    units: seen.map((unit) => ({
      ...(unit === undefined ? {} : { unit }),
      months: counted.map((leaks) => leaks.get(unit) ?? NONE),
    })),
  });
};

const monthsUpTo = (month: MonthName): readonly MonthName[] => {
  const last = plainDate(IsoDate.parse(`${month}-01`));
  return Array.from({ length: MONTHS }, (_, index) => monthOf(isoOf(last.subtract({ months: MONTHS - 1 - index }))));
};
