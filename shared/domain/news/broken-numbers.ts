/** Where something stands in a plain text. */
export type Span = { readonly start: number; readonly end: number };

type Piece = Span & {
  readonly digits: string;
  /** What stands between the piece before and this one. */
  readonly between: string;
};

/** Digits in pieces, with what somebody may put between two of them so that they are not found. */
const SEPARATOR = '[\\s.\\-/()_*|,:;~\'"=^\\\\]{1,4}';
const CHAIN = new RegExp(`\\d+(?:${SEPARATOR}\\d+)+`, 'g');
/** What ordinary groups of one number are put apart by: numbers so broken are looked for elsewhere. */
const ORDINARY = /^[ .\-/]*$/;

const piecesIn = (chain: string, start: number): readonly Piece[] => {
  const found = [...chain.matchAll(/\d+/g)];
  return found.map(({ 0: digits, index }, at) => {
    const before = found[at - 1];
    const end = before === undefined ? index : before.index + before[0].length;
    return { digits, start: start + index, end: start + index + digits.length, between: chain.slice(end, index) };
  });
};

/** A sign with a blank beside it, or an end of a line, stands between the numbers of a list as well. */
const isLoose = ({ between }: Piece): boolean => /[\n\t]|\s[^\s.\-/]|[^\s.\-/]\s/.test(between);
/** As decimals and dates of a month have it, too. */
const isLooseOrTold = (piece: Piece): boolean => isLoose(piece) || /[,:;]/.test(piece.between);

const SHORT = 4;
/** Short numbers in a list are numbers of their own. */
const listsApart = (pieces: readonly Piece[], isList: (piece: Piece) => boolean): readonly (readonly Piece[])[] => {
  const parts: Piece[][] = [[]];
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    const areShort = piece.digits.length < SHORT && (before?.digits.length ?? SHORT) < SHORT;
    if (areShort && isList(piece)) parts.push([]);
    parts.at(-1)?.push(piece);
  }
  return parts;
};

/** Pieces that follow each other, whole, the longest first, and together no longer than so many digits. */
const runsFrom = (pieces: readonly Piece[], at: number, most: number): readonly (readonly Piece[])[] => {
  const runs: (readonly Piece[])[] = [];
  let length = 0;
  for (let end = at; end < pieces.length; end += 1) {
    length += pieces[end]?.digits.length ?? 0;
    if (length > most) break;
    runs.unshift(pieces.slice(at, end + 1));
  }
  return runs;
};

const digitsOf = (run: readonly Piece[]): string => run.map(({ digits }) => digits).join('');

type Sought = {
  readonly most: number;
  readonly isList: (piece: Piece) => boolean;
  readonly is: (run: readonly Piece[], digits: string) => boolean;
};

const soughtIn = (text: string, { most, isList, is }: Sought): readonly Span[] =>
  [...text.matchAll(CHAIN)].flatMap(({ 0: chain, index }) =>
    listsApart(piecesIn(chain, index), isList).flatMap((pieces) => {
      const spans: Span[] = [];
      for (const [at, { start }] of pieces.entries()) {
        if (start < (spans.at(-1)?.end ?? 0)) continue;
        const run = runsFrom(pieces, at, most).find(
          (one) => one.slice(1).some(({ between }) => !ORDINARY.test(between)) && is(one, digitsOf(one)),
        );
        const end = run?.at(-1)?.end;
        if (end !== undefined) spans.push({ start, end });
      }
      return spans;
    }),
  );

/** `61.06.01.2001, 61.06.01.2002`: each of a list begins like the first. */
const areCodes = (run: readonly Piece[]): boolean => {
  const firsts = run.filter((piece, at) => at === 0 || isLoose(piece));
  return run.length > 2 && firsts.length > 1 && new Set(firsts.map(({ digits }) => digits.slice(0, 2))).size === 1;
};

const IDENTITY_DIGITS = 16;

/** Identity numbers that are broken by ends of lines and by signs; codes in a list that begin alike are none. */
export const brokenIdentitiesIn = (text: string, isIdentity: (digits: string) => boolean): readonly Span[] =>
  soughtIn(text, {
    most: IDENTITY_DIGITS,
    isList: isLoose,
    is: (run, digits) => digits.length === IDENTITY_DIGITS && isIdentity(digits) && !areCodes(run),
  });

const LONGEST_PHONE = 13;
const MOBILE = /^(?:62|0)8\d{8,11}$/;
const FIXED = /^0(?:2[1-9]|31|61|[2-79]\d{2})[1-9]\d{4,8}$/;
const TOWN = /^0(?:2[1-9]|31|61|[2-79]\d{2})$/;

/** Telephone numbers that are broken likewise; numbers in a list that all begin with a zero are none. */
export const brokenPhonesIn = (text: string): readonly Span[] =>
  soughtIn(text, {
    most: LONGEST_PHONE,
    isList: isLooseOrTold,
    is: (run, digits) => {
      const [first] = run;
      const isListed = run.slice(1).some(isLooseOrTold);
      if (MOBILE.test(digits)) return !(isListed && run.every(({ digits: one }) => one.startsWith('0')));
      return !isListed && TOWN.test(first?.digits ?? '') && FIXED.test(digits);
    },
  });
