import { decide } from '#shared/domain/decide';
import { type Delivery, isTold } from '#shared/domain/delivery';
import type { Policy } from '#shared/domain/policy';
import { isPerson, recipientOf } from '#shared/domain/recipient';
import { record } from '#shared/domain/record';
import type { Report } from '#shared/domain/report';
import { ReportId } from '#shared/domain/words';
import type { Log, Now, ReportStore } from './ports.ts';
import { untilSaved } from './until-saved.ts';

export type InformedDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'commit'>;
  readonly now: Now;
  readonly log: Log;
};

/** The clocks of two machines may differ by so much. */
const CLOCKS_DIFFER_MS = 1_000;

/**
 * The first notice to the group that has the report stops the clock `inform`; every later one finds it stopped. What the group
 * was told when it had the report before says nothing of the time since it has it again. `seen` is the report as it was read a
 * moment ago, so that it need not be read again.
 */
export const recordInformed = async (
  deps: InformedDeps,
  delivery: Delivery,
  seen: readonly Report[] = [],
): Promise<void> => {
  const isFirst = delivery.kind === 'newReport' || delivery.kind === 'danger';
  const id = ReportId.safeParse(delivery.subject);
  const group = recipientOf(deps.policy, delivery.recipient);
  if (!isFirst || !isTold(delivery) || !id.success || group === undefined || isPerson(group)) return;
  let known = seen.find((report) => report.id === id.data);
  await untilSaved(async () => {
    const current = known ?? (await deps.reports.load(id.data));
    known = undefined;
    if (current === undefined || !('assignee' in current) || current.assignee !== group.serves) return 'unchanged';
    if ((delivery.claimedAt ?? 0) < (current.routedAt ?? 0) - CLOCKS_DIFFER_MS) return 'unchanged';
    const context = { now: deps.now(), actor: { by: 'machine' } as const, policy: deps.policy };
    const decision = decide(current, { type: 'recordInformed' }, context);
    if (!decision.ok || decision.value.length === 0) return 'unchanged';
    const { report, recorded } = record(current.id, current, decision.value, context);
    if (report === undefined) throw new Error('informed of no report');
    const saved = await deps.reports.commit({ report, expected: current.version, events: recorded });
    if (saved === 'saved') deps.log('report.Informed', { report: report.id, version: report.version });
    return saved;
  });
};
