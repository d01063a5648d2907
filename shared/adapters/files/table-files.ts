import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Rows, TableFiles } from '#shared/app/figures/ports';
import type { Separator } from '#shared/contracts/http/exports';

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
/** Room for such a time: a date that does not fit is shown as a row of hashes. */
const WALL_WIDTH = 19;

/**
 * The same as an Excel workbook: numbers are numbers, times are dates by the clock of the office, and whatever is text
 * is text and never a formula.
 */
export const xlsxOf = async (sheet: string, header: readonly string[], rows: Rows): Promise<Uint8Array> => {
  const titles = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null;
      if (typeof value === 'number') return { value, type: Number };
      if (typeof value === 'string') return { value: seen(value), type: String };
      return { value: new Date(`${value.wall.replace(' ', 'T')}Z`), type: Date, format: WALL_FORMAT };
    }),
  );
  const isTime = (column: number): boolean => rows.some((row) => typeof (row[column] ?? '') === 'object');
  const columns = header.map((_, column) => (isTime(column) ? { width: WALL_WIDTH } : {}));
  return writeXlsxFile([titles, ...cells], { sheet, stickyRowsCount: 1, columns }).toBuffer();
};

/** Tables in both forms. */
export const tableFiles: TableFiles = {
  csv: (_, header, rows, separator) => new TextEncoder().encode(csvOf(header, rows, separator)),
  xlsx: xlsxOf,
};
