import type { Span } from './broken-numbers.ts';

/** By which letters number plates of this country begin. */
const REGIONS: ReadonlySet<string> = new Set(
  `a aa ab ad ae ag b ba bb bd be bg bh bk bl bm bn bp d da db dc dd de dg dh dk dl dm dn dp dr ds dt dw e ea eb ed f g
  h k kb kh kt ku l m n p pa pb pg ps pt pv r s t w z`.split(/\s+/),
);

/** Short words and measures that may stand behind a number. */
const WORDS: ReadonlySet<string> = new Set(
  `di ke dan per itu ini org kg km cm mm m l ha kva kw gt pk cc ml ton rb jt rp th thn wib wit s d sd x kk rt rw yg dg
  utk dr pd hr jam rit pcs set bln tgl no hp nm ada lalu dua dari atau tak pun se oleh saat agar v w`.split(/\s+/),
);

const BETWEEN = '([\\s.\\-_/*|(),:;~\'"=]{0,3})';
/** Looked for from every letter on: what stands behind `KM 12` may begin a plate. */
const PLATE = new RegExp(`(?<![a-z0-9])(?=(([a-z]{1,2})${BETWEEN}(\\d{1,4})${BETWEEN}([a-z]{1,3}))(?![a-z0-9]))`, 'g');
/** What nobody puts into a plate but to hide it; between other things it is common. */
const UNUSUAL = /[*|(),:;~'"=]/;

type Parts = {
  readonly region: string;
  readonly number: string;
  readonly letters: string;
  readonly between: readonly [string, string];
  readonly isCapital: boolean;
};

/**
 * `B2B` and `P3K` are no plates, `Tipe B 3 di` and `L 300 dan` neither: a plate with one letter before is one where it
 * is written in capitals or has many digits, and none that ends with a small word is one that has few.
 */
const isPlate = (parts: Parts): boolean => {
  const { region, number, letters, between, isCapital } = parts;
  if (!REGIONS.has(region)) return false;
  if (between.some((one) => UNUSUAL.test(one))) return isHidden(parts);
  const isTold = region.length === 2;
  const isWord = WORDS.has(letters);
  if (between.every((one) => one === '')) return isTold || number.length >= 2;
  if (isTold) return !isWord || number.length >= 3 || isCapital;
  if (isWord) return number.length >= 3 && isCapital;
  return isCapital || number.length >= 3;
};

/** `kelas B (12 orang)` and `P=200,L=100` are none. */
const isHidden = ({ region, number, letters, between: [first, second], isCapital }: Parts): boolean => {
  if (WORDS.has(letters)) return false;
  const isLong = number.length >= 3;
  const isSpaced = /\s/.test(first + second);
  if (region.length === 1) return isLong && isCapital && !isSpaced && first === second;
  return isSpaced ? isLong && isCapital : isLong || isCapital;
};

/** Number plates in a plain text; `original` says how what stands there was typed. */
export const platesIn = (plain: string, original: (span: Span) => string): readonly Span[] =>
  [...withZeros(plain).matchAll(PLATE)].flatMap((found) => {
    const [, whole = '', region = '', first = '', number = '', second = '', letters = ''] = found;
    const span = { start: found.index, end: found.index + whole.length };
    const isCapital = !/\p{Ll}/u.test(original(span));
    return isPlate({ region, number, letters, between: [first, second], isCapital }) ? [span] : [];
  });

/** A letter between digits is a zero; behind them it may be the last of a plate. */
const withZeros = (plain: string): string =>
  plain.replaceAll(/(?<=\d)o+(?=\d)/g, (letters) => '0'.repeat(letters.length));
