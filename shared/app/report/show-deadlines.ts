import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { DeadlinesShown, ReportDeadline } from '#shared/contracts/http/deadlines';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { outcomeOf } from '#shared/domain/figures/standing';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { Clock, isProposed } from '#shared/domain/report/clock-rules';
import { type ExplainedDeadline, explainReport } from '#shared/domain/report/explain-deadline';
import type { Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, ReportId } from '#shared/domain/words/words';
import type { ReportStore } from './ports.ts';
import { deadlineAnswer } from './tell-deadline.ts';
import { decidedLast, isSince, mayHearAll } from './timeline-of.ts';

export type DeadlinesDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'clocks'>;
  readonly reports: Pick<ReportStore, 'load' | 'events'>;
  readonly now: Now;
};

/**
 * The ledger of each clock of a report, as the calculator for everybody gives it. Who made one stand still is told as
 * the timeline tells who took a step: not from before the last decision, unless all may be heard.
 */
export const showDeadlines = async (
  deps: DeadlinesDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<DeadlinesShown, Denied>> => {
  const { calendar } = deps.policy;
  const report = await deps.reports.load(id);
  const denied = deniedTo(officer, { to: 'readTimeline', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  const events = (await deps.reports.events(id)).filter(({ version }) => version <= report.version);
  const decided = mayHearAll(officer, report) ? undefined : decidedLast(events);
  const asOf = deps.now();
  return ok({
    report: id,
    asOf: isoWithOffset(calendar, asOf),
    deadlines: Clock.options.flatMap((clock) => {
      const explained = explainReport(
        calendar,
        report,
        events,
        clock,
        asOf,
        (event) => event.actor.by !== 'person' || isSince(decided, event),
      );
      return explained === undefined ? [] : [shown(deps, report, { ...explained, clock, asOf })];
    }),
  });
};

const shown = (
  { policy }: DeadlinesDeps,
  report: Report,
  {
    clock,
    asOf,
    deadline,
    nowDueAt,
    ...counted
  }: ExplainedDeadline & { readonly clock: Clock; readonly asOf: Instant },
): ReportDeadline => {
  const { calendar } = policy;
  const at = (instant: Instant): string => isoWithOffset(calendar, instant);
  return {
    clock,
    ...(isProposed(policy, clock, report) ? { proposed: true as const } : {}),
    startedAt: at(deadline.startedAt),
    ...deadlineAnswer(calendar, counted, deadline.limit),
    unit: deadline.unit,
    ...(deadline.stoppedAt === undefined ? {} : { stoppedAt: at(deadline.stoppedAt) }),
    outcome: outcomeOf(report, clock, deadline, asOf),
    ...(nowDueAt === undefined ? {} : { nowDueAt: at(nowDueAt) }),
  };
};
