import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { DrawChart, Rows, TableFiles } from '#shared/app/figures/ports';
import type { Separator } from '#shared/contracts/http/exports';
import type { WallTime } from '#shared/domain/calendar/wall-time';
import type { Workbook, WorkbookCell, WorkbookSheet } from '#shared/domain/figures/workbook';
import { assertNever } from '#shared/domain/words/result';

/**
 * Controls but for tabs and the ends of lines, and what turns round the text beside it: nobody sees them, and a
 * spreadsheet may drop one and run what stands behind it.
 */
const UNSEEN = /(?![\t\r\n])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/**
 * What the ready-made guard does not look at: a sign behind spaces, and one behind what is taken for the end of a cell
 * where the list separator is another than the file's.
 */
const FORMULA_INSIDE = {
  comma: /(^\s+|[;\t\r\n]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu,
  semicolon: /(^\s+|[,;\t\r\n]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu,
} as const;

const seen = (text: string): string => text.replace(UNSEEN, '');
const harmless = (text: string, separator: Separator): string =>
  seen(text.toWellFormed()).replace(FORMULA_INSIDE[separator], "$1'");

/** How a machine reads a CSV that it is given to open, by what it takes for the end of a cell. */
const SEPARATED = {
  comma: { delimiter: ',', number: (value: number) => String(value) },
  semicolon: { delimiter: ';', number: (value: number) => String(value).replace('.', ',') },
} as const;

/**
 * A table as CSV for spreadsheets: UTF-8 with its mark, so that they read it as that, and no text that they would run
 * as a formula. No line says what the separator is: with one, Excel no longer sees the mark, and other programs take it
 * for a row.
 */
export const csvOf = (header: readonly string[], rows: Rows, separator: Separator = 'comma'): string => {
  const { delimiter, number } = SEPARATED[separator];
  return stringify(
    rows.map((row) =>
      row.map((cell) => {
        if (typeof cell === 'string') return harmless(cell, separator);
        return typeof cell === 'object' ? cell?.wall : cell;
      }),
    ),
    { header: true, columns: [...header], bom: true, escape_formulas: true, delimiter, cast: { number } },
  );
};

const WALL_FORMAT = 'yyyy-mm-dd hh:mm:ss';
const BOLD = { fontWeight: 'bold' } as const;

/** The date that a spreadsheet, which knows no zone, shows as that time. */
const dateIn = ({ wall }: WallTime): Date => new Date(`${wall.replace(' ', 'T')}Z`);

/** Room for such a time: a date that does not fit is shown as a row of hashes. */
const WALL_WIDTH = 19;

/**
 * The same as an Excel workbook: numbers are numbers, times are dates by the clock of the office, and whatever is text
 * is text and never a formula.
 */
export const xlsxOf = async (sheet: string, header: readonly string[], rows: Rows): Promise<Uint8Array> => {
  const titles = header.map((value) => ({ value, type: String, ...BOLD }));
  const cells = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null;
      if (typeof value === 'number') return { value, type: Number };
      if (typeof value === 'string') return { value: seen(value), type: String };
      return { value: dateIn(value), type: Date, format: WALL_FORMAT };
    }),
  );
  const isTime = (column: number): boolean => rows.some((row) => typeof (row[column] ?? '') === 'object');
  const columns = header.map((_, column) => (isTime(column) ? { width: WALL_WIDTH } : {}));
  return writeXlsxFile([titles, ...cells], { sheet, stickyRowsCount: 1, columns }).toBuffer();
};

/** How each kind of number is shown; a spreadsheet writes it with the signs of its own settings. */
const FORMATS = { number: '#,##0', percentage: '0.0%', time: 'dd/mm/yyyy hh:mm' } as const;
/** Long texts are broken into lines, and each stands at the top of its row. */
const LAID = { wrap: true, alignVertical: 'top' } as const;

const cellOf = (cell: WorkbookCell) => {
  if (cell === null) return null;
  switch (cell.kind) {
    case 'text':
      return { value: seen(cell.text), type: String, ...LAID, ...(cell.strong === true ? BOLD : {}) };
    case 'number':
    case 'percentage':
      return { value: cell.value, type: Number, format: FORMATS[cell.kind], ...LAID };
    case 'time':
      return { value: dateIn(cell.time), type: Date, format: FORMATS.time, ...LAID, align: 'left' as const };
    default:
      return assertNever(cell);
  }
};

