import * as z from 'zod';
import { EvidenceId } from '#shared/domain/words/evidence-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { type Bilingual, Instant, KeyedHash, ReportId } from '#shared/domain/words/words';
import type { EvidenceRules } from './checked-file.ts';
import { UploadId } from './evidence.ts';
import { UploadRefusal } from './upload.ts';

/** Why what the channel named was not brought here. */
export const FetchRefusal = z.enum([
  'addressUnusual',
  'notHttps',
  'hostNotNamed',
  'insideAddress',
  'redirectElsewhere',
  'tooManyRedirects',
  'tooLarge',
  'notThere',
  'refusedByHost',
  'certificateBad',
  'tooSlow',
  'hostFails',
  'unreachable',
]);
export type FetchRefusal = z.infer<typeof FetchRefusal>;

/** What is told of it to whoever reads the report. */
export const FETCH_REFUSAL_WORDS = {
  addressUnusual: {
    id: 'Alamatnya tidak lazim: bukan alamat web, memuat kata sandi, atau memakai porta sendiri.',
    en: 'Its address is unusual: none of the web, with a password in it, or with a port of its own.',
  },
  notHttps: { id: 'Alamatnya bukan HTTPS.', en: 'Its address is not HTTPS.' },
  hostNotNamed: {
    id: 'Hosnya tidak disebut dalam aturan kanal ini.',
    en: 'Its host is not named in the rules of this channel.',
  },
  insideAddress: {
    id: 'Nama hosnya menuju alamat yang bukan alamat umum di internet.',
    en: 'The name of its host leads to an address that is not a public one.',
  },
  redirectElsewhere: {
    id: 'Hosnya mengalihkan ke tempat yang tidak disebut dalam aturan kanal ini.',
    en: 'Its host led on to a place that the rules of this channel do not name.',
  },
  tooManyRedirects: { id: 'Hosnya mengalihkan terlalu sering.', en: 'Its host led on too often.' },
  tooLarge: { id: 'Berkasnya lebih besar daripada yang diterima.', en: 'The file is larger than is taken.' },
  notThere: { id: 'Berkasnya tidak ada lagi di sana.', en: 'The file is not there any more.' },
  refusedByHost: { id: 'Hosnya menolak memberikannya.', en: 'Its host refused to give it.' },
  certificateBad: {
    id: 'Sertifikat hosnya tidak sah, sehingga tidak pasti siapa yang menjawab.',
    en: 'The certificate of its host is not valid, so it is not known who answers there.',
  },
  tooSlow: { id: 'Hosnya terlalu lambat.', en: 'Its host was too slow.' },
  hostFails: { id: 'Hosnya sedang bermasalah.', en: 'Its host failed.' },
  unreachable: { id: 'Hosnya tidak dapat dicapai.', en: 'Its host could not be reached.' },
} as const satisfies Record<FetchRefusal, Bilingual>;

/** What may be otherwise a while later; of everything else the same would come again. */
const PASSES: readonly FetchRefusal[] = ['tooSlow', 'hostFails', 'unreachable'];

