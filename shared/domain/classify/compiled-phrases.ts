import { idsOf, type NamedRules, NOBODY_NAMED, waysOf } from './named.ts';
import { type Choice, type Part, parsePhrase, type Step } from './phrase.ts';
import { spelledWords } from './text-normal.ts';
import { phraseLists, type TopicsPolicy } from './topics.ts';

/** The words, and the beginnings of words, that stand for one step of a phrase. */
export type Matcher = { readonly words: readonly string[]; readonly prefixes: readonly string[] };

/** A phrase in its list: where one part is found, the others must stand in the same sentence, and none of the last. */
export type Pattern = readonly [list: number, first: number, others?: readonly number[], none?: readonly number[]];

/** All phrases of the rules, ready to be looked for: numbers and words alone, so that they can be kept as text. */
export type CompiledPhrases = {
  readonly matchers: readonly Matcher[];
  /**
   * Of each part the steps after its first word, which is looked up: their matchers, below zero where words may stand
   * before.
   */
  readonly parts: readonly (readonly number[])[];
  /** The parts that begin so. */
  readonly byWord: Readonly<Record<string, readonly number[]>>;
  readonly byPrefix: Readonly<Record<string, readonly number[]>>;
  /** In the order of their lists, and in each of them as the office wrote them. */
  readonly patterns: readonly Pattern[];
};

/** Says which number a list has, by its path in the file; the lists of those who are named come after all others. */
export const listNumbers = (
  policy: Pick<TopicsPolicy, 'topics' | 'oversight' | 'urgency'>,
  named: NamedRules = NOBODY_NAMED,
): ((...path: readonly (string | number)[]) => number) => {
  const paths = [...phraseLists(policy).map(({ path }) => path), ...idsOf(named).map((_, at) => ['named', at])];
  const numbers = new Map(paths.map((path, number) => [path.join('.'), number]));
  return (...path) => {
    const number = numbers.get(path.join('.'));
    if (number === undefined) throw new Error(`no list of phrases at ${path.join('.')}`);
    return number;
  };
};

/** The phrases that name somebody, in the office's spelling: a text is looked through in it. */
const phrasesNaming = ({ spelling }: Pick<TopicsPolicy, 'spelling'>, named: NamedRules): readonly string[][] => {
  const words = new Map(Object.entries(spelling).map(([from, to]) => [from, to.split(' ')]));
  return waysOf(named).map((ways) => [...new Set(ways.map((way) => spelledWords(way, words).join(' ')))]);
};

/** Reads every phrase of the rules, once. */
export const compilePhrases = (
  policy: Pick<TopicsPolicy, 'topics' | 'oversight' | 'urgency' | 'groups' | 'spelling'>,
  named: NamedRules = NOBODY_NAMED,
): CompiledPhrases => {
  const made = new Making(policy.groups);
  const lists = [...phraseLists(policy).map(({ phrases }) => phrases), ...phrasesNaming(policy, named)];
  const patterns = lists.flatMap((phrases, list) =>
    phrases.map((source): Pattern => {
      const phrase = parsePhrase(source);
      if (!phrase.ok) throw new Error(`pattern "${source}": ${phrase.refusal}`);
      const [first, ...others] = phrase.value.all.map((part) => made.part(part));
      if (first === undefined) throw new Error(`pattern "${source}" is empty`);
      const none = phrase.value.none.map((part) => made.part(part));
      // Most phrases are one part: what is empty is not kept.
      if (none.length > 0) return [list, first, others, none];
      return others.length > 0 ? [list, first, others] : [list, first];
    }),
  );
  return { ...made.all(), patterns };
};

/** Numbers parts and matchers, each once. */
class Making {
  readonly #groups: TopicsPolicy['groups'];
  readonly #parts: (readonly number[])[] = [];
  readonly #partNumbers = new Map<string, number>();
  readonly #matchers: Matcher[] = [];
  readonly #matcherNumbers = new Map<string, number>();
  readonly #byWord = new Map<string, number[]>();
  readonly #byPrefix = new Map<string, number[]>();

  constructor(groups: TopicsPolicy['groups']) {
    this.#groups = groups;
  }

  all(): Omit<CompiledPhrases, 'patterns'> {
    return {
      matchers: this.#matchers,
      parts: this.#parts,
      byWord: Object.fromEntries(this.#byWord),
      byPrefix: Object.fromEntries(this.#byPrefix),
    };
  }

  part({ source, steps }: Part): number {
    const known = this.#partNumbers.get(source);
    if (known !== undefined) return known;
    const number = this.#parts.length;
    const [first, ...later] = steps;
    const { words, prefixes } = first === undefined ? { words: [], prefixes: [] } : this.#matcherOf(first);
    // Counted from one, so that each has a number below zero too.
    this.#parts.push(later.map((step) => (this.#numberOf(this.#matcherOf(step)) + 1) * (step.gap ? -1 : 1)));
    this.#partNumbers.set(source, number);
    for (const word of words) this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), number]);
    for (const prefix of prefixes) this.#byPrefix.set(prefix, [...(this.#byPrefix.get(prefix) ?? []), number]);
    return number;
  }

  #matcherOf(step: Step): Matcher {
    const choices = step.choices.flatMap((choice) => this.#expanded(choice));
    const of = (kind: Choice['kind']) => choices.filter((choice) => choice.kind === kind).map(({ text }) => text);
    return { words: [...new Set(of('word'))], prefixes: of('prefix') };
  }

  #numberOf(matcher: Matcher): number {
    const key = JSON.stringify(matcher);
    const number = this.#matcherNumbers.get(key) ?? this.#matchers.push(matcher) - 1;
    this.#matcherNumbers.set(key, number);
    return number;
  }

  #expanded(choice: Choice): readonly Choice[] {
    if (choice.kind !== 'group') return [choice];
    return (this.#groups[choice.text] ?? []).map((text) =>
      text.endsWith('*') ? { kind: 'prefix', text: text.slice(0, -1) } : { kind: 'word', text },
    );
  }
}