type Columns = WorkbookSheet['columns'];

/** Not every program makes a row as high as its longest text: so it is said. */
const heightOf = (texts: readonly string[], columns: Columns): number =>
  LINE *
  Math.max(1, ...texts.map((text, index) => Math.ceil(text.length / Math.max(1, (columns[index]?.width ?? 1) - 1))));
/** In points. */
const LINE = 15;

const headerOf = (columns: Columns, rows: WorkbookSheet['rows']) => {
  const titles = columns.map(({ title }) => title);
  // A word is not broken: a line may end early.
  const height =
    heightOf(titles, columns) + (titles.some((title, index) => title.length > (columns[index]?.width ?? 0)) ? LINE : 0);
  /** Or nothing yet. */
  const holdsNumbers = (index: number): boolean =>
    rows.every((row) => row[index]?.kind !== 'text' && row[index]?.kind !== 'time');
  return titles.map((value, index) => ({
    ...{ value, type: String, height, ...LAID, ...BOLD },
    ...(holdsNumbers(index) ? { align: 'right' as const } : {}),
  }));
};

const rowOf = (columns: Columns, row: readonly WorkbookCell[]) => {
  const height = heightOf(
    row.map((cell) => (cell?.kind === 'text' ? cell.text : '')),
    columns,
  );
  return row.map((cell) => {
    const written = cellOf(cell);
    return written === null ? null : { ...written, height };
  });
};

const FONT = { fontFamily: 'Calibri', fontSize: 11 } as const;
const ON_PAPER = { orientation: 'landscape' } as const;
/** Printed, a table is as wide as the paper and as long as it is; pictures stand on one page. */
const fitsPaper = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string): string =>
          xml
            .replace(/<worksheet[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

/** One picture under the other, each under its title and what it is of, in a row that is as high as it. */
const pictureSheet = async ({ name, charts }: Workbook['pictures'], draw: DrawChart) => {
  const drawn = await Promise.all(
    charts.map(async ({ title, says, chart }) => ({ title, says, alt: chart.alt, ...(await draw(chart)) })),
  );
  return {
    sheet: name,
    showGridLines: false,
    columns: [{ width: CHART_WIDTH }],
    data: drawn.flatMap(({ title, says, height }) => [
      [{ value: title, type: String, ...BOLD }],
      [{ value: says, type: String, ...LAID }],
      [{ value: '', type: String, height: Math.min(HIGHEST_ROW, Math.ceil(height * POINTS_A_PIXEL) + ROOM_BELOW) }],
    ]),
    images: drawn.map(({ title, alt, png, width, height, scale }, index) => ({
      content: Buffer.from(png),
      contentType: 'image/png',
      width: width * scale,
      height: height * scale,
      dpi: PIXELS_AN_INCH * scale,
      anchor: { row: 3 * index + 3, column: 1 },
      offsetY: ROOM_ABOVE,
      title,
      description: alt,
    })),
  };
};
/** In characters, as wide as a picture. */
const CHART_WIDTH = 92;
const PIXELS_AN_INCH = 96;
const POINTS_A_PIXEL = 72 / PIXELS_AN_INCH;
/** In points. */
const [HIGHEST_ROW, ROOM_BELOW] = [409, 24];
/** In pixels. */
const ROOM_ABOVE = 6;

/** A workbook as a file; with somebody to draw, it has a sheet of its charts. */
export const workbookFile =
  (draw?: DrawChart): TableFiles['workbook'] =>
  async ({ sheets, pictures }) => {
    const tables = sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      ...ON_PAPER,
      columns: columns.map(({ width }) => ({ width })),
      data: [headerOf(columns, rows), ...rows.map((row) => rowOf(columns, row))],
    }));
    const drawn = draw === undefined || pictures.charts.length === 0 ? [] : [await pictureSheet(pictures, draw)];
    return writeXlsxFile([...tables, ...drawn], { ...FONT, features: [fitsPaper] }).toBuffer();
  };

/** Tables in both forms, and workbooks without pictures. */
export const tableFiles: TableFiles = {
  csv: (_, header, rows, separator) => new TextEncoder().encode(csvOf(header, rows, separator)),
  xlsx: xlsxOf,
  workbook: workbookFile(),
};
