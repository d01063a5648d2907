import { type Calendar, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { dateFormat } from '#shared/domain/calendar/date-format';
import type { Period } from '#shared/domain/calendar/period';
import { type WallTime, wallTimeOf } from '#shared/domain/calendar/wall-time';
import { titled } from '#shared/domain/words/titled';
import type { Instant } from '#shared/domain/words/words';
import { cellName } from './cell-name.ts';
import type { Dimension } from './counted-report.ts';
import type { FigureValue } from './figure.ts';
import { figureCharts, type TitledChart } from './figure-charts.ts';
import { FIGURE_ROWS, type FigureName, identityOf, namesIn, printedName, rowOf, wordsOf } from './figure-name.ts';
import type { NamingRules } from './figure-row.ts';
import { MAY_BE_SHORTER } from './may-be-shorter.ts';
import type { Scope } from './scope.ts';

/** What stands in a cell, and so how it is shown; `null` is an empty one. */
export type WorkbookCell =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'number'; readonly value: number }
  /** As a share of one: 0.25 is shown as 25.0%. */
  | { readonly kind: 'percentage'; readonly value: number }
  | { readonly kind: 'time'; readonly time: WallTime }
  | null;

/** A sheet: a row of titles that stays in sight, each with the width of its column in characters, and rows under it. */
export type WorkbookSheet = {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
};

/** A workbook for people: its sheets, and charts for a sheet of pictures where somebody can draw them. */
export type Workbook = {
  readonly sheets: readonly WorkbookSheet[];
  readonly pictures: { readonly name: string; readonly charts: readonly TitledChart[] };
};

/** Figures of the reports of each sort of a dimension. */
export type FiguresBy = {
  readonly dimension: Dimension;
  readonly cells: readonly { readonly key: string; readonly figures: readonly FigureValue[] }[];
};

type Rules = NamingRules & { readonly calendar: Pick<Calendar, 'zone'> };

type Given = {
  readonly period: Period;
  /** The period as it is asked for on a command line. */
  readonly periodName: string;
  readonly asOf: Instant;
  readonly scope: Scope;
  /** Whether every month is counted as of that moment, by the rules of today. */
  readonly settled: boolean;
  readonly figures: readonly FigureValue[];
  readonly by?: readonly FiguresBy[];
};

/** Figures as a workbook for people, in Indonesian. Nothing in it is a formula; what there is no data of is empty. */
export const figureWorkbook = (rules: Rules, unordered: Given): Workbook => {
  const given = { ...unordered, figures: unordered.figures.toSorted(byTable(rules)) };
  return {
    sheets: [summary(rules, given), explanation(rules, given), ...(given.by ?? []).map((by) => sheetBy(rules, by))],
    pictures: { name: 'Grafik', charts: figureCharts(rules, given.figures) },
  };
};

/** In the order of the table of figures and of its sorts; open sorts by what they are called. */
const byTable = (rules: Rules) => {
  const order = new Map(FIGURE_ROWS.map(({ figure }, index) => [figure, index]));
  const closed = new Map(
    FIGURE_ROWS.flatMap(({ figure }) => namesIn(figure).map((name, index) => [name, index] as const)),
  );
  const rowIndex = (name: FigureName): number => order.get(identityOf(name).figure) ?? 0;
  return ({ name: one }: FigureValue, { name: other }: FigureValue): number =>
    rowIndex(one) - rowIndex(other) ||
    (closed.get(one) ?? 0) - (closed.get(other) ?? 0) ||
    printedName(rules, one).localeCompare(printedName(rules, other), 'id');
};

const text = (said: string): WorkbookCell => ({ kind: 'text', text: said });
const heading = (said: string): WorkbookCell => ({ kind: 'text', text: said, strong: true });
const number = (value: number | null | undefined): WorkbookCell =>
  value === null || value === undefined ? null : { kind: 'number', value };
const percentage = (value: number | null | undefined): WorkbookCell =>
  value === null || value === undefined ? null : { kind: 'percentage', value };

const countIn = (figure: FigureValue | undefined) => (figure?.kind === 'count' ? figure : undefined);
const minutesIn = (figure: FigureValue | undefined) => (figure?.kind === 'minutes' ? figure : undefined);
const daysIn = (figure: FigureValue | undefined) => (figure?.kind === 'days' ? figure : undefined);

const MEDIAN = 'Median (menit kerja)';
const NINE_OF_TEN = '9 dari 10 dalam (menit kerja)';
/** Room for a number under a title that is broken into lines, for a moment, and for a sentence. */
const [NUMBER_WIDTH, TIME_WIDTH, SENTENCE_WIDTH] = [16, 18, 90];
/** A name that is longer is broken into lines. */
const WIDEST = 80;

/** A column without a width is as wide as its longest text. */
type Titled = { readonly title: string; readonly width?: number };

