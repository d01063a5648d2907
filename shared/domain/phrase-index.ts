import { type Choice, type Part, type Phrase, parsePhrase, type Step } from './phrase.ts';
import type { Token } from './text-normal.ts';

/** Where a phrase was found: token positions, both ends included. */
export type Hit = { readonly start: number; readonly end: number; readonly sentence: number; readonly title: boolean };

type Matcher = { readonly words: ReadonlySet<string>; readonly prefixes: readonly string[] };
type Stage = Matcher & { readonly gap: boolean };
type Groups = Readonly<Record<string, readonly string[]>>;

/** All patterns of a policy, indexed by their first word, so that a text is read once for all of them. */
export class PhraseIndex {
  /** Of each part the steps after its first word, which is looked up. */
  readonly #parts: (readonly Stage[])[] = [];
  readonly #partIds = new Map<string, number>();
  readonly #byWord = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, number[]>();
  readonly #vocabulary = new Set<string>();
  readonly #groups: Groups;
  readonly #gap: number;

  constructor(groups: Groups, gap: number) {
    this.#groups = groups;
    this.#gap = gap;
  }

  /** Every word that some pattern knows. */
  get vocabulary(): ReadonlySet<string> {
    return this.#vocabulary;
  }

  /** Adds a pattern; what it returns finds the pattern's hits in a scanned text. */
  add(source: string): (found: Found) => readonly Hit[] {
    const phrase = parsePhrase(source);
    if (!phrase.ok) throw new Error(`pattern "${source}": ${phrase.refusal}`);
    const { all, none } = this.#ids(phrase.value);
    const [first, ...rest] = all;
    if (first === undefined) throw new Error(`pattern "${source}" is empty`);
    if (rest.length === 0 && none.length === 0) return (found) => found.hits(first);
    return (found) =>
      found
        .hits(first)
        .filter(
          (hit) =>
            rest.every((part) => found.stands(part, hit.sentence)) &&
            !none.some((part) => found.stands(part, hit.sentence)),
        );
  }

  scan(tokens: readonly Token[]): Found {
    const found = new Found();
    for (const [start, token] of tokens.entries()) {
      for (const part of this.#candidates(token)) {
        const end = this.#endOf(part, tokens, start);
        if (end !== undefined) found.record(part, { start, end, sentence: token.sentence, title: token.title });
      }
    }
    return found;
  }

  #ids(phrase: Phrase): { readonly all: readonly number[]; readonly none: readonly number[] } {
    return { all: phrase.all.map((part) => this.#partId(part)), none: phrase.none.map((part) => this.#partId(part)) };
  }

  #partId(part: Part): number {
    const known = this.#partIds.get(part.source);
    if (known !== undefined) return known;
    const id = this.#parts.length;
    const [first, ...later] = part.steps.map((step) => this.#stage(step));
    this.#parts.push(later);
    this.#partIds.set(part.source, id);
    for (const word of first?.words ?? []) addTo(this.#byWord, word, id);
    for (const prefix of first?.prefixes ?? []) addTo(this.#byPrefix, prefix, id);
    return id;
  }

  #stage(step: Step): Stage {
    const choices = step.choices.flatMap((choice) => this.#expanded(choice));
    const words = new Set(choices.filter((choice) => choice.kind === 'word').map((choice) => choice.text));
    const prefixes = choices.filter((choice) => choice.kind === 'prefix').map((choice) => choice.text);
    for (const word of [...words, ...prefixes]) this.#vocabulary.add(word);
    return { gap: step.gap, words, prefixes };
  }

  #expanded(choice: Choice): readonly Choice[] {
    if (choice.kind !== 'group') return [choice];
    return (this.#groups[choice.text] ?? []).map((text) =>
      text.endsWith('*') ? { kind: 'prefix', text: text.slice(0, -1) } : { kind: 'word', text },
    );
  }

  #candidates(token: Token): ReadonlySet<number> {
    const parts = new Set<number>();
    for (const read of token.reads) {
      for (const part of this.#byWord.get(read) ?? []) parts.add(part);
      for (let length = 3; length <= read.length; length += 1) {
        for (const part of this.#byPrefix.get(read.slice(0, length)) ?? []) parts.add(part);
      }
    }
    return parts;
  }

  /** Follows all ways at once: each step looks once at each word in reach, however many ways lead there. */
  #endOf(part: number, tokens: readonly Token[], start: number): number | undefined {
    let ends = [start];
    for (const stage of this.#parts[part] ?? []) {
      ends = this.#advance(stage, tokens, ends);
      if (ends.length === 0) return undefined;
    }
    return ends[0];
  }

  /** Where the next step may end, given in order where the one before may; in order. */
  #advance(stage: Stage, tokens: readonly Token[], ends: readonly number[]): number[] {
    const gap = stage.gap ? this.#gap : 0;
    const next: number[] = [];
    let at = 0;
    for (const end of ends) {
      for (at = Math.max(at, end + 1); at <= end + 1 + gap; at += 1) {
        const token = tokens[at];
        if (token === undefined || token.sentence !== tokens[end]?.sentence) break;
        if (matches(stage, token)) next.push(at);
      }
    }
    return next;
  }
}

/** The hits of one text. */
export class Found {
  readonly #hits = new Map<number, Hit[]>();
  readonly #sentences = new Map<number, Set<number>>();

  record(part: number, hit: Hit): void {
    addTo(this.#hits, part, hit);
    const sentences = this.#sentences.get(part) ?? new Set();
    this.#sentences.set(part, sentences.add(hit.sentence));
  }

  hits(part: number): readonly Hit[] {
    return this.#hits.get(part) ?? [];
  }

  /** How many different patterns were found. */
  get size(): number {
    return this.#hits.size;
  }

  stands(part: number, sentence: number): boolean {
    return this.#sentences.get(part)?.has(sentence) ?? false;
  }
}

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
