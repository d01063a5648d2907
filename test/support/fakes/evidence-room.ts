import { checkFile } from '#shared/adapters/files/check-file';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { tableAttachments, tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import type { MemoryTable } from '#shared/adapters/table/memory-table';
import { inspectActivityFile, isOfAnActivity } from '#shared/app/activities/inspect-activity-file';
import { fetchAttachment } from '#shared/app/evidence/fetch-attachment';
import { type InspectDeps, inspectUpload } from '#shared/app/evidence/inspect-upload';
import type { FetchFile, WriteForm } from '#shared/app/evidence/ports';
import type { ReportStore } from '#shared/app/report/ports';
import type { ActivityId } from '#shared/domain/activities/activity';
import type { ReportId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';

/** Where browsers send files, on the origin of the pages. */
export const UPLOADS = '/unggahan';

/** Where files are sent as evidence or for an activity, and looked into as soon as they have arrived. */
export const anEvidenceRoom = (
  given: Pick<InspectDeps, 'policy' | 'dataKeys' | 'now'> & { readonly reports: ReportStore },
  table: MemoryTable,
) => {
  const sent = new Map<string, Uint8Array>();
  const [uploads, attachments] = [tableUploads(table), tableAttachments(table)];
  const evidenceFiles = memoryKeptFiles();
  const ofActivities = {
    activities: tableActivityStore(table),
    activityKeys: memoryDataKeys<ActivityId>(),
    activityUploads: tableActivityUploads(table),
  };
  const deps: InspectDeps = {
    ...{ ...given, uploads, evidenceFiles, log },
    attachments,
    traces: tableTraces(table),
    checkFile: (bytes) => checkFile(bytes, given.policy.evidence),
    quarantine: {
      read: async (id) => sent.get(id),
      remove: async (id) => {
        sent.delete(id);
      },
    },
  };
  const writeForm: WriteForm = async ({ id }) => ({ url: UPLOADS, fields: { key: id } });
  return {
    ...{ uploads, attachments, evidenceFiles, writeForm, ...ofActivities },
    activityFiles: evidenceFiles,
    arrives: async (key: string, bytes: Uint8Array): Promise<void> => {
      sent.set(key, bytes);
      await (isOfAnActivity(key) ? inspectActivityFile({ ...deps, ...ofActivities }, key) : inspectUpload(deps, key));
    },
    /** So many files that the channel named with the report itself, fetched from a world that answers as it is told. */
    fetches: async (report: ReportId, files: number, fetchFile: FetchFile): Promise<void> => {
      for (let index = 0; index < files; index += 1)
        await fetchAttachment(
          {
            ...{ ...deps, fetchFile, reports: given.reports, askForAttachment: async () => {} },
            intoQuarantine: async (id, bytes) => {
              sent.set(id, bytes);
            },
          },
          { report, version: 1, index },
        );
      for (const key of sent.keys()) await inspectUpload(deps, key);
    },
  };
};
