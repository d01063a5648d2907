import { wordsOf } from '#shared/domain/figures/figure-name';
import { FIGURES } from '#shared/domain/figures/figure-table';
import { OUTCOME_MEANS, OUTCOME_NAMES, OUTCOMES, type Outcome } from '#shared/domain/figures/standing';
import { WATCHED_CLOCKS, type WatchedClock } from '#shared/domain/report/watch-rules';
import { titled } from '#shared/domain/words/titled';
import type { Digest } from './digest.ts';
import { figureSaid, proposalMark } from './proposed.ts';

/** How a clock came out, where it begins a row. */
export const outcomeTitle = (outcome: Outcome): string => titled(OUTCOME_NAMES[outcome].id);

type Definition = readonly [name: string, means: string, code: string];

/** What is printed beside the figures. */
const BESIDE: readonly Definition[] = [
  ['Masih terbuka', 'belum ditutup, diteruskan ke instansi lain atau diarsipkan, kapan pun diterima', ''],
  [
    'Lewat batas waktu',
    'laporan terbuka dengan tenggat yang berjalan dan batas waktunya sudah berlalu; diamnya pelapor (penutupan) tidak dihitung',
    '',
  ],
  ['Lewat (waktu kerja)', 'waktu kerja kantor sejak batas waktu; dari sehari ke atas dalam hari kerja biasa', ''],
  ['Terlama sejak', 'tanggal batas waktu yang paling dahulu berlalu dan belum dipenuhi', ''],
  ['Umur laporan terbuka', 'hari kalender sejak diterima, kapan pun diterima', ''],
  ['Usulan', 'batas yang diusulkan dalam rapat dan belum ditetapkan kantor; melewatinya belum melanggar ketentuan', ''],
  ['Memburuk, membaik', 'dari periode sebelumnya, keduanya menurut keadaan sekarang; n kecil: n kurang dari 5', ''],
  [
    'Antrean tidak dibuka pada waktunya',
    'hari kerja dalam periode ini yang antreannya belum dibuka siapa pun pada jam yang ditetapkan',
    '',
  ],
  ['Pemberitahuan gagal', 'pemberitahuan dalam periode ini yang gagal dan tidak dikirim lagi', ''],
];

/** What is printed of all figures. */
const OF_ALL: readonly Definition[] = [
  [
    'Separuh, 9 dari 10 selesai dalam',
    'lama yang tidak dilampaui oleh separuh, dan oleh sembilan dari sepuluh laporan (median dan p90); nilai yang pernah terjadi',
    '',
  ],
  ['n', 'jumlah laporan yang menjadi dasar sebuah angka', ''],
  ['Tidak ada data', 'tidak ada laporan yang dapat dihitung; bukan nol', ''],
];

const rowDefinition = (figure: 'received.topic.*' | `${WatchedClock}.*`, mark = ''): Definition => {
  const { name, means } = FIGURES[figure].words;
  return [`${name.id}${mark}`, means.id, figure];
};

/** Every figure that a digest prints: its name, what it means, and the name under which the table of figures has it. */
export const definitionsOf = (digest: Digest): readonly Definition[] => [
  ...digest.headlines.map(({ name }): Definition => [figureSaid(name, digest), wordsOf(name).means.id, name]),
  ...WATCHED_CLOCKS.options.map((clock) => rowDefinition(`${clock}.*`, proposalMark(clock, digest.proposed))),
  ...digest.durations.map(
    ({ name }): Definition => [`Lama: ${wordsOf(name).name.id.toLowerCase()}`, wordsOf(name).means.id, name],
  ),
  ...BESIDE,
  rowDefinition('received.topic.*'),
  ...OUTCOMES.map((outcome): Definition => [outcomeTitle(outcome), OUTCOME_MEANS[outcome].id, `*.${outcome}`]),
  ...OF_ALL,
];
