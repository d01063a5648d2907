/** Bold, italic, struck out: a pair of marks around words, each at the edge of a word. */
const PAIRED = /(?:^|[^\p{L}\p{N}])([*_~])(?=\S)[^\n]*?(?<=\S)\1(?![\p{L}\p{N}])/u;
const CODE = /`[^`\n]+`|```/u;
const LIST = /^\s*(?:[-*•]\s|\d+\.\s|>)/u;

/** The lines of a text in which WhatsApp reads formatting, by its own description of what it formats. */
export const formattedIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => PAIRED.test(line) || CODE.test(line) || LIST.test(line));
