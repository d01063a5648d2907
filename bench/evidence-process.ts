import { readFileSync } from 'node:fs';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { openEvidence } from '#shared/app/evidence/show-evidence';
import { openVault } from '#shared/app/report/vault';
import { officerOf } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/words/person-id';
import { aReport, wib } from '#test/support/builders/a-report';
import { sentEvidence } from '#test/support/builders/sent-evidence';
import { policy } from '#test/support/policy';

/**
 * A picture from its upload to the view that somebody opens, once, as a fresh instance does it: `node
 * bench/evidence-process.ts picture.jpg`.
 */
const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);

const now = () => wib('2025-05-08 10:00');
const reports = tableReportStore(memoryTable(), policy);
const { report, record } = aReport().next({ type: 'startWork' }).story();
if (report === undefined) throw new Error('no report');
await reports.commit({ report, expected: 0, events: record });
const deps = { policy, reports, dataKeys: memoryDataKeys(), evidenceFiles: memoryKeptFiles(), now };
await openVault(deps, report.id, undefined);
const sent = { report: report.id, by: 'lapor-admin', name: 'foto.jpg', kind: 'jpeg', bytes } as const;
const evidence = await sentEvidence(deps, sent);
const officer = officerOf(PersonId.parse('siti-contoh'), ['lapor-admin']);
const opened = await openEvidence(deps, officer, { report: report.id, evidence, part: 'view' });
if (!opened.ok) throw new Error(opened.refusal);
