import { inventPast } from '#local/past/invented-past';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { figuresOf } from '#shared/domain/figures/figure';
import { merged, partOf } from '#shared/domain/figures/part';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
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
 * The figures of an invented year, merged from the parts of its days, beside those of the same reports counted afresh
 * from every event: what a stored part of a day saves.
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
    const days = Map.groupBy(standingsOf(records), ({ receivedOn }) => receivedOn);
    const parts = [...days.values()].map((some) => partOf(some, calendar));
    const ours = (): unknown => figuresOf(merged(parts), LOOK.asOf);
    const bare = (): unknown => figuresOf(partOf(standingsOf(records), calendar), LOOK.asOf);
    cpuMs(ours);
    cpuMs(bare);
    const blocks = Array.from({ length: BLOCKS }, () => [cpuMs(ours), cpuMs(bare)] as const);
    return compare(
      `${size} laporan, ${parts.length} hari / ${size} reports, ${parts.length} days`,
      'ms CPU',
      blocks.map(([own]) => own),
      blocks.map(([, other]) => other),
    );
  });
};
