/** No character that people write is made of so many; what is longer is piled up to break something. */
const LONGEST = 64;
const characters = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** How long a text is: its code points, as JSON Schema counts them too, whatever a character is made of. */
export const lengthOf = (text: string): number => {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) if ((text.codePointAt(at) ?? 0) > 0xffff) pairs += 1;
  return text.length - pairs;
};

/** So many code points, and so many bytes of UTF-8. */
export type Limit = { readonly characters: number; readonly bytes: number };

/**
 * The beginning of a text, at most so many code points, that ends where a character as people see it ends: no letter
 * loses its accent, no family a child. Only of marks piled up without end as many stay as fit.
 */
export const shortened = (text: string, limit: number | Limit): string => {
  const end = endOf(text, typeof limit === 'number' ? { characters: limit, bytes: Number.POSITIVE_INFINITY } : limit);
  if (end === text.length) return text;
  const { index: begins = end } = characters.segment(text).containing(end) ?? {};
  return text.slice(0, begins === 0 || end - begins > LONGEST ? end : begins);
};

/** Where the last code point ends that is within the limit; the end of all, where it is not reached. */
const endOf = (text: string, { characters: most, bytes }: Limit): number => {
  let [end, used] = [0, 0];
  for (let count = 0; count < most && end < text.length; count += 1) {
    const point = text.codePointAt(end) ?? 0;
    used += bytesOf(point);
    if (used > bytes) break;
    end += point > 0xffff ? 2 : 1;
  }
  return end;
};

const bytesOf = (point: number): number => {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point > 0xffff ? 4 : 3;
};
