import { expect } from 'vitest';
import { checkFile } from '#shared/adapters/files/check-file';
import { tableAttachments, tableTraces, tableUploads } from '#shared/adapters/table/evidence-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { announceEvidence } from '#shared/app/evidence/announce-evidence';
import { inspectUpload } from '#shared/app/evidence/inspect-upload';
import type { LockedFiles } from '#shared/app/evidence/ports';
import type { Now } from '#shared/app/ports';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import type { FileKind } from '#shared/domain/evidence/checked-file';
import { officerOf } from '#shared/domain/office/officer';
import type { EvidenceId } from '#shared/domain/words/evidence-id';
import { sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import type { ReportId } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';

type SentDeps = {
  readonly reports: ReportStore;
  readonly dataKeys: DataKeys;
  readonly evidenceFiles: LockedFiles;
  readonly now: Now;
};
type Sent = {
  readonly report: ReportId;
  readonly by: string;
  readonly name: string;
  readonly kind?: FileKind;
  readonly bytes: Uint8Array;
};

/** A file, a text unless told otherwise, that somebody of a group sent as evidence, looked into and kept. */
export const sentEvidence = async (
  given: SentDeps,
  { report, by, name, kind = 'text', bytes }: Sent,
): Promise<EvidenceId> => {
  const table = memoryTable();
  const uploads = tableUploads(table);
  const deps = { ...given, policy, uploads, log: () => {} };
  const opened = await announceEvidence(
    { ...deps, writeForm: async () => ({ url: '', fields: {} }), random: (size) => Buffer.alloc(size, 7) },
    officerOf(PersonId.parse(by), [by]),
    { report, purpose: 'document', kind, size: bytes.length, sha256: sha256(bytes), name },
  );
  if (!opened.ok) return expect.fail(opened.refusal);
  await inspectUpload(
    {
      ...deps,
      attachments: tableAttachments(table),
      traces: tableTraces(table),
      quarantine: { read: async () => bytes, remove: async () => {} },
      checkFile: (file) => checkFile(file, policy.evidence),
    },
    opened.value.upload,
  );
  const upload = await uploads.find(opened.value.upload);
  return upload?.state === 'kept' ? upload.evidence : expect.fail(JSON.stringify(upload));
};
