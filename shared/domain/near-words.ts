/** Longer words are not guessed: the bound keeps the work in proportion to the text. */
const LONGEST = 20;

const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

const deletionsOf = (word: string): readonly string[] => [...word].map((_, at) => without(word, at));

/** Whether the two are alike but for one letter, or for two neighbours in the wrong order. */
const isOneOff = (a: string, b: string): boolean => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (word: string, skip: number): string => word.slice(start + skip);
  if (a.length !== b.length) return a.length < b.length ? rest(a, 0) === rest(b, 1) : rest(a, 1) === rest(b, 0);
  return (
    rest(a, 1) === rest(b, 1) || (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2))
  );
};

/**
 * Finds the one known word that is a single slip of the pen away ("petugass", "dermga", "trotaor").
 * Every known word is filed under what remains of it when one letter is left out, so a look-up costs as many steps as the
 * word has letters, however many words are known. The first letter must be right, and two candidates are none.
 */
export class NearWords {
  readonly #filed = new Map<string, Set<string>>();

  constructor(known: Iterable<string>) {
    for (const word of known) {
      if (word.length > LONGEST) continue;
      for (const key of [word, ...deletionsOf(word)]) {
        const here = this.#filed.get(key);
        if (here === undefined) this.#filed.set(key, new Set([word]));
        else here.add(word);
      }
    }
  }

  find(word: string): string | undefined {
    if (word.length > LONGEST) return undefined;
    const near = new Set<string>();
    for (const key of [word, ...deletionsOf(word)]) {
      for (const known of this.#filed.get(key) ?? []) {
        if (known[0] === word[0] && isOneOff(word, known)) near.add(known);
      }
    }
    const [only] = near;
    return near.size === 1 ? only : undefined;
  }
}
