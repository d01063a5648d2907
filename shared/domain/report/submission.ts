import * as z from 'zod';
import { type Bilingual, type ChannelClass, Instant } from '#shared/domain/words/words';
import type { ChannelStatus } from './lifecycle.ts';

/** What was odd in a submission. The value itself is kept raw; the report is never refused for it. */
export const DataFlag = z.enum([
  'classUnknown',
  'statusUnknown',
  'dateUnreadable',
  'dateInFuture',
  'dateTooOld',
  'datesReversed',
  'phoneUnusual',
  'emailUnusual',
  'nikUnusual',
  'coordinatesInvalid',
  'coordinatesSwapped',
  'coordinatesOutside',
  'attachmentsUnreadable',
  'attachmentsTooMany',
  'attachmentUnusual',
  'textMissing',
  'textShortened',
  'controlCharacters',
  'fieldUnreadable',
]);
export type DataFlag = z.infer<typeof DataFlag>;

/** What each of them says to whoever reads the report. */
export const DATA_FLAG_NAMES = {
  classUnknown: { id: 'klasifikasi dari kanal tidak dikenal', en: 'the channel’s class is not known' },
  statusUnknown: { id: 'status dari kanal tidak dikenal', en: 'the channel’s status is not known' },
  dateUnreadable: { id: 'tanggal tidak terbaca', en: 'a date cannot be read' },
  dateInFuture: { id: 'tanggal di masa depan', en: 'a date is in the future' },
  dateTooOld: { id: 'tanggal terlalu lama', en: 'a date is too long ago' },
  datesReversed: { id: 'urutan tanggal terbalik', en: 'dates are in the wrong order' },
  phoneUnusual: { id: 'nomor telepon tidak lazim', en: 'the telephone number is unusual' },
  emailUnusual: { id: 'alamat surel tidak lazim', en: 'the mail address is unusual' },
  nikUnusual: { id: 'NIK tidak lazim', en: 'the identity number is unusual' },
  coordinatesInvalid: { id: 'koordinat tidak sah', en: 'the coordinates are none' },
  coordinatesSwapped: { id: 'lintang dan bujur tertukar', en: 'latitude and longitude were swapped' },
  coordinatesOutside: { id: 'koordinat di luar kabupaten', en: 'the coordinates are outside the regency' },
  attachmentsUnreadable: { id: 'lampiran tidak terbaca', en: 'the list of files cannot be read' },
  attachmentsTooMany: { id: 'lampiran terlalu banyak', en: 'there are too many files' },
  attachmentUnusual: { id: 'lampiran tidak lazim', en: 'a file is unusual' },
  textMissing: { id: 'tanpa isi', en: 'no text' },
  textShortened: { id: 'teks dipendekkan', en: 'the text was shortened' },
  controlCharacters: { id: 'karakter kendali dibuang', en: 'control characters were left out' },
  fieldUnreadable: { id: 'sebuah kolom tidak terbaca', en: 'a field cannot be read' },
} as const satisfies Record<DataFlag, Bilingual>;

export const Place = z
  .object({
    description: z.string().optional(),
    village: z.string().optional(),
    district: z.string().optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
  })
  .readonly();
export type Place = z.infer<typeof Place>;

/** What the channel says of a file. The file itself is fetched later, or never. */
export const AttachmentNote = z
  .object({
    name: z.string(),
    url: z.string().optional(),
    mediaType: z.string().optional(),
    size: z.number().optional(),
    sha256: z.string().optional(),
  })
  .readonly();
export type AttachmentNote = z.infer<typeof AttachmentNote>;

const said = z.object({
  title: z.string().optional(),
  text: z.string(),
  place: Place.optional(),
  incident: z.string().optional(),
  category: z.string().optional(),
  attachments: z.array(AttachmentNote).readonly(),
  flags: z.array(DataFlag).readonly(),
  /** Values that could not be read, by field, exactly as they came (shortened where very long). */
  raw: z.record(z.string(), z.string()).readonly(),
});

/** Words without the report's id: what an update or an answer holds. */
export const Said = said.readonly();
export type Said = z.infer<typeof Said>;

/** The citizen's words and all that the channel said beside them, as shown to those who may read the report. */
export const Words = said.extend({ externalId: z.string() }).readonly();
export type Words = z.infer<typeof Words>;

/** Who reported. Stored only sealed under the report's own key. */
export const Reporter = z
  .object({
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    nik: z.string().optional(),
    address: z.string().optional(),
  })
  .readonly();
export type Reporter = z.infer<typeof Reporter>;

/** A submission in the office's terms, whichever shape its channel sends. */
export type Submission = {
  readonly words: Words;
  readonly reporter: Reporter | undefined;
  readonly submittedAt: Instant | undefined;
  readonly disposedAt: Instant | undefined;
  readonly channelClass: ChannelClass | undefined;
  readonly channelStatus: ChannelStatus | undefined;
  readonly anonymous: boolean;
  readonly secret: boolean;
};

/**
 * Flags that may be set at one poll and not at the next: by the channel's own status, or by how a date looks from
 * today.
 */
const PASSING: readonly DataFlag[] = ['statusUnknown', 'dateUnreadable', 'dateInFuture', 'dateTooOld', 'datesReversed'];

/** What makes two submissions the same: not the channel's own status and dates, nor what our clock makes of a date. */
export const contentOf = ({ words, reporter, anonymous, secret, channelClass }: Submission) => {
  const { status: _, submittedAt: _1, disposedAt: _2, incidentDate: _3, ...raw } = words.raw;
  const flags = words.flags.filter((name) => !PASSING.includes(name));
  return {
    words: { ...words, raw, flags },
    reporter: reporter ?? null,
    anonymous,
    secret,
    channelClass: channelClass ?? null,
  };
};

export const MessageKind = z.enum([
  'update',
  'amendment',
  'withdrawal',
  'channelStatus',
  'question',
  'answer',
  'note',
  'reason',
]);

/** What each is called. */
export const MESSAGE_KIND_NAMES = {
  update: { id: 'tambahan pelapor', en: 'what the reporter added' },
  amendment: { id: 'ralat', en: 'amendment' },
  withdrawal: { id: 'pencabutan', en: 'withdrawal' },
  channelStatus: { id: 'kabar dari kanal', en: 'news from the channel' },
  question: { id: 'pertanyaan kepada pelapor', en: 'question to the reporter' },
  answer: { id: 'jawaban', en: 'answer' },
  note: { id: 'catatan petugas', en: 'officer’s note' },
  reason: { id: 'alasan', en: 'reason' },
} as const satisfies Record<z.infer<typeof MessageKind>, Bilingual>;

/** Something said after the submission: by the reporter, the channel or the office. */
export const Message = z.object({ n: z.int().min(1), kind: MessageKind, sentAt: Instant, words: Said }).readonly();
export type Message = z.infer<typeof Message>;
