/** A number as this country writes it, with as many digits as it deserves. */
export const show = (value: number, digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2): string =>
  value.toLocaleString('id-ID', { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });

/** Rows under titles: the first column to the left, the others, which hold numbers, to the right. */
export const textTable = (titles: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = titles.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('   ')
      .trimEnd();
  return [line(titles), ...rows.map(line)].map((text) => `  ${text}`).join('\n');
};
