import type { listNumbers } from './compiled-phrases.ts';
import type { Mention } from './mentions.ts';
import type { Found } from './phrase-index.ts';
import type { Paragraph } from './text-normal.ts';
import type { TopicsPolicy } from './topics.ts';

/** What else is known of a scanned text: who is named in it, and its paragraphs, of which it has one at least. */
export type Around = { readonly mentions: readonly Mention[]; readonly paragraphs: readonly Paragraph[] };

/** How likely the small signs of a paragraph make it an accusation. */
export type Hinted = {
  readonly at: (sentence: number) => number;
  /** Of the most telling paragraph: what is written below an accusation takes nothing back. */
  readonly most: number;
};

/** Says in which paragraph a sentence stands. */
const paragraphIn =
  (paragraphs: readonly Paragraph[]) =>
  (sentence: number): number => {
    let [low, high] = [1, paragraphs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((paragraphs[middle]?.from ?? sentence) <= sentence) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, paragraphs.length) - 1;
  };

const likely = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** Compiles the signs into a function of a scanned text. */
export const compileHints = (
  { oversight }: Pick<TopicsPolicy, 'oversight'>,
  lists: ReturnType<typeof listNumbers>,
): ((found: Found, { paragraphs, mentions }: Around) => Hinted) => {
  const { start, named, long, signs } = oversight.hints;
  const startOf = ({ words }: Paragraph): number =>
    start + long.weight * Math.min(Math.max(words - long.from, 0), long.most);
  const weighed = signs.map(({ weight, most }, at) => ({
    weight,
    most,
    list: lists('oversight', 'hints', 'signs', at, 'patterns'),
  }));
  return (found, { paragraphs, mentions }) => {
    const paragraphOf = paragraphIn(paragraphs);
    const sums = paragraphs.map(startOf);
    for (const paragraph of new Set(mentions.map(({ hit }) => paragraphOf(hit.sentence)))) {
      sums[paragraph] = (sums[paragraph] ?? start) + named;
    }
    for (const { weight, most, list } of weighed) {
      const given = new Map<number, number>();
      for (const hits of found.patternsIn(list)) {
        for (const paragraph of new Set(hits.map(({ sentence }) => paragraphOf(sentence)))) {
          given.set(paragraph, (given.get(paragraph) ?? 0) + 1);
        }
      }
      for (const [paragraph, times] of given) {
        sums[paragraph] = (sums[paragraph] ?? start) + weight * Math.min(times, most);
      }
    }
    return {
      at: (sentence) => likely(sums[paragraphOf(sentence)] ?? start),
      most: likely(sums.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY)),
    };
  };
};
