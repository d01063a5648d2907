import { plainText } from '#shared/domain/classify/text-normal';

/** A text as it is searched, and where in the original each of its signs stands. */
export type LocatedText = {
  readonly plain: string;
  /** Where in the original what stands there in the plain text begins, and where it ends. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number };
};

const isDigit = (point: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(point));

/** Digits of every script stand in tens that begin with their zero. */
const digitOf = (point: number): string => {
  let before = 0;
  while (before < point && isDigit(point - before - 1)) before += 1;
  return String(before % 10);
};

const PLAIN = /^[ -~]$/;
const DASH = /^[\p{Pd}\u2212]$/u;
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;
const DOT = /^[·•․‧∙⋅]$/u;

/** Small Latin letters, our digits for those of any script, one dash, one blank; what is not seen is gone. */
const plainSign = (sign: string): string => {
  if (PLAIN.test(sign)) return sign.toLowerCase();
  if (UNSEEN.test(sign)) return '';
  if (DASH.test(sign)) return '-';
  if (DOT.test(sign)) return '.';
  const point = sign.codePointAt(0) ?? 0;
  if (isDigit(point)) return digitOf(point);
  const wide = sign.normalize('NFKC');
  return wide === sign ? plainText(sign) : [...wide].map(plainSign).join('');
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
