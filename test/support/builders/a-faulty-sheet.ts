import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { pick, type Random, randomOf, shuffled } from '#local/past/random';
import { aSheetRow, HEADER } from './a-sheet.ts';

const COLUMNS = [...HEADER, 'Tanggal Selesai'] as const;
type Column = (typeof COLUMNS)[number] | 'Catatan';
type Value = string | { readonly formula: string } | { readonly merged: string };
type Row = Readonly<Partial<Record<Column, Value>>>;

/** Spreadsheet programs write each of these; a workbook has formulas and merged cells, a text has neither. */
const FORMS = ['comma', 'semicolon', 'western', 'utf16', 'mixed', 'workbook'] as const;
export type Form = (typeof FORMS)[number];
export const formOf = (seed: number): Form => FORMS[seed % FORMS.length] ?? 'comma';

export type FaultySheet = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The number of each row that has one of its own, in the order of the rows. */
  readonly numbers: readonly string[];
  /** Numbers of the sheet that are reports' already: of its channel, and of another one. */
  readonly live: readonly string[];
  readonly elsewhere: readonly string[];
};

const STATUSES = [
  'Ditutup oleh Sistem',
  'Ditutup oleh Pelapor',
  'Ditutup oleh Admin',
  'Selesai',
  'diarsipkan  oleh admin',
  'Bukan Wewenang',
  'Dalam Proses',
  'Belum Terverifikasi',
] as const;
const DATES = ['23 Sep 2024', '1 Agustus 2023', '05/11/2022', '7-12-2021', '2024-02-29', '30 Oct 2025'] as const;
const TEXTS = [
  'Lampu jalan di depan pasar contoh padam sejak tiga malam.',
  'Dermaga "lama" di contoh licin,\nmohon dipasang pegangan; warga khawatir.',
  'Angkutan – kata warga – tidak pernah datang.\r\n\r\nTerima kasih’',
  "'=1+1 dan @SUM, bukan rumus",
  `Rambu pudar. ${'Kata yang sama. '.repeat(300)}`,
] as const;

const sound = (random: Random, number: string): Row => ({
  ...aSheetRow({
    'Tracking ID': number,
    'Tanggal Laporan Masuk': pick(random, DATES),
    'Waktu Laporan Masuk': pick(random, ['00:41:43', '13:05', '', 'pagi']),
    'Nama Pelapor': pick(random, ['Warga Contoh', 'Ibu “Contoh”', '']),
    'Klasifikasi Laporan': pick(random, [
      'Pengaduan Tidak Berkadar Pengawasan',
      'ASPIRASI',
      'Permintaan Informasi',
      '',
    ]),
    'Judul Laporan': pick(random, ['Lampu jalan padam', 'Café di dermaga', '']),
    'Isi Laporan Awal': pick(random, TEXTS),
    'Tipe Laporan': pick(random, ['', '', 'Anonim', 'Rahasia', 'Anonim, Rahasia']),
    'Status Laporan': pick(random, STATUSES),
    Kelurahan: pick(random, ['', 'Desa Contoh']),
  }),
  'Tanggal Selesai': pick(random, ['', '14 Nov 2025', 'entah', '01/01/1900']),
});

type Given = { readonly number: string; readonly before: string; readonly isWorkbook: boolean };
/** What is wrong with a row: as it stands in the sheets of offices, and as nobody would believe. */
const FAULTS: readonly ((given: Given) => Row)[] = [
  () => ({ 'Tanggal Laporan Masuk': 'besok lusa' }),
  () => ({ 'Tanggal Laporan Masuk': '31 Feb 2024' }),
  () => ({ 'Tanggal Laporan Masuk': '' }),
  () => ({ 'Tanggal Laporan Masuk': '01 Jan 1900' }),
  () => ({ 'Tanggal Laporan Masuk': '01/01/2099' }),
  () => ({ 'Tracking ID': '' }),
  () => ({ 'Tracking ID': '\u200b' }),
  ({ number }) => ({ 'Tracking ID': 'x'.repeat(201) + number }),
  ({ before }) => ({ 'Tracking ID': before }),
  ({ before }) => ({ 'Tracking ID': `#${before}` }),
  ({ number, before }) => ({ 'Tracking ID': `${number}, ${before}` }),
  ({ number, before }) => ({ 'Tracking ID': `${number}\n${before}` }),
  () => ({ 'Isi Laporan Awal': '  ', 'Judul Laporan': '', Kategori: '' }),
  ({ isWorkbook }) => (isWorkbook ? { 'Tracking ID': { formula: '=1+1' } } : { 'Tracking ID': '=1+1;2' }),
  ({ isWorkbook }) => ({ 'Judul Laporan': isWorkbook ? { formula: '=HYPERLINK("https://contoh.invalid")' } : '=A1' }),
  ({ isWorkbook }) => ({ 'Isi Laporan Awal': isWorkbook ? { merged: 'Digabung dengan sel di sebelahnya' } : '?' }),
  // Odd, and taken in all the same.
  ({ isWorkbook }) => ({ 'Isi Laporan Awal': isWorkbook ? 'Tanpa aneh' : 'Lampu\u0000 jalan\u0007 padam' }),
  ({ number, isWorkbook }) => ({ 'Tracking ID': isWorkbook ? number : `${number}\u0000` }),
  () => ({ 'Status Laporan': 'Menguap' }),
  () => ({ 'Klasifikasi Laporan': 'Keluhan umum', 'Tipe Laporan': 'Entah' }),
];
/** And two whose number is a report's already. */
const KINDS = FAULTS.length + 2;
const EVERY = 50;

