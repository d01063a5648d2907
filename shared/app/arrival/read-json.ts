import { ok, type Result, refuse } from '#shared/domain/words/result';

const UNSAFE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const DEEPEST = 64;
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * JSON from bytes: UTF-8 without BOM, at most 64 levels deep, without keys that reach into prototypes. Never throws,
 * and never says what it read: a parser's message quotes its input.
 */
export const readJson = (bytes: Uint8Array): Result<unknown, 'bodyNotJson'> => {
  try {
    const text = UTF_8.decode(bytes);
    if (depthOf(text) > DEEPEST) return refuse('bodyNotJson');
    return ok(mayHoldUnsafeKey(text) ? parsedWithCare(text) : JSON.parse(text));
  } catch {
    return refuse('bodyNotJson');
  }
};

/** A key can also be written by the numbers of its letters. */
const mayHoldUnsafeKey = (text: string): boolean =>
  text.includes('\\u') || UNSAFE_KEYS.some((key) => text.includes(key));

/** Looking at every key takes several times as long as reading all of it. */
const parsedWithCare = (text: string): unknown =>
  JSON.parse(text, (key, nested: unknown) => {
    if (UNSAFE_KEYS.includes(key)) throw new SyntaxError('unsafe key');
    return nested;
  });

/**
 * Counts brackets outside strings in one pass, so that neither a parser's stack nor our time is at a sender's mercy.
 */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (quoted && character === '\\') index += 1;
    else if (!quoted && (character === '{' || character === '[')) depth += 1;
    else if (!quoted && (character === '}' || character === ']')) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
};
