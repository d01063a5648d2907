import * as z from 'zod';
import { FileKind } from '#shared/domain/evidence/checked-file';
import { Evidence, UploadId } from '#shared/domain/evidence/evidence';
import { Flag } from '#shared/domain/evidence/flags';
import { UploadRefusal } from '#shared/domain/evidence/upload';
import { EvidenceId, OfficePurpose, Purpose } from '#shared/domain/words/evidence-id';
import { PersonId } from '#shared/domain/words/person-id';
import { shortened } from '#shared/domain/words/shortened';
import { textOf } from '#shared/domain/words/typed-text';
import { isVisible } from '#shared/domain/words/visible';
import { ReportId, Sha256 } from '#shared/domain/words/words';
import { ReportPath } from './admin-report.ts';

/** The clean copy of a file is fetched in parts of so many bytes: an answer holds no more. */
export const FILE_PART_BYTES = 3_000_000;
/** The most that a file may be, whatever the office's rules say. */
const MOST_BYTES = 20_971_520;

const LONGEST_NAME = 200;

/**
 * A name as people know it: whatever a path or a terminal would make of it is left out, and something is left to be
 * seen.
 */
const FileName = z
  .string()
  .max(1_000)
  .transform((name) => {
    const plain = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').replace(/^.*[/\\]/u, '');
    return shortened(plain.trim(), LONGEST_NAME);
  })
  .pipe(z.string().refine(isVisible, 'at least one visible character'));

/** Which file is to be sent, and what it is meant to show. */
export const EvidenceAnnounced = z.strictObject({
  purpose: OfficePurpose.meta({ description: 'apa yang ditunjukkannya · what it is meant to show' }),
  kind: FileKind.meta({ description: 'jenis berkas menurut isinya · what the file is by its bytes' }),
  size: z.int().min(1).max(MOST_BYTES).meta({ description: 'besarnya dalam bita · its size in bytes' }),
  sha256: Sha256.meta({ description: 'SHA-256 seluruh berkas, heksadesimal · SHA-256 of the whole file, hexadecimal' }),
  name: FileName.meta({ description: 'nama berkas, untuk dikenali orang · the file’s name, for people' }),
  why: z
    .exactOptional(textOf(2_000))
    .meta({ description: 'keterangan; menjadi catatan pada laporan · an explanation, kept as a note on the report' }),
  replaces: z
    .exactOptional(EvidenceId)
    .meta({ description: 'bukti dukung yang digantikannya · the evidence whose newer version it is' }),
});
export type EvidenceAnnounced = Readonly<z.infer<typeof EvidenceAnnounced>>;

/** What stands in an address for a piece of evidence, */
export const EvidencePath = z.object({
  ...ReportPath.shape,
  evidence: EvidenceId.meta({ description: 'nomor bukti dukung · the id of the evidence' }),
});
export type EvidencePath = Readonly<z.infer<typeof EvidencePath>>;
/** a part of its file, the first of which is 1, */
export const EvidencePartPath = z.object({
  ...EvidencePath.shape,
  part: z
    .string()
    .regex(/^[1-9]\d?$/)
    .meta({ description: 'bagian yang keberapa · which part of it' }),
});
export type EvidencePartPath = Readonly<z.infer<typeof EvidencePartPath>>;
/** and a file that is on its way. */
export const UploadPath = z.object({
  ...ReportPath.shape,
  upload: UploadId.meta({
    description: 'nomor pengiriman, dari jawaban saat diumumkan · the id that it got when announced',
  }),
});
export type UploadPath = Readonly<z.infer<typeof UploadPath>>;

const Moment = z.string();
const amount = z.int().nonnegative();
const Words = z.strictObject({ id: z.string(), en: z.string() });

/** Where the file is sent, as a form: these fields, and the file as the last, named `file`. */
export const UploadOpened = z.strictObject({
  upload: UploadId,
  until: Moment,
  form: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
});
export type UploadOpened = Readonly<z.infer<typeof UploadOpened>>;

/** What became of a file that was sent. */
export const UploadShown = z.discriminatedUnion('state', [
  z.strictObject({ upload: UploadId, until: Moment, state: z.literal('announced') }),
  z.strictObject({ upload: UploadId, until: Moment, state: z.literal('kept'), evidence: EvidenceId }),
  z.strictObject({ upload: UploadId, until: Moment, state: z.literal('refused'), why: UploadRefusal, words: Words }),
]);
export type UploadShown = Readonly<z.infer<typeof UploadShown>>;

const PieceShown = z.strictObject({
  evidence: EvidenceId,
  purpose: Purpose,
  kind: FileKind,
  size: amount,
  sha256: Sha256,
  /** Of how many parts the clean copy is made. */
  parts: amount,
  /** Of a picture, which then has a view too. */
  pixels: z.strictObject({ width: amount, height: amount }).optional(),
  /** What it is called, and what a picture says of itself; none of it where the report’s key is gone. */
  erased: z.literal(true).optional(),
  name: z.string().optional(),
  taken: z.string().optional(),
  place: z.strictObject({ north: z.number(), east: z.number() }).optional(),
  camera: z.string().optional(),
  tools: z.array(z.string()).readonly().optional(),
  sentAt: Moment,
  person: PersonId.optional(),
  isOwn: z.boolean(),
  looks: z.array(z.strictObject({ at: Moment, person: PersonId.optional() })).readonly(),
  flags: z.array(z.strictObject({ flag: Flag, words: Words, reports: z.array(ReportId).readonly() })).readonly(),
  scanned: z.literal('no'),
  state: z.enum(Evidence.unwrap().options.map((option) => option.shape.state.value)),
  by: EvidenceId.optional(),
  endedAt: Moment.optional(),
  replaces: EvidenceId.optional(),
  /** What whoever asks may do with it now. */
  open: z.array(z.enum(['look', 'replace', 'withdraw'])).readonly(),
});

/** A file that the channel named in what was reported, and what became of it. */
const AttachmentShown = z.strictObject({
  /** As the channel calls it. */
  name: z.string(),
  namedAt: Moment,
  /**
   * `nameOnly`: the channel gave no address. `waiting`: it is being fetched or looked into. `lost`: that did not happen
   * within a day, or it came before files were fetched. `failed` could not be fetched, `refused` could not be kept, and
   * why stands beside it; `kept` is the evidence of that id. `erased`: the key of the report is gone.
   */
  state: z.enum(['nameOnly', 'waiting', 'lost', 'failed', 'refused', 'kept', 'erased']),
  words: Words.optional(),
  evidence: EvidenceId.optional(),
});

/** The files of a report, the newest first; what its channel named, in the order in which it did. */
export const EvidenceShown = z.strictObject({
  report: ReportId,
  maySend: z.boolean(),
  mostBytes: amount,
  mostFiles: amount,
  /** So many more can be sent. */
  room: amount,
  evidence: z.array(PieceShown).readonly(),
  attachments: z.array(AttachmentShown).readonly(),
});
export type EvidenceShown = Readonly<z.infer<typeof EvidenceShown>>;

export const EvidenceWithdrawn = z.strictObject({
  text: textOf(2_000).meta({ description: 'mengapa ditarik; menjadi catatan · why it is withdrawn, kept as a note' }),
});
export type EvidenceWithdrawn = Readonly<z.infer<typeof EvidenceWithdrawn>>;

/** How far the report's record is after it. */
export const EvidenceActed = z.strictObject({ report: ReportId, version: z.int().min(1) });
export type EvidenceActed = Readonly<z.infer<typeof EvidenceActed>>;
