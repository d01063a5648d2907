import { brokenIdentitiesIn, brokenPhonesIn, type Span } from './broken-numbers.ts';

type NumberKind = 'nik' | 'familyCard' | 'phone' | 'account';
export type FoundNumber = Span & { readonly kind: NumberKind };

/** Takes the place of what is no number of a person, so that no other digits join over it. */
const blank = (text: string, pattern: RegExp): string => text.replaceAll(pattern, (found) => '#'.repeat(found.length));

const BEFORE = '(?<![\\d#]|[\\d][ .-])';
const BEHIND = '(?![ .-]?\\d)';
const NO_PIECE = '(?![\\s_*|(),:;~\'"=^\\\\]{1,3}\\d{3})';
const TIME = '(?:[01]?\\d|2[0-4])[.:][0-5]\\d';
const DATE = '(?:0?[1-9]|[12]\\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\\d{2}';
const ISO_DATE = '(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';

const A_TIME = new RegExp(`${BEFORE}${TIME}(?: ?(?:-|s\\.?/?d\\.?) ?${TIME})?${BEHIND}`, 'g');
/** Dates with their times, money, counts by thousands, and places by their degrees. */
const MEASURES: readonly RegExp[] = [
  new RegExp(`${BEFORE}(?:${DATE}|${ISO_DATE})(?:[ ,]{1,2}${TIME}(?: ?- ?${TIME})?)?${BEHIND}`, 'g'),
  // without dots it may be the first piece of a number
  new RegExp(`\\brp\\.? ?(?:[1-9]\\d{0,2}(?:\\.\\d{3})+|[1-9]\\d{0,8}${NO_PIECE})(?:,\\d{1,2})?${BEHIND}`, 'g'),
  new RegExp(`(?<![\\d.+#]|[\\d][ -])[1-9]\\d{0,2}(?:\\.\\d{3})+(?:,\\d+)?${BEHIND}`, 'g'),
  new RegExp(`${BEFORE}(?:0|1|11[1-4])[.,]\\d{4,15}${BEHIND}`, 'g'),
];
const HARMLESS: readonly RegExp[] = [...MEASURES.slice(0, 1), A_TIME, ...MEASURES.slice(1)];

const PROVINCES: ReadonlySet<number> = new Set(
  [
    [11, 19],
    [21, 21],
    [31, 36],
    [51, 53],
    [61, 65],
    [71, 76],
    [81, 82],
    [91, 97],
  ].flatMap(([first = 0, last = 0]) => Array.from({ length: last - first + 1 }, (_, more) => first + more)),
);

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Of women the day of birth stands with forty more. */
const OF_WOMEN = 40;

/** A province, a day and a month where an identity number has them; a family card has the day that it was made. */
const isIdentity = (digits: string): boolean => {
  const [province, shown, month] = [digits.slice(0, 2), digits.slice(6, 8), digits.slice(8, 10)].map(Number);
  const day = (shown ?? 0) > OF_WOMEN ? (shown ?? 0) - OF_WOMEN : (shown ?? 0);
  return PROVINCES.has(province ?? 0) && day >= 1 && day <= (LONGEST_MONTHS[(month ?? 0) - 1] ?? 0);
};

const IDENTITY_DIGITS = 16;
/** Digits with at most so much between two of them. */
const CHAIN = /\d(?:[ .\-/]{0,3}\d)+/g;

/** Where each digit of a chain stands. */
const digitsIn = (chain: string, start: number): { readonly digits: string; readonly places: readonly number[] } => {
  const places = [...chain.matchAll(/\d/g)].map(({ index }) => start + index);
  return { digits: chain.replaceAll(/\D/g, ''), places };
};

/** Whether more digits stand right before or behind. */
const isAmongDigits = (text: string, first = 0, last = 0): boolean =>
  /\d/.test(`${text[first - 1] ?? ''}${text[last + 1] ?? ''}`);

const FAMILY_CARD = /(?:\bkk\b|kartu keluarga)[^\d\n]{0,15}$/;

const identitiesIn = (text: string): readonly FoundNumber[] =>
  [...text.matchAll(CHAIN)].flatMap(({ 0: chain, index }) => {
    const { digits, places } = digitsIn(chain, index);
    const hits = places.flatMap((_, at) =>
      at + IDENTITY_DIGITS <= digits.length && isIdentity(digits.slice(at, at + IDENTITY_DIGITS)) ? [at] : [],
    );
    const whole = hits.filter((at) => !isAmongDigits(text, places[at], places[at + IDENTITY_DIGITS - 1]));
    const [first] = whole.length > 0 ? whole : hits;
    const last = (whole.length > 0 ? whole : hits).at(-1);
    if (first === undefined || last === undefined) return [];
    const [start = 0, end = 0] = [places[first], places[last + IDENTITY_DIGITS - 1]];
    return [identityAt(text, { start, end: end + 1 })];
  });

