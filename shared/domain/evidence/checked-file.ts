import * as z from 'zod';
import { type Bilingual, Instant } from '#shared/domain/words/words';

/** What a file is by its bytes; nothing else is taken as evidence. */
export const FileKind = z.enum(['jpeg', 'png', 'webp', 'pdf', 'xlsx', 'docx', 'text']);
export type FileKind = z.infer<typeof FileKind>;

/** Why a file is not taken. */
export const FileRefusal = z.enum([
  'empty',
  'tooLarge',
  'kindUnknown',
  'heic',
  'oldOffice',
  'broken',
  'tooManyPixels',
  'tooManyPages',
  'tooMuchInside',
  'twoInOne',
  'activeContent',
  'locked',
]);
export type FileRefusal = z.infer<typeof FileRefusal>;

/** What is wrong, and what whoever sent it can do. */
export const FILE_REFUSAL_WORDS = {
  empty: { id: 'Berkasnya kosong. Pilih lagi berkasnya.', en: 'The file is empty. Choose it again.' },
  tooLarge: {
    id: 'Berkasnya terlalu besar. Kirim gambar yang lebih kecil, atau bagi dokumennya.',
    en: 'The file is too large. Send a smaller picture, or split the document.',
  },
  kindUnknown: {
    id: 'Jenis berkas ini tidak diterima, apa pun namanya. Yang diterima: JPEG, PNG, WebP, PDF, XLSX, DOCX, teks biasa.',
    en: 'This kind of file is not taken, whatever its name. Taken are: JPEG, PNG, WebP, PDF, XLSX, DOCX, plain text.',
  },
  heic: {
    id: 'Gambar HEIC belum dapat dibaca. Pada iPhone pilih Pengaturan, Kamera, Format, Paling Kompatibel; atau kirim lewat aplikasi yang mengubahnya menjadi JPEG.',
    en: 'HEIC pictures cannot be read yet. On an iPhone choose Settings, Camera, Formats, Most Compatible; or send it by an app that makes a JPEG of it.',
  },
  oldOffice: {
    id: 'Ini berkas Office lama atau yang dikunci dengan kata sandi. Simpan tanpa kata sandi sebagai DOCX, XLSX, atau PDF.',
    en: 'This is an old Office file or one with a password. Save it without one as DOCX, XLSX or PDF.',
  },
  broken: {
    id: 'Berkasnya rusak atau terpotong. Buka berkasnya; bila terbuka, simpan ulang lalu kirim lagi.',
    en: 'The file is damaged or cut off. Open it; if it opens, save it anew and send it again.',
  },
  tooManyPixels: {
    id: 'Ukuran gambarnya terlalu besar. Kirim yang lebih kecil, misalnya 12 megapiksel.',
    en: 'The picture has too many pixels. Send a smaller one, of 12 megapixels for example.',
  },
  tooManyPages: {
    id: 'Halamannya terlalu banyak. Kirim hanya halaman yang membuktikan sesuatu.',
    en: 'It has too many pages. Send only those that prove something.',
  },
  tooMuchInside: {
    id: 'Isinya jauh lebih besar daripada berkasnya. Simpan ulang dengan isi yang diperlukan saja.',
    en: 'There is far more in it than its size says. Save it anew with only what is needed.',
  },
  twoInOne: {
    id: 'Di dalam berkas ini ada berkas jenis lain. Simpan ulang gambar atau dokumennya, lalu kirim lagi.',
    en: 'There is a file of another kind in this one. Save the picture or document anew and send it again.',
  },
  activeContent: {
    id: 'Dokumen ini berisi program, tautan yang bekerja sendiri, atau berkas sisipan. Cetak ke PDF, lalu kirim PDF itu.',
    en: 'The document has a program, a link that acts by itself, or an embedded file in it. Print it to PDF and send that.',
  },
  locked: {
    id: 'Dokumen ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu kirim lagi.',
    en: 'The document is locked with a password. Save it without one and send it again.',
  },
} as const satisfies Record<FileRefusal, Bilingual>;

/** What bounds a file, and from where on a picture is worth a second look. */
export const EvidenceRules = z
  .strictObject({
    /** Bytes of a file as it is sent. */
    mostBytes: z.int().min(1).max(20_971_520),
    /** Files of a report at a time. */
    mostFiles: z.int().min(1).max(200),
    mostPixels: z.int().min(1).max(100_000_000),
    mostPages: z.int().min(1),
    /** Bytes of everything in a packed document. */
    mostInside: z.int().min(1),
    /** From how many of 256 bits on two pictures are taken to be different ones. */
    likeBits: z.int().min(0).max(128),
    /** Metres from the place of the report. */
    farMetres: z.int().min(1),
    /** Pixels of the shorter side. */
    smallestSide: z.int().min(1),
    /** Parts of names by which programs that make or change pictures write themselves into a file. */
    tools: z.array(z.string().min(2)).readonly(),
    /** How the files are fetched that a channel names. */
    fetching: z
      .strictObject({
        /** Everything together: names looked up, redirects followed, bytes taken. */
        withinSeconds: z.int().min(1).max(40),
        mostRedirects: z.int().min(0).max(3),
        /** Seconds between one try and the next, so that there is one try more than these. */
        waits: z.array(z.int().min(1).max(900)).max(5).readonly(),
      })
      .readonly(),
    /**
     * How long what was kept cannot be deleted, by which schedule of the archive. Where that is verified, nobody can
     * shorten it, not even whoever owns the account.
     */
    keptFor: z
      .strictObject({ years: z.int().min(1).max(30), source: z.string().min(1), verified: z.boolean() })
      .readonly(),
  })
  .readonly();
export type EvidenceRules = z.infer<typeof EvidenceRules>;

const YEAR_MS = 366 * 86_400_000;
/** Until when what was sent at a time cannot be deleted. */
export const keptUntil = ({ keptFor }: EvidenceRules, sentAt: Instant): Instant =>
  Instant.parse(sentAt + keptFor.years * YEAR_MS);

/** Degrees north and east. */
export type Place = { readonly north: number; readonly east: number };

/** What a picture says of itself. */
export type PictureFacts = {
  readonly width: number;
  readonly height: number;
  /** By the camera's clock, `2026-05-06T10:00:00`, perhaps with an offset; of no zone where it gives none. */
  readonly taken?: string | undefined;
  readonly place?: Place | undefined;
  readonly camera?: string | undefined;
  /** Programs that have written themselves into it. */
  readonly tools: readonly string[];
  /** It carries a signed list of who made and changed it (C2PA). */
  readonly isSigned: boolean;
  /** How much the greys differ, from 0 for one colour. */
  readonly spread: number;
};