type FigureColumn = Titled & {
  readonly means: string;
  readonly cell: (rules: Rules, figure: FigureValue) => WorkbookCell;
};

const COLUMNS: readonly FigureColumn[] = [
  {
    title: 'Angka',
    means: 'apa yang dihitung; artinya di bawah',
    cell: (rules, { name }) => text(printedName(rules, name)),
  },
  {
    title: 'Pembilang',
    means: 'berapa laporan yang dihitung',
    width: NUMBER_WIDTH,
    cell: (_, figure) => number(countIn(figure)?.numerator),
  },
  {
    title: 'Penyebut',
    means: 'dari berapa laporan',
    width: NUMBER_WIDTH,
    cell: (_, figure) => number(countIn(figure)?.denominator),
  },
  {
    title: 'Persentase',
    means: 'pembilang dibagi penyebut',
    width: NUMBER_WIDTH,
    cell: (_, figure) => percentage(countIn(figure)?.ratio),
  },
  {
    title: 'n',
    means: 'jumlah yang menjadi dasar angka itu: laporan, atau berapa kali sesuatu terjadi dalam periode ini',
    width: NUMBER_WIDTH,
    cell: (_, { n }) => number(n),
  },
  {
    title: MEDIAN,
    means: 'lama yang tidak dilampaui oleh separuh laporan, dalam menit kerja kantor dan tanpa jeda',
    width: NUMBER_WIDTH,
    cell: (_, figure) => number(minutesIn(figure)?.median),
  },
  {
    title: NINE_OF_TEN,
    means: 'lama yang tidak dilampaui oleh sembilan dari sepuluh laporan',
    width: NUMBER_WIDTH,
    cell: (_, figure) => number(minutesIn(figure)?.p90),
  },
  {
    title: 'Median (hari)',
    means: 'umur yang tidak dilampaui oleh separuh laporan, dalam hari kalender',
    width: NUMBER_WIDTH,
    cell: (_, figure) => number(daysIn(figure)?.median),
  },
  {
    title: '9 dari 10 dalam (hari)',
    means: 'umur yang tidak dilampaui oleh sembilan dari sepuluh laporan',
    width: NUMBER_WIDTH,
    cell: (_, figure) => number(daysIn(figure)?.p90),
  },
  {
    title: 'Keadaan per',
    means: 'yang tercatat sampai saat ini (WIB) dihitung, yang sesudahnya tidak',
    width: TIME_WIDTH,
    cell: ({ calendar }, { asOf }) => ({ kind: 'time', time: wallTimeOf(calendar, asOf) }),
  },
  {
    title: 'Kode',
    means: 'nama angka itu bagi program, CSV, dan JSON',
    cell: (_, { name }) => text(name),
  },
];

const sheetOf = (name: string, columns: readonly Titled[], rows: WorkbookSheet['rows']): WorkbookSheet => ({
  name,
  columns: columns.map(({ title, width }, index) => {
    const texts = rows.flatMap((row) => (row[index]?.kind === 'text' ? [row[index].text] : []));
    return { title, width: width ?? Math.min(WIDEST, Math.max(...[title, ...texts].map(({ length }) => length)) + 2) };
  }),
  rows,
});

const summary = (rules: Rules, { figures }: Given): WorkbookSheet =>
  sheetOf(
    'Ringkasan',
    COLUMNS,
    figures.map((figure) => COLUMNS.map(({ cell }) => cell(rules, figure))),
  );

const SCOPES = {
  full: 'penuh: dengan laporan pengawasan, sejauh boleh diketahui pembacanya',
  general: 'umum: seolah-olah laporan pengawasan tidak ada',
} as const satisfies Record<Scope, string>;

