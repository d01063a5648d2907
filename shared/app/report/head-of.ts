import type { ReportHead } from '#shared/contracts/http/admin-report';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { outcomeOf } from '#shared/domain/figures/standing';
import { Clock, type Clocks, isProposed } from '#shared/domain/report/clock-rules';
import type { EndedBefore } from '#shared/domain/report/reasons';
import type { Report } from '#shared/domain/report/report';
import type { Instant } from '#shared/domain/words/words';

/**
 * What is known of a report by whoever may read it, as of an instant; what it duplicates only where that one may be
 * read too, and what its channel calls it only where that may be known: to its unit it would tell of an accusation that
 * was none.
 */
export const headOf = (
  rules: { readonly calendar: Pick<Calendar, 'zone'>; readonly clocks: Clocks },
  report: Report,
  {
    asOf,
    isOtherKnown,
    isClassKnown = false,
  }: { readonly asOf: Instant; readonly isOtherKnown: boolean; readonly isClassKnown?: boolean },
): ReportHead => {
  const { calendar } = rules;
  const at = (instant: Instant): string => isoWithOffset(calendar, instant);
  return {
    id: report.id,
    version: report.version,
    channel: report.channel,
    ...(report.channelStatus === undefined ? {} : { channelStatus: report.channelStatus.status }),
    ...(isClassKnown && report.channelClass !== undefined ? { channelClass: report.channelClass } : {}),
    status: report.status,
    receivedAt: at(report.receivedAt),
    ...assessedIn(report),
    ...('returned' in report && report.returned !== undefined ? { returned: report.returned } : {}),
    ...(report.subDistrict === undefined ? {} : { subDistrict: report.subDistrict }),
    anonymous: report.anonymous,
    secret: report.secret,
    flagged: report.flagged,
    reporterReplied: report.reporterReplied === true,
    closeProposed: report.closeProposed === true,
    ...(isOtherKnown ? { duplicateOf: report.duplicateOf } : {}),
    deadlines: Clock.options.flatMap((clock) => {
      const deadline = report.deadlines[clock];
      if (deadline === undefined) return [];
      const { startedAt, dueAt, stoppedAt, provisional } = deadline;
      const outcome = outcomeOf(report, clock, deadline, asOf);
      const stopped = stoppedAt === undefined ? {} : { stoppedAt: at(stoppedAt) };
      const proposed = isProposed(rules, clock, report) ? { proposed: true as const } : {};
      return [{ clock, startedAt: at(startedAt), dueAt: at(dueAt), ...stopped, outcome, provisional, ...proposed }];
    }),
  };
};

const endedIn = ({ closedBy, ...ended }: EndedBefore): Partial<ReportHead> => ({
  endedBefore: ended,
  ...(closedBy === undefined ? {} : { closedBy }),
});

/** What is known from its classification on, and of its end. */
const assessedIn = (report: Report): Partial<ReportHead> => {
  if (report.status === 'received') return {};
  return {
    class: report.class,
    topic: report.topic,
    urgency: report.urgency,
    decidedBy: report.decidedBy,
    confirmed: report.confirmed,
    ...('assignee' in report && report.assignee !== undefined ? { assignee: report.assignee } : {}),
    ...('handler' in report && report.handler !== undefined ? { handler: report.handler } : {}),
    ...('result' in report && report.result !== undefined ? { result: report.result } : {}),
    ...(report.status === 'closed' ? { closedBy: report.closedBy } : {}),
    ...(report.status === 'history' ? endedIn(report.ended) : {}),
    ...(report.status === 'referred' ? { authority: report.authority } : {}),
    ...(report.status === 'archived' ? { reason: report.reason } : {}),
  };
};
