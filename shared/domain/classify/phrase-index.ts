import type { CompiledPhrases, Pattern } from './compiled-phrases.ts';
import type { Token } from './text-normal.ts';

/** Where a phrase was found: token positions, both ends included. */
export type Hit = { readonly start: number; readonly end: number; readonly sentence: number; readonly title: boolean };

type Matcher = { readonly words: ReadonlySet<string>; readonly prefixes: readonly string[] };
type Beginning = { readonly prefix: string; readonly parts: readonly number[] };

/** So many letters every beginning of a word has at least. */
const LEAST_PREFIX = 3;
/** How many words `..` may skip is said by the rules. */
type Limits = { readonly gap: number };

/** All patterns of a policy, indexed by their first word, so that a text is read once for all of them. */
export class PhraseIndex {
  /** Every word that some pattern knows. */
  readonly vocabulary: ReadonlySet<string>;
  readonly #compiled: CompiledPhrases;
  readonly #gap: number;
  readonly #byWord: ReadonlyMap<string, readonly number[]>;
  /** By the letters that all of them have. */
  readonly #byLetters = new Map<string, Beginning[]>();
  readonly #matchers: (Matcher | undefined)[] = [];
  /** By their first part, each with its place among all. */
  readonly #patterns: (readonly (readonly [place: number, pattern: Pattern])[] | undefined)[] = [];

  constructor(compiled: CompiledPhrases, { gap }: Limits) {
    this.#compiled = compiled;
    this.#gap = gap;
    this.#byWord = new Map(Object.entries(compiled.byWord));
    for (const [prefix, parts] of Object.entries(compiled.byPrefix)) {
      addTo(this.#byLetters, prefix.slice(0, LEAST_PREFIX), { prefix, parts });
    }
    const later = compiled.matchers.flatMap(({ words, prefixes }) => [...words, ...prefixes]);
    this.vocabulary = new Set([...this.#byWord.keys(), ...Object.keys(compiled.byPrefix), ...later]);
    for (const [place, pattern] of compiled.patterns.entries()) {
      const [, first] = pattern;
      this.#patterns[first] = [...(this.#patterns[first] ?? []), [place, pattern]];
    }
  }

  scan(tokens: readonly Token[]): Found {
    const parts = new Parts();
    for (const [start, token] of tokens.entries()) {
      for (const part of this.#candidates(token)) {
        const end = this.#endOf(part, tokens, start);
        if (end !== undefined) parts.record(part, { start, end, sentence: token.sentence, title: token.title });
      }
    }
    return this.#patternsIn(parts);
  }

  /** The patterns whose parts were found, each in its list, in the order in which they stand there. */
  #patternsIn(parts: Parts): Found {
    const places = parts.found.flatMap((part) => this.#patterns[part] ?? []).sort(([a], [b]) => a - b);
    const found = new Found(parts.found.length);
    for (const [, [list, first, others = [], none = []]] of places) {
      const hits = parts
        .hits(first)
        .filter(
          ({ sentence }) =>
            others.every((part) => parts.stands(part, sentence)) && !none.some((part) => parts.stands(part, sentence)),
        );
      if (hits.length > 0) found.record(list, hits);
    }
    return found;
  }

  #candidates(token: Token): ReadonlySet<number> {
    const candidates = new Set<number>();
    for (const read of token.reads) {
      for (const part of this.#byWord.get(read) ?? []) candidates.add(part);
      for (const { prefix, parts } of this.#byLetters.get(read.slice(0, LEAST_PREFIX)) ?? []) {
        if (read.startsWith(prefix)) for (const part of parts) candidates.add(part);
      }
    }
    return candidates;
  }

  /** Follows all ways at once: each step looks once at each word in reach, however many ways lead there. */
  #endOf(part: number, tokens: readonly Token[], start: number): number | undefined {
    const steps = this.#compiled.parts[part] ?? [];
    let end = start;
    for (const [index, step] of steps.entries()) {
      // Up to the first gap there is one way only.
      if (step < 0) return this.#endBeyond(steps.slice(index), tokens, end);
      const token = tokens[end + 1];
      if (token?.sentence !== tokens[start]?.sentence || token === undefined) return undefined;
      if (!matches(this.#matcher(step - 1), token)) return undefined;
      end += 1;
    }
    return end;
  }

  #endBeyond(steps: readonly number[], tokens: readonly Token[], start: number): number | undefined {
    let ends = [start];
    for (const step of steps) {
      ends = this.#advance(step, tokens, ends);
      if (ends.length === 0) return undefined;
    }
    return ends[0];
  }

  /** Where the next step may end, given in order where the one before may; in order. */
  #advance(step: number, tokens: readonly Token[], ends: readonly number[]): number[] {
    const matcher = this.#matcher(Math.abs(step) - 1);
    const gap = step < 0 ? this.#gap : 0;
    const next: number[] = [];
    let at = 0;
    for (const end of ends) {
      for (at = Math.max(at, end + 1); at <= end + 1 + gap; at += 1) {
        const token = tokens[at];
        if (token === undefined || token.sentence !== tokens[end]?.sentence) break;
        if (matches(matcher, token)) next.push(at);
      }
    }
    return next;
  }

  #matcher(number: number): Matcher {
    const known = this.#matchers[number];
    if (known !== undefined) return known;
    const { words = [], prefixes = [] } = this.#compiled.matchers[number] ?? {};
    const made = { words: new Set(words), prefixes };
    this.#matchers[number] = made;
    return made;
  }
}

/** The hits of single parts in one text. */
class Parts {
  readonly #hits = new Map<number, Hit[]>();
  readonly #sentences = new Map<number, Set<number>>();

  record(part: number, hit: Hit): void {
    addTo(this.#hits, part, hit);
    const sentences = this.#sentences.get(part) ?? new Set();
    this.#sentences.set(part, sentences.add(hit.sentence));
  }

  get found(): readonly number[] {
    return [...this.#hits.keys()];
  }

  hits(part: number): readonly Hit[] {
    return this.#hits.get(part) ?? [];
  }

  stands(part: number, sentence: number): boolean {
    return this.#sentences.get(part)?.has(sentence) ?? false;
  }
}

/** What was found in one text, by the lists that patterns stand in. */
export class Found {
  /** How many different words or rows of words were found. */
  readonly size: number;
  readonly #lists = new Map<number, (readonly Hit[])[]>();

  constructor(size: number) {
    this.size = size;
  }

  record(list: number, hits: readonly Hit[]): void {
    addTo(this.#lists, list, hits);
  }

  /** The hits of each pattern of a list that was found. */
  patternsIn(list: number): readonly (readonly Hit[])[] {
    return this.#lists.get(list) ?? NOTHING;
  }

  /** The hits of all of them. */
  hitsIn(list: number): readonly Hit[] {
    return this.patternsIn(list).flat();
  }
}

const NOTHING: readonly (readonly Hit[])[] = [];

const addTo = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
};

const matches = ({ words, prefixes }: Matcher, { reads }: Token): boolean => {
  for (const read of reads) {
    if (words.has(read)) return true;
    for (const prefix of prefixes) if (read.startsWith(prefix)) return true;
  }
  return false;
};
