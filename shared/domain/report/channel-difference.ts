import { Instant } from '#shared/domain/words/words';
import type { ChannelStatus } from './lifecycle.ts';
import { type Assessed, isAsImported, isDone } from './report.ts';

const NOT_FOLLOWED_UP: readonly ChannelStatus[] = ['unverified', 'notFollowedUp'];
const FOLLOWED_UP: readonly ChannelStatus[] = ['inProcess', 'done'];
const OVER: readonly ChannelStatus[] = ['done', 'notOurs', 'archived'];

/**
 * Since when office and channel have said different things of a report; `undefined` where they agree or the channel
 * says nothing that can be compared. The office is judged by what the channel shows: a report that is handled here and
 * not there counts as not followed up, and one that is over there and open here is forgotten here.
 */
export const channelDiffersSince = (report: Assessed): Instant | undefined => {
  const { channelStatus, processed, answeredAt } = report;
  // What came with a sheet of history is as the channel has it until somebody takes it up.
  if (channelStatus === undefined || isAsImported(report)) return undefined;
  const { status, observedAt, since: seenSince = observedAt } = channelStatus;
  const since = (...facts: readonly number[]): Instant => Instant.parse(Math.max(seenSince, ...facts));
  // Also while the reporter is asked about that end: a question takes nothing back.
  const resolvedAt = 'resolvedAt' in report ? report.resolvedAt : undefined;
  const followedUp = [processed?.at, answeredAt, resolvedAt].filter((at) => at !== undefined);
  if (report.status === 'closed') {
    return NOT_FOLLOWED_UP.includes(status) || status === 'inProcess' ? since(report.closedAt) : undefined;
  }
  if (NOT_FOLLOWED_UP.includes(status)) return followedUp.length > 0 ? since(Math.min(...followedUp)) : undefined;
  if (isDone(report)) return undefined;
  if (OVER.includes(status)) return since(resolvedAt ?? 0);
  return FOLLOWED_UP.includes(status) && followedUp.length === 0 ? since() : undefined;
};
