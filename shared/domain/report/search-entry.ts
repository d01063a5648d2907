import { SHORTEST_BEGINNING } from '#shared/domain/classify/search-words';
import { keyedHash } from '#shared/domain/words/hash';
import type { ReportId } from '#shared/domain/words/words';

/**
 * What a text of a report is found by: of each word and its beginnings a number of 16 bits, keyed, and other ones in
 * every report. So an entry tells no word to whoever has no key, nor that two reports share one; it is no larger than
 * 8 KB however long the text; and it may take a report for found that is not, but never the other way round.
 */
export type SearchEntry = Uint8Array;

/** Longer beginnings than this are told apart when the words themselves are read. */
const LONGEST_BEGINNING = 6;
const BYTES_A_NUMBER = 2;
const NUMBERS = 0x1_0000;
/** As many bytes hold a bit for each number: from here on that is shorter than a list of them. */
const MAP_BYTES = NUMBERS / 8;

/** The beginnings by which a word is found, the shortest first. */
const beginningsOf = (word: string): readonly string[] =>
  word.length < SHORTEST_BEGINNING
    ? [`=${word}`]
    : Array.from({ length: Math.min(word.length, LONGEST_BEGINNING) - SHORTEST_BEGINNING + 1 }, (_, more) =>
        word.slice(0, SHORTEST_BEGINNING + more),
      );

/** What a beginning is called in every report, for whoever has the key. */
const nameOf = (key: string, beginning: string): string => keyedHash(key, `search\n${beginning}`);
const numberIn = (report: ReportId, name: string): number =>
  Number.parseInt(keyedHash(name, report).slice(0, 2 * BYTES_A_NUMBER), 16);

export const searchEntryOf = (key: string, report: ReportId, words: ReadonlySet<string>): SearchEntry => {
  const beginnings = new Set([...words].flatMap(beginningsOf));
  const numbers = new Set([...beginnings].map((beginning) => numberIn(report, nameOf(key, beginning))));
  return numbers.size * BYTES_A_NUMBER < MAP_BYTES ? listOf(numbers) : mapOf(numbers);
};

const listOf = (numbers: ReadonlySet<number>): SearchEntry => {
  const list = new DataView(new ArrayBuffer(numbers.size * BYTES_A_NUMBER));
  for (const [at, number] of [...numbers].toSorted((one, other) => one - other).entries()) {
    list.setUint16(at * BYTES_A_NUMBER, number);
  }
  return new Uint8Array(list.buffer);
};

const mapOf = (numbers: ReadonlySet<number>): SearchEntry => {
  const map = new Uint8Array(MAP_BYTES);
  for (const number of numbers) map[number >> 3] = (map[number >> 3] ?? 0) | (1 << (number & 7));
  return map;
};

const has = (entry: SearchEntry, number: number): boolean =>
  entry.length === MAP_BYTES ? ((entry[number >> 3] ?? 0) & (1 << (number & 7))) !== 0 : isListed(entry, number);

const isListed = (entry: SearchEntry, number: number): boolean => {
  let [from, to] = [0, entry.length / BYTES_A_NUMBER];
  while (from < to) {
    const middle = (from + to) >> 1;
    const found = ((entry[2 * middle] ?? 0) << 8) | (entry[2 * middle + 1] ?? 0);
    if (found === number) return true;
    if (found < number) from = middle + 1;
    else to = middle;
  }
  return false;
};

/** Words that are looked for, by what their beginnings are called. */
export type Sought = readonly (readonly string[])[];

export const soughtOf = (key: string, asked: readonly string[]): Sought =>
  asked.map((word) => beginningsOf(word).map((beginning) => nameOf(key, beginning)));

/** Whether a report may have all of the words, by the entries of all that was said in it. */
export const mayHold = (report: ReportId, entries: readonly SearchEntry[], sought: Sought): boolean =>
  sought.every((names) => {
    let left = entries;
    for (const name of names) {
      const number = numberIn(report, name);
      left = left.filter((entry) => has(entry, number));
      if (left.length === 0) return false;
    }
    return true;
  });
