import type { ChannelClass } from '#shared/domain/words/words';
import type { Assessed } from './report.ts';

/** As much of a report as says who has judged it; nothing of one that nobody has looked at. */
type Judged = {
  readonly [field in 'decidedBy' | 'confirmed' | 'oversight' | 'channelClass' | 'labelUnjudged']?:
    | Assessed[field]
    | undefined;
};

/** What it is was decided by the machine alone. */
export const isUnconfirmed = ({ decidedBy, confirmed }: Judged): boolean =>
  decidedBy === 'machine' && confirmed !== true;

/**
 * The channel's label is set too often to decide anything; it is a reason for a person to look before any unit does.
 */
export const isCalledOversight = ({ channelClass }: { readonly channelClass?: ChannelClass | undefined }): boolean =>
  channelClass === 'oversightComplaint';

/**
 * What a channel says of it counts until a person has judged it; that it is called oversight only now, nobody has
 * judged.
 */
export const isLabelHeard = (report: Judged, submission: Pick<Judged, 'channelClass'>): boolean =>
  isUnconfirmed(report) || report.labelUnjudged === true || isCalledAnew(report, submission);

/** The channel calls it oversight, which it did not before. */
export const isCalledAnew = (report: Judged, submission: Pick<Judged, 'channelClass'>): boolean =>
  isCalledOversight(submission) && !isCalledOversight(report);

/**
 * The channel calls it oversight, the machine does not, and no person has judged it yet, or not since it was so called.
 */
export const isUnjudged = (report: Judged): boolean =>
  report.oversight === 'none' && isCalledOversight(report) && (isUnconfirmed(report) || report.labelUnjudged === true);
