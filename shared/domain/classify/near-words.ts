/** Longer words are not guessed: the bound keeps the work in proportion to the text. */
const LONGEST = 20;

/** Whether the two are alike but for one letter, or for two neighbours in the wrong order. */
const isOneOff = (a: string, b: string): boolean => {
  const [from, longer] = [alikeFrom(a, b), a.length - b.length];
  if (longer === 1) return isSameFrom(a, from + 1, b, from);
  if (longer === -1) return isSameFrom(a, from, b, from + 1);
  if (isSameFrom(a, from + 1, b, from + 1)) return true;
  return a[from] === b[from + 1] && a[from + 1] === b[from] && isSameFrom(a, from + 2, b, from + 2);
};

/** How many letters both begin with. */
const alikeFrom = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
};

const isSameFrom = (a: string, atA: number, b: string, atB: number): boolean => {
  for (let step = 0; atA + step < a.length || atB + step < b.length; step += 1) {
    if (a[atA + step] !== b[atB + step]) return false;
  }
  return true;
};

/** Where a word of so many letters lies that begins so. */
const keyOf = (word: string, length: number): string => `${word[0]}${length}`;

/**
 * Finds the one known word that is a single slip of the pen away ("petugass", "dermga", "trotaor"). Every known word is
 * filed under its first letter, which must be right, and its length, so that a look-up sees only the few that it can
 * be. Two candidates are none.
 */
export class NearWords {
  readonly #filed = new Map<string, Set<string>>();

  constructor(known: Iterable<string>) {
    for (const word of known) {
      if (word.length > LONGEST) continue;
      const key = keyOf(word, word.length);
      this.#filed.set(key, (this.#filed.get(key) ?? new Set()).add(word));
    }
  }

  find(word: string): string | undefined {
    if (word.length > LONGEST) return undefined;
    let only: string | undefined;
    for (const length of [word.length - 1, word.length, word.length + 1]) {
      for (const known of this.#filed.get(keyOf(word, length)) ?? []) {
        if (!isOneOff(word, known)) continue;
        if (only !== undefined) return undefined;
        only = known;
      }
    }
    return only;
  }
}
