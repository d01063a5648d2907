import { type Group, groupsOf, type Staff } from '#shared/domain/office/recipient';
import { type Assessed, isUnderWay } from './report.ts';

/** The groups that are told of a report by hand: of whoever works on it, and none of what is or may be oversight. */
export const groupsToTell = (policy: { readonly office: Staff }, report: Assessed): readonly Group[] =>
  report.oversight === 'none' && isUnderWay(report) && 'assignee' in report && report.assignee !== undefined
    ? groupsOf(policy, report.assignee)
    : [];
