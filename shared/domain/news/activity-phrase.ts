import { oneLine } from '#shared/domain/words/one-line';

/**
 * What was done, as a sentence can take it in: a thing (`piket di dermaga`), what somebody does (`memasang rambu`), or
 * a sentence of its own. `brief` is how a headline says it.
 */
export type Phrase =
  | { readonly form: 'noun'; readonly text: string }
  | { readonly form: 'verb'; readonly text: string; readonly brief: string }
  | { readonly form: 'sentence'; readonly text: string };

/** Words that begin like verbs and are none. */
const NO_VERBS: ReadonlySet<string> = new Set(
  `media meja mesin menara meter meteran metode metrologi merek merk medan mebel mekanik mekanisme menu mental mentebah
  merah merdeka mentor member memo memorandum menteri melayu mengenai menurut menjelang melalui berita berkas beras
  berat berbagai beberapa berikut bersih-bersih berdasarkan`.split(/\s+/),
);

/** Verbs as they are written in headlines and chats, each before what it is in a sentence. */
const SHORT_VERBS: ReadonlyMap<string, string> = new Map(
  [
    ...`atur mengatur ambil mengambil angkut mengangkut antar mengantar awasi mengawasi ajak mengajak undang mengundang
    gelar menggelar ganti mengganti kunjungi mengunjungi bahas membahas bagikan membagikan bantu membantu beri
    memberi berikan memberikan berantas memberantas bersihkan membersihkan buka membuka buat membuat bina membina
    pasang memasang periksa memeriksa pantau memantau perbaiki memperbaiki pindahkan memindahkan pimpin memimpin
    laksanakan melaksanakan lakukan melakukan layani melayani lanjutkan melanjutkan rapikan merapikan rawat merawat
    terima menerima tertibkan menertibkan tinjau meninjau tindaklanjuti menindaklanjuti tutup menutup dampingi
    mendampingi datangi mendatangi dukung mendukung sosialisasikan menyosialisasikan serahkan menyerahkan susun
    menyusun siapkan menyiapkan seberangkan menyeberangkan sampaikan menyampaikan hadiri menghadiri himbau mengimbau
    imbau mengimbau hitung menghitung ikuti mengikuti isi mengisi kawal mengawal kumpulkan mengumpulkan cek mengecek
    cat mengecat hadir hadir ikut ikut turut turut turun turun bersama bersama kembali kembali`.matchAll(
      /(\S+)\s+(\S+)/g,
    ),
  ].map(([, short = '', full = '']) => [short, full]),
);

/** Who does something: what begins so is a sentence already. */
const SUBJECTS: ReadonlySet<string> = new Set(
  `petugas tim dishub dinas kepala kadis kadishub sekretaris bidang kabid staf anggota kami saya personel pegawai
  seluruh semua para telah sudah hari pada ada jajaran dalam untuk sebagai`.split(/\s+/),
);

/** Words that begin like a verb of what was done to something, and are things. */
const NO_PASSIVES: ReadonlySet<string> = new Set(
  `dinas dialog diskusi diseminasi diklat dispensasi distribusi digitalisasi dimensi dirgahayu disiplin diagnosis
  diversifikasi disposisi diperlukan`.split(/\s+/),
);

/** Days, months and feasts keep their capital wherever they stand. */
const NAMES: ReadonlySet<string> = new Set(
  `senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober
  november desember natal lebaran idulfitri iduladha ramadan paskah imlek waisak nyepi pancasila kapuas putussibau
  indonesia pontianak kalimantan allah tuhan`.split(/\s+/),
);

/** Short forms that stay as they are where somebody has written all in capitals. */
const SHORT_FORMS: ReadonlySet<string> = new Set(
  `apill asdp basarnas bpbd bptd cctv dprd hut kb kir llaj odol opd pju pln pnb polri polres polsek ppid rt rw satlantas
  sd sdn sma sman smk smkn smp smpn spbu tni wib zoss`.split(/\s+/),
);

