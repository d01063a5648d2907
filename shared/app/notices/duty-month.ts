import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { queuesOf } from '#shared/app/report/list-work';
import { openReports } from '#shared/app/report/open-reports';
import type { ReportStore } from '#shared/app/report/ports';
import { verdictAnswer } from '#shared/app/report/tell-deadline';
import type { DutyMonthShown } from '#shared/contracts/http/duty';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { isoDateOf, isoWithOffset, judgeDay, plainDate } from '#shared/domain/calendar/calendar';
import { datesOf, monthOf, periodNamed } from '#shared/domain/calendar/period';
import { isDueToday, isOverdue } from '#shared/domain/figures/work-marks';
import { dutySteps } from '#shared/domain/notices/duty';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { dutyShown, type OpenQueueDeps } from './duty.ts';
import type { DutyBook } from './ports.ts';

export type DutyMonthDeps = Pick<OpenQueueDeps, 'now'> & {
  readonly policy: Policy;
  readonly dutyBook: Pick<DutyBook, 'days'>;
  readonly reports: Pick<ReportStore, 'openWork' | 'loadAll'>;
};

/**
 * Each day of a month by the office's calendar, and who opened the queue on it: one read for all of them. Beside it,
 * in the month of today, how much is open now of what the officer may read; of a day that is over that cannot be told,
 * since reports are kept as they stand, not as they stood.
 */
export const showDutyMonth = async (
  deps: DutyMonthDeps,
  officer: Officer,
  { month: asked }: MonthQuery,
): Promise<Result<DutyMonthShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readDuty' });
  if (denied !== undefined) return refuse(denied);
  const { calendar } = deps.policy;
  const asOf = deps.now();
  const today = isoDateOf(calendar, asOf);
  const month = asked ?? monthOf(today);
  const period = periodNamed(month);
  const dates = period === undefined ? [] : datesOf(period);
  const known = new Map((await deps.dutyBook.days(dates)).map((day) => [day.date, day]));
  return ok({
    month,
    asOf: isoWithOffset(calendar, asOf),
    today,
    days: dates.map((date) => {
      const [first] = dutySteps(deps.policy, date);
      return {
        ...dutyShown(deps, known.get(date) ?? { date, opened: [] }),
        ...verdictAnswer(judgeDay(calendar, plainDate(date))),
        ...(first === undefined ? {} : { openBy: isoWithOffset(calendar, first.at) }),
      };
    }),
    ...(month === monthOf(today) ? { open: await openNow(deps, officer, asOf) } : {}),
  });
};

const openNow = async (
  deps: DutyMonthDeps,
  officer: Officer,
  asOf: Instant,
): Promise<NonNullable<DutyMonthShown['open']>> => {
  const open = await openReports(deps, officer, queuesOf(officer));
  return {
    all: open.length,
    dueToday: open.filter((report) => isDueToday(deps.policy.calendar, report, asOf)).length,
    overdue: open.filter((report) => isOverdue(report, asOf)).length,
  };
};
