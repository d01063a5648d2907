/**
 * A letter, digit, sign or stop that leaves ink. What Unicode lets every program pass over leaves none, nor do blanks
 * that count as letters or signs: of Braille, of music, of hieroglyphs, of Khitan; and where an object or half a
 * character stood, nothing is left to read.
 */
const INK =
  /[[\p{L}\p{N}\p{S}\p{P}]--[\p{Default_Ignorable_Code_Point}\p{White_Space}\u2800\uFFFC\uFFFD\u{1D159}\u{13441}\u{13442}\u{16FE4}]]/v;

/** Whether there is anything to be read in a text. */
export const isVisible = (text: string): boolean => INK.test(text);

/** What leaves no ink and is no plain blank either. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\uFFFD\u{1D159}\u{13441}\u{13442}\u{16FE4}]/u;

/** Whether something stands in a text that nobody sees: two that differ by it alone would look the same. */
export const hidesSomething = (text: string): boolean => UNSEEN.test(text);
