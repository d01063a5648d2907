import type { Policy } from '#shared/domain/policy/policy';
import { QUEUES, type Report } from '#shared/domain/report/report';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import type { Sha256 } from '#shared/domain/words/words';
import { carryOut } from './carry-out.ts';
import { type PassTimeDeps, portionsOf, relist } from './pass-time.ts';
import type { AppliedRules, OpenWork } from './ports.ts';

export type RecountDeps = PassTimeDeps & { readonly appliedRules: AppliedRules };

/** How many reports were looked at, and how many deadlines got another date. */
export type Recounted = { readonly looked: number; readonly moved: number; readonly failed: number };

/** So long a function of before the deploy may still count by the rules of before. */
const OLD_RULES_LINGER_MS = 30 * 60_000;

/**
 * After the calendar has changed, counts every open deadline again and records each that moved: from when, to when,
 * why. What has stopped keeps its date. It starts by itself when the rules are others than those applied last, and goes
 * on at the next run where it had to end early; until half an hour later it is repeated for what was counted by the old
 * rules meanwhile.
 */
export const recountDeadlines = async (deps: RecountDeps, goesOn: () => boolean): Promise<Recounted | undefined> => {
  const rules = rulesOfTime(deps.policy);
  const before = await deps.appliedRules.read();
  if (before?.rules === rules && before.finished) return undefined;
  const now = deps.now();
  // A moment in the future was left by a clock that has been set right since.
  const since = before?.rules === rules && before.since <= now ? before.since : now;
  if (before?.rules !== rules) await deps.appliedRules.write({ rules, since, finished: false });
  const total = await recountAll(deps, goesOn);
  deps.log('deadlines.recounted', { ...total, rules: rules.slice(0, 16) });
  if (goesOn() && total.failed === 0 && now - since >= OLD_RULES_LINGER_MS)
    await deps.appliedRules.write({ rules, since, finished: true });
  return total;
};

const recountAll = async (deps: RecountDeps, goesOn: () => boolean): Promise<Recounted> => {
  const total = { looked: 0, moved: 0, failed: 0 };
  for (const queue of QUEUES) {
    for await (const portion of portionsOf(deps.reports.openWork(queue), goesOn)) {
      for (const report of await deps.reports.loadAll(portion.map(({ report: id }) => id))) {
        total.looked += 1;
        const moved = await recount(deps, report, portion);
        if (moved === 'failed') total.failed += 1;
        else total.moved += moved;
      }
    }
  }
  return total;
};

/** How many deadlines of a report moved. One that fails holds up no other. */
const recount = async (deps: RecountDeps, report: Report, listed: readonly OpenWork[]): Promise<number | 'failed'> => {
  try {
    const counted = await carryOut(deps, report.id, { type: 'recountDeadlines' }, { by: 'machine' }, { seen: report });
    const moved = counted.ok ? counted.value.length : 0;
    if (moved === 0) await relist(deps, report, listed.find((work) => work.report === report.id)?.at);
    return moved;
  } catch (error) {
    deps.log('recount.failed', { report: report.id, fault: error instanceof Error ? error.name : typeof error });
    return 'failed';
  }
};

const hashes = new WeakMap<Policy, Sha256>();

/** What the dates of open deadlines and the next look at a report follow from; worked out once for the same rules. */
const rulesOfTime = (policy: Policy): Sha256 => {
  const { calendar, clocks, watch } = policy;
  const hash = hashes.get(policy) ?? sha256(canonicalJson({ calendar, clocks, watch }));
  hashes.set(policy, hash);
  return hash;
};
