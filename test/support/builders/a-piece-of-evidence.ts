import { Evidence, UploadId } from '#shared/domain/evidence/evidence';
import type { Upload } from '#shared/domain/evidence/upload';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import type { ReportId } from '#shared/domain/words/words';
import { wib } from './a-report.ts';

type Kept = Extract<Evidence, { state: 'kept' }>;

/** A text of how it is afterwards, sent by Rina of LLAJ on Thursday, 8 May 2025, unless told otherwise. */
export const aPieceOfEvidence = (report: ReportId, given: Partial<Kept> = {}): Kept => {
  const piece = Evidence.parse({
    ...{ id: `evd_${'0'.repeat(26)}`, report, purpose: 'after', kind: 'text', size: 6, cleanSize: 6 },
    ...{ sha256: sha256('rekaan'), file: keyedHash('kunci', 'rekaan'), sentBy: 'rina-contoh', sentAs: ['grup-llaj'] },
    ...{ sentAt: wib('2025-05-08 10:00'), keptAt: wib('2025-05-08 10:01') },
    ...{ flags: [], alike: [], looks: [], scanned: 'no', state: 'kept', ...given },
  });
  if (piece.state !== 'kept') throw new Error('a piece that is not kept');
  return piece;
};

/** The announcement by which it came, before anything came. */
export const anUpload = ({ report, purpose, kind, size, sha256: hash, sentBy, sentAs, sentAt }: Kept): Upload => ({
  ...{ report, purpose, kind, size, sha256: hash, sentBy, sentAs, sentAt, until: sentAt },
  id: UploadId.parse(report.replace('rep_', 'upl_')),
  text: Uint8Array.from([9, 8, 7]),
  state: 'announced',
});
