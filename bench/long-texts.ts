import { compileTopics } from '#shared/domain/classify/classify';
import { compilePhrases } from '#shared/domain/classify/compiled-phrases';
import { plainText } from '#shared/domain/classify/text-normal';
import { labelledReports } from '#test/support/builders/labelled-reports';
import { policy } from '#test/support/policy';
import { type Comparison, compare } from './spread.ts';

const BLOCKS = 15;
const LENGTH = 45_000;
/** A word of each sentence. */
const SENTENCE = 12;

/** A text of so many signs, its words taken in turns from all over a list. */
const textOf = (words: readonly string[]): string => {
  const said: string[] = [];
  for (let length = 0; length < LENGTH; length += (said.at(-1)?.length ?? 0) + 1)
    said.push(`${words[(said.length * 7919) % words.length]}${said.length % SENTENCE === SENTENCE - 1 ? '.' : ''}`);
  return said.join(' ').slice(0, LENGTH);
};

const cpuOf = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/**
 * Milliseconds of CPU for the longest texts, made of what the rules look for, beside the least that reads every word:
 * split, and each looked up. A warm function; the first text of a cold one takes several times as long on either side.
 */
export const measureLongTexts = (): readonly Comparison[] => {
  const phrases = compilePhrases(policy.topics, policy.named);
  const classify = compileTopics(policy.topics, policy.named, phrases);
  const words = Object.entries(phrases.byWord)
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([word]) => word);
  const known = new Set(words);
  const bare = (text: string): number =>
    plainText(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => known.has(word)).length;
  const texts: readonly (readonly [string, string])[] = [
    ['semua kata aturan / all words of the rules', textOf(words)],
    ['50 kata tersering / the 50 busiest', textOf(words.slice(0, 50))],
    ['satu kata / the busiest alone', textOf(words.slice(0, 1))],
    ['laporan sungguhan / real reports', textOf(labelledReports().map(({ text }) => text))],
  ];
  return texts.map(([what, text]) => {
    const turn = () => [cpuOf(() => classify({ text })), cpuOf(() => bare(text))] as const;
    for (let warming = 0; warming < BLOCKS; warming += 1) turn();
    const blocks = Array.from({ length: BLOCKS }, turn);
    return compare(
      what,
      'ms CPU',
      blocks.map(([own]) => own),
      blocks.map(([, other]) => other),
    );
  });
};
