import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Rows, TableFiles } from '#shared/app/figures/ports';

/**
 * Controls but for tabs and the ends of lines, and what turns round the text beside it: nobody sees them, and a
 * spreadsheet may drop one and run what stands behind it.
 */
const UNSEEN = /(?![\t\r\n])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/**
 * What the ready-made guard does not look at: a sign behind spaces, and one behind what is taken for the end of a cell
 * where the list separator is another than ours, as it is on Indonesian machines.
 */
const FORMULA_INSIDE = /(^\s+|[;\t\r\n]\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

const seen = (text: string): string => text.replace(UNSEEN, '');
const harmless = (text: string): string => seen(text.toWellFormed()).replace(FORMULA_INSIDE, "$1'");

/**
 * A table as CSV for spreadsheets: UTF-8 with its mark, so that they read it as that, and no text that they would run
 * as a formula.
 */
export const csvOf = (header: readonly string[], rows: Rows): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
    { header: true, columns: [...header], bom: true, escape_formulas: true },
  );

/** The same as an Excel workbook: numbers are numbers, and whatever is text is text and never a formula. */
export const xlsxOf = async (sheet: string, header: readonly string[], rows: Rows): Promise<Uint8Array> => {
  const titles = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : value === null
          ? null
          : { value: seen(value), type: String },
    ),
  );
  return writeXlsxFile([titles, ...cells], { sheet, stickyRowsCount: 1 }).toBuffer();
};

/** Tables in both forms. */
export const tableFiles: TableFiles = {
  csv: (_, header, rows) => new TextEncoder().encode(csvOf(header, rows)),
  xlsx: xlsxOf,
};
