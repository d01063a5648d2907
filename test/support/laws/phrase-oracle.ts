import type { CompiledPhrases } from '#shared/domain/classify/compiled-phrases';
import type { Hit } from '#shared/domain/classify/phrase-index';
import type { Token } from '#shared/domain/classify/text-normal';

/**
 * What phrases are found in a text, by the words of their definition alone: each part is tried at each word, each way
 * that it may go on, and ends where it first can. Gives the hits of each pattern that was found, by its list.
 */
export const phrasesIn = (
  { parts, matchers, byWord, byPrefix, patterns }: CompiledPhrases,
  gap: number,
  tokens: readonly Token[],
): readonly (readonly [list: number, hits: readonly Hit[]])[] => {
  const beginsAt = ({ reads }: Token): ReadonlySet<number> =>
    new Set(
      reads.flatMap((read) => [
        ...(Object.hasOwn(byWord, read) ? (byWord[read] ?? []) : []),
        ...Object.entries(byPrefix).flatMap(([prefix, some]) => (read.startsWith(prefix) ? some : [])),
      ]),
    );
  const fits = (matcher: number, at: number): boolean =>
    tokens[at]?.reads.some(
      (read) =>
        matchers[matcher]?.words.includes(read) === true ||
        matchers[matcher]?.prefixes.some((prefix) => read.startsWith(prefix)) === true,
    ) === true;
  const endOf = ([step, ...later]: readonly number[], end: number): number | undefined => {
    if (step === undefined) return end;
    const reach = step < 0 ? gap : 0;
    const ends = Array.from({ length: reach + 1 }, (_, skipped) => end + 1 + skipped)
      .filter((at) => tokens[at]?.sentence === tokens[end]?.sentence && fits(Math.abs(step) - 1, at))
      .flatMap((at) => endOf(later, at) ?? []);
    return ends.length === 0 ? undefined : Math.min(...ends);
  };
  const hits = new Map<number, Hit[]>();
  for (const [start, token] of tokens.entries()) {
    for (const part of beginsAt(token)) {
      const end = endOf(parts[part] ?? [], start);
      if (end === undefined) continue;
      const { sentence, title } = token;
      hits.set(part, [...(hits.get(part) ?? []), { start, end, sentence, title }]);
    }
  }
  const stands = (part: number, sentence: number): boolean =>
    hits.get(part)?.some((hit) => hit.sentence === sentence) === true;
  return patterns.flatMap(([list, first, others = [], none = []]) => {
    const found = (hits.get(first) ?? []).filter(
      ({ sentence }) => others.every((part) => stands(part, sentence)) && !none.some((part) => stands(part, sentence)),
    );
    return found.length === 0 ? [] : [[list, found] as const];
  });
};
