import { checkFile } from '#shared/adapters/files/check-file';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableAttachments, tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import type { MemoryTable } from '#shared/adapters/table/memory-table';
import { type InspectDeps, inspectUpload } from '#shared/app/evidence/inspect-upload';
import type { WriteForm } from '#shared/app/evidence/ports';
import { log } from '#shared/runtime/logger';

/** Where browsers send files, on the origin of the pages. */
export const UPLOADS = '/unggahan';

/** Where files are sent as evidence, and looked into as soon as they have arrived. */
export const anEvidenceRoom = (
  given: Pick<InspectDeps, 'policy' | 'reports' | 'dataKeys' | 'now'>,
  table: MemoryTable,
) => {
  const sent = new Map<string, Uint8Array>();
  const uploads = tableUploads(table);
  const evidenceFiles = memoryKeptFiles();
  const deps: InspectDeps = {
    ...{ ...given, uploads, evidenceFiles, log },
    attachments: tableAttachments(table),
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
    ...{ uploads, evidenceFiles, writeForm },
    arrives: async (key: string, bytes: Uint8Array): Promise<void> => {
      sent.set(key, bytes);
      await inspectUpload(deps, key);
    },
  };
};
