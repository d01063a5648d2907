import type { listNumbers } from './compiled-phrases.ts';
import { isAside, type Mention } from './mentions.ts';
import type { Found } from './phrase-index.ts';
import { Spans } from './spans.ts';
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

/**
 * Fewer different signs than these are none: a word or two are no story, in however short a text. That somebody is
 * named is one.
 */
const LEAST_SIGNS = 3;

/** How often each of them stands there. */
const timesIn = (paragraphs: readonly number[]): ReadonlyMap<number, number> => {
  const times = new Map<number, number>();
  for (const paragraph of paragraphs) times.set(paragraph, (times.get(paragraph) ?? 0) + 1);
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
  /** What it says that somebody is named. */
  const weightOf = (one: Mention): number => {
    if (isAside(one)) return named.aside;
    return one.tied ? named.tied : named.open;
  };
  const weighed = signs.map(({ weight, most }, at) => ({
    weight,
    most,
    list: lists('oversight', 'hints', 'signs', at, 'patterns'),
  }));
  return (found, { paragraphs, mentions }) => {
    const paragraphOf = paragraphIn(paragraphs);
    // What is only part of somebody's name is no sign: "penguji" says nothing of Pak Budi, penguji.
    const names = new Spans(mentions.map(({ hit }) => hit));
    const sums = paragraphs.map(startOf);
    const add = (paragraph: number, weight: number): void => {
      sums[paragraph] = (sums[paragraph] ?? start) + weight;
    };
    const weights = new Map<number, number>();
    for (const one of mentions) {
      const paragraph = paragraphOf(one.hit.sentence);
      weights.set(paragraph, Math.max(weights.get(paragraph) ?? Number.NEGATIVE_INFINITY, weightOf(one)));
    }
    const signsAt = paragraphs.map(() => 0);
    for (const [paragraph, weight] of weights) {
      add(paragraph, weight);
      signsAt[paragraph] = 1;
    }
    for (const { weight, most, list } of weighed) {
      const given = found.patternsIn(list).flatMap((hits) => {
        const signs = hits.filter((hit) => !names.hold(hit));
        return [...new Set(signs.map(({ sentence }) => paragraphOf(sentence)))];
      });
      for (const [paragraph, times] of timesIn(given)) {
        add(paragraph, weight * Math.min(times, most));
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