/**
 * So many invented rows, every fiftieth with something wrong with it, in columns of any order; always the same by the
 * same seed. No number is another seed's.
 */
export const aFaultySheet = async (seed: number, size: number): Promise<FaultySheet> => {
  const random = randomOf(seed);
  const form = formOf(seed);
  const numbers = Array.from({ length: size }, (_, n) => String(80_000_000 + seed * 100_000 + n));
  const numberAt = (n: number): string => numbers[n] ?? '';
  const live: string[] = [];
  const elsewhere: string[] = [];
  const rows = numbers.map((number, n): Row => {
    const row = sound(random, number);
    if (n % EVERY !== EVERY - 1) return row;
    const kind = (Math.floor(n / EVERY) + seed * Math.floor(size / EVERY)) % KINDS;
    if (kind === FAULTS.length) live.push(number);
    if (kind === FAULTS.length + 1) elsewhere.push(number);
    const before = numberAt(n - 1 - Math.floor(random() * 40));
    return { ...row, ...FAULTS[kind]?.({ number, before, isWorkbook: form === 'workbook' }) };
  });
  // The last has no cell after it that it could be merged with.
  const columns = [...shuffled(random, COLUMNS), 'Catatan'] as const;
  const table = [Object.fromEntries(columns.map((name) => [name, name])), ...rows].map((row: Row) =>
    columns.map((column) => row[column] ?? ''),
  );
  const name = form === 'workbook' ? 'lembar.xlsx' : 'lembar.csv';
  return { name, bytes: await written(form, table), numbers, live, elsewhere };
};

const written = async (form: Form, table: readonly (readonly Value[])[]): Promise<Uint8Array> => {
  if (form === 'workbook') return writeXlsxFile(table.map(workbookCells), {}).toBuffer();
  const lines = table.map((row) => row.map((value) => (typeof value === 'string' ? value : '')));
  const text = (delimiter: string, some = lines): string =>
    stringify(some, { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/u });
  switch (form) {
    case 'comma':
      return Buffer.from(`\uFEFF${text(',')}`);
    case 'semicolon':
      return Buffer.from(text(';'));
    case 'western':
      return western(text(';'));
    case 'utf16':
      return Buffer.from(`\uFEFF${text('\t')}`, 'utf16le');
    case 'mixed':
      // One after the other, of programs that agree on nothing.
      return Buffer.concat([Buffer.from(text(',', lines.slice(0, 60))), western(stringify(lines.slice(60)))]);
  }
};

/** Windows-1252 has these at places of its own; whatever else stands here is Latin-1, or nothing that it knows. */
const WESTERN: Readonly<Record<string, string>> = { '“': '\x93', '”': '\x94', '’': '\x92', '–': '\x96', '\u200b': '' };
const western = (text: string): Uint8Array =>
  Buffer.from(
    text.replaceAll(/[“”’–\u200b]/gu, (one) => WESTERN[one] ?? one),
    'latin1',
  );

/** What is merged takes the cell after it, in which nothing stands then. */
const workbookCells = (row: readonly Value[]) =>
  row.map((value, at) => {
    const before = row[at - 1];
    if (value === '' || (typeof before === 'object' && 'merged' in before)) return null;
    if (typeof value === 'string') return { value, type: String };
    if ('formula' in value) return { value: value.formula, type: 'Formula' } as const;
    return { value: value.merged, type: String, columnSpan: 2 };
  });
