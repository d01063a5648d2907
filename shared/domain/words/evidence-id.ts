import * as z from 'zod';
import { base32 } from './base32.ts';
import type { Bilingual, KeyedHash } from './words.ts';

/** One file that proves something about a report. */
export const EvidenceId = z
  .string()
  .regex(/^evd_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'EvidenceId'>();
export type EvidenceId = z.infer<typeof EvidenceId>;

const LENGTH = 26;
/** The same bytes on the same report are the same evidence; on another report nobody could tell that they are. */
export const evidenceIdOf = (hash: KeyedHash): EvidenceId =>
  EvidenceId.parse(`evd_${base32(Buffer.from(hash, 'hex'), LENGTH).toLowerCase()}`);

/** What a file is meant to show; of what the reporter attached, that it is of the report itself. */
export const Purpose = z.enum(['before', 'after', 'document', 'complaint']);
export type Purpose = z.infer<typeof Purpose>;
/** What people of the office send files for. */
export const OfficePurpose = Purpose.exclude(['complaint']);
export type OfficePurpose = z.infer<typeof OfficePurpose>;

export const PURPOSE_NAMES = {
  before: { id: 'keadaan sebelumnya', en: 'how it was before' },
  after: { id: 'keadaan sesudahnya', en: 'how it is afterwards' },
  document: { id: 'dokumen', en: 'a document' },
  complaint: { id: 'lampiran laporan', en: 'attached to the report' },
} as const satisfies Record<Purpose, Bilingual>;
