import * as z from 'zod';
import { inventPast } from '#local/past/invented-past';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { eventItem, headItem } from '#shared/adapters/table/items';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';
import { startAwsAnswers } from './aws-answers.ts';
import { countOf, type Operations } from './aws-calls.ts';
import type { Bundles } from './bundles.ts';
import { startInstance } from './instance.ts';
import { wireItem } from './plain-item.ts';
import { type Comparison, compare } from './spread.ts';

/** What an export of a month's reports asks of the table, and what it costs the function. */
export type ExportCost = {
  readonly what: string;
  readonly reports: number;
  readonly events: number;
  readonly calls: { readonly ours: Operations; readonly bare: Operations };
  readonly readUnits: { readonly ours: number; readonly bare: number };
  readonly cpu: Comparison;
};

const REPORTS = 600;
const RUNS = 5;
const MONTH = { from: '2025-05-01', until: '2025-06-01' };
const WHAT = {
  reports: 'ekspor laporan / export of reports',
  events: 'ekspor riwayat / export of events',
} as const;
const { zone } = policy.calendar;

const Made = z.object({ ok: z.literal(true) });

const standing = (record: readonly RecordedEvent[]): Report => {
  let report: Report | undefined;
  for (const event of record) report = evolve(report, event);
  if (report === undefined) throw new Error('a record without a report');
  return report;
};

const inventMonth = async (): Promise<readonly (readonly RecordedEvent[])[]> => {
  const lives = await inventPast(policy, rulesClassifier(policy), {
    name: '2025-05',
    seed: 7,
    reports: REPORTS,
    from: wib('2025-05-01 00:00'),
    to: wib('2025-06-01 00:00'),
    until: wib('2025-11-01 00:00'),
  });
  return lives.map(({ record }) => record);
};

export const measureExports = async (bundles: Bundles): Promise<readonly ExportCost[]> => {
  const records = await inventMonth();
  const events = records.flat();
  const aws = await startAwsAnswers();
  const instance = await startInstance(bundles.exports.path, {
    process: bundles.instance.path,
    endpoint: aws.endpoint,
  });
  try {
    aws.table.seed(records.map((record) => wireItem(headItem(standing(record), zone, undefined))));
    aws.table.seed(events.map((event) => wireItem(eventItem(event, zone))));
    const run = async (what: keyof typeof WHAT, way: 'ours' | 'bare') => {
      aws.takeCalls();
      aws.table.takeReadUnits();
      const { answers, cost } = await instance.invoke([{ what, way, ...MONTH }]);
      for (const answer of answers) Made.parse(answer);
      return { cpuMs: cost.cpuMs, calls: countOf(aws.takeCalls()), readUnits: aws.table.takeReadUnits() };
    };
    const costs: ExportCost[] = [];
    for (const what of ['reports', 'events'] as const) {
      const [ours, bare] = [await run(what, 'ours'), await run(what, 'bare')];
      const blocks: (readonly [number, number])[] = [];
      for (let n = 0; n < RUNS; n += 1) blocks.push([(await run(what, 'ours')).cpuMs, (await run(what, 'bare')).cpuMs]);
      costs.push({
        what: WHAT[what],
        reports: records.length,
        events: events.length,
        calls: { ours: ours.calls, bare: bare.calls },
        readUnits: { ours: ours.readUnits, bare: bare.readUnits },
        cpu: compare(
          WHAT[what],
          'ms CPU',
          blocks.map(([own]) => own),
          blocks.map(([, other]) => other),
        ),
      });
    }
    return costs;
  } finally {
    instance.stop();
    aws.stop();
  }
};
