import { calmWord, spelledWords, writtenWords } from './text-normal.ts';

/** How words are found: whatever their case, and in every spelling that the office knows. */
export type SearchWords = {
  /** Every word that a text is found by: as it was written, and as the office spells it. */
  readonly inText: (texts: readonly string[]) => ReadonlySet<string>;
  /** What somebody looks for, as it was typed and as the office spells it: a text is found by all words of either. */
  readonly readings: (asked: string) => readonly (readonly string[])[];
};

export const compileSearchWords = ({
  spelling,
}: {
  readonly spelling: Readonly<Record<string, string>>;
}): SearchWords => {
  const known = new Map(Object.entries(spelling).map(([from, to]) => [from, to.split(' ')]));
  const typed = (text: string): readonly string[] =>
    writtenWords(text).map((word) => calmWord(word, (one) => known.has(one)));
  return {
    inText: (texts) =>
      new Set(
        texts.flatMap((text) => {
          const words = typed(text);
          return [...words, ...spelledWords(words, known)];
        }),
      ),
    readings: (asked) => {
      const words = [...new Set(typed(asked))];
      const spelled = [...new Set(spelledWords(words, known))];
      return spelled.join(' ') === words.join(' ') ? [words] : [words, spelled];
    },
  };
};

/** From so many letters on, a word is also found by its beginning; a shorter one by itself alone. */
export const SHORTEST_BEGINNING = 3;

/** Whether a text with these words is what somebody looks for. */
export const isFoundBy = (words: ReadonlySet<string>, readings: readonly (readonly string[])[]): boolean =>
  readings.some((asked) => asked.every((word) => isThere(words, word)));

const isThere = (words: ReadonlySet<string>, asked: string): boolean =>
  words.has(asked) || (asked.length >= SHORTEST_BEGINNING && [...words].some((word) => word.startsWith(asked)));
