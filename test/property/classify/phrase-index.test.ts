import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compilePhrases, listNumbers } from '#shared/domain/classify/compiled-phrases';
import { parsePhrase } from '#shared/domain/classify/phrase';
import { PhraseIndex } from '#shared/domain/classify/phrase-index';
import { phraseLists } from '#shared/domain/classify/topics';
import { runsOf } from '#test/support/fixed-seed';
import { phrasesIn } from '#test/support/laws/phrase-oracle';
import { policy } from '#test/support/policy';

const { topics } = policy;
const compiled = compilePhrases(topics);
const index = new PhraseIndex(compiled, topics.limits);
const known = [...index.vocabulary];
const phrases = phraseLists(topics).flatMap((list) => list.phrases);
const lists = new Set(compiled.patterns.map(([list]) => list));

const fillers = ['yang', 'tak', 'zzz', 'lampunya', 'tidak', 'petugas', 'uang'] as const;

/** The words of a phrase, one of each choice, with others between where it lets them stand. */
const spoken: fc.Arbitrary<readonly string[]> = fc
  .tuple(fc.constantFrom(...phrases), fc.nat(), fc.array(fc.constantFrom(...fillers), { maxLength: 6 }))
  .map(([source, choice, between]) => {
    const phrase = parsePhrase(source);
    const parts = phrase.ok ? [...phrase.value.all, ...(choice % 3 === 0 ? phrase.value.none : [])] : [];
    return parts.flatMap(({ steps }) =>
      steps.flatMap(({ gap, choices }) => {
        const { kind, text } = choices[choice % choices.length] ?? { kind: 'word', text: 'x' };
        const group = kind === 'group' ? (topics.groups[text] ?? []) : [text];
        const word = (group[choice % Math.max(1, group.length)] ?? 'x').replace('*', '');
        return gap ? [...between, word] : [word];
      }),
    );
  });

const tokens = fc
  .array(
    fc.oneof(
      spoken,
      fc.constantFrom(...known, ...fillers).map((word) => [word]),
    ),
    { maxLength: 12 },
  )
  .chain((said) =>
    fc.record({
      words: fc.constant(said.flat()),
      breaks: fc.array(fc.boolean(), { maxLength: 8 }),
      more: fc.array(fc.constantFrom(...known), { maxLength: 3 }),
    }),
  )
  .map(({ words, breaks, more }) => {
    let sentence = 0;
    return words.map((word, at) => {
      if (at % 5 === 4 && breaks[at % Math.max(1, breaks.length)] === true) sentence += 1;
      return { reads: at % 7 === 3 ? [word, ...more] : [word], sentence, title: sentence === 0 };
    });
  });

describe('what phrases are found in a text', () => {
  test('has lists of phrases to look for', () => {
    expect(lists.size).toBeGreaterThan(50);
    expect(listNumbers(topics)('oversight', 'denials')).toBeGreaterThanOrEqual(0);
  });

  test.prop([tokens], { seed: 2026, ...runsOf(400) })(
    'is what their definition says, each in its list and in the order of the words',
    (text) => {
      const found = index.scan(text);
      const expected = phrasesIn(compiled, topics.limits.gap, text);
      for (const list of lists)
        expect(found.patternsIn(list)).toEqual(expected.flatMap(([one, hits]) => (one === list ? [hits] : [])));
    },
  );
});
