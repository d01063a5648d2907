import type { Log, Now } from '#shared/app/ports';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command, Refusal } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Proof } from '#shared/domain/report/decision';
import type { Actor, ReportEvent } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import { ok, type Result } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { commit } from './commit.ts';
import type { ReportStore } from './ports.ts';
import { untilSaved } from './until-saved.ts';

export type CarryOutDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'commit'>;
  readonly now: Now;
  readonly log: Log;
};

type Given = {
  readonly seen?: Report | undefined;
  readonly where?: (report: Report) => boolean;
  readonly proof?: Proof;
};

/**
 * Carries out a command on a stored report: looks, decides, records, and does so again when somebody else was first.
 * Gives the events that were recorded; none when nothing was to be done, or the report is not as it must be (`where`).
 * `seen` is the report as it was read a moment ago.
 */
export const carryOut = async (
  deps: CarryOutDeps,
  id: ReportId,
  command: Command,
  actor: Actor,
  { seen, where = () => true, proof = 0 }: Given = {},
): Promise<Result<readonly ReportEvent[], Refusal>> => {
  let known = seen;
  return untilSaved(async () => {
    const current = known ?? (await deps.reports.load(id));
    known = undefined;
    if (current !== undefined && !where(current)) return ok([]);
    const context = { now: deps.now(), actor, policy: deps.policy, proof };
    const decision = decide(current, command, context);
    if (!decision.ok || decision.value.length === 0) return decision;
    const step = await commit(deps, { id, current }, decision.value, context);
    return step === 'conflict' ? step : decision;
  });
};
