import type { SampleEvent } from '#local/aws/samples';
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
import { type PlannedLife, pick, planLife } from './planned-life.ts';
import { randomOf } from './random.ts';
import { type Step, type StepPorts, takeStep } from './take-step.ts';

export type InventedPast = {
  /** Reports of one name and number are the same report. */
  readonly name: string;
  readonly seed: number;
  readonly reports: number;
  /** Reports come in from the one instant up to the other. */
  readonly from: Instant;
  readonly to: Instant;
  /** Nothing happens after that. */
  readonly until: Instant;
  /** Invented reports, some of each kind that an office gets. */
  readonly submissions: readonly SampleEvent[];
};

/** A step that left something in the record, and the version of the report after it. */
export type TakenStep = Step & { readonly version: number };

/** What became of one report, step by step. */
export type InventedLife = {
  readonly report: ReportId;
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
  const random = randomOf(given.seed);
  const plans = Array.from({ length: given.reports }, (_, index) =>
    planLife({
      policy,
      random,
      externalId: `contoh-${given.name}-${index + 1}`,
      submission: pick(random, given.submissions),
      receivedAt: Instant.parse(given.from + Math.floor(random() * (given.to - given.from))),
    }),
  );
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
  for (const plan of plans) lives.push(await live(ports, plan, given.until));
  return lives;
};

const live = async (ports: StepPorts, { report: id, steps }: PlannedLife, until: Instant): Promise<InventedLife> => {
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
  for (const planned of steps.filter(({ at }) => at <= until)) {
    await watch(planned.at);
    const step = planned.step(now.report);
    if (step !== undefined) await take(step);
  }
  await watch(until);
  return { report: id, steps: taken, record: await ports.reports.events(id) };
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
