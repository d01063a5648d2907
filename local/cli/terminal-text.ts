/** What a terminal obeys instead of showing it, and what turns the text beside it round. */
const OBEYED = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066\u2067]/gu;
/** The colours and weights that `paint` gives. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const PAINTED = /(\u001b\[(?:0|1|2|22|3[1-6]|39)m)/;

/**
 * A text as it may be written to a terminal: whatever it would obey stands there by its number (`\u009b`, as in JSON,
 * so that JSON stays what it was).
 */
export const terminalText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(OBEYED, (obeyed) => `\\u${obeyed.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same of a text that has been painted here: our own colours stay. */
export const paintedText = (text: string): string =>
  text
    .split(PAINTED)
    .map((part, index) => (index % 2 === 1 ? part : terminalText(part)))
    .join('');
