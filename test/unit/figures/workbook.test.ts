import { describe, expect, it } from 'vitest';
import { Period } from '#shared/domain/calendar/period';
import type { FigureValue } from '#shared/domain/figures/figure';
import { type FiguresBy, figureWorkbook, type WorkbookSheet } from '#shared/domain/figures/workbook';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const asOf = wib('2026-12-01 05:30');
const count = (name: FigureValue['name'], numerator: number, denominator: number): FigureValue => ({
  ...{ name, asOf, kind: 'count', numerator, denominator, n: denominator },
  ratio: denominator === 0 ? null : numerator / denominator,
});
const FIGURES: readonly FigureValue[] = [
  { name: 'flow.closed', asOf, kind: 'events', n: 2 },
  { name: 'time.inform', asOf, kind: 'minutes', n: 3, median: 5, p90: 30 },
  { name: 'time.resolution', asOf, kind: 'minutes', n: 0, median: null, p90: null },
  count('received.topic.pju', 3, 4),
  count('received.topic.apill', 1, 4),
  count('closed.silence', 1, 2),
  count('closed.reporter', 1, 2),
  count('firstResponse.missed', 1, 4),
  count('firstResponse.met', 3, 4),
  count('notSatisfied', 0, 0),
  count('received', 4, 4),
];
const given = {
  period: Period.parse({ from: '2026-11-01', until: '2026-12-01' }),
  ...{ periodName: '2026-11', asOf, settled: true, figures: FIGURES },
} as const;
const full = figureWorkbook(policy, { ...given, scope: 'full' });

/** What the cells of a row hold, without what they are. */
const plain = ({ rows }: WorkbookSheet): readonly (readonly unknown[])[] =>
  rows.map((row) =>
    row.map((cell) => {
      if (cell === null) return null;
      if (cell.kind === 'text') return cell.text;
      return cell.kind === 'time' ? cell.time.wall : cell.value;
    }),
  );
const named = (name: string, workbook = full): WorkbookSheet =>
  workbook.sheets.find((sheet) => sheet.name === name) ?? expect.fail(name);

