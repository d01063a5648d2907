import { describe, expect, it } from 'vitest';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { dispatchEvent } from '#shared/app/notices/dispatch-event';
import { type DeliveryId, idOf } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import { aReport, CLOSED, OVERSIGHT, RESOLVED, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const NOW = wib('2025-05-08 09:00');
const ROUTED = aReport();
/** In the record of each, the third event routes the report to a unit. */
const VERSION = 3;

/** What the event that routed a report owes, dispatched when so much was recorded. */
const dispatched = async (told: Pick<typeof ROUTED, 'story'>): Promise<readonly DeliveryId[]> => {
  const { report, record } = told.story();
  const event = record[VERSION - 1];
  if (report === undefined || event === undefined) throw new Error('never routed');
  const table = memoryTable();
  const reports = tableReportStore(table, policy);
  const deliveries = tableDeliveryStore(table, () => NOW);
  await reports.commit({ report, expected: 0, events: record });
  const deps = { policy, reports, deliveries, enqueue: async () => {}, now: () => NOW, log: () => {} };
  const outcome = await dispatchEvent(deps, { report: report.id, version: VERSION, type: event.event.type });
  expect(outcome).toBe('told');
  return (await deliveries.of(reportSubject(report.id))).map(idOf);
};

describe('the notices of an event', () => {
  it.each([
    ['the report was closed', ROUTED.next({ type: 'startWork' }).next(RESOLVED).next(CLOSED)],
    ['another unit has it', ROUTED.next({ type: 'startWork' }).next({ type: 'route', assignee: 'asdp' })],
    ['it turned out to be oversight', ROUTED.next(OVERSIGHT)],
  ])('are those that it owed when it happened, also where %s since', async (_, since) => {
    const atOnce = await dispatched(ROUTED);
    expect(atOnce).toMatchObject([{ kind: 'newReport', recipient: 'grup-llaj' }]);
    expect(await dispatched(since)).toEqual(atOnce);
  });
});