/** Why what was brought here was not kept, to whoever reads the report: it is not they who can send it again. */
export const NOT_KEPT_WORDS = {
  empty: { id: 'Berkasnya kosong.', en: 'The file is empty.' },
  tooLarge: { id: 'Berkasnya lebih besar daripada yang diterima.', en: 'The file is larger than is taken.' },
  kindUnknown: {
    id: 'Isinya bukan jenis berkas yang diterima, apa pun namanya.',
    en: 'What is in it is no kind of file that is taken, whatever its name.',
  },
  heic: { id: 'Gambar HEIC belum dapat dibaca.', en: 'HEIC pictures cannot be read yet.' },
  oldOffice: {
    id: 'Ini berkas Office lama, atau yang dikunci dengan kata sandi.',
    en: 'It is an old Office file, or one with a password.',
  },
  broken: { id: 'Berkasnya rusak atau terpotong.', en: 'The file is damaged or cut off.' },
  tooManyPixels: { id: 'Ukuran gambarnya terlalu besar.', en: 'The picture has too many pixels.' },
  tooManyPages: { id: 'Halamannya terlalu banyak.', en: 'It has too many pages.' },
  tooMuchInside: {
    id: 'Isinya jauh lebih besar daripada berkasnya.',
    en: 'There is far more in it than its size says.',
  },
  twoInOne: { id: 'Di dalamnya ada berkas jenis lain.', en: 'There is a file of another kind in it.' },
  activeContent: {
    id: 'Di dalamnya ada program, tautan yang bekerja sendiri, atau berkas sisipan.',
    en: 'There is a program, a link that acts by itself, or an embedded file in it.',
  },
  locked: { id: 'Dokumennya dikunci dengan kata sandi.', en: 'The document is locked with a password.' },
  changed: {
    id: 'Yang diberikan hosnya bukan berkas yang disebut kanal: sidiknya berbeda.',
    en: 'What its host gave is not the file that the channel named: its hash differs.',
  },
  otherKind: { id: 'Isinya jenis lain daripada namanya.', en: 'What is in it is of another kind than its name says.' },
  alreadyThere: {
    id: 'Berkas yang persis sama sudah ada di antara bukti dukung laporan ini.',
    en: 'The very same file is among the evidence of this report already.',
  },
  fromReporter: { id: 'Berkas yang sama sudah ada.', en: 'The same file is there already.' },
  reportEnded: { id: 'Laporan ini tidak menerima berkas.', en: 'The report takes no files.' },
  full: {
    id: 'Lampiran laporan ini sudah sebanyak yang diterima.',
    en: 'As many attachments of this report as are taken are here.',
  },
} as const satisfies Record<UploadRefusal, Bilingual>;

const named = {
  report: ReportId,
  /** A hash of its address under the report's key: the same address is the same attachment, whoever names it again. */
  id: KeyedHash,
  /** How often it was written; whoever writes it says which one they have seen. */
  rev: z.int().min(1),
  at: Instant,
};

/**
 * What became of a file that a channel named. There is nothing of it before it was first tried; neither its name nor
 * its address stands in it.
 */
export const Attachment = z
  .discriminatedUnion('state', [
    /** `tried` is tried again, */
    z.object({ ...named, state: z.enum(['tried', 'failed']), tries: z.int().min(1), why: FetchRefusal }),
    /** and `fetched` is being looked into. */
    z.object({ ...named, state: z.literal('fetched'), upload: UploadId }),
    z.object({ ...named, state: z.literal('refused'), why: UploadRefusal }),
    z.object({ ...named, state: z.literal('kept'), evidence: EvidenceId }),
  ])
  .readonly();
export type Attachment = z.infer<typeof Attachment>;

/** The next that is known of it. */
export const followed = (
  seen: Attachment | undefined,
  about: Pick<Attachment, 'report' | 'id' | 'at'>,
): Pick<Attachment, 'report' | 'id' | 'rev' | 'at'> => ({ ...about, rev: (seen?.rev ?? 0) + 1 });

/** What a try that came to nothing leaves behind, and after how many seconds it is tried again. */
export const afterTry = (
  seen: Attachment | undefined,
  why: FetchRefusal,
  { waits }: Pick<EvidenceRules['fetching'], 'waits'>,
): { readonly state: 'tried' | 'failed'; readonly tries: number; readonly waitSeconds?: number } => {
  const tries = (seen?.state === 'tried' ? seen.tries : 0) + 1;
  const waitSeconds = PASSES.includes(why) ? waits[tries - 1] : undefined;
  return waitSeconds === undefined ? { state: 'failed', tries } : { state: 'tried', tries, waitSeconds };
};

/**
 * Where an address leads, by the rules alone: to a host that is named to the letter, by HTTPS at its own port. Nothing
 * else in it is looked at; to which machine the name leads is asked afterwards.
 */
export const leadsTo = (address: string, hosts: readonly string[]): Result<URL, FetchRefusal> => {
  if (!URL.canParse(address)) return refuse('addressUnusual');
  const url = new URL(address);
  if (url.protocol !== 'https:') return refuse(url.protocol === 'http:' ? 'notHttps' : 'addressUnusual');
  if (url.username !== '' || url.password !== '' || url.port !== '') return refuse('addressUnusual');
  return hosts.includes(url.hostname) ? ok(url) : refuse('hostNotNamed');
};
