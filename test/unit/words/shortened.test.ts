import { describe, expect, it } from 'vitest';
import { lengthOf, shortened } from '#shared/domain/words/shortened';

const FAMILY = '👩‍👩‍👧‍👦';
const mark = '\u0301';

describe('a text that is too long', () => {
  it.each([
    ['stands whole at the limit', 'lampu', 5, 'lampu'],
    ['ends at the limit', 'lampu', 4, 'lamp'],
    // Seven code points: four people and three joiners.
    ['keeps a family together', `ab${FAMILY}c`, 8, 'ab'],
    ['keeps a family that fits', `ab${FAMILY}c`, 9, `ab${FAMILY}`],
    ['leaves a letter its accent', `xe${mark}y`, 2, 'x'],
    ['leaves a flag its two halves', '🇮🇩🇮🇩', 3, '🇮🇩'],
    ['parts no syllable of Hangul', '\u1100\u1161\u11a8\u1100\u1161', 4, '\u1100\u1161\u11a8'],
    ['parts no conjunct of Devanagari', 'क्षत्र', 4, 'क्ष'],
    ['parts no end of a line', 'a\r\nb', 2, 'a'],
    ['keeps as many of a heap of marks as fit', `a${mark.repeat(100)}`, 50, `a${mark.repeat(49)}`],
    ['keeps as many of a heap behind other letters as fit', `xa${mark.repeat(100)}`, 90, `xa${mark.repeat(88)}`],
  ])('%s', (_, text, limit, left) => {
    expect(shortened(text, limit)).toBe(left);
  });

  it.each([
    ['a', 10, 'aaaaaaaaaa'],
    ['é', 11, 'ééééé'],
    ['漢', 11, '漢漢漢'],
    ['💡', 11, '💡💡'],
  ])('made of %s has no more than %i bytes', (letter, bytes, left) => {
    expect(shortened(letter.repeat(100), { characters: 50, bytes })).toBe(left);
    expect(Buffer.byteLength(left)).toBeLessThanOrEqual(bytes);
  });

  it('is measured in code points, whatever the characters are made of', () => {
    expect(lengthOf('lampu')).toBe(5);
    expect(lengthOf('💡💡')).toBe(2);
    expect(lengthOf(FAMILY)).toBe(7);
    expect(lengthOf(`a${mark.repeat(19_999)}`)).toBe(20_000);
    expect(lengthOf('\ud800\ud800')).toBe(2);
  });
});
