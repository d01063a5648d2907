import { pick, type Random } from '../random.ts';

/** How somebody begins; most begin with the matter. */
const OPENINGS: readonly string[] = [
  ...['', '', '', '', '', 'Selamat pagi. ', 'Selamat malam admin. ', 'Assalamualaikum. ', 'Mohon izin melapor. '],
  ...['Kepada Yth. Dinas Perhubungan. ', 'Min, ', 'Pak, ', 'Salam sejahtera. ', 'Maaf mengganggu. '],
];

const ENDINGS: readonly string[] = [
  ...['', '', '', '', ' Terima kasih.', ' Mohon ditindaklanjuti.', ' Mohon segera dicek.', ' Tolong ya min.'],
  ...[
    ' Demikian laporan kami.',
    ' Atas perhatiannya kami ucapkan terima kasih.',
    ' Kasihan warga.',
    ' Salam dari hulu.',
  ],
];

/** As people type on a telephone. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  anak: 'ank',
  banyak: 'byk',
  bisa: 'bs',
  dari: 'dr',
  dengan: 'dgn',
  jalan: 'jln',
  jangan: 'jgn',
  kalau: 'klo',
  karena: 'krn',
  mohon: 'mhn',
  orang: 'org',
  sampai: 'smp',
  sudah: 'udh',
  tapi: 'tp',
  tidak: 'gak',
  tolong: 'tlg',
  untuk: 'utk',
  yang: 'yg',
};

/** As people speak along the river. */
const LOCAL: Readonly<Record<string, string>> = {
  belum: 'belom',
  besar: 'besak',
  hanya: 'cuman',
  kalau: 'kalok',
  kami: 'kamek',
  saja: 'jak',
  saya: 'kamek',
  sekali: 'inyan',
  sudah: 'dah',
  tidak: 'tadak',
};

const inWords = (words: Readonly<Record<string, string>>, text: string): string =>
  text.replace(/[a-z]+/gi, (word) => words[word.toLowerCase()] ?? word);

/** How people write; most do so plainly. */
const MANNERS: readonly ((text: string) => string)[] = [
  ...Array.from({ length: 6 }, () => (text: string) => text),
  (text) => inWords(ABBREVIATED, text).toLowerCase(),
  (text) => inWords(ABBREVIATED, text),
  (text) => `${inWords(LOCAL, text).toLowerCase().replace(/\.$/, '')} bah`,
  (text) => inWords(LOCAL, text),
  (text) => text.toLowerCase().replaceAll('.', ''),
  (text) => text.toUpperCase(),
  (text) => text.replace(/^(\S+ \S+)/, (first) => first.toUpperCase()),
];

/** Whether somebody writes no more than a word or two: then they neither greet nor say where it is. */
export const isBrief = (matter: string): boolean => matter.length < 16;

/** A matter as somebody writes it. */
export const inTheirWords = (random: Random, matter: string): string => {
  const [opening, ending] = [pick(random, OPENINGS), pick(random, ENDINGS)];
  return pick(random, MANNERS)(isBrief(matter) ? matter : `${opening}${matter}${ending}`);
};
