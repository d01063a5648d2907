import { inventPast } from '#local/past/invented-past';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { countedReports } from '#shared/domain/figures/counted-report';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { addReport, cohortFigures, emptyTally, talliedFigures } from '#shared/domain/figures/tally';
import type { RecordedEvent } from '#shared/domain/report/event';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';
import { type Comparison, compare } from './spread.ts';

const BLOCKS = 5;
const SIZES = [100, 1_000] as const;
const { calendar } = policy;
const LOOK = { asOf: wib('2026-02-01 08:00'), calendar };

const cpuMs = (work: () => unknown): number => {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
};

const standingsOf = (records: readonly (readonly RecordedEvent[])[]): readonly Standing[] =>
  records.flatMap((record) => standingAt(calendar, record, LOOK.asOf) ?? []);

/**
 * The figures of an invented year from what is kept of its reports, beside those of the same reports counted afresh
 * from every event: what keeping it saves.
 */
export const measureFigures = async (): Promise<readonly Comparison[]> => {
  const largest = await inventPast(policy, rulesClassifier(policy), {
    name: '2025',
    seed: 7,
    reports: Math.max(...SIZES),
    from: wib('2025-01-01 00:00'),
    to: wib('2026-01-01 00:00'),
    until: LOOK.asOf,
  });
  return SIZES.map((size) => {
    const records = largest.slice(0, size).map(({ record }) => record);
    const kept = countedReports(standingsOf(records), calendar);
    const ours = (): unknown => {
      const tally = emptyTally({ listed: true });
      for (const report of kept) addReport(tally, report);
      return talliedFigures(tally, LOOK);
    };
    const bare = (): unknown => cohortFigures(standingsOf(records), LOOK);
    cpuMs(ours);
    cpuMs(bare);
    const blocks = Array.from({ length: BLOCKS }, () => [cpuMs(ours), cpuMs(bare)] as const);
    return compare(
      `${size} laporan / ${size} reports`,
      'ms CPU',
      blocks.map(([own]) => own),
      blocks.map(([, other]) => other),
    );
  });
};
