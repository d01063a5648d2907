import { lengthOf, shortened } from '#shared/domain/words/shortened';

/** As much of a text as fits, with a sign that there is more. */
export const cut = (text: string, width: number): string =>
  lengthOf(text) > width ? `${shortened(text, Math.max(0, width - 1))}…` : text;

const filled = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - lengthOf(text)));

/** How wide each column must be for what stands in it. */
export const widthsOf = (rows: readonly (readonly string[])[]): readonly number[] =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, index) =>
    Math.max(0, ...rows.map((row) => lengthOf(row[index] ?? ''))),
  );

/** One row of a table, its cells cut or filled up to the widths. */
export const alignedRow = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell) => cell.replaceAll(/\p{Cc}/gu, ' '))
    .map((cell, index) => filled(cut(cell, widths[index] ?? 0), widths[index] ?? 0))
    .join('  ')
    .trimEnd();
