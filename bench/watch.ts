import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { documentClient } from '#shared/adapters/table/client';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { headItem } from '#shared/adapters/table/items';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { runWatch } from '#shared/app/operator/run-watch';
import { recountDeadlines } from '#shared/app/report/recount-deadlines';
import { nextActionAt } from '#shared/domain/report/agenda';
import type { Report } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { Instant } from '#shared/domain/words/words';
import { aReport, CLOSED, LAPOR, RESOLVED, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';
import { startAwsAnswers } from './aws-answers.ts';
import { countOf, type Operations } from './aws-calls.ts';
import { wireItem } from './plain-item.ts';
import { type WriteUnits, writeUnitsOf } from './write-units.ts';

/** What one run of the watch reads when so many reports are stored and the same few are due. */
export type WatchRun = {
  readonly stored: number;
  readonly due: number;
  /** Events that it recorded. */
  readonly recorded: number;
  readonly calls: Operations;
  readonly readUnits: number;
  /** What a watch would read that looked at every report. */
  readonly scanUnits: number;
  readonly written: WriteUnits;
  /** The next run, when nothing is due any more. */
  readonly idleReadUnits: number;
};

const STORED = [100, 100_000] as const;
const DUE = 50;
/** A Tuesday morning; the due ones came in three weeks before, the others the day before or long ago. */
const NOW = wib('2025-06-24 09:00');

const dueReport = aReport().receivedAt(wib('2025-06-02 10:00')).build();
const freshReport = aReport().receivedAt(wib('2025-06-24 08:00')).build();
const closedReport = aReport()
  .receivedAt(wib('2025-02-03 10:00'))
  .next({ type: 'startWork' })
  .next(RESOLVED)
  .next(CLOSED)
  .build();

const named = (report: Report, number: number): Report => ({ ...report, id: reportIdOf(LAPOR, String(number)) });

/** The due ones, and of the others one in ten open: what an office has stored after years. */
function* heads(stored: number) {
  for (let number = 0; number < stored; number += 1) {
    const other = number % 10 === 0 ? freshReport : closedReport;
    const report = named(number < DUE ? dueReport : other, number);
    yield wireItem(headItem(report, policy.calendar.zone, nextActionAt(policy, report)));
  }
}

const clientTo = (endpoint: string) =>
  documentClient(
    new DynamoDBClient({
      endpoint,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    }),
  );

const runOver = async (stored: number): Promise<WatchRun> => {
  const aws = await startAwsAnswers();
  const client = clientTo(aws.endpoint);
  const table = dynamoTable(client, 'tabel');
  try {
    const now = (): Instant => NOW;
    const deps = {
      policy,
      reports: tableReportStore(table, policy),
      deliveries: tableDeliveryStore(table, now),
      eventLog: tableEventLog(table, policy.calendar.zone),
      dutyBook: tableDutyBook(table),
      activities: tableActivityStore(table),
      news: tableNewsStore(table),
      appliedRules: tableAppliedRules(table),
      enqueue: async () => {},
      now,
      log: () => {},
    };
    // The rules are known and nothing is left to count again: otherwise every open report would be read, as after a
    // deploy.
    await recountDeadlines(deps, () => true);
    const applied = await deps.appliedRules.read();
    if (applied !== undefined) await deps.appliedRules.write({ ...applied, finished: true });
    aws.table.seed(heads(stored));
    const scanUnits = aws.table.scanUnits();
    aws.takeCalls();
    aws.takeWrites();
    aws.table.takeReadUnits();
    const done: Record<string, number> = {};
    await runWatch(
      deps,
      () => true,
      (round) => Object.assign(done, round),
    );
    const readUnits = aws.table.takeReadUnits();
    const calls = countOf(aws.takeCalls());
    const written = writeUnitsOf(aws.takeWrites());
    await runWatch(
      deps,
      () => true,
      () => {},
    );
    const recorded = Object.entries(done).reduce((sum, [name, n]) => sum + (name.startsWith('recorded') ? n : 0), 0);
    return {
      stored,
      due: DUE,
      recorded,
      calls,
      readUnits,
      scanUnits,
      written,
      idleReadUnits: aws.table.takeReadUnits(),
    };
  } finally {
    client.destroy();
    aws.stop();
  }
};

export const measureWatch = async (): Promise<readonly WatchRun[]> => {
  const runs: WatchRun[] = [];
  for (const stored of STORED) runs.push(await runOver(stored));
  return runs;
};
