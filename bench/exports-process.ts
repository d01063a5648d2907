import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import pMap from 'p-map';
import * as z from 'zod';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableFiles } from '#shared/adapters/files/table-files';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { documentClient } from '#shared/adapters/table/client';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { EVENTS } from '#shared/adapters/table/keys';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { readAll } from '#shared/adapters/table/table';
import { exportEvents, exportReports } from '#shared/app/figures/export-tables';
import type { ReportStore } from '#shared/app/report/ports';
import { verifyRecords } from '#shared/app/report/verify-record';
import { ReportsChosen } from '#shared/contracts/http/exports';
import { MonthName } from '#shared/domain/calendar/period';
import { knownTo, officerOf } from '#shared/domain/office/officer';
import { RecordedEvent } from '#shared/domain/report/event';
import { hashedEvent } from '#shared/domain/report/record';
import { PersonId } from '#shared/domain/report/report';
import { Instant, type ReportId } from '#shared/domain/words/words';

/**
 * What reads the records of many reports, as the admin API does it; and, in the same process, the least that could
 * stand in its place: record by record, each by a query of its own, its events as items of many parts.
 */

const policy = loadPolicy();
const table = dynamoTable(documentClient(new DynamoDBClient()), process.env['TABLE'] ?? '');
const store = tableReportStore(table, policy);

const RECORDS_AT_ONCE = 24;
const InParts = z.object({ event: RecordedEvent });
const eventsOf = (report: ReportId) => readAll(table, `PARTS#${report}`, EVENTS, (item) => InParts.parse(item).event);
const oneByOne: ReportStore = {
  ...store,
  stepsUpTo: async (reports) =>
    new Map(
      await pMap(
        reports,
        async ({ id, version }) => [id, (await eventsOf(id)).filter((event) => event.version <= version)] as const,
        { concurrency: RECORDS_AT_ONCE },
      ),
    ),
  hashedEvents: async (report) => (await eventsOf(report)).map(hashedEvent),
};

const Asked = z.object({
  what: z.enum(['reports', 'events', 'verification']),
  way: z.enum(['ours', 'bare']),
  month: MonthName,
  from: z.string(),
  until: z.string(),
});
export type Asked = z.infer<typeof Asked>;

const officer = knownTo(policy.office, officerOf(PersonId.parse('agus-contoh'), ['inspector']));

export const handler = async (event: unknown): Promise<unknown> => {
  const { what, way, month, from, until } = Asked.parse(event);
  const reports = way === 'ours' ? store : oneByOne;
  const deps = {
    policy,
    reports,
    evaluations: tableEvaluations(table, memoryKeptFiles()),
    eventLog: tableEventLog(table, policy.calendar.zone),
    tableFiles,
    now: () => Instant.parse(Date.now()),
    cursorKey: async () => 'kunci',
    log: () => {},
  };
  if (what === 'verification') {
    const verified = await verifyRecords(deps, officer, { month });
    return { ok: verified.ok && verified.value.hold && verified.value.next === undefined };
  }
  const make = what === 'events' ? exportEvents : exportReports;
  const made = await make(deps, officer, 'csv', ReportsChosen.parse({ from, until }));
  return made.ok ? { ok: true, bytes: made.value.bytes.length } : made;
};
