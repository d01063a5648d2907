import { plainText } from '#shared/domain/classify/text-normal';

/** A text as it is searched, and where in the original each of its signs stands. */
export type LocatedText = {
  readonly plain: string;
  /** Where in the original what stands there in the plain text begins, and where it ends. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number };
};

const isDigit = (point: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(point));

/** Digits of every script stand in tens that begin with their zero. */
const digitIn = (sign: string): string | undefined => {
  const point = sign.codePointAt(0) ?? 0;
  if (!isDigit(point)) return undefined;
  let before = 0;
  while (before < point && isDigit(point - before - 1)) before += 1;
  return String(before % 10);
};

const NOTHING_ELSE = /^[ -~]$/;

/** Small Latin letters, digits of any script as ours, dashes and blanks of any kind as one; what is not seen is gone. */
const plainSign = (sign: string): string => {
  if (NOTHING_ELSE.test(sign)) return sign.toLowerCase();
  const wide = sign.normalize('NFKC');
  const digit = digitIn(wide) ?? '';
  if (digit !== '') return digit;
  if (/^\p{Pd}$|^[\u2212\u00ad]$/u.test(sign)) return sign === '\u00ad' ? '' : '-';
  if (/^\p{Default_Ignorable_Code_Point}$/u.test(sign)) return '';
  return /^[·•․‧∙⋅]$/u.test(sign) ? '.' : plainText(wide);
};

export const locatedText = (text: string): LocatedText => {
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  let at = 0;
  for (const sign of text) {
    const shown = plainSign(sign);
    for (let index = 0; index < shown.length; index += 1) {
      starts.push(at);
      ends.push(at + sign.length);
    }
    plain += shown;
    at += sign.length;
  }
  return {
    plain,
    original: (start, end) => ({ start: starts[start] ?? text.length, end: ends[end - 1] ?? text.length }),
  };
};
