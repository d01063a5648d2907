import type { Now } from '#shared/app/ports';
import type { LedgerDayAnswer } from '#shared/contracts/http/deadlines';
import { OwedClock, type TrackedDeadline } from '#shared/contracts/http/tracking';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { outcomeOf } from '#shared/domain/figures/standing';
import {
  CLOCK_NAMES,
  type Clocks,
  type Deadline,
  EXTENSION_GROUND_NAMES,
  isProposed,
} from '#shared/domain/report/clock-rules';
import { explainedBy } from '#shared/domain/report/explain-deadline';
import type { FollowedReport } from '#shared/domain/report/public-stage';
import type { Instant } from '#shared/domain/words/words';
import { deadlineAnswer } from './tell-deadline.ts';

type Rules = { readonly calendar: Calendar; readonly clocks: Clocks; readonly now: Now };

/**
 * What the reporter is owed and by when, with the days that each date follows from. Of what another agency has, nothing
 * is due here.
 */
export const owedDeadlines = (rules: Rules, report: FollowedReport): readonly TrackedDeadline[] => {
  if (report.status === 'referred') return [];
  const asOf = rules.now();
  return OwedClock.options.flatMap((clock) => {
    const deadline = report.deadlines[clock];
    return deadline === undefined ? [] : [owed(rules, report, { clock, deadline, asOf })];
  });
};

const owed = (
  { calendar, clocks }: Rules,
  report: FollowedReport,
  { clock, deadline, asOf }: { readonly clock: OwedClock; readonly deadline: Deadline; readonly asOf: Instant },
): TrackedDeadline => {
  const { startedAt, limit, unit, stoppedAt, extended } = deadline;
  const at = (instant: Instant): string => isoWithOffset(calendar, instant);
  const explained = explainedBy(calendar, { clock, deadline, stood: report.stood ?? [] }, asOf);
  const answer = deadlineAnswer(calendar, explained, limit);
  // What is told so was judged to be service; its limit is that of service.
  const isProposal = isProposed({ calendar, clocks }, clock, { ...report, class: 'service' });
  return {
    clock,
    name: CLOCK_NAMES[clock],
    startedAt: at(startedAt),
    ...answer,
    unit,
    ledger: answer.ledger.map(inPublic),
    ...(isProposal ? { proposed: true as const } : {}),
    ...(extended === undefined ? {} : { extended: EXTENSION_GROUND_NAMES[extended] }),
    ...(stoppedAt === undefined ? {} : { stoppedAt: at(stoppedAt) }),
    outcome: outcomeOf(report, clock, deadline, asOf),
    ...(explained.nowDueAt === undefined ? {} : { nowDueAt: at(explained.nowDueAt) }),
  };
};

/**
 * A day without what the office did when it thought that nothing was left to do: only that the reporter was asked is
 * said by name.
 */
const inPublic = (day: LedgerDayAnswer): LedgerDayAnswer =>
  day.still === undefined
    ? day
    : {
        ...day,
        still: day.still.map((still) => (still.why === 'awaitingReporter' ? still : { ...still, why: 'nothingToDo' })),
      };
