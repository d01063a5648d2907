import type { Staff } from '#shared/domain/office/recipient';
import { groupsToTell } from '#shared/domain/report/groups-to-tell';
import type { Report } from '#shared/domain/report/report';
import type { Delivery } from './delivery.ts';

/**
 * Whether a report's unit has not heard of it and will not by itself: a notice to its group has come to nothing since
 * the report was given to it, nothing else has reached it, and nobody has told it by hand.
 */
export const isUntold = (
  policy: { readonly office: Staff },
  report: Report,
  failed: readonly Pick<Delivery, 'recipient' | 'queuedAt'>[],
): boolean => {
  if (report.status === 'received' || !('routedAt' in report)) return false;
  const { routedAt = 0 } = report;
  const { inform } = report.deadlines;
  if (inform === undefined || inform.stoppedAt !== undefined) return false;
  const groups = groupsToTell(policy, report).map(({ id }) => id);
  // One from before was about another turn of it, of which whoever reads this may know nothing.
  return failed.some(({ recipient, queuedAt }) => groups.includes(recipient) && queuedAt >= routedAt);
};
