import type { NewsShown } from '#shared/contracts/http/news';

export type Stop = NewsShown['stops'][number];
/** A field of a news item's text: which paragraph or picture, from 0. */
export type Place = Pick<Stop, 'field' | 'index'>;

/** A part of a text, and what in it must not be public. */
type Piece = { readonly text: string; readonly stop?: Stop };

/** What stands in a field and must not be public, in the order in which it is read. */
export const stopsAt = (stops: readonly Stop[], { field, index }: Place): readonly Stop[] =>
  stops
    .filter((stop) => stop.field === field && stop.index === index)
    .toSorted((one, other) => one.start - other.start || one.end - other.end);

/** A text cut where something in it must not be public; of two that overlap the first is marked. */
export const piecesOf = (text: string, stops: readonly Stop[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = 0;
  for (const stop of stops) {
    const [start, end] = [Math.min(stop.start, text.length), Math.min(stop.end, text.length)];
    if (start < at || end <= start) continue;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), stop });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
};

/** How many characters a text has, as the rules count them. */
export const lengthOf = (text: string): number => [...text.trim()].length;
