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

/** Fewer different signs than these are none: a word or two are no story, in however short a text. */
const LEAST_SIGNS = 3;

/** In which paragraphs a sign is found, and by how many of its patterns. */
const timesIn = (
  patterns: ReturnType<Found['patternsIn']>,
  paragraphOf: (sentence: number) => number,
): ReadonlyMap<number, number> => {
  const times = new Map<number, number>();
  for (const hits of patterns) {
    for (const paragraph of new Set(hits.map(({ sentence }) => paragraphOf(sentence))))
      times.set(paragraph, (times.get(paragraph) ?? 0) + 1);
  }
  return times;
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
    const signsAt = paragraphs.map(() => 0);
    for (const { weight, most, list } of weighed) {
      for (const [paragraph, times] of timesIn(found.patternsIn(list), paragraphOf)) {
        sums[paragraph] = (sums[paragraph] ?? start) + weight * Math.min(times, most);
        signsAt[paragraph] = (signsAt[paragraph] ?? 0) + Number(weight > 0);
      }
    }
    for (const [paragraph, signs] of signsAt.entries())
      if (signs < LEAST_SIGNS) sums[paragraph] = Number.NEGATIVE_INFINITY;
    return {
      at: (sentence) => likely(sums[paragraphOf(sentence)] ?? start),
      most: likely(sums.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY)),
    };
  };
};
