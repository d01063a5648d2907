import { isPerson, type Recipient } from '#shared/domain/office/recipient';
import { type Assessed, isDone, isUnderWay } from '#shared/domain/report/report';
import type { ReportNoticeKind } from './kind.ts';
import { limitsAtRisk, limitsMissed } from './limits.ts';

/** Whether what a notice says still holds: nobody is called to a report that has gone elsewhere meanwhile. */
export const stillHolds = (kind: ReportNoticeKind, report: Assessed, recipient: Recipient): boolean => {
  switch (kind) {
    case 'newReport':
      return isWith(report, recipient) && isUnderWay(report);
    case 'danger':
      return (
        (report.status === 'triaging' || isUnderWay(report) || report.reporterReplied === true) &&
        (isPerson(recipient) || isWith(report, recipient))
      );
    case 'needsPerson':
    case 'handedBack':
      return report.status === 'triaging';
    case 'suspectedOversight':
      return report.oversight === 'suspected';
    case 'confirmedOversight':
      return report.oversight === 'confirmed';
    case 'reporterUpdated':
    case 'withdrawn':
    case 'amended':
      return (
        isPerson(recipient) || (isWith(report, recipient) && report.status !== 'closed') || report.status === 'archived'
      );
    case 'atRisk':
      return concerns(report, recipient) && limitsAtRisk(report).length > 0;
    case 'overdue':
    case 'escalated':
      return concerns(report, recipient) && limitsMissed(report).length > 0;
    case 'reporterSilent':
      return concerns(report, recipient) && report.silenceNotedAt !== undefined && !isDone(report);
    case 'closeProposed':
      return report.closeProposed === true && !isDone(report);
    case 'toPost':
      return report.status === 'awaitingReporter' || report.status === 'resolved';
    case 'channelDiffers':
      return report.channelDiffers === true;
    case 'secondPerson':
      return report.proposed !== undefined && report.proposed.approved !== true;
    case 'oversightStep':
    case 'conflict':
    case 'unreadable':
      return true;
  }
};

/** A unit, or its head, only while the report is with it; everybody else by function, wherever it is. */
const concerns = (report: Assessed, recipient: Recipient): boolean => {
  if (!isPerson(recipient)) return isWith(report, recipient);
  const { roles, heads = [] } = recipient;
  return (
    roles.some((role) => role !== 'headOfUnit') ||
    ('assignee' in report && heads.some((headed) => headed === report.assignee))
  );
};

const isWith = (report: Assessed, recipient: Recipient): boolean =>
  'serves' in recipient && 'assignee' in report && report.assignee === recipient.serves;

/**
 * Whether a group still is without a report that was taken from it: what became of it elsewhere is not looked at. No
 * group has what is or may be oversight, not even that of the desk where it lies.
 */
export const isStillGone = (report: Assessed, recipient: Recipient): boolean =>
  !isPerson(recipient) && !(report.oversight === 'none' && isWith(report, recipient));
