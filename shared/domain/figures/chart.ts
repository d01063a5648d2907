/**
 * A bar of one or several parts, each in per cent of the longest bar there may be, with the number that it stands for.
 */
type Bar = { readonly label: string; readonly parts: readonly { readonly share: number; readonly count: string }[] };
/** A chart whose numbers all stand in a table, too. `alt` says in a sentence what it shows. */
export type Chart = { readonly alt: string; readonly legend: readonly string[]; readonly bars: readonly Bar[] };
