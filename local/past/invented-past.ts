import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Classify, DataKeys } from '#shared/app/report/ports';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { Policy } from '#shared/domain/policy/policy';
import { nextActionAt } from '#shared/domain/report/agenda';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import { sha256 } from '#shared/domain/words/hash';
import { Instant, type ReportId } from '#shared/domain/words/words';
import type { Life } from './lives/life.ts';
import { liveThrough } from './lives/live-through.ts';
import { type PlannedPast, plannedLives } from './planned-lives.ts';
import { type Step, type StepPorts, takeStep } from './take-step.ts';

/** Nothing happens after `until`. */
export type InventedPast = PlannedPast & { readonly until: Instant };

/** A step that left something in the record, and the version of the report after it. */
export type TakenStep = Step & { readonly version: number };

/** What became of one report, step by step. */
export type InventedLife = {
  readonly report: ReportId;
  /** Another one that it may be linked to, and that must be there before it. */
  readonly original: ReportId | undefined;
  readonly steps: readonly TakenStep[];
  readonly record: readonly RecordedEvent[];
};

/**
 * A past as an office might have had it: reports that come in, officers who act on them soon, late or never, reporters
 * who are asked and answer or keep silent, and the watch that sees all of it. Everything is decided by the rulebook at
 * its own time, in memory, and follows from the seed alone.
 */
export const inventPast = async (
  policy: Policy,
  classify: Classify,
  given: InventedPast,
): Promise<readonly InventedLife[]> => {
  const ports: StepPorts = {
    policy,
    reports: tableReportStore(memoryTable(), policy),
    originals: memoryKeptFiles(),
    dataKeys: INVENTED_KEYS,
    identityKeys: INVENTED_KEYS,
    searchKey: async () => INVENTED_SEARCH_KEY,
    classify: remembering(classify),
    trackingOf: async (report) => sha256(report),
  };
  const lives: InventedLife[] = [];
  for (const life of plannedLives(policy, given)) lives.push(await live(ports, life, given.until));
  return lives;
};

const live = async (ports: StepPorts, life: Life, until: Instant): Promise<InventedLife> => {
  const { report: id, original } = life;
  const taken: TakenStep[] = [];
  const now: { report: Report | undefined } = { report: undefined };
  const take = async (step: Step): Promise<void> => {
    await takeStep(ports, id, step, now.report);
    const before = now.report?.version ?? 0;
    now.report = await ports.reports.load(id);
    const version = now.report?.version ?? 0;
    if (version > before) taken.push({ ...step, version });
  };
  /** The watch sees whatever is due before a moment, each at its time. */
  const watch = async (before: Instant): Promise<void> => {
    for (;;) {
      const due = now.report === undefined ? undefined : nextActionAt(ports.policy, now.report);
      if (due === undefined || due >= before) return;
      const at = Instant.parse(Math.max(due, taken.at(-1)?.at ?? 0));
      await take({ at, command: { type: 'passTime' }, actor: { by: 'machine' } });
    }
  };
  const story = liveThrough(life);
  for (let next = story.next(); next.done !== true; next = story.next(now.report)) {
    const move = next.value;
    const at = 'step' in move ? move.step.at : move.until;
    if (at > until) break;
    await watch(at);
    if ('step' in move) await take(move.step);
  }
  await watch(until);
  return { report: id, original, steps: taken, record: await ports.reports.events(id) };
};

/** Nobody searches an invented past in memory. */
const INVENTED_SEARCH_KEY = 'invented';
/** The same key for a report at every time: what is invented is no secret. */
const INVENTED_KEYS: DataKeys = {
  create: async (report) => {
    const key = Buffer.from(sha256(report), 'hex');
    return { key, wrapped: key };
  },
  unwrap: async (_, wrapped) => wrapped,
};

/** The rules depend on the text alone: one that was read before is not read again. */
export const remembering = (classify: Classify): Classify => {
  const known = new Map<string, Proposal>();
  return async (text) => {
    const key = JSON.stringify(text);
    const proposal = known.get(key) ?? (await classify(text));
    known.set(key, proposal);
    return proposal;
  };
};
