import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { triageEvent } from '#shared/app/arrival/triage-event';
import { ARRIVAL_TYPES } from '#shared/domain/arrival/arrival';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR, wib } from '#test/support/builders/a-report';
import { holdsAsync } from '#test/support/laws/law';
import { policy } from '#test/support/policy';

const NOW = wib('2025-05-06 10:00');
const classify = rulesClassifier(policy);

/** Marked, and among words that the rules look for, so that they speak. */
const marked = fc
  .tuple(
    fc.constantFrom(
      'lampu jalan padam',
      'petugas dishub minta uang pungli',
      'jalan rusak berlubang',
      'halo',
      '20-03-2025 10:00:00',
    ),
    fc.nat({ max: 99 }),
  )
  .map(([words, n]) => `${words} kanari${n}`);

const reporter = fc.record({ name: marked, phone: marked, email: marked, nik: marked, address: marked });
const data = fc.record(
  {
    externalId: fc.constant('kanari-1916449'),
    title: marked,
    text: marked,
    submittedAt: marked,
    disposedAt: marked,
    incidentDate: marked,
    class: marked,
    category: marked,
    status: marked,
    anonymous: marked,
    secret: marked,
    place: fc.oneof(marked, fc.record({ description: marked, latitude: marked, longitude: marked })),
    reporter,
    attachments: fc.oneof(marked, fc.array(fc.record({ name: marked, url: marked }), { maxLength: 3 })),
  },
  { requiredKeys: ['externalId', 'text', 'status'] },
);
const event = fc.record({ type: fc.constantFrom(...ARRIVAL_TYPES), data });

describe('what a citizen or a channel writes', () => {
  it('is in no event, in no report and in no line of the log', async () => {
    await holdsAsync(
      fc.asyncProperty(data, fc.array(event, { maxLength: 5 }), async (first, others) => {
        const lines: unknown[] = [];
        const reports = tableReportStore(memoryTable(), policy);
        const deps = {
          policy,
          reports,
          classify,
          originals: memoryKeptFiles(),
          dataKeys: memoryDataKeys(),
          identityKeys: memoryDataKeys(),
          searchKey: async () => 'kunci pencarian',
          now: () => NOW,
          log: (...line: readonly unknown[]) => void lines.push(line),
        };
        const events = [{ type: 'report.submitted', data: first }, ...others];
        for (const [n, sent] of events.entries()) {
          const body = JSON.stringify({ ...sent, timestamp: `2025-05-06T10:0${n}:00` });
          await triageEvent(deps, {
            v: 1,
            channel: LAPOR,
            webhookId: `msg_kanari_${n}`,
            receivedAt: NOW,
            tracking: sha256('a code'),
            body: Buffer.from(body).toString('base64'),
          });
        }
        const id = reportIdOf(LAPOR, 'kanari-1916449');
        const record = await reports.events(id);
        expect(record.length).toBeGreaterThanOrEqual(3);
        expect(JSON.stringify([record, await reports.load(id), lines])).not.toContain('kanari');
        expect(JSON.stringify(await reports.words(id))).toContain('kanari');
      }),
      { numRuns: 60 },
    );
  });
});
