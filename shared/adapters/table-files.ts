import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';

type Cell = string | number | null;
type Rows = readonly (readonly Cell[])[];

/**
 * A table as CSV for spreadsheets: UTF-8 with its mark, so that they read it as that, and no text that they would run as a
 * formula.
 */
export const csvOf = (header: readonly string[], rows: Rows): string =>
  stringify(
    rows.map((row) => [...row]),
    { header: true, columns: [...header], bom: true, escape_formulas: true },
  );

/** The same as an Excel workbook: numbers are numbers, and whatever is text is text and never a formula. */
export const xlsxOf = async (sheet: string, header: readonly string[], rows: Rows): Promise<Uint8Array> => {
  const titles = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : value === null ? null : { value, type: String },
    ),
  );
  return writeXlsxFile([titles, ...cells], { sheet, stickyRowsCount: 1 }).toBuffer();
};