const explanation = (rules: Rules, { period, periodName, asOf, scope, settled, figures, by }: Given): WorkbookSheet => {
  const { calendar } = rules;
  const about: readonly (readonly WorkbookCell[])[] = [
    [text('Periode'), text(spanOf(calendar, period))],
    [text('Keadaan per (WIB)'), { kind: 'time', time: wallTimeOf(calendar, asOf) }],
    [text('Cakupan'), text(SCOPES[scope])],
    ...(settled
      ? []
      : [
          [
            text('Sedang dihitung ulang'),
            text('sebagian bulan dapat dari keadaan sesudahnya, atau menurut aturan lain'),
          ],
        ]),
    [
      text('Sel kosong'),
      text(
        'tidak ada data; tidak pernah berarti 0. Pada lembar menurut unit dan sejenisnya juga: disembunyikan dari yang tidak mengawasi seluruh pekerjaan, karena sedikit laporan ada di baliknya',
      ),
    ],
    [
      text('Kohor'),
      text('apa jadinya laporan yang hari penerimaannya dalam periode ini, seperti keadaannya pada saat di atas'),
    ],
    [
      text('Arus'),
      text(
        'apa yang terjadi dalam periode ini, kapan pun laporannya diterima: angka yang hanya memiliki n; sebuah laporan dapat terhitung lebih dari sekali',
      ),
    ],
    [text('Daftar di balik angka'), text(MAY_BE_SHORTER.id)],
    [
      text('Menghitung ulang'),
      text(
        `npm run figures -- --period ${periodName}${scope === 'general' ? ' --general' : ''} --kit FOLDER menulis semua kejadian di balik angka ini, bagi yang boleh membacanya; python3 FOLDER/count.py FOLDER menghitungnya kembali. Caranya ada dalam docs/figures.md.`,
      ),
    ],
  ];
  const names = new Set([...figures.map(({ name }) => name), ...((by ?? []).length > 0 ? BY : [])]);
  const rows = [
    [heading('Tentang angka ini')],
    ...about,
    [heading('Kolom')],
    ...COLUMNS.map(({ title, means }) => [text(title), text(means)]),
    [heading('Arti setiap angka')],
    ...[...names].map((name) => [text(printedName(rules, name)), text(wordsOf(name).means.id), text(name)]),
  ];
  return sheetOf(
    'Penjelasan',
    [{ title: 'Hal' }, { title: 'Penjelasan', width: SENTENCE_WIDTH }, { title: 'Kode' }],
    rows.map((row) => [...row, ...EMPTY_ROW.slice(row.length)]),
  );
};
const EMPTY_ROW: readonly WorkbookCell[] = [null, null, null];

const spanOf = (calendar: Pick<Calendar, 'zone'>, { from, until }: Period): string => {
  const format = dateFormat('id', { timeZone: calendar.zone, day: 'numeric', month: 'long', year: 'numeric' });
  const noonOf = (date: ReturnType<typeof plainDate>): Instant => instantAt(calendar, date, '12:00');
  return `${format.format(noonOf(plainDate(from)))} sampai ${format.format(noonOf(plainDate(until).subtract({ days: 1 })))}`;
};

/** The figures of a sort that are most asked for, each with its n where it is a share or a duration. */
const BY: readonly FigureName[] = [
  'received',
  'open',
  'overdue',
  'closed',
  'followedUp.panrb.gross',
  'firstResponse.met',
  'firstResponse.missed',
  'resolution.met',
  'resolution.missed',
  'closed.reporter',
  'closed.silence',
  'notSatisfied',
  'handedBack',
  'rerouted',
  'escalated',
  'time.firstResponse',
  'time.resolution',
  'age.open',
];
/** Of these the number is asked for, not the share of all. */
const NUMBERS: ReadonlySet<FigureName> = new Set(['received', 'open', 'overdue']);

type ByColumn = {
  readonly title: string;
  readonly cell: (figures: readonly FigureValue[]) => WorkbookCell;
};

const byColumns = (rules: Rules, name: FigureName): readonly ByColumn[] => {
  const title = printedName(rules, name);
  const find = (figures: readonly FigureValue[]) => figures.find((figure) => figure.name === name);
  const n: ByColumn = { title: `${title}: n`, cell: (figures) => number(find(figures)?.n) };
  if (NUMBERS.has(name)) return [{ title, cell: (figures) => number(countIn(find(figures))?.numerator) }];
  if (rowOf(name).family === 'cohort age')
    return [
      { title: `${title}: median (hari)`, cell: (figures) => number(daysIn(find(figures))?.median) },
      { title: `${title}: 9 dari 10 dalam (hari)`, cell: (figures) => number(daysIn(find(figures))?.p90) },
      n,
    ];
  if (rowOf(name).family !== 'cohort duration')
    return [{ title, cell: (figures) => percentage(countIn(find(figures))?.ratio) }, n];
  return [
    { title: `${title}: median (menit kerja)`, cell: (figures) => number(minutesIn(find(figures))?.median) },
    { title: `${title}: 9 dari 10 dalam (menit kerja)`, cell: (figures) => number(minutesIn(find(figures))?.p90) },
    n,
  ];
};

const DIMENSION_NAMES = {
  unit: 'unit',
  class: 'klasifikasi',
  topic: 'topik',
  channel: 'kanal',
  subDistrict: 'kecamatan',
} as const satisfies Record<Dimension, string>;

/** One row for each sort. */
const sheetBy = (rules: Rules, { dimension, cells }: FiguresBy): WorkbookSheet => {
  const columns = BY.flatMap((name) => byColumns(rules, name));
  const name = DIMENSION_NAMES[dimension];
  return sheetOf(
    `Menurut ${name}`,
    [
      { title: titled(name) },
      ...columns.map((column) => ({ title: column.title, width: NUMBER_WIDTH })),
      { title: 'Kode' },
    ],
    cells.map(({ key, figures }) => [
      text(cellName(rules, dimension, key)),
      ...columns.map(({ cell }) => cell(figures)),
      text(key),
    ]),
  );
};
