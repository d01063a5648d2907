import { type JsonFault, jsonFaultOf } from '#shared/domain/arrival/json-fault';
import { ok, type Result, refuse } from '#shared/domain/words/result';

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * JSON from bytes: UTF-8 without BOM, at most 64 levels deep, without keys that reach into prototypes, no key twice in
 * one object. Half a character is read as U+FFFD, so that whatever is kept, hashed or shown is the same text
 * everywhere. Never throws, and never says what it read: a parser's message quotes its input.
 */
export const readJson = (bytes: Uint8Array): Result<unknown, JsonFault> => {
  try {
    const text = withoutHalves(UTF_8.decode(bytes));
    const fault = jsonFaultOf(text);
    if (fault === 'bodyNotJson') return refuse(fault);
    const value: unknown = JSON.parse(text);
    return fault === undefined ? ok(value) : refuse(fault);
  } catch {
    return refuse('bodyNotJson');
  }
};

/** In UTF-8 half a character can only be written by its number. */
const HALF = /\\u[dD][89a-fA-F]/;
const ESCAPED = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(\\u[dD][89a-fA-F][\da-fA-F]{2})|\\./gs;

const withoutHalves = (text: string): string =>
  HALF.test(text) ? text.replace(ESCAPED, (whole, half) => (half === undefined ? whole : '\\ufffd')) : text;
