import type { Span } from './numbers-in.ts';

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

/** Looked for from every letter on: what stands behind `KM 12` may begin a plate. */
const PLATE = /(?<![a-z0-9])(?=(([a-z]{1,2})([\s.\-_/]{0,3})(\d{1,4})([\s.\-_/]{0,3})([a-z]{1,3}))(?![a-z0-9]))/g;

type Parts = {
  readonly region: string;
  readonly number: string;
  readonly letters: string;
  readonly isGlued: boolean;
  readonly isCapital: boolean;
};

/**
 * `B2B` and `P3K` are no plates, `Tipe B 3 di` and `L 300 dan` neither: a plate with one letter before is one where it
 * is written in capitals or has many digits, and none that ends with a small word is one that has few.
 */
const isPlate = ({ region, number, letters, isGlued, isCapital }: Parts): boolean => {
  if (!REGIONS.has(region)) return false;
  const isTold = region.length === 2;
  const isWord = WORDS.has(letters);
  if (isGlued) return isTold || number.length >= 2;
  if (isTold) return !isWord || number.length >= 3 || isCapital;
  if (isWord) return number.length >= 3 && isCapital;
  return isCapital || number.length >= 3;
};

/** Number plates in a plain text; `original` says how what stands there was typed. */
export const platesIn = (plain: string, original: (span: Span) => string): readonly Span[] =>
  [...plain.matchAll(PLATE)].flatMap((found) => {
    const [, whole = '', region = '', first = '', number = '', second = '', letters = ''] = found;
    const span = { start: found.index, end: found.index + whole.length };
    const isGlued = first === '' && second === '';
    const isCapital = !/\p{Ll}/u.test(original(span));
    return isPlate({ region, number, letters, isGlued, isCapital }) ? [span] : [];
  });
