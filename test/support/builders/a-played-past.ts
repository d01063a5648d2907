import { type InventedLife, inventPast } from '#local/past/invented-past';
import { type Played, playLives } from '#local/past/play-lives';
import type { StepPorts } from '#local/past/take-step';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { RecordedEvent } from '#shared/domain/report/event';
import { sha256 } from '#shared/domain/words/hash';
import type { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';

export const REPORTS = 12;
export const UNTIL: Instant = wib('2026-11-24 07:35');
const classify = rulesClassifier(policy);

export const invented = async (seed: number): Promise<readonly InventedLife[]> =>
  inventPast(policy, classify, {
    name: '2025',
    seed,
    reports: REPORTS,
    from: wib('2025-01-01 00:00'),
    to: wib('2026-01-01 00:00'),
    until: UNTIL,
  });

/** A system with keys of its own; it fails at a commit, counted from 1, where it is told to. */
export const aSystem = () => {
  const table = memoryTable();
  const log = tableEventLog(table, policy.calendar.zone);
  const reports = tableReportStore(table, policy);
  const fails = { at: Number.POSITIVE_INFINITY };
  let commits = 0;
  const commit: StepPorts['reports']['commit'] = async (given) => {
    commits += 1;
    if (commits === fails.at) throw new Error('the table is down');
    return reports.commit(given);
  };
  const ports: StepPorts = {
    policy,
    reports: { ...reports, commit },
    originals: memoryKeptFiles(),
    dataKeys: memoryDataKeys(),
    identityKeys: memoryDataKeys(),
    searchKey: async () => 'kunci pencarian',
    classify,
    trackingOf: async (report) => sha256(`kode ${report}`),
  };
  return { ports, reports, log, fails };
};

export const played = async (
  ports: StepPorts,
  lives: readonly InventedLife[],
  signal?: AbortSignal,
): Promise<readonly Played[]> => {
  const outcomes: Played[] = [];
  await playLives(lives, { ports, signal, onPlayed: (_, how) => outcomes.push(how) });
  return outcomes;
};

/** The life as it was after so many steps. */
export const firstStepsOf = (life: InventedLife, count: number): InventedLife => {
  const steps = life.steps.slice(0, count);
  return { ...life, steps, record: life.record.slice(0, steps.at(-1)?.version) };
};

/** What happened and when; the words are hashed under another key in every system. */
export const told = (record: readonly RecordedEvent[]) =>
  record.map(({ version, recordedAt, actor, event: { type } }) => ({ version, recordedAt, actor, type }));
