import { describe, expect, it } from 'vitest';
import { isVisible } from '#shared/domain/words/visible';

describe('a text with nothing to be read', () => {
  it.each([
    ['nothing', ''],
    ['blanks of all kinds', ' \t\n\r\u00a0\u1680\u2000\u2009\u202f\u205f\u3000\u2028\u2029\u0085'],
    ['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
    ['a blank of Braille', '\u2800'],
    ['marks and joiners of no width', '\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u061c'],
    ['marks of direction', '\u202a\u202e\u2066\u2069'],
    ['choices of form', '\ufe00\ufe0f\u{e0100}\u{e01ef}\u180b\u180e'],
    ['tags', '\u{e0001}\u{e0041}\u{e007f}'],
    ['a soft hyphen', '\u00ad'],
    ['blank notes and hieroglyphs', '\u{1d159}\u{1d173}\u{13441}\u{13442}\u{16fe4}'],
    ['controls', '\u0000\u001b\u009b\u007f'],
    ['marks with no letter', '\u0301\u0489'],
    ['halves of characters', '\ud800'],
    ['what stands for what was lost', '\ufffd\ufffc'],
    ['characters of nobody', '\ue000\u{10ffff}\u0378'],
  ])('is %s', (_, text) => {
    expect(isVisible(text)).toBe(false);
  });

  it.each(['?', 'a', '漢', '💡', 'ا', '\u3164a', '7', '…', '①', '€', '가', '⠁'])('is not %s', (text) => {
    expect(isVisible(text)).toBe(true);
  });
});
