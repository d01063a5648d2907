import { CLOCK_NAMES, type Clock } from '#shared/domain/report/clock';
import { WATCHED_CLOCKS, type WatchedClock } from '#shared/domain/report/watch-rules';
import type { Digest } from './digest.ts';

/** What a clock is called where it begins a sentence or a row. */
export const clockTitle = (clock: Clock): string => {
  const { id } = CLOCK_NAMES[clock];
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
};

/** The figures of the tables by what they are called, and what each means. */
const FIGURES: Readonly<Record<string, { readonly name: string; readonly means: string }>> = {
  received: { name: 'Laporan diterima', means: 'semua laporan yang hari penerimaannya dalam periode ini' },
  closed: { name: 'Selesai', means: 'ditutup, dari semua yang diterima' },
  inProcess: { name: 'Proses', means: 'jawaban sudah disampaikan dan laporan belum ditutup, dari semua yang diterima' },
  'followedUp.panrb.gross': {
    name: 'Ditindaklanjuti (KemenPANRB, kotor)',
    means: 'rumus KemenPANRB: (selesai + proses) dibagi semua yang diterima',
  },
  'followedUp.panrb.net': {
    name: 'Ditindaklanjuti (KemenPANRB, bersih)',
    means: 'rumus yang sama, tanpa laporan yang diarsipkan, diteruskan ke instansi lain atau ganda',
  },
  'firstResponse.met': {
    name: 'Tanggapan awal tepat waktu',
    means: 'disampaikan pada atau sebelum batas waktunya, dari laporan yang memiliki tenggat itu',
  },
  'resolution.met': {
    name: 'Penyelesaian tepat waktu',
    means: 'tuntas pada atau sebelum batas waktunya, dari laporan yang memiliki tenggat itu',
  },
  notSatisfied: { name: 'Pelapor tidak puas', means: 'dibuka kembali, dari yang pernah dituntaskan' },
  'machine.unconfirmed': {
    name: 'Belum dikonfirmasi petugas',
    means: 'diputuskan mesin dan belum dibenarkan petugas, dari yang diputuskan mesin',
  },
  'time.triage.machine': {
    name: 'Klasifikasi oleh mesin',
    means: 'sejak diterima sampai klasifikasi pertama oleh mesin',
  },
  'time.triage.person': {
    name: 'Klasifikasi oleh petugas',
    means: 'sejak diterima sampai dibenarkan atau diputuskan petugas',
  },
  'time.inform': { name: 'Pemberitahuan ke unit', means: 'sejak didisposisikan sampai grup unit diberi tahu' },
  'time.processed': { name: 'Tanda sudah diproses', means: 'sejak didisposisikan sampai tanda dinyatakan' },
  'time.firstResponse': { name: 'Tanggapan awal', means: 'sejak tenggatnya mulai sampai jawaban disampaikan di kanal' },
  'time.resolution': { name: 'Penyelesaian', means: 'sejak tenggatnya mulai sampai tuntas' },
};

export const nameOf = (figure: string): string => FIGURES[figure]?.name ?? figure;

/** From when until when each clock runs. */
const CLOCK_SPANS = {
  triage: 'sejak diterima sampai diklasifikasi',
  inform: 'sejak didisposisikan sampai grup unit diberi tahu',
  processed: 'sejak didisposisikan sampai ditandai sudah diproses',
  firstResponse: 'sejak didisposisikan ke kantor ini atau diterima, menurut kebijakan, sampai jawaban disampaikan',
  resolution:
    'sejak didisposisikan ke kantor ini atau diterima, menurut kebijakan, sampai tuntas, diteruskan atau diarsipkan',
} as const satisfies Record<WatchedClock, string>;

/** What is printed beside the figures, or of all of a kind. */
const OTHERS: readonly (readonly [name: string, means: string, code: string])[] = [
  ['Masih terbuka', 'belum ditutup, diteruskan ke instansi lain atau diarsipkan, kapan pun diterima', ''],
  [
    'Lewat batas waktu',
    'laporan terbuka dengan tenggat yang berjalan dan batas waktunya sudah berlalu; diamnya pelapor (penutupan) tidak dihitung',
    '',
  ],
  ['Lewat, paling lama lewat', 'jam kerja kantor sejak batas waktu, dibulatkan ke bawah ke menit', ''],
  [
    'Antrean tidak dibuka pada waktunya',
    'hari kerja dalam periode ini yang antreannya belum dibuka siapa pun pada jam yang ditetapkan',
    '',
  ],
  ['Pemberitahuan gagal', 'pemberitahuan dalam periode ini yang gagal dan tidak dikirim lagi', ''],
  ['Topik', 'laporan yang diterima, menurut topiknya kini', 'received.topic.*'],
  ['Tepat waktu', 'tenggat yang berhenti pada atau sebelum batas waktunya', '*.met'],
  ['Lewat', 'tenggat yang berhenti sesudah batas waktunya, atau masih berjalan sesudahnya', '*.missed'],
  ['Berjalan', 'selain itu, termasuk yang sedang jeda; ketiganya berjumlah n', '*.pending'],
  [
    'Median, p90',
    'lama yang tidak dilampaui oleh separuh, dan oleh sembilan dari sepuluh laporan; nilai yang pernah terjadi',
    '',
  ],
  ['n', 'jumlah laporan yang menjadi dasar sebuah angka', ''],
  ['Tidak ada data', 'tidak ada laporan yang dapat dihitung; bukan nol', ''],
];

/** Every figure that a digest prints: its name, what it means, and the name under which the table of figures has it. */
export const definitionsOf = ({ headlines, durations }: Digest): readonly (readonly string[])[] => [
  ...headlines.map(({ name }) => [nameOf(name), FIGURES[name]?.means ?? '', name]),
  ...WATCHED_CLOCKS.options.map((clock) => [`Tenggat ${CLOCK_NAMES[clock].id}`, CLOCK_SPANS[clock], `${clock}.*`]),
  ...durations.map(({ name }) => [`Lama: ${nameOf(name).toLowerCase()}`, FIGURES[name]?.means ?? '', name]),
  ...OTHERS.map((row) => [...row]),
];