export const upperFirst = (text: string): string =>
  text.replace(/^(["'“‘(]*)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase());

/** Without the capital that a word has but for standing first; names and short forms keep theirs. */
export const lowerFirst = (text: string): string =>
  text.replace(/^\p{Lu}\p{Ll}*(?![\p{L}\p{N}])/u, (word) =>
    (word.length === 1 && text.length > 1 && text[1] !== ' ') || NAMES.has(word.toLowerCase())
      ? word
      : word.toLowerCase(),
  );

/** What has a name of its own behind it. */
const NAMED: ReadonlySet<string> = new Set(
  'jalan jl simpang desa dusun kelurahan kecamatan sungai danau dermaga pasar jembatan terminal sdn smpn sman smkn'.split(
    ' ',
  ),
);

const calmedWord = (word: string, before: string): string => {
  if (SHORT_FORMS.has(word)) return word.toUpperCase();
  return NAMES.has(word) || (NAMED.has(before) && !SMALL.has(word)) ? upperFirst(word) : word;
};

/** What somebody has written all in capitals, in ordinary letters as far as names are known. */
const calmed = (text: string): string =>
  /\p{Ll}/u.test(text) || !/\p{Lu}{5}/u.test(text)
    ? text
    : text
        .toLowerCase()
        .split(' ')
        .map((word, at, words) => calmedWord(word, words[at - 1] ?? ''))
        .join(' ');

/** Small words that a headline leaves small. */
const SMALL: ReadonlySet<string> = new Set(
  'di ke dari pada untuk yang dan atau dengan dalam oleh bagi serta hingga sampai km m cm kg km/jam'.split(' '),
);

/** As a headline is written: `Laksanakan Piket di Dermaga Putussibau`. */
export const headlineCase = (text: string): string =>
  upperFirst(
    text
      .split(' ')
      .map((word) => (SMALL.has(word) ? word : word.split('-').map(upperFirst).join('-')))
      .join(' '),
  );

/** One line in ordinary letters, without what ends a sentence. */
export const tidy = (text: string): string =>
  calmed(oneLine(text).replaceAll(/\s+/g, ' '))
    .replace(/[\s.,;:!]+$/, '')
    .trim();

/** Whoever is meant in any case. */
const OURSELVES = /^(?:petugas|tim|kami|dishub|staf|anggota|personel|pegawai)\s+(?=\p{L})/iu;

const firstWord = (text: string): string => (/^[\p{L}-]+/u.exec(text)?.[0] ?? '').toLowerCase();

/** Whether a word says that somebody does something. */
export const isVerb = (word: string): boolean =>
  !NO_VERBS.has(word) && (SHORT_VERBS.has(word) || /^(?:me(?:m|n|ng|ny|l|r|w|y)|ber)[a-z-]{3,}$/.test(word));

const isPassive = (word: string): boolean => /^di[a-z]{4,}$/.test(word) && !NO_PASSIVES.has(word);

const withVerb = (text: string): string => {
  const word = firstWord(text);
  return (SHORT_VERBS.get(word) ?? word) + text.slice(word.length);
};

/** What somebody has written of what was done. */
export const phraseOf = (what: string): Phrase => {
  const whole = tidy(what).replace(/^pelaksanaan\s+(?=\p{L})/iu, '');
  const deed = whole.replace(OURSELVES, '');
  const text = isVerb(firstWord(deed)) ? deed : whole;
  const word = firstWord(text);
  if (/[.!?;]\s+\p{L}/u.test(text) || SUBJECTS.has(word) || isPassive(word)) return { form: 'sentence', text };
  if (isVerb(word)) return { form: 'verb', text: withVerb(text), brief: text };
  return { form: 'noun', text: lowerFirst(text) };
};

/** A verb in its full form, where a text begins with one. */
export const doing = (text: string): string | undefined => (isVerb(firstWord(text)) ? withVerb(text) : undefined);

/** Ends with a stop, and begins with a capital. */
export const sentence = (text: string): string => {
  const trimmed = text.replace(/[\s,;:]+$/, '').trim();
  return upperFirst(/[.!?…]["'”’)]*$/.test(trimmed) ? trimmed : `${trimmed}.`);
};
