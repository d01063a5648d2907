import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { NearWords } from '#shared/domain/classify/near-words';

const near = new NearWords(['petugas', 'dermaga', 'trotoar', 'setoran', 'sektoral', 'sektoran']);

describe('a word with one slip of the pen', () => {
  it.each([
    ['a letter left out', 'dermga', 'dermaga'],
    ['a letter too many', 'petuggas', 'petugas'],
    ['a wrong letter', 'trotoat', 'trotoar'],
    ['two letters in the wrong order', 'pteugas', 'petugas'],
    ['no slip at all', 'dermaga', 'dermaga'],
  ])('%s', (_, written, meant) => {
    expect(near.find(written)).toBe(meant);
  });

  it.each([
    ['two slips', 'drmga'],
    ['a wrong first letter', 'bertugas'],
    ['two words equally near', 'sektora'],
    ['a word of no length', ''],
    ['a word that is none', 'a'.repeat(5000)],
  ])('is not guessed from %s', (_, written) => {
    expect(near.find(written)).toBeUndefined();
  });

  test.prop(
    [fc.constantFrom('petugas', 'dermaga', 'trotoar'), fc.nat(), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')],
    {
      seed: 2026,
    },
  )('is found whichever letter after the first is wrong', (word, place, letter) => {
    const at = 1 + (place % (word.length - 1));
    expect(near.find(word.slice(0, at) + letter + word.slice(at + 1))).toBe(word);
  });
});
