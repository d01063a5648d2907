/** A word longer than a report's id may be broken: no cell is wide enough for it. */
const LONG_WORD = /\S{31,}/gu;
const SYLLABLE = /.{8}(?=.)/gsu;
const ZERO_WIDTH_SPACE = '\u200B';

/** Controls, halves of characters and private characters: nothing that a page can show, whatever a font says. */
const UNSHOWN = /[\p{C}\p{Zl}\p{Zp}]/u;
/** A name that runs from right to left comes between these, so that it does not turn round what stands beside it. */
const ISOLATES = ['\u2068', '\u2069'];

/**
 * The same value with every text in it as a page can show it: in one line, each character that the fonts lack, or that
 * would change what stands beside it unseen, by its code point, and long words breakable.
 */
export const printable = (value: unknown, isShown: (point: number) => boolean): unknown => {
  if (typeof value === 'string') return printableText(value, isShown);
  if (Array.isArray(value)) return value.map((one) => printable(one, isShown));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    // Where something leads is an address of ours, and is not printed.
    Object.entries(value).map(([key, one]) => [key, key === 'leads' ? one : printable(one, isShown)]),
  );
};

const printableText = (text: string, isShown: (point: number) => boolean): string => {
  const shown = Array.from(text.replaceAll(/\s+/gu, ' '), (character) => {
    if (ISOLATES.includes(character)) return character;
    const point = character.codePointAt(0) ?? 0;
    return isShown(point) && !UNSHOWN.test(character)
      ? character
      : `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');
  return shown.replaceAll(LONG_WORD, (word) => word.replaceAll(SYLLABLE, `$&${ZERO_WIDTH_SPACE}`));
};
