/** As much of a text as fits, with a sign that there is more. */
export const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;

/** How wide each column must be for what stands in it. */
export const widthsOf = (rows: readonly (readonly string[])[]): readonly number[] =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, index) =>
    Math.max(0, ...rows.map((row) => row[index]?.length ?? 0)),
  );

/** One row of a table, its cells cut or filled up to the widths. */
export const alignedRow = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, index) => cut(cell, widths[index] ?? 0).padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();
