import * as z from 'zod';
import { EvidenceId, Purpose } from '#shared/domain/words/evidence-id';
import { PersonId } from '#shared/domain/words/person-id';
import { type Bilingual, Instant, KeyedHash, ReportId, Sha256 } from '#shared/domain/words/words';
import { FILE_REFUSAL_WORDS, FileKind, FileRefusal } from './checked-file.ts';
import { UploadId } from './evidence.ts';

/** Why what was sent is not kept. */
export const UploadRefusal = z.enum([
  ...FileRefusal.options,
  'changed',
  'otherKind',
  'alreadyThere',
  'fromReporter',
  'reportEnded',
  'full',
]);
export type UploadRefusal = z.infer<typeof UploadRefusal>;

export const UPLOAD_REFUSAL_WORDS = {
  ...FILE_REFUSAL_WORDS,
  changed: {
    id: 'Yang sampai bukan berkas yang dipilih: ukurannya atau sidiknya berbeda. Kirim lagi.',
    en: 'What arrived is not the file that was chosen: its size or its hash differs. Send it again.',
  },
  otherKind: {
    id: 'Isi berkas ini jenis lain daripada namanya. Buka berkasnya, simpan sebagai JPEG atau PDF, lalu kirim lagi.',
    en: 'What is in this file is of another kind than its name says. Open it, save it as JPEG or PDF and send it again.',
  },
  alreadyThere: {
    id: 'Berkas yang persis sama sudah ada pada laporan ini dengan kegunaan lain. Tarik yang lama dahulu bila salah pilih.',
    en: 'The very same file is on this report already, for another purpose. Withdraw that one first if it was a mistake.',
  },
  fromReporter: {
    id: 'Ini berkas dari pelapor; kiriman pelapor tidak membuktikan penanganan. Kirim foto keadaan sekarang.',
    en: 'This is a file of the reporter’s, which proves nothing of what was done. Send a picture of how it is now.',
  },
  reportEnded: {
    id: 'Laporan ini tidak lagi menerima berkas.',
    en: 'The report takes no files any more.',
  },
  full: {
    id: 'Berkas pada laporan ini sudah sebanyak yang diizinkan. Tarik yang tidak perlu dahulu.',
    en: 'The report holds as many files as it may. Withdraw one that is not needed first.',
  },
} as const satisfies Record<UploadRefusal, Bilingual>;

const announced = {
  id: UploadId,
  report: ReportId,
  purpose: Purpose,
  /** As whoever sends it says; of what the reporter attached nobody does. */
  kind: FileKind.optional(),
  size: z.int().min(1),
  sha256: Sha256,
  sentBy: PersonId.optional(),
  /** Of which attachment the channel's host sent it, and since when that stands in the record. */
  attachment: z.object({ id: KeyedHash, namedAt: Instant }).readonly().optional(),
  sentAs: z.array(PersonId).readonly(),
  sentAt: Instant,
  /** Nothing that is sent later is taken. */
  until: Instant,
  replaces: EvidenceId.optional(),
  /** What the file is called and why it is sent, sealed under the report's key. */
  text: z.instanceof(Uint8Array),
};

/** A file that somebody means to send, and what became of it. Forgotten after a day, whatever became of it. */
export const Upload = z
  .discriminatedUnion('state', [
    // How often a check of it was begun that nobody has seen the end of.
    z.object({ ...announced, state: z.literal('announced'), checks: z.int().min(1).optional() }),
    z.object({ ...announced, state: z.literal('refused'), why: UploadRefusal }),
    z.object({ ...announced, state: z.literal('kept'), evidence: EvidenceId }),
  ])
  .readonly();
export type Upload = z.infer<typeof Upload>;
export type Announced = Extract<Upload, { state: 'announced' }>;

/** What whoever sends a file says of it. */
export const UploadText = z.object({ name: z.string(), why: z.string().optional() }).readonly();
export type UploadText = z.infer<typeof UploadText>;

/** So long may a file be sent once it is announced. */
const SENT_WITHIN_MS = 15 * 60_000;
const REMEMBERED_MS = 24 * 3_600_000;

export const sentUntil = (at: Instant): Instant => Instant.parse(at + SENT_WITHIN_MS);
export const rememberedUntil = ({ sentAt }: Pick<Upload, 'sentAt'>): Instant => Instant.parse(sentAt + REMEMBERED_MS);
