import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { eventItem } from '#shared/adapters/table/items';
import { eventKey } from '#shared/adapters/table/keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { verifyRecord, verifyRecords } from '#shared/app/report/verify-record';
import { officerOf } from '#shared/domain/office/officer';
import type { RecordedEvent } from '#shared/domain/report/event';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import { retold, stepTo, type Written } from '#test/contract/stories';
import { aReport, CLOSED, LAPOR, RESOLVED, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const STORIES: readonly Written[] = [
  aReport().next({ type: 'startWork' }).next(RESOLVED).next(CLOSED),
  aReport().doubtful(),
  aReport().suspected(),
].map((told, index) => retold(told.story(), reportIdOf(LAPOR, `periksa-${index}`)));

/** What somebody did to one place of a record, or to one behind its end, next to it or not. */
const tampering = fc
  .constantFrom(...STORIES)
  .chain((story) =>
    fc
      .tuple(fc.integer({ min: 1, max: story.report.version + 4 }), fc.constantFrom('takeOut', 'move', 'repeat'))
      .map(([version, how]) => ({ key: eventKey(story.report.id, version), event: changed(story, version, how) })),
  );

const changed = ({ record }: Written, version: number, how: string): RecordedEvent | undefined => {
  const standing = record[version - 1] ?? record.at(-1);
  if (standing === undefined || how === 'takeOut') return undefined;
  return how === 'repeat' ? standing : { ...standing, version, recordedAt: wib('2025-05-06 07:00') };
};

describe('the check of a month', () => {
  test.prop([fc.array(tampering, { maxLength: 3 })])(
    'says that all records hold where each by itself does, whatever was done to them',
    async (done) => {
      const table = memoryTable();
      const store = tableReportStore(table, policy);
      for (const story of STORIES) await store.commit(stepTo(story, 0));
      for (const { key, event } of done) {
        if (event === undefined) await table.remove(key);
        else await table.put({ ...eventItem(event, policy.calendar.zone), ...key });
      }
      const deps = { policy, reports: store, cursorKey: async () => 'kunci', now: () => wib('2025-05-07 09:00') };
      const officer = officerOf(PersonId.parse('agus-contoh'), ['inspector', 'lapor-admin']);
      const each = await Promise.all(STORIES.map(({ report }) => verifyRecord(deps, officer, report.id)));
      const hold = each.every((one) => (one.ok ? one.value.holds : expect.fail(one.refusal)));
      expect(await verifyRecords(deps, officer, {})).toMatchObject({ value: { hold } });
    },
  );
});
