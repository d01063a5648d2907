import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf, SEED } from '#test/support/fixed-seed';
import { corpusOf, holdsFor, holdsForAsync } from '#test/support/laws/corpus';
import { holds } from '#test/support/laws/law';

const numbers = fc.array(fc.nat(1_000), { maxLength: 20 });
const SIZE = 200;

describe('the halves of the cases of a law', () => {
  it.each([1, 2, 3, 50, 301])('are all of %d in two changes in a row', (cases) => {
    const tried = (part: number | 'all'): readonly number[] => {
      const { numRuns, path } = runsOf(cases, part);
      return Array.from({ length: numRuns }, (_, at) => Number(path) + at);
    };
    for (const part of [1, 2, 47]) {
      const both = [...new Set([...tried(part), ...tried(part + 1)])];
      expect(both.toSorted((one, other) => one - other)).toEqual(tried('all'));
    }
  });

  it('are the cases that fast-check tries when it is asked for all of them', () => {
    const tried = (part: number | 'all'): readonly unknown[] => {
      const given: unknown[] = [];
      void fc.assert(
        fc.property(numbers, (one) => void given.push(one)),
        { seed: SEED, ...runsOf(SIZE, part) },
      );
      return given;
    };
    expect([...tried(1), ...tried(2)]).toEqual(tried('all'));
  });
});

describe('a corpus that laws share', () => {
  it('holds the cases that fast-check itself would try', () => {
    const tried: (readonly number[])[] = [];
    holds(
      fc.property(numbers, (given) => void tried.push(given)),
      { seed: SEED, numRuns: SIZE },
    );
    const held: (readonly number[])[] = [];
    holdsFor(
      corpusOf(numbers, SIZE, (given) => given),
      (given) => void held.push(given),
    );
    expect(held).toEqual(tried);
  });

  it('makes each case ready once, however many laws it is held to', () => {
    let made = 0;
    const corpus = corpusOf(numbers, SIZE, (given) => {
      made += 1;
      return given;
    });
    for (let law = 0; law < 3; law += 1) holdsFor(corpus, (given) => expect(given.length).toBeLessThanOrEqual(20));
    expect(made).toBe(SIZE);
  });

  it('shows the smallest case that breaks a law, as it was generated', async () => {
    const corpus = corpusOf(numbers, SIZE, (given) => ({ sum: given.reduce((sum, one) => sum + one, 0) }));
    const law = ({ sum }: { readonly sum: number }): void => expect(sum).toBeLessThan(700);
    expect(() => holdsFor(corpus, law)).toThrow(/Counterexample: \[\[700\]\]/);
    await expect(holdsForAsync(corpus, async (given) => law(given))).rejects.toThrow(/Counterexample: \[\[700\]\]/);
  });

  it('fails also where a broken law holds when it is asked again', () => {
    let asked = 0;
    const law = (): void => {
      asked += 1;
      if (asked === 5) throw new Error('only once');
    };
    expect(() =>
      holdsFor(
        corpusOf(numbers, SIZE, (given) => given),
        law,
      ),
    ).toThrow('only once');
  });
});
