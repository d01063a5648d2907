import { mayDo } from '#shared/domain/access/access';
import {
  differsFromChannel,
  isAtRisk,
  isDangerInNoHand,
  isDueToday,
  isOverdue,
  isUnacknowledged,
  needsPerson,
  type WorkMark,
  wasHandedBack,
} from '#shared/domain/figures/work-marks';
import type { Delivery } from '#shared/domain/notices/delivery';
import { reportIn } from '#shared/domain/notices/subject';
import { isUntold } from '#shared/domain/notices/untold';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { isUnconfirmed } from '#shared/domain/report/judgement';
import type { Report } from '#shared/domain/report/report';
import { Instant, type ReportId } from '#shared/domain/words/words';
import { openTo } from './open-commands.ts';
import type { FailedDeliveries } from './ports.ts';

/** The deliveries that have come to nothing lately, by the report that they were about. */
export type Failed = ReadonlyMap<ReportId, readonly Delivery[]>;

/** So long somebody goes on being told that a notice came to nothing. */
const LATELY_MS = 30 * 86_400_000;

export const failedLately = async ({ failed }: FailedDeliveries, asOf: Instant): Promise<Failed> => {
  const from = Instant.parse(Math.max(0, asOf - LATELY_MS));
  const byReport = new Map<ReportId, Delivery[]>();
  for await (const delivery of failed(from, Instant.parse(asOf + 1))) {
    const report = reportIn(delivery.subject);
    if (report !== undefined) byReport.set(report, [...(byReport.get(report) ?? []), delivery]);
  }
  return byReport;
};

/** Whether an open report that an officer may read is what is looked for; `failed` where that is asked. */
export const isMarked = (
  policy: Policy,
  officer: Officer,
  mark: WorkMark,
  { report, asOf, failed }: { readonly report: Report; readonly asOf: Instant; readonly failed?: Failed | undefined },
): boolean => {
  switch (mark) {
    case 'danger':
      return isDangerInNoHand(report);
    case 'overdue':
      return isOverdue(report, asOf);
    case 'atRisk':
      return isAtRisk(report, asOf);
    case 'dueToday':
      return isDueToday(policy.calendar, report, asOf);
    case 'handedBack':
      return wasHandedBack(report);
    case 'needsPerson':
      return needsPerson(report);
    case 'unconfirmed':
      return isUnconfirmed(report);
    case 'notAcknowledged':
      return isUnacknowledged(report);
    case 'reporterReplied':
      return report.reporterReplied === true;
    case 'waitingSecond':
      return waitsForSecond(policy, officer, report, asOf);
    case 'channelDiffers':
      return differsFromChannel(report);
    case 'failedNotices':
      return (
        mayDo(officer, { to: 'readDeliveries', report }).ok && isUntold(policy, report, failed?.get(report.id) ?? [])
      );
  }
};

/** Asked of the rulebook, which alone knows who is a second person; few reports have anything that waits for one. */
const waitsForSecond = (policy: Policy, officer: Officer, report: Report, asOf: Instant): boolean => {
  if (report.status === 'received') return false;
  if (report.proposed === undefined && report.loweringProposed === undefined) return false;
  const isOpen = openTo(policy, officer, report, asOf);
  return isOpen('approveStep') || isOpen('approveLowering');
};