describe('the workbook of figures', () => {
  it('says each figure in words, in the order of the table, with its code in the last column', () => {
    const { columns } = named('Ringkasan');
    expect(columns.map(({ title }) => title)).toEqual([
      ...['Angka', 'Pembilang', 'Penyebut', 'Persentase', 'n', 'Median (menit kerja)'],
      ...['9 dari 10 dalam (menit kerja)', 'Median (hari)', '9 dari 10 dalam (hari)', 'Keadaan per', 'Kode'],
    ]);
    const at = '2026-12-01 05:30:00';
    expect(plain(named('Ringkasan'))).toEqual([
      ['Laporan diterima', 4, 4, 1, 4, null, null, null, null, at, 'received'],
      [
        'Diterima menurut topik: Lampu jalan (PJU) padam atau rusak',
        3,
        4,
        0.75,
        4,
        null,
        null,
        null,
        null,
        at,
        'received.topic.pju',
      ],
      [
        'Diterima menurut topik: Lampu lalu lintas (APILL) mati atau rusak',
        1,
        4,
        0.25,
        4,
        null,
        null,
        null,
        null,
        at,
        'received.topic.apill',
      ],
      ['Selesai: dibenarkan pelapor', 1, 2, 0.5, 2, null, null, null, null, at, 'closed.reporter'],
      ['Selesai: pelapor diam', 1, 2, 0.5, 2, null, null, null, null, at, 'closed.silence'],
      ['Tanggapan awal tepat waktu', 3, 4, 0.75, 4, null, null, null, null, at, 'firstResponse.met'],
      ['Tenggat tanggapan awal: lewat', 1, 4, 0.25, 4, null, null, null, null, at, 'firstResponse.missed'],
      ['Dibuka kembali', 0, 0, null, 0, null, null, null, null, at, 'notSatisfied'],
      ['Lama: pemberitahuan ke unit', null, null, null, 3, 5, 30, null, null, at, 'time.inform'],
      ['Lama: penyelesaian', null, null, null, 0, null, null, null, null, at, 'time.resolution'],
      ['Penutupan', null, null, null, 2, null, null, null, null, at, 'flow.closed'],
    ]);
  });

  it('holds shares as percentages, moments as times and all other numbers as numbers', () => {
    const [row = []] = named('Ringkasan').rows;
    expect(row.map((cell) => cell?.kind)).toEqual([
      ...[
        'text',
        'number',
        'number',
        'percentage',
        'number',
        undefined,
        undefined,
        undefined,
        undefined,
        'time',
        'text',
      ],
    ]);
  });

  it('explains the period, its reader’s scope, every column and every figure', () => {
    const rows = plain(named('Penjelasan'));
    const said = (what: string) => rows.find(([name]) => name === what)?.[1];
    expect(said('Periode')).toBe('1 November 2026 sampai 30 November 2026');
    expect(said('Keadaan per (WIB)')).toBe('2026-12-01 05:30:00');
    expect(said('Cakupan')).toContain('sejauh boleh diketahui pembacanya');
    expect(said('Sel kosong')).toMatch(/^tidak ada data; tidak pernah berarti 0\. .*disembunyikan/);
    expect(said('Daftar di balik angka')).toContain('daftarnya dapat lebih pendek daripada angkanya');
    expect(said('Menghitung ulang')).toContain('--period 2026-11 --kit FOLDER');
    for (const { title } of named('Ringkasan').columns) expect(said(title), title).toMatch(/ /);
    for (const [name, ...cells] of plain(named('Ringkasan'))) {
      const [, means, code] = rows.find(([other]) => other === name) ?? [];
      expect([code, typeof means]).toEqual([cells.at(-1), 'string']);
    }
  });

  it('says of general figures, and of those that are being counted anew, that they are', () => {
    const general = plain(named('Penjelasan', figureWorkbook(policy, { ...given, scope: 'general', settled: false })));
    expect(general).toContainEqual(['Cakupan', 'umum: seolah-olah laporan pengawasan tidak ada', null]);
    expect(general.map(([name]) => name)).toContain('Sedang dihitung ulang');
    expect(JSON.stringify(general)).toContain('--period 2026-11 --general --kit FOLDER');
    expect(plain(named('Penjelasan')).map(([name]) => name)).not.toContain('Sedang dihitung ulang');
  });

  it('has a chart for all of which there is anything, each said in words', () => {
    const { charts } = full.pictures;
    expect(charts.map(({ title }) => title)).toEqual([
      'Ketepatan waktu menurut tenggat',
      'Cara laporan berakhir',
      'Laporan diterima menurut topik',
    ]);
    expect(charts[0]?.chart).toEqual({
      alt: 'Diagram batang bertumpuk, satu batang untuk setiap tenggat. Tanggapan awal, 4 laporan: 3 tepat waktu, 1 lewat, 0 berjalan.',
      legend: ['Tepat waktu', 'Lewat', 'Berjalan'],
      bars: [
        {
          label: 'Tanggapan awal',
          parts: [
            { share: 75, count: '3' },
            { share: 25, count: '1' },
            { share: 0, count: '0' },
          ],
        },
      ],
    });
    expect(charts[2]?.chart.alt).toBe(
      'Diagram batang. Lampu jalan (PJU) padam atau rusak: 3. Lampu lalu lintas (APILL) mati atau rusak: 1.',
    );
    expect(charts[2]?.chart.bars.map(({ parts }) => parts[0]?.share)).toEqual([100, 100 / 3]);
  });

  it('has a sheet for each dimension that is given, one row a sort, an empty cell where there is no data', () => {
    const by: readonly FiguresBy[] = [
      {
        dimension: 'unit',
        cells: [
          { key: 'asdp', figures: [count('received', 3, 3), count('closed', 1, 3), FIGURES[1] ?? expect.fail()] },
          {
            key: '?',
            figures: [
              count('received', 1, 1),
              count('firstResponse.met', 0, 0),
              { name: 'time.resolution', asOf, kind: 'minutes', n: 2, median: 450, p90: 900 },
            ],
          },
        ],
      },
      { dimension: 'subDistrict', cells: [] },
    ];
    const workbook = figureWorkbook(policy, { ...given, scope: 'full', by });
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      ...['Ringkasan', 'Penjelasan', 'Menurut unit', 'Menurut kecamatan'],
    ]);
    const sheet = named('Menurut unit', workbook);
    const titles = sheet.columns.map(({ title }) => title);
    const shown = plain(sheet).map((row) =>
      Object.fromEntries(titles.flatMap((title, index) => (row[index] === null ? [] : [[title, row[index]]]))),
    );
    expect(shown).toEqual([
      {
        Unit: 'Bidang Keselamatan, Sarana Prasarana dan ASDP',
        'Laporan diterima': 3,
        Selesai: 1 / 3,
        'Selesai: n': 3,
        Kode: 'asdp',
      },
      {
        Unit: 'Tanpa unit atau meja',
        'Laporan diterima': 1,
        'Tanggapan awal tepat waktu: n': 0,
        'Lama: penyelesaian: median (menit kerja)': 450,
        'Lama: penyelesaian: 9 dari 10 dalam (menit kerja)': 900,
        'Lama: penyelesaian: n': 2,
        Kode: '?',
      },
    ]);
    const explained = plain(named('Penjelasan', workbook)).map(([name]) => name);
    for (const name of ['Masih terbuka', 'Ditindaklanjuti (KemenPANRB, kotor)']) expect(explained).toContain(name);
    for (const { name, columns, rows } of workbook.sheets) {
      expect(name).toMatch(/^[A-Za-z ]{1,31}$/);
      expect(new Set(columns.map(({ title }) => title)).size).toBe(columns.length);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });
});
