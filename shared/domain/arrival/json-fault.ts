/** What is wrong with a JSON text beside its grammar. */
export type JsonFault = 'bodyNotJson' | 'fieldRepeated';

/** Keys that reach into prototypes. */
const UNSAFE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const DEEPEST = 64;

/** The objects and lists that are open where a text is being read; an object with the keys that it has so far. */
type Open = { readonly keys: Set<string> | undefined };

/**
 * Reads over a text once, before anybody parses it, so that neither a parser's stack nor our time is at a sender's
 * mercy: more than 64 levels, a key that reaches into prototypes, or, in an object, one key twice, of which each parser
 * would keep another value. Says nothing of the grammar: what is no JSON may pass. Throws where a key is none.
 */
export const jsonFaultOf = (text: string): JsonFault | undefined => {
  const open: Open[] = [];
  let said: string | undefined;
  let isRepeated = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfText(text, at);
        said = text.slice(at, end + 1);
        at = end;
        break;
      }
      case COLON: {
        const key = keyOf(said);
        if (UNSAFE_KEYS.includes(key)) return 'bodyNotJson';
        const keys = open.at(-1)?.keys;
        isRepeated ||= keys?.has(key) === true;
        keys?.add(key);
        break;
      }
      case BRACE:
      case BRACKET:
        if (open.length === DEEPEST) return 'bodyNotJson';
        open.push({ keys: text.charCodeAt(at) === BRACE ? new Set() : undefined });
        break;
      case BRACE_END:
      case BRACKET_END:
        open.pop();
    }
  }
  return isRepeated ? 'fieldRepeated' : undefined;
};

const [QUOTE, BACKSLASH, COLON, BRACE, BRACE_END, BRACKET, BRACKET_END] = [0x22, 0x5c, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d];

/** Where a text between quotes ends; the end of all, where it does not. */
const endOfText = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
};

/** A key as it is meant: its letters may also be written by their numbers. */
const keyOf = (written = '""'): string => (written.includes('\\') ? JSON.parse(written) : written.slice(1, -1));
