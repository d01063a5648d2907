import type { Report } from './report.ts';
import type { ChannelClass } from './words.ts';

/** What it is was decided by the machine alone. */
export const isUnconfirmed = (report: Report): boolean =>
  report.status !== 'received' && report.decidedBy === 'machine' && !report.confirmed;

/** The channel's label is set too often to decide anything; it is a reason for a person to look before any unit does. */
export const isCalledOversight = ({ channelClass }: { readonly channelClass?: ChannelClass | undefined }): boolean =>
  channelClass === 'oversightComplaint';

/** The channel calls it oversight, the machine does not, and no person has judged it yet. */
export const isUnjudged = (report: Report): boolean =>
  report.status !== 'received' && report.oversight === 'none' && isCalledOversight(report) && isUnconfirmed(report);
