import * as fc from 'fast-check';
import { runsOf, SEED } from '#test/support/fixed-seed';
import { PART } from '#test/support/in-turn';

type Law<T> = (value: T) => void | Promise<void>;

/** Cases that many laws share: generated once, by the seed of the run, and made ready once each. */
export type Corpus<T> = {
  /** Each makes its case ready when it is first asked for, and knows its place among all that there are. */
  readonly cases: () => readonly { readonly place: number; readonly value: () => T }[];
  /** Fails with the smallest case that breaks a law, looked for from the one at that place. */
  readonly shrink: (place: number, law: (value: T) => void) => void;
  readonly shrinkAsync: (place: number, law: Law<T>) => Promise<void>;
};

/** Computes something when it is first asked for, and keeps it. */
export const once = <T>(compute: () => T): (() => T) => {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: compute() };
    return kept.value;
  };
};

/**
 * So many cases of what is generated, in hunts a multiple, each as it is made of it. In the gate it is every second
 * one, but of a corpus that is `whole`: that comes to everything only by all of its cases.
 */
export const corpusOf = <G, T>(
  arbitrary: fc.Arbitrary<G>,
  size: number,
  made: (given: G) => T,
  { whole = false }: { readonly whole?: boolean } = {},
): Corpus<T> => ({
  cases: once(() => {
    const all = fc
      .sample(arbitrary, { seed: SEED, ...runsOf(size, 'all') })
      .map((given, place) => ({ place, value: once(() => made(given)) }));
    const part = PART;
    return whole || part === 'all' ? all : all.filter(({ place }) => place % 2 === part % 2);
  }),
  shrink: (place, law) =>
    fc.assert(
      fc.property(arbitrary, (given) => void law(made(given))),
      { seed: SEED, path: String(place), numRuns: 1 },
    ),
  shrinkAsync: (place, law) =>
    fc.assert(
      fc.asyncProperty(arbitrary, async (given) => void (await law(made(given)))),
      { seed: SEED, path: String(place), numRuns: 1 },
    ),
});

/** A law must hold for every case of the corpus; the smallest one that breaks it is shown. */
export const holdsFor = <T>(corpus: Corpus<T>, law: (value: T) => void): void => {
  for (const { place, value } of corpus.cases()) {
    try {
      law(value());
    } catch (cause) {
      corpus.shrink(place, law);
      throw cause;
    }
  }
};

/** The same where what must hold has to be awaited. */
export const holdsForAsync = async <T>(corpus: Corpus<T>, law: Law<T>): Promise<void> => {
  for (const { place, value } of corpus.cases()) {
    try {
      await law(value());
    } catch (cause) {
      await corpus.shrinkAsync(place, law);
      throw cause;
    }
  }
};
