/** How a part of a bar is drawn: all of them can be told apart without colour. */
export type Fill = 'plain' | 'met' | 'missed' | 'pending' | 'age1' | 'age2' | 'age3' | 'age4';

/** Parts side by side, each in per cent of the longest bar there may be. */
type Bar = readonly { readonly share: number; readonly fill: Fill }[];

/**
 * What the cells of a column hold: names take most of the room that there is, texts less, notes the least; numbers,
 * labels and codes take what they need and are never broken.
 */
type Holds = 'name' | 'text' | 'note' | 'number' | 'label' | 'code';

/** A table; with bars it is a picture whose numbers stand beside it, so that the two are never parted. */
export type Table = {
  readonly header: readonly string[];
  readonly holds: readonly Holds[];
  readonly rows: readonly (readonly string[])[];
  /** Where what stands in a cell leads, row by row, as far as there is a page behind it. */
  readonly leads?: readonly (readonly (string | undefined)[])[];
  readonly bars?: readonly Bar[];
  readonly legend?: readonly { readonly name: string; readonly fill: Fill }[];
};

export const NO_TABLE: Table = { header: [], holds: [], rows: [] };

/** A column by what it says of a row; `undefined` is no data. */
export type Column<Row> = {
  readonly head: string;
  readonly holds: Holds;
  readonly says: (row: Row, index: number) => string | undefined;
  /** The page behind what it says. */
  readonly leads?: (row: Row) => string | undefined;
};

/** A column in which no row has data is left out; where some have, the others say that they have none. */
export const tableOf = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], noData: string): Table => {
  const shown = columns.filter(({ says }) => rows.some((row, index) => says(row, index) !== undefined));
  return rows.length === 0
    ? NO_TABLE
    : {
        header: shown.map(({ head }) => head),
        holds: shown.map(({ holds }) => holds),
        rows: rows.map((row, index) => shown.map(({ says }) => says(row, index) ?? noData)),
        ...(shown.some(({ leads }) => leads !== undefined) ? { leads: leadsOf(rows, shown) } : {}),
      };
};

/** No data leads nowhere. */
const leadsOf = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]) =>
  rows.map((row, index) =>
    columns.map(({ says, leads }) => (says(row, index) === undefined ? undefined : leads?.(row))),
  );

/** A part of a bar that is there is never too narrow to be seen. */
const LEAST_SHARE = 1.6;

/** The parts of a bar in per cent of the longest one. */
export const sharesOf = (parts: readonly number[], longest: number): readonly number[] => {
  const shares = parts.map((n) => (n === 0 || longest === 0 ? 0 : Math.max(LEAST_SHARE, (100 * n) / longest)));
  const [sum, most] = [shares.reduce((all, one) => all + one, 0), Math.min(100, (100 * sumOf(parts)) / longest)];
  // What was widened is taken from the widest.
  const widest = shares.indexOf(Math.max(...shares));
  return shares.map((share, index) =>
    index === widest && sum > most ? Math.max(LEAST_SHARE, share - (sum - most)) : share,
  );
};

const sumOf = (parts: readonly number[]): number => parts.reduce((all, one) => all + one, 0);
