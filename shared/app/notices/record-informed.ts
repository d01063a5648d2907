import { type CarryOutDeps, carryOut } from '#shared/app/report/carry-out';
import { type Delivery, isTold } from '#shared/domain/notices/delivery';
import { reportIn } from '#shared/domain/notices/subject';
import { mayBeTold } from '#shared/domain/office/may-be-told';
import { isPerson, type Recipient, recipientOf } from '#shared/domain/office/recipient';
import type { Report } from '#shared/domain/report/report';

export type InformedDeps = CarryOutDeps;

/** The clocks of two machines may differ by so much. */
const CLOCKS_DIFFER_MS = 1_000;

/**
 * The first notice to the group that has the report stops the clock `inform`; every later one finds it stopped.
 * Confirmed oversight is told to people and never to a group: there it is the first notice to anybody who may read it.
 * What was told when they had the report before says nothing of the time since they have it again. `seen` is the report
 * as it was read a moment ago, so that it need not be read again.
 */
export const recordInformed = async (
  deps: InformedDeps,
  delivery: Delivery,
  seen: readonly Report[] = [],
): Promise<void> => {
  const id = reportIn(delivery.subject);
  const recipient = recipientOf(deps.policy, delivery.recipient);
  if (!FIRST_KINDS.includes(delivery.kind) || !isTold(delivery) || id === undefined || recipient === undefined) return;
  const isSince = (report: Report): boolean =>
    'routedAt' in report && (delivery.claimedAt ?? 0) >= (report.routedAt ?? 0) - CLOCKS_DIFFER_MS;
  const where = (report: Report): boolean => isForHolder(report, delivery, recipient) && isSince(report);
  const known = seen.find((report) => report.id === id);
  await carryOut(deps, id, { type: 'recordInformed' }, { by: 'machine' }, { seen: known, where });
};

const FIRST_KINDS: readonly Delivery['kind'][] = ['newReport', 'danger', 'confirmedOversight'];

const isForHolder = (report: Report, { kind }: Delivery, recipient: Recipient): boolean => {
  if (report.status === 'received' || !('assignee' in report)) return false;
  if (kind === 'confirmedOversight') return report.oversight === 'confirmed' && mayBeTold(report, recipient);
  return !isPerson(recipient) && report.assignee === recipient.serves;
};