const identityAt = (text: string, span: Span): FoundNumber => ({
  kind: FAMILY_CARD.test(text.slice(0, span.start)) ? 'familyCard' : 'nik',
  ...span,
});

const SEPARATED = '[ .\\-/()]{0,3}';
const PHONES: readonly RegExp[] = [
  // a mobile one of this country
  new RegExp(
    `(?<!\\d)\\(?(?:\\+?${SEPARATED}62${SEPARATED}(?:\\(?0\\)?${SEPARATED})?|0${SEPARATED})8(?:${SEPARATED}\\d){7,11}`,
    'g',
  ),
  // with the code of any country
  /\+[ (]{0,2}[1-9]\d{0,2}(?:[ .\-/()]{0,3}\d){7,12}/g,
  // a fixed one: the code of a town, and a number there
  /(?<!\d)\(?0(?:2[1-9]|31|61|[2-79]\d{2})\)?[ .\-/]{0,3}[1-9](?:[ .-]?\d){4,8}(?!\d)/g,
  // what the words say is one
  /(?:\b(?:telp|tlp|telpon|telepon|hp|handphone|wa|whatsapp|ponsel|fax|faks|faksimile|call center|narahubung)\b)[^\d\n]{0,12}(?!1500)\d(?:[ .\-/()_*|~'=]{0,3}\d){5,13}/g,
];

const ACCOUNTS: readonly RegExp[] = [
  // what the words say is one
  /\b(?:rek|rekening|norek|bank|bri|bca|bni|btn|bsi|mandiri|cimb|danamon|permata)\b[^\d\n]{0,25}\d(?:[ .-]{0,2}\d){5,24}/g,
  /\d{10,}/g,
  // groups with hyphens, one of them long
  /(?<!\d)(?=[\d-]*\d{5})\d+(?:-\d+)+(?!\d)/g,
];
const LEAST_ACCOUNT = 10;

const spansOf = (text: string, patterns: readonly RegExp[], kind: NumberKind): readonly FoundNumber[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ kind, start: index, end: index + found.length })),
  );

const without = (text: string, spans: readonly Span[]): string =>
  spans.reduce((left, { start, end }) => left.slice(0, start) + '#'.repeat(end - start) + left.slice(end), text);

/** The first of those that lie over each other. */
const apart = (found: readonly FoundNumber[]): readonly FoundNumber[] =>
  found.filter((one, at) => !found.slice(0, at).some(({ start, end }) => one.start < end && start < one.end));

/** A letter that looks like a zero: among digits, or as a piece of its own behind one. */
const ZEROS =
  /(?<=\d)o+(?=\d)|(?<=\d)o+(?![a-z])|(?<![a-z])o+(?=\d)|(?<=[\do][\s.\-/()_*|,:;~'"=^\\]{1,3})o+(?![a-z\d])/g;
const withZeros = (plain: string): string => plain.replaceAll(ZEROS, (letters) => '0'.repeat(letters.length));

/** Numbers in a plain text by which somebody is known or reached, or paid. */
export const numbersIn = (plain: string): readonly FoundNumber[] => {
  const even = withZeros(plain);
  const text = HARMLESS.reduce(blank, even);
  // What looks like a time may be a piece of a number.
  const broken = MEASURES.reduce(blank, even);
  const identities = apart([
    ...identitiesIn(text),
    ...brokenIdentitiesIn(broken, isIdentity).map((span) => identityAt(broken, span)),
  ]);
  const withoutThem = without(text, identities);
  const phones = apart([
    ...spansOf(withoutThem, PHONES, 'phone'),
    ...brokenPhonesIn(without(broken, identities)).map((span): FoundNumber => ({ kind: 'phone', ...span })),
  ]);
  const rest = without(withoutThem, phones);
  const isLong = ({ start, end }: Span): boolean => {
    const found = rest.slice(start, end);
    return /\p{L}/u.test(found) || found.replaceAll(/\D/g, '').length >= LEAST_ACCOUNT;
  };
  return [...identities, ...phones, ...apart(spansOf(rest, ACCOUNTS, 'account').filter(isLong))];
};
