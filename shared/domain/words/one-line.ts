/** Embeddings, overrides and isolates: with them a name could turn round the text beside it. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Hebrew, Arabic and their neighbours, and the marks that make a text run like them. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A text without line breaks, control characters and halves of characters, which reads in the order in which it stands.
 */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(BIDI_CONTROLS, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

/**
 * A name for the middle of a sentence: one that runs from right to left keeps its direction and changes nothing around
 * it.
 */
export const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);
