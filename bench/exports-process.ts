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
import { tableReportStore } from '#shared/adapters/table/report-store';
import { exportEvents, exportReports } from '#shared/app/figures/export-tables';
import type { ReportStore } from '#shared/app/report/ports';
import { ReportsChosen } from '#shared/contracts/http/exports';
import { knownTo, officerOf } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';

/**
 * What reads the records of many reports, as the admin API does it; and, in the same process, the least that could
 * stand in its place: record by record, each by a query of its own.
 */

const policy = loadPolicy();
const table = dynamoTable(documentClient(new DynamoDBClient()), process.env['TABLE'] ?? '');
const store = tableReportStore(table, policy);

const RECORDS_AT_ONCE = 24;
const oneByOne: ReportStore = {
  ...store,
  eventsUpTo: async (reports) =>
    new Map(
      await pMap(
        reports,
        async ({ id, version }) => [id, (await store.events(id)).filter((event) => event.version <= version)] as const,
        { concurrency: RECORDS_AT_ONCE },
      ),
    ),
};

const Asked = z.object({
  what: z.enum(['reports', 'events']),
  way: z.enum(['ours', 'bare']),
  from: z.string(),
  until: z.string(),
});
export type Asked = z.infer<typeof Asked>;

const officer = knownTo(policy.office, officerOf(PersonId.parse('agus-contoh'), ['inspector']));

export const handler = async (event: unknown): Promise<unknown> => {
  const { what, way, from, until } = Asked.parse(event);
  const reports = way === 'ours' ? store : oneByOne;
  const deps = {
    policy,
    reports,
    evaluations: tableEvaluations(table, memoryKeptFiles()),
    eventLog: tableEventLog(table, policy.calendar.zone),
    tableFiles,
    now: () => Instant.parse(Date.now()),
    log: () => {},
  };
  const make = what === 'events' ? exportEvents : exportReports;
  const made = await make(deps, officer, 'csv', ReportsChosen.parse({ from, until }));
  return made.ok ? { ok: true, bytes: made.value.bytes.length } : made;
};
