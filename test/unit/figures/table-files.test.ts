import { describe, expect, it } from 'vitest';
import { csvOf, workbookFile, xlsxOf } from '#shared/adapters/files/table-files';
import type { DrawChart } from '#shared/app/figures/ports';
import { FIGURE_COLUMNS, figureCells } from '#shared/domain/figures/figure-cells';
import type { Workbook } from '#shared/domain/figures/workbook';
import { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { formatsIn, partsOf, readWorkbook, sheetNames } from '#test/support/read-workbook';

const asOf = Instant.parse(Date.UTC(2026, 10, 24, 8));
const rows = figureCells(policy.calendar, [
  { name: 'closed', asOf, kind: 'count', numerator: 1, denominator: 4, ratio: 0.25, n: 4 },
  { name: 'notSatisfied', asOf, kind: 'count', numerator: 0, denominator: 0, ratio: null, n: 0 },
  { name: 'time.inform', asOf, kind: 'minutes', n: 3, median: 5, p90: 30 },
  { name: 'flow.closed', asOf, kind: 'events', n: 2 },
]);

describe('figures as CSV', () => {
  it('are one a line with numbers as they are, and nothing where there is no data', () => {
    expect(csvOf(FIGURE_COLUMNS, rows)).toBe(
      [
        '\uFEFFfigure,kind,numerator,denominator,ratio,n,median,p90,asOf',
        'closed,count,1,4,0.25,4,,,2026-11-24 15:00:00',
        'notSatisfied,count,0,0,,0,,,2026-11-24 15:00:00',
        'time.inform,minutes,,,,3,5,30,2026-11-24 15:00:00',
        'flow.closed,events,,,,2,,,2026-11-24 15:00:00',
        '',
      ].join('\n'),
    );
  });

  it('are read by a machine with Indonesian settings: semicolons between cells, commas in numbers', () => {
    const row = ['a;b', 0.25, -1.5, 'a,b', 1_000_000, '-1,5', { wall: '2026-11-24 15:00:00' }, null];
    expect(csvOf([...'abcdefgh'], [row], 'semicolon')).toBe(
      `\uFEFFa;b;c;d;e;f;g;h\n"a;b";0,25;-1,5;a,b;1000000;'-1,5;2026-11-24 15:00:00;\n`,
    );
  });

  it('run nothing where commas end a cell on the machine, and semicolons were asked for', () => {
    expect(csvOf(['x', 'y'], [['jalan,=1+1', 'jalan; @SUM(A1)']], 'semicolon')).toBe(
      `\uFEFFx;y\njalan,'=1+1;"jalan; '@SUM(A1)"\n`,
    );
  });

  const cellOf = (text: string): string => csvOf(['x'], [[text]]).slice('\uFEFFx\n'.length, -1);

  it.each([
    ...['=1+1', '+62811', '-1', '@SUM(A1)', '\t=1', '\r=1'],
    ...['＝1+1', '＋1', '－1', '＠SUM(A1)'],
    ...['\u0000=1', '\u001B\u0007=1', '\u0085=1'],
  ])('run nothing as a formula: %j', (text) => {
    expect(cellOf(text).replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it.each([
    [' =1', " '=1"],
    ['\u00A0＝1', "\u00A0'＝1"],
    ['jalan;=1+1', "jalan;'=1+1"],
    ['jalan; @SUM(A1)', "jalan; '@SUM(A1)"],
    ['a;=1;b;-2', "a;'=1;b;'-2"],
    ['"a";=cmd|x', `"""a"";'=cmd|x"`],
    ['jalan\n=1', `"jalan\n'=1"`],
    ['jalan\r\n+1', `"jalan\r\n'+1"`],
    ['jalan\t=1', "jalan\t'=1"],
    ['jalan\u0000;\u0000=1', "jalan;'=1"],
  ])('run nothing that only a machine with other separators takes for a cell: %j', (text, cell) => {
    expect(cellOf(text)).toBe(cell);
  });

  it.each(['pju', '2025-05-06T10:00:00+07:00', 'a=b', 'a+b', 'x@y', 'rep_1-2', 'jalan – baru 💡', "O'Brien"])(
    'leave as it is what is no formula: %j',
    (text) => {
      expect(cellOf(text)).toBe(text);
    },
  );

  it('hold numbers as numbers, negative ones too, and characters whole', () => {
    expect(csvOf(['x', 'y', 'z'], [[-1.5, 0, 'a\uD800b']])).toBe('\uFEFFx,y,z\n-1.5,0,a\uFFFDb\n');
  });

  it('keep commas, quotes and lines inside their field', () => {
    expect(csvOf(['x', 'y'], [['a,"b"\nc', 1]])).toBe('\uFEFFx,y\n"a,""b""\nc",1\n');
  });
});

describe('figures as a workbook', () => {
  it('hold text as text, whatever it begins with, and numbers as numbers', async () => {
    const rows = [
      ['=1+1', 7],
      ['<f>1</f>&"', -1.5],
      ['＝1;=2', null],
      ['a\n=1', 0],
    ];
    const file = await xlsxOf('2026-11', ['x', 'y'], rows);
    expect(readWorkbook(file)).toEqual([['x', 'y'], ...rows]);
    // No cell of it holds a formula: `<f>` is where one would stand.
    expect([...partsOf(file).values()].join()).not.toContain('<f>');
  });

  it('hold times as dates by the clock of the office, to the second', async () => {
    const walls = ['2026-11-24 15:00:00', '2024-02-29 23:59:59', '2025-12-31 00:00:01', '2025-01-01 00:00:00'];
    const file = await xlsxOf(
      '2026-11',
      ['x'],
      walls.map((wall) => [{ wall }]),
    );
    const [, ...cells] = readWorkbook(file);
    expect(cells).toEqual(walls.map((date) => [{ date, format: 'yyyy-mm-dd hh:mm:ss' }]));
    // 24 November 2026 is the 46,350th day of a workbook, and three in the afternoon five eighths of it.
    expect(partsOf(file).get('xl/worksheets/sheet1.xml')).toContain('<v>46350.625</v>');
  });

  it('can be opened whatever stands in it', async () => {
    const file = await xlsxOf('2026-11', ['x'], [['a\u0000b\uD800c\u001Bd\uFFFF']]);
    expect(readWorkbook(file)).toEqual([['x'], ['abcd']]);
  });
});

describe('a workbook for people', () => {
  const workbook: Workbook = {
    sheets: [
      {
        name: 'Ringkasan',
        columns: [
          { title: 'Angka', width: 20 },
          { title: 'Persentase', width: 14 },
          { title: 'n', width: 14 },
          { title: 'Keadaan per', width: 18 },
        ],
        rows: [
          [
            { kind: 'text', text: '=1+1' },
            { kind: 'percentage', value: 0.25 },
            { kind: 'number', value: 1234 },
            { kind: 'time', time: { wall: '2026-11-24 15:00:00' } },
          ],
          [{ kind: 'text', text: 'a\u0000b <f>1</f>', strong: true }, null, { kind: 'number', value: 0 }, null],
        ],
      },
      {
        name: 'Penjelasan',
        columns: [{ title: 'Hal', width: 9 }],
        rows: [[{ kind: 'text', text: 'kata '.repeat(9) }]],
      },
    ],
    pictures: {
      name: 'Grafik',
      charts: ['pertama', 'kedua'].map((title) => ({
        title: `Yang ${title}`,
        says: 'Semua laporan.',
        chart: { alt: `Diagram "${title}" & isinya`, legend: [], bars: [] },
      })),
    },
  };
  const draw: DrawChart = async ({ alt }) => ({
    png: new TextEncoder().encode(alt),
    width: 600,
    height: 120,
    scale: 2,
  });

  it('holds percentages, numbers and dates as such, and text as text', async () => {
    const file = await workbookFile()(workbook);
    expect(readWorkbook(file)).toEqual([
      ['Angka', 'Persentase', 'n', 'Keadaan per'],
      ['=1+1', 0.25, 1234, { date: '2026-11-24 15:00:00', format: 'dd/mm/yyyy hh:mm' }],
      ['ab <f>1</f>', null, 0, null],
    ]);
    expect(formatsIn(file)).toEqual(expect.arrayContaining(['0.0%', '#,##0', 'dd/mm/yyyy hh:mm']));
    expect([...partsOf(file).values()].join()).not.toContain('<f>');
  });

  it('keeps its titles in sight, makes its columns as wide as told and its rows as high as their text', async () => {
    const parts = partsOf(await workbookFile()(workbook));
    const [first = '', second = ''] = [1, 2].map((number) => parts.get(`xl/worksheets/sheet${number}.xml`));
    for (const sheet of [first, second]) {
      expect(sheet).toMatch(/<pane ySplit="1"[^>]* topLeftCell="A2"[^>]* state="frozen"/);
      expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
      expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    }
    expect([...first.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => width)).toEqual(['20', '14', '14', '18']);
    expect(second).toMatch(/<row r="2"[^>]*ht="90"/);
  });

  it('has its charts as pictures, each with what it shows in words', async () => {
    const file = await workbookFile(draw)(workbook);
    expect(sheetNames(file)).toEqual(['Ringkasan', 'Penjelasan', 'Grafik']);
    const parts = partsOf(file);
    const pictures = [...parts].flatMap(([name, text]) => (name.endsWith('.png') ? [text] : []));
    expect(pictures).toEqual(workbook.pictures.charts.map(({ chart }) => chart.alt));
    const drawing = [...parts].find(([name]) => /^xl\/drawings\/drawing\d+\.xml$/.test(name))?.[1] ?? '';
    for (const title of ['pertama', 'kedua']) {
      expect(drawing).toContain(`name="Yang ${title}"`);
      expect(drawing).toContain(`descr="Diagram &quot;${title}&quot; &amp; isinya"`);
    }
    // 600 of 96 pixels an inch, 914,400 units an inch.
    expect(drawing).toContain('cx="5715000" cy="1143000"');
  });

  it('has no sheet of pictures where nobody draws, or there is no chart', async () => {
    const none = { ...workbook, pictures: { ...workbook.pictures, charts: [] } };
    for (const file of [await workbookFile()(workbook), await workbookFile(draw)(none)])
      expect(sheetNames(file)).toEqual(['Ringkasan', 'Penjelasan']);
  });
});
