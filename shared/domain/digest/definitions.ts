import { wordsOf } from '#shared/domain/figures/figure-name';
import { FIGURES } from '#shared/domain/figures/figure-table';
import { OUTCOME_MEANS, OUTCOME_NAMES, OUTCOMES, type Outcome } from '#shared/domain/figures/standing';
import { CLOCK_NAMES, type Clock } from '#shared/domain/report/clock-rules';
import { WATCHED_CLOCKS, type WatchedClock } from '#shared/domain/report/watch-rules';
import { titled } from '#shared/domain/words/titled';
import type { Digest } from './digest.ts';

/** What a clock is called where it begins a sentence or a row. */
export const clockTitle = (clock: Clock): string => titled(CLOCK_NAMES[clock].id);

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
  ['Lewat, paling lama lewat', 'jam kerja kantor sejak batas waktu, dibulatkan ke bawah ke menit', ''],
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
    'Median, 9 dari 10 dalam',
    'lama yang tidak dilampaui oleh separuh, dan oleh sembilan dari sepuluh laporan; nilai yang pernah terjadi',
    '',
  ],
  ['n', 'jumlah laporan yang menjadi dasar sebuah angka', ''],
  ['Tidak ada data', 'tidak ada laporan yang dapat dihitung; bukan nol', ''],
];

const rowDefinition = (figure: 'received.topic.*' | `${WatchedClock}.*`): Definition => {
  const { name, means } = FIGURES[figure].words;
  return [name, means, figure];
};

/** Every figure that a digest prints: its name, what it means, and the name under which the table of figures has it. */
export const definitionsOf = ({ headlines, durations }: Digest): readonly Definition[] => [
  ...headlines.map(({ name }): Definition => [wordsOf(name).name, wordsOf(name).means, name]),
  ...WATCHED_CLOCKS.options.map((clock) => rowDefinition(`${clock}.*`)),
  ...durations.map(({ name }): Definition => [`Lama: ${wordsOf(name).name.toLowerCase()}`, wordsOf(name).means, name]),
  ...BESIDE,
  rowDefinition('received.topic.*'),
  ...OUTCOMES.map((outcome): Definition => [outcomeTitle(outcome), OUTCOME_MEANS[outcome], `*.${outcome}`]),
  ...OF_ALL,
];
