import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { startEmulator } from '#local/aws/emulator';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { clientConfig } from '#local/aws/local-aws';
import { inventPast } from '#local/past/invented-past';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { documentClient } from '#shared/adapters/table/client';
import { eventItem, headItem } from '#shared/adapters/table/items';
import { eventKey, logEntry } from '#shared/adapters/table/keys';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import { wib } from '#test/support/builders/a-report';
import { dataStack } from '#test/support/data-stack';
import { policy } from '#test/support/policy';
import { startAwsAnswers } from './aws-answers.ts';
import { countOf, type Operations } from './aws-calls.ts';
import type { Bundles } from './bundles.ts';
import { type Cost, type Instance, startInstance } from './instance.ts';
import { type Item, plainItem, wireItem } from './plain-item.ts';
import { type Comparison, compare } from './spread.ts';

/** What reading the records of a month's reports asks of the table, and what it costs the function. */
export type ExportCost = {
  readonly what: string;
  readonly reports: number;
  readonly events: number;
  readonly calls: { readonly ours: Operations; readonly bare: Operations };
  readonly readUnits: { readonly ours: number; readonly bare: number };
  /** What the table answered. */
  readonly bytes: { readonly ours: number; readonly bare: number };
  readonly cpu: Comparison;
};

const REPORTS = 600;
const RUNS = 5;
const MONTH = { month: '2025-05', from: '2025-05-01', until: '2025-06-01' };
const WHAT = {
  reports: 'ekspor laporan / export of reports',
  events: 'ekspor riwayat / export of events',
  verification: 'pemeriksaan sebulan / check of a month',
} as const;
const { zone } = policy.calendar;

const KINDS = ['reports', 'events', 'verification'] as const;

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

/** Heads and events as they lie in the table, and the events once more as items of many parts. */
const itemsOf = (records: readonly (readonly RecordedEvent[])[]): readonly Item[] =>
  [
    ...records.map((record) => headItem(standing(record), zone, undefined)),
    ...records.flat().flatMap((event) => {
      const { pk: _, ...placed } = { ...eventKey(event.reportId, event.version), ...logEntry(event, zone) };
      const gsi2pk = `PARTS#${placed.gsi2pk}`;
      return [eventItem(event, zone), { ...placed, pk: `PARTS#${event.reportId}`, gsi2pk, event }];
    }),
  ].map(wireItem);

export const measureExports = async (bundles: Bundles): Promise<readonly ExportCost[]> => {
  const records = await inventMonth();
  const aws = await startAwsAnswers();
  const instance = await startInstance(bundles.exports.path, {
    process: bundles.instance.path,
    endpoint: aws.endpoint,
  });
  try {
    aws.table.seed(itemsOf(records));
    const run = async (what: keyof typeof WHAT, way: 'ours' | 'bare') => {
      aws.takeCalls();
      aws.takeBytes();
      aws.table.takeReadUnits();
      const cpuMs = (await made(instance, what, way)).cpuMs;
      return { cpuMs, calls: countOf(aws.takeCalls()), readUnits: aws.table.takeReadUnits(), bytes: aws.takeBytes() };
    };
    const costs: ExportCost[] = [];
    for (const what of KINDS) {
      const [ours, bare] = [await run(what, 'ours'), await run(what, 'bare')];
      const blocks: (readonly [number, number])[] = [];
      for (let n = 0; n < RUNS; n += 1) blocks.push([(await run(what, 'ours')).cpuMs, (await run(what, 'bare')).cpuMs]);
      costs.push({
        what: WHAT[what],
        reports: records.length,
        events: records.flat().length,
        calls: { ours: ours.calls, bare: bare.calls },
        readUnits: { ours: ours.readUnits, bare: bare.readUnits },
        bytes: { ours: ours.bytes, bare: bare.bytes },
        cpu: compared(WHAT[what], 'ms CPU', blocks),
      });
    }
    return costs;
  } finally {
    instance.stop();
    aws.stop();
  }
};

const made = async (instance: Instance, what: keyof typeof WHAT, way: 'ours' | 'bare'): Promise<Cost> => {
  const { answers, cost } = await instance.invoke([{ what, way, ...MONTH }]);
  for (const answer of answers) Made.parse(answer);
  return cost;
};

const compared = (what: string, unit: string, blocks: readonly (readonly [number, number])[]): Comparison =>
  compare(
    what,
    unit,
    blocks.map(([own]) => own),
    blocks.map(([, other]) => other),
  );

const SEEDED_AT_ONCE = 25;
const FOLDER = join(LOCAL_FOLDER, 'bench', 'local-aws');

/** The same on the local AWS, by the clock: most of it is the time in which that answers. */
export const measureLocalExports = async (bundles: Bundles): Promise<readonly Comparison[]> => {
  const items = itemsOf(await inventMonth());
  const aws = await startEmulator({ folder: FOLDER, log: join(LOCAL_FOLDER, 'bench-ministack.log') });
  try {
    const client = documentClient(new DynamoDBClient(clientConfig(aws)));
    await client.send(new CreateTableCommand({ TableName: 'reports', ...dataStack().table }));
    for (let from = 0; from < items.length; from += SEEDED_AT_ONCE) {
      const Items = items.slice(from, from + SEEDED_AT_ONCE).map(plainItem);
      const reports = Items.map((Item) => ({ PutRequest: { Item } }));
      await client.send(new BatchWriteCommand({ RequestItems: { reports } }));
    }
    const place = { process: bundles.instance.path, endpoint: aws.endpoint };
    const instance = await startInstance(bundles.exports.path, place);
    try {
      const results: Comparison[] = [];
      for (const what of KINDS) {
        for (const way of ['ours', 'bare'] as const) await made(instance, what, way);
        const blocks: (readonly [number, number])[] = [];
        for (let n = 0; n < RUNS; n += 1)
          blocks.push([(await made(instance, what, 'ours')).ms, (await made(instance, what, 'bare')).ms]);
        results.push(compared(WHAT[what], 'ms', blocks));
      }
      return results;
    } finally {
      instance.stop();
    }
  } finally {
    await aws.stop();
    await rm(FOLDER, { recursive: true, force: true });
  }
};
