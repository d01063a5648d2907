import type { CompiledPhrases } from './compiled-phrases.ts';
import type { Token } from './text-normal.ts';

/** Where a phrase was found: token positions, both ends included. */
export type Hit = { readonly start: number; readonly end: number; readonly sentence: number; readonly title: boolean };

type Beginning = { readonly prefix: string; readonly numbers: readonly number[] };

/** So many letters every beginning of a word has at least. */
const LEAST_PREFIX = 3;
/** How many words `..` may skip is said by the rules. */
type Limits = { readonly gap: number };

/** Numbers by the words, and by the beginnings of words, that they are found by. */
class ByWords {
  readonly #words: ReadonlyMap<string, readonly number[]>;
  /** By the letters that all beginnings have. */
  readonly #letters = new Map<string, Beginning[]>();

  constructor(words: ReadonlyMap<string, readonly number[]>, prefixes: ReadonlyMap<string, readonly number[]>) {
    this.#words = words;
    for (const [prefix, numbers] of prefixes) addTo(this.#letters, prefix.slice(0, LEAST_PREFIX), { prefix, numbers });
  }

  /** The numbers of each word and each beginning that reads are found by. */
  of(reads: readonly string[]): readonly (readonly number[])[] {
    const all: (readonly number[])[] = [];
    for (const read of reads) {
      const whole = this.#words.get(read);
      if (whole !== undefined) all.push(whole);
      for (const { prefix, numbers } of this.#letters.get(read.slice(0, LEAST_PREFIX)) ?? [])
        if (read.startsWith(prefix)) all.push(numbers);
    }
    return all;
  }
}

/**
 * The parts that go on alike: which of them end here, and which go on by what the next word is, or one of the next
 * words. So a text is compared with what its words can mean, not with every part that begins so.
 */
class Step {
  readonly parts: number[] = [];
  readonly next = new Map<number, Step>();
  readonly later = new Map<number, Step>();

  /** Adds a part: its steps as they are compiled. */
  add(part: number, steps: readonly number[]): void {
    const [step, ...rest] = steps;
    if (step === undefined) {
      this.parts.push(part);
      return;
    }
    const [ways, matcher] = [step < 0 ? this.later : this.next, Math.abs(step) - 1];
    const way = ways.get(matcher) ?? new Step();
    ways.set(matcher, way);
    way.add(part, rest);
  }
}

/** What the rules know of a word: which parts begin with it, and which steps of parts it can be. */
type Known = { readonly begins: readonly Step[]; readonly matchers: ReadonlySet<number> };

/** A text while it is read. */
type Scanned = { readonly tokens: readonly Token[]; readonly known: readonly Known[]; readonly parts: Parts };

/** All patterns of a policy, indexed by their first word, so that a text is read once for all of them. */
export class PhraseIndex {
  /** Every word that some pattern knows. */
  readonly vocabulary: ReadonlySet<string>;
  readonly #compiled: CompiledPhrases;
  readonly #gap: number;
  readonly #beginning: ByWords;
  readonly #matchers: ByWords;
  /** By the list of parts that a word begins; made when it is first met. */
  readonly #steps = new Map<readonly number[], Step>();
  /** A word that comes again has the same reads, as long as these are remembered. */
  readonly #known = new WeakMap<readonly string[], Known>();
  /** By their first part, the place of each pattern among all. */
  readonly #places: (readonly number[] | undefined)[] = [];

  constructor(compiled: CompiledPhrases, { gap }: Limits) {
    this.#compiled = compiled;
    this.#gap = gap;
    const [words, prefixes] = [new Map(Object.entries(compiled.byWord)), new Map(Object.entries(compiled.byPrefix))];
    this.#beginning = new ByWords(words, prefixes);
    const [laterWords, laterPrefixes] = [new Map<string, number[]>(), new Map<string, number[]>()];
    for (const [number, matcher] of compiled.matchers.entries()) {
      for (const word of matcher.words) addTo(laterWords, word, number);
      for (const prefix of matcher.prefixes) addTo(laterPrefixes, prefix, number);
    }
    this.#matchers = new ByWords(laterWords, laterPrefixes);
    this.vocabulary = new Set([...words, ...prefixes, ...laterWords, ...laterPrefixes].map(([word]) => word));
    for (const [place, [, first]] of compiled.patterns.entries()) {
      this.#places[first] = [...(this.#places[first] ?? []), place];
    }
  }

  scan(tokens: readonly Token[]): Found {
    const known = tokens.map(({ reads }) => this.#knownOf(reads));
    const text = { tokens, known, parts: new Parts() };
    for (const [start, { begins }] of known.entries())
      for (const step of begins) this.#follow(step, [start], start, text);
    return this.#patternsIn(text.parts);
  }

  #knownOf(reads: readonly string[]): Known {
    const known = this.#known.get(reads);
    if (known !== undefined) return known;
    const begins = new Set(this.#beginning.of(reads).map((parts) => this.#stepOf(parts)));
    const made = { begins: [...begins], matchers: new Set(this.#matchers.of(reads).flat()) };
    this.#known.set(reads, made);
    return made;
  }

  #stepOf(parts: readonly number[]): Step {
    const known = this.#steps.get(parts);
    if (known !== undefined) return known;
    const made = new Step();
    for (const part of parts) made.add(part, this.#compiled.parts[part] ?? []);
    this.#steps.set(parts, made);
    return made;
  }

  /** Follows all ways at once from where the step before may have ended, in order; a part ends where it first can. */
  #follow(step: Step, ends: readonly number[], start: number, text: Scanned): void {
    const [end, token] = [ends[0], text.tokens[start]];
    if (end === undefined || token === undefined) return;
    if (step.parts.length > 0) {
      const hit = { start, end, sentence: token.sentence, title: token.title };
      for (const part of step.parts) text.parts.record(part, hit);
    }
    if (step.next.size > 0) this.#go(step.next, 0, ends, start, text);
    if (step.later.size > 0) this.#go(step.later, this.#gap, ends, start, text);
  }

  /** Goes each way that the next words take, with so many words left out; looks once at each word in reach. */
  #go(ways: Ways, gap: number, ends: readonly number[], start: number, text: Scanned): void {
    const { tokens, known } = text;
    const sentence = tokens[start]?.sentence;
    const taken: Taken = [];
    let at = 0;
    for (const end of ends) {
      for (at = Math.max(at, end + 1); at <= end + 1 + gap; at += 1) {
        const matchers = known[at]?.matchers;
        if (matchers === undefined || tokens[at]?.sentence !== sentence) break;
        take(ways, matchers, at, taken);
      }
    }
    for (const { way, ends: itsEnds } of taken) this.#follow(way, itsEnds, start, text);
  }

  /** The patterns whose parts were found, each in its list, in the order in which they stand there. */
  #patternsIn(parts: Parts): Found {
    const places = parts.found.flatMap((part) => this.#places[part] ?? []).sort((a, b) => a - b);
    const found = new Found(parts.found.length);
    for (const place of places) {
      const [list = 0, first = 0, others = [], none = []] = this.#compiled.patterns[place] ?? [];
      const all = parts.hits(first);
      const hits =
        others.length + none.length === 0
          ? all
          : all.filter(
              ({ sentence }) =>
                others.every((part) => parts.stands(part, sentence)) &&
                !none.some((part) => parts.stands(part, sentence)),
            );
      if (hits.length > 0) found.record(list, hits);
    }
    return found;
  }
}

type Ways = ReadonlyMap<number, Step>;

/** Few ways are taken at a time: a list is gone through sooner than a map is made. */
type Taken = { readonly way: Step; readonly ends: number[] }[];

const note = (taken: Taken, way: Step, at: number): void => {
  const known = taken.find((one) => one.way === way);
  if (known === undefined) taken.push({ way, ends: [at] });
  else known.ends.push(at);
};

/** Notes which ways a word takes: whatever there is less of is asked for. */
const take = (ways: Ways, matchers: ReadonlySet<number>, at: number, taken: Taken): void => {
  if (matchers.size === 0) return;
  if (ways.size <= matchers.size) {
    for (const [matcher, way] of ways) if (matchers.has(matcher)) note(taken, way, at);
    return;
  }
  for (const matcher of matchers) {
    const way = ways.get(matcher);
    if (way !== undefined) note(taken, way, at);
  }
};

/** The hits of single parts in one text. */
class Parts {
  readonly #hits = new Map<number, Hit[]>();

  /** Hits come in the order of their words; a word that begins a part in two ways begins it once. */
  record(part: number, hit: Hit): void {
    const hits = this.#hits.get(part);
    if (hits === undefined) this.#hits.set(part, [hit]);
    else if (hits.at(-1)?.start !== hit.start) hits.push(hit);
  }

  get found(): readonly number[] {
    return [...this.#hits.keys()];
  }

  hits(part: number): readonly Hit[] {
    return this.#hits.get(part) ?? [];
  }

  stands(part: number, sentence: number): boolean {
    const hits = this.hits(part);
    let [low, high] = [0, hits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hits[middle]?.sentence ?? sentence) < sentence) low = middle + 1;
      else high = middle;
    }
    return hits[low]?.sentence === sentence;
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
