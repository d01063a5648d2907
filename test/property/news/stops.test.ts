import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StopKind, stopsIn } from '#shared/domain/news/stops-in';
import { NASTY_TEXTS } from '#test/support/builders/nasty-texts';
import { holds } from '#test/support/laws/law';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0', '–', '\u200b');

/** In groups of so many, and what stands between two. */
const grouped = (text: string, sizes: readonly number[], between: string): string => {
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    groups.push(text.slice(at, at + size));
    at += size;
  }
  return [...groups, text.slice(at)].filter((group) => group !== '').join(between);
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Of a man or woman, born on a day that every month has. */
const nik = fc
  .record({
    province: fc.constantFrom('11', '32', '35', '61', '62', '64', '73', '94'),
    place: digits(4),
    day: fc.integer({ min: 1, max: 28 }),
    ofWoman: fc.boolean(),
    month: fc.integer({ min: 1, max: 12 }),
    rest: digits(6),
    sizes: fc.constantFrom([4, 4, 4, 4], [6, 6, 4], [16], [2, 2, 2, 6, 4]),
    between: separator,
  })
  .map(({ province, place, day, ofWoman, month, rest, sizes, between }) =>
    grouped(`${province}${place}${two(ofWoman ? day + 40 : day)}${two(month)}${rest}`, sizes, between),
  );

const phone = fc
  .record({
    code: fc.constantFrom('0', '62', '+62', '+62 '),
    operator: fc.constantFrom('811', '812', '852', '857', '895'),
    rest: fc.integer({ min: 7, max: 8 }).chain(digits),
    between: separator,
  })
  .map(({ code, operator, rest, between }) => grouped(`${code}${operator}${rest}`, [code.length + 3, 4], between));

/** What somebody may put between two groups so that a number is not found. */
const hiding = fc.constantFrom('_', '*', '|', '~', "'", '=', ',', ':', ';', ')(', '\n', ', ', ' | ');
/** The letter that looks like a zero in the place of some. */
const withLetters = (typed: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(typed, fc.constantFrom('0', 'O', 'o', 'О')).map(([text, zero]) => text.replaceAll('0', zero));
const brokenNik = withLetters(
  fc
    .tuple(nik, fc.constantFrom([4, 4, 4, 4], [6, 6, 4], [8, 8], [10, 6]), hiding)
    .map(([text, sizes, between]) => grouped(text.replaceAll(/\P{Nd}/gu, ''), sizes, between)),
);
const brokenPhone = withLetters(
  fc
    .tuple(fc.constantFrom('0812', '0857', '62811'), fc.integer({ min: 1111_111, max: 9999_9999 }), hiding)
    .map(([first, rest, between]) => grouped(`${first}${rest}`, [first.length, 4], between)),
);

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}([._+-][a-z0-9]{1,6})?$/);
const mail = fc
  .tuple(name, fc.stringMatching(/^[a-z][a-z0-9]{1,9}$/), fc.constantFrom('com', 'co.id', 'go.id', 'id', 'my'))
  .map(([who, host, end]) => `${who}@${host}.${end}`);

const plate = fc
  .record({
    region: fc.constantFrom('KB', 'KH', 'DA', 'AB', 'B', 'D'),
    number: fc.integer({ min: 100, max: 9_999 }),
    letters: fc.stringMatching(/^[A-Z]{1,3}$/),
    between: separator,
    isSmall: fc.boolean(),
  })
  .map(({ region, number, letters, between, isSmall }) => {
    const typed = [region, String(number), letters].join(between);
    // A small word behind one letter and a number is no plate: `L 300 dan`.
    return isSmall && region.length === 2 ? typed.toLowerCase() : typed;
  });

const written = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...NASTY_TEXTS),
  fc.constantFrom(
    'Rp',
    'pukul 07.30–16.00',
    'pada 25-11-2026',
    'PM 33 Tahun 2018',
    'KM 12',
    'NIK',
    'KK',
    '12.345',
    '<b',
  ),
);

/**
 * What is a part of a word, or the decimals of a number, for whoever reads it is none: a blank is put between. Of what
 * is not seen nobody knows what it hides.
 */
const before = written.map((text) =>
  /(?:^|(?<!\p{Nd}[.,])(?<=[\n\t\p{Z}\p{P}\p{S}]))$/u.test(text.normalize('NFKC')) ? text : `${text} `,
);
const behind = written.map((text) =>
  /^(?:$|[\n\t\p{Z}\p{P}\p{S}])/u.test(text.normalize('NFKC')) ? text : ` ${text}`,
);

const found = (typed: string, ahead: string, after: string): readonly StopKind[] => {
  const paragraph = `${ahead}${typed}${after}`;
  const end = ahead.length + typed.length;
  return stopsIn({ headline: 'x', paragraphs: [paragraph], pictures: [] }, [])
    .filter((stop) => stop.field === 'paragraph' && stop.start < end && stop.end > ahead.length)
    .map(({ kind }) => kind);
};

describe('whatever stands around it, what may not be published', () => {
  it.each<readonly [string, fc.Arbitrary<string>, readonly StopKind[]]>([
    // an identity number behind "KK" is a family card's, and a number that grew is a long one
    ['an identity number', nik, ['nik', 'familyCard']],
    ['a telephone number', phone, ['phone', 'nik', 'account']],
    ['an identity number, broken', brokenNik, ['nik', 'familyCard']],
    ['a telephone number, broken', brokenPhone, ['phone', 'nik', 'account']],
    ['a mail address', mail, ['mail']],
    ['a number plate', plate, ['plate']],
  ])('is found: %s', (_, typed, kinds) => {
    holds(
      fc.property(typed, before, behind, (text, ahead, after) => {
        const stops = found(text, ahead, after);
        expect(stops.some((kind) => kinds.includes(kind))).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  it('is found where digits are glued to a number: then it is a long one', () => {
    holds(
      fc.property(nik, digits(3), digits(3), (text, ahead, after) => {
        const glued = text.replaceAll(/\D/g, '');
        expect(found(glued, ahead, after)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('stands where it is said to stand, in every text', () => {
    holds(
      fc.property(fc.array(fc.oneof(written, nik, phone, mail, plate), { maxLength: 6 }), (parts) => {
        const paragraph = parts.join(' ');
        for (const { start, end } of stopsIn({ headline: 'x', paragraphs: [paragraph], pictures: [] }, [])) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(paragraph.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is looked for in a text as long as any in as many steps as it has signs', () => {
    // Each is the beginning of something, over and over again, and never comes to its end.
    for (const part of [
      '0 ',
      '1.',
      '<a ',
      'a.',
      '[a](',
      'k 1 ',
      '+6',
      '0_',
      '8,',
      '6106, ',
      'kb*1',
      'o0',
      'a@b.',
      '\u200b',
      'rek ',
      '&#',
    ]) {
      const paragraph = part.repeat(1_500 / part.length);
      expect(
        stopsIn({ headline: 'x', paragraphs: Array.from({ length: 12 }, () => paragraph), pictures: [] }, []),
      ).toEqual(expect.any(Array));
    }
  });
});
