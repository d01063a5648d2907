import { inspectHandler } from '#functions/inspect/handler';
import { checkFile } from '#shared/adapters/files/check-file';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { tableAttachments, tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { Attachments, Quarantine } from '#shared/app/evidence/ports';
import type { Commit } from '#shared/app/report/ports';
import { openVault } from '#shared/app/report/vault';
import { type EvidenceAnnounced, EvidenceShown, UploadOpened, UploadShown } from '#shared/contracts/http/evidence';
import type { ActivityId } from '#shared/domain/activities/activity';
import type { Policy } from '#shared/domain/policy/policy';
import { sha256 } from '#shared/domain/words/hash';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import type { Story } from '#test/support/builders/a-report';
import { faultyReports, type Life, type Points, points } from '#test/support/faults/faulty-ports';
import { policy as ourPolicy } from '#test/support/policy';
import { anAdminApi, claimsOf, type People } from './admin-api.ts';
import { pollOnce } from './event-source.ts';
import { fakeQueue } from './fake-queue.ts';
import { processOf } from './process-of.ts';
import { virtualClock } from './virtual-clock.ts';

export const PEOPLE: People = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-llaj'],
  'yudi-contoh': ['staff-asdp'],
  'dewi-contoh': ['secretary'],
  'agus-contoh': ['inspector'],
  'wati-contoh': ['oversight-reader'],
  'oki-contoh': ['operator'],
};

type Sent = Partial<EvidenceAnnounced> & { readonly bytes: Uint8Array };
type Given = { readonly at: Instant; readonly faults?: Points; readonly policy?: Policy };

/** What the same function keeps of activities; nothing of that is sent here. */
const ofActivities = (table: ReturnType<typeof memoryTable>) => ({
  activities: tableActivityStore(table),
  activityKeys: memoryDataKeys<ActivityId>(),
  activityUploads: tableActivityUploads(table),
});

/** What became of files that channels named, where that may break. */
export const faultyAttachments = (of: Life, attachments: Attachments): Attachments => ({
  find: (report, id) => of.through('attachments.find', () => attachments.find(report, id)),
  all: attachments.all,
  save: (next) => of.through('attachments.save', () => attachments.save(next), 'conflict'),
});

/** An office to which files are sent as evidence, and the function that looks into them, started by its queue. */
export const anEvidenceOffice = ({ at, faults = points(), policy = ourPolicy }: Given) => {
  const clock = virtualClock(at);
  const table = memoryTable();
  const reports = tableReportStore(table, policy);
  const [uploads, traces, attachments] = [tableUploads(table), tableTraces(table), tableAttachments(table)];
  const [evidenceFiles, dataKeys] = [memoryKeptFiles(), memoryDataKeys()];
  const sent = new Map<string, Uint8Array>();
  const quarantine: Quarantine = {
    read: async (id) => sent.get(id),
    remove: async (id) => {
      sent.delete(id);
    },
  };
  const queue = fakeQueue({ now: clock.now, visibilityMs: 360_000, maxReceives: 20 });
  const call = anAdminApi(PEOPLE, {
    ...{ policy, reports, uploads, attachments, evidenceFiles, dataKeys },
    now: clock.now,
  });
  const depsIn = (of: Life) => ({
    ...{ policy, log },
    reports: faultyReports(of, reports),
    dataKeys,
    uploads: {
      find: (id: Parameters<typeof uploads.find>[0]) => of.through('uploads.find', () => uploads.find(id)),
      save: (one: Parameters<typeof uploads.save>[0]) => of.through('uploads.save', () => uploads.save(one)),
    },
    attachments: faultyAttachments(of, attachments),
    traces: {
      all: traces.all,
      keep: (...given: Parameters<typeof traces.keep>) => of.through('traces.keep', () => traces.keep(...given)),
    },
    quarantine: {
      read: (id: Parameters<Quarantine['read']>[0]) => of.through('quarantine.read', () => quarantine.read(id)),
      remove: (id: Parameters<Quarantine['read']>[0]) => of.through('quarantine.remove', () => quarantine.remove(id)),
    },
    checkFile: (bytes: Uint8Array) => checkFile(bytes, policy.evidence),
    evidenceFiles: {
      keep: (name: string, bytes: Uint8Array) => of.through('files.keep', () => evidenceFiles.keep(name, bytes)),
    },
    notes: tableLetterNotes(table),
    ...ofActivities(table),
    now: clock.now,
  });
  const invoke = processOf(faults, (life) => inspectHandler(depsIn(life)));
  /** Until nothing is left to be delivered. */
  const inspect = async (): Promise<void> => {
    while (queue.held().length > 0) {
      const { received } = await pollOnce(queue, (batch) => invoke({ Records: [...batch] }), 1);
      if (received === 0) clock.advance((queue.nextVisibleAt() ?? clock.now()) - clock.now());
    }
  };
  const ask = (officer: string, method: 'GET' | 'POST', path: string, body?: object) =>
    call(claimsOf(officer), {
      method,
      path: `/v1/admin/reports/${path}`,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const answered = async (officer: string, method: 'GET' | 'POST', path: string, body?: object) => {
    const { statusCode, body: text = '' } = await ask(officer, method, path, body);
    return { status: statusCode, body: JSON.parse(text) };
  };
  const announced = (officer: string, report: ReportId, { bytes, ...given }: Sent) =>
    answered(officer, 'POST', `${report}/evidence`, {
      ...{ purpose: 'after', kind: 'jpeg', name: 'IMG_0001.jpg', size: bytes.length, sha256: sha256(bytes) },
      ...given,
    });
  /** What S3 would tell of what came under that name. */
  const arrive = async (upload: string, bytes: Uint8Array): Promise<void> => {
    sent.set(upload, bytes);
    await queue.send({
      body: JSON.stringify({ 'detail-type': 'Object Created', detail: { object: { key: upload } } }),
    });
  };
  /** A file announced, sent and looked into, and what became of it. */
  const send = async (officer: string, report: ReportId, given: Sent): Promise<UploadShown> => {
    const { upload } = UploadOpened.parse((await announced(officer, report, given)).body);
    await arrive(upload, given.bytes);
    await inspect();
    return UploadShown.parse((await answered(officer, 'GET', `${report}/uploads/${upload}`)).body);
  };
  return {
    ...{ clock, table, reports, uploads, attachments, sent, queue, evidenceFiles, dataKeys },
    ...{ ask, answered, announced, arrive, inspect, send },
    commit: async ({ report, record }: Story, beside: Pick<Commit, 'words' | 'messages'> = {}): Promise<ReportId> => {
      if (report === undefined) throw new Error('no report');
      await reports.commit({ report, expected: 0, events: record, ...beside });
      // As triage does with the original.
      await openVault({ dataKeys, reports }, report.id, undefined);
      return report.id;
    },
    shown: async (officer: string, report: ReportId): Promise<EvidenceShown> =>
      EvidenceShown.parse((await answered(officer, 'GET', `${report}/evidence`)).body),
    command: async (officer: string, report: ReportId, name: string, body: object) => {
      const version = (await reports.load(report))?.version;
      const { statusCode, body: text = '' } = await call(claimsOf(officer), {
        method: 'POST',
        path: `/v1/admin/reports/${report}/${name}`,
        headers: {
          'content-type': 'application/json',
          'if-match': `"${version}"`,
          'idempotency-key': `kunci-${name}-${version}-${officer}`,
        },
        body: JSON.stringify(body),
      });
      return { status: statusCode, body: JSON.parse(text) };
    },
  };
};
export type EvidenceOffice = ReturnType<typeof anEvidenceOffice>;
