import type { NearWords } from './near-words.ts';

/**
 * A report's text as the matcher reads it: plain words in the office's spelling, and the sentence of each.
 * `reads` are the words a token can stand for ("lampunya" is also "lampu"), the most literal first.
 */
export type Token = { readonly reads: readonly string[]; readonly sentence: number; readonly title: boolean };

export type Spelling = {
  /** From a way of writing to the office's words. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Every word that a pattern knows: what may be guessed from a distorted one. */
  readonly vocabulary: ReadonlySet<string>;
  /** Short forms whose full stop ends no sentence ("jl.", "no."). */
  readonly sentenceSafe: ReadonlySet<string>;
  /** Roots that mean something else than their verb ("berjalan" is not a road). */
  readonly noRoots: ReadonlySet<string>;
  /** What a word with a slip of the pen may have been. */
  readonly near: NearWords;
  /** The same for the names of people, which stand behind a title. */
  readonly names: { readonly near: NearWords; readonly titles: ReadonlySet<string> };
};

const MAX_WORD = 40;

/** Letters of other scripts and signs that look like Latin ones; lower case, after NFKC. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  һ: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  у: 'y',
  ү: 'y',
  х: 'x',
  ԝ: 'w',
  г: 'r',
  п: 'n',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  η: 'n',
  μ: 'u',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
};

const DIGIT_LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Small Latin letters, digits and separators only. Marks go first: a thousand on one letter take long to put in order,
 * and none is left in the end.
 */
export const plainText = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : madePlain(text));

/** Most texts hold nothing else. */
const PLAIN = /^[\n -~]*$/;

const madePlain = (text: string): string =>
  text
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, (sign) => (sign === '\n' || sign === '\r' || sign === '\t' ? '\n' : ''))
    .replace(/[^\n -~]/gu, (sign) => LOOKALIKES[sign] ?? ' ');

const undouble = (word: string): string => word.replace(/(.)\1+/g, '$1');

const fromDigits = (word: string, one: string): string =>
  word.replace(/[0-9@$!]/g, (sign) => (sign === '1' ? one : (DIGIT_LETTERS[sign] ?? sign)));

/** What a distorted word may be, if the vocabulary knows it: "pung1i", "puungli". */
const restored = (word: string, known: (word: string) => boolean): string | undefined => {
  const meant = /[0-9@$!]/.test(word) ? [fromDigits(word, 'l'), fromDigits(word, 'i')] : [word];
  for (const guess of meant) {
    if (known(guess)) return guess;
    const single = undouble(guess);
    if (known(single)) return single;
  }
  return undefined;
};

const ENDINGS = ['nya', 'lah', 'kah', 'pun', 'ny', 'x'] as const;
const SHORTEST_STEM = 3;

/** An amount of money: "20rb", "rp5.000", "10000", but no year, house number, or plate. */
const AMOUNT =
  /^(?:rp[0-9][0-9.,]*|[0-9][0-9.,]*(?:k|rb|ribu|jt|juta)|[0-9]{1,3}(?:[.,][0-9]{3})+|(?!19|20)[0-9]{4,7})(?:an)?$/;

/** Behind the region of a number plate stands no amount. */
const PLATE_REGIONS: ReadonlySet<string> = new Set([
  'kb',
  'kh',
  'kt',
  'ku',
  'ab',
  'ad',
  'ae',
  'ag',
  'bk',
  'bm',
  'bn',
  'bp',
  'dk',
]);

/** The word that patterns use for any amount of money. */
export const AMOUNT_WORD = 'nominal';

/** Verb beginnings and what the root may begin with: "memungut" is "pungut", "nyogok" is "sogok". */
const BEGINNINGS: readonly (readonly [string, readonly string[]])[] = [
  ['meny', ['s']],
  ['meng', ['', 'k']],
  ['men', ['', 't']],
  ['mem', ['', 'p']],
  ['me', ['']],
  ['di', ['']],
  ['ber', ['']],
  ['ter', ['']],
  ['nge', ['', 'k']],
  ['ng', ['', 'k']],
  ['ny', ['s']],
  ['n', ['t']],
];
const VERB_ENDINGS = ['kan', 'in', 'an', 'i', ''] as const;
const SHORTEST_ROOT = 4;
/** Every root that a vowel change could have made this verb from; most are no words, and no pattern knows them. */
const rootsOf = (word: string): readonly string[] =>
  BEGINNINGS.filter(([beginning]) => word.startsWith(beginning)).flatMap(([beginning, firsts]) => {
    const rest = word.slice(beginning.length);
    return firsts.flatMap((first) =>
      VERB_ENDINGS.filter((ending) => rest.endsWith(ending)).map(
        (ending) => first + rest.slice(0, rest.length - ending.length),
      ),
    );
  });

const isAmount = (word: string, before: string): boolean => AMOUNT.test(word) && !PLATE_REGIONS.has(before);

/** What a word that nobody knows may have been: a known word with a slip of the pen, or behind a title a name. */
const guessed = (form: string, before: string, { near, names }: Spelling): string | undefined =>
  near.find(form) ?? (names.titles.has(before) ? names.near.find(form) : undefined);

const readsOf = (word: string, before: string, spelling: Spelling): readonly string[] => {
  const { vocabulary, noRoots } = spelling;
  const reads = new Set(isAmount(word, before) ? [word, AMOUNT_WORD] : [word]);
  for (const ending of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM) reads.add(word.slice(0, -ending.length));
  }
  for (const form of [...reads]) {
    for (const root of rootsOf(form)) {
      if (root.length >= SHORTEST_ROOT && vocabulary.has(root) && !noRoots.has(root)) reads.add(root);
    }
  }
  if (![...reads].some((read) => vocabulary.has(read))) {
    for (const form of [...reads]) {
      const meant = guessed(form, before, spelling);
      if (meant !== undefined) reads.add(meant);
    }
  }
  return [...reads];
};

/**
 * What was worked out of words, so that a word that comes again is looked up: for ever where the rules know it, of
 * others as long as one text is read.
 */
class Remembered<Value> {
  readonly #known = new Map<string, Value>();
  readonly #isKnown: (word: string) => boolean;

  constructor(isKnown: (word: string) => boolean) {
    this.#isKnown = isKnown;
  }

  /** For one text; the key says of which word, and whatever else it depends on. */
  inText(): (key: string, word: string, work: () => Value) => Value {
    const others = new Map<string, Value>();
    return (key, word, work) => {
      const before = this.#known.get(key) ?? others.get(key);
      if (before !== undefined) return before;
      const made = work();
      (this.#isKnown(word) ? this.#known : others).set(key, made);
      return made;
    };
  }
}

/** What the reads of a word depend on beside it: whether it stands behind a plate's region, or behind a title. */
const readsKey = (word: string, before: string, { names }: Spelling): string => {
  const [plate, title] = [PLATE_REGIONS.has(before), names.titles.has(before)];
  return plate || title ? `${plate} ${title} ${word}` : word;
};

type Piece = { readonly word: string; readonly stop: boolean };

const PIECE = /(?:rp)?[0-9]+(?:[.,][0-9]+)*[a-z]*[0-9]?(?![a-z0-9@$!*])|[a-z0-9@$!*]+(?:['`][a-z]+)?|[.?;\n]/g;

/** Letters written apart ("p u n g l i", "p.u.n.g.l.i") joined to the word they spell. */
const joinLetters = (pieces: readonly Piece[], known: (word: string) => boolean): readonly Piece[] => {
  const joined: Piece[] = [];
  let letters: Piece[] = [];
  const flush = (): void => {
    const word = letters.map((piece) => piece.word).join('');
    if (word.length >= 4 && known(word)) joined.push({ word, stop: false });
    else joined.push(...letters);
    letters = [];
  };
  for (const [at, piece] of pieces.entries()) {
    const between = piece.stop && letters.length > 0 && pieces[at + 1]?.word.length === 1;
    if (between) continue;
    if (!piece.stop && piece.word.length === 1) {
      letters.push(piece);
      continue;
    }
    if (letters.length > 0) flush();
    joined.push(piece);
  }
  if (letters.length > 0) flush();
  return joined;
};

const SIGNS: ReadonlySet<string> = new Set('@$!*');

/** A word without the signs around it; a "!" at its end also ends the sentence. */
const trimmedWord = (raw: string): readonly Piece[] => {
  let [from, to] = [0, raw.length];
  while (from < to && SIGNS.has(raw[from] ?? '')) from += 1;
  while (from < to && SIGNS.has(raw[to - 1] ?? '')) to -= 1;
  const word = raw
    .slice(from, to)
    .replace(/[^a-z0-9@$!.,]/g, '')
    .slice(0, MAX_WORD);
  const stop = raw.endsWith('!') ? [{ word: '!', stop: true }] : [];
  return word === '' ? stop : [{ word, stop: false }, ...stop];
};

const piecesOf = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  for (const [raw] of plainText(text).replaceAll('%', ' persen ').matchAll(PIECE)) {
    if (/^[.?;\n]$/.test(raw)) pieces.push({ word: raw, stop: true });
    else pieces.push(...trimmedWord(raw));
  }
  return pieces;
};

/** The words of a text one after the other, plain and as they were written. */
export const writtenWords = (text: string): readonly string[] =>
  piecesOf(text).flatMap(({ word, stop }) => (stop ? [] : [word]));

/** One written word without what distorts it. */
export const calmWord = (written: string, known: (word: string) => boolean): string => {
  const calm = written.replace(/([a-z])\1{2,}/g, '$1');
  const single = /^[a-z]{3,}2$/.test(calm) ? calm.slice(0, -1) : calm;
  return known(single) || AMOUNT.test(single) ? single : (restored(single, known) ?? single);
};

/** The first words of those that are written as two. */
const firstOfTwo = (spelling: Spelling['words']): ReadonlySet<string> =>
  new Set([...spelling.keys()].flatMap((key) => (key.includes(' ') ? key.split(' ', 1) : [])));

/** Written words as the office spells them; two words may be one of its own ("polisi tidur"). */
export const spelledWords = (
  written: readonly string[],
  spelling: Spelling['words'],
  firsts = firstOfTwo(spelling),
): readonly string[] => {
  const single = written.flatMap((word) => spelling.get(word) ?? [word.replace(/[@$!]/g, '')]);
  const words: string[] = [];
  for (let at = 0; at < single.length; at += 1) {
    const word = single[at] ?? '';
    const pair = firsts.has(word) ? spelling.get(`${word} ${single[at + 1] ?? ''}`) : undefined;
    if (pair === undefined) words.push(word);
    else {
      words.push(...pair);
      at += 1;
    }
  }
  return words;
};

/** How many signs are read for each word of the limit; an ordinary text reaches its last word first. */
const SIGNS_PER_WORD = 20;

/** From which sentence on, and how many words. */
export type Paragraph = { readonly from: number; readonly words: number };

type Tokens = {
  readonly tokens: readonly Token[];
  readonly whole: boolean;
  /** What stands between empty lines. */
  readonly paragraphs: readonly Paragraph[];
};

type Texts = readonly { readonly text: string; readonly title: boolean }[];

/** Reads texts in a spelling: title first, then the text; at most `limit` words, and whether that was all of it. */
export const compileTokens = (spelling: Spelling): ((texts: Texts, limit: number) => Tokens) => {
  const known = (word: string): boolean => spelling.vocabulary.has(word);
  const work = {
    known,
    spelling,
    firsts: firstOfTwo(spelling.words),
    calm: new Remembered<string>(known),
    reads: new Remembered<readonly string[]>(known),
  };
  return (texts, limit) => tokensOf(texts, work, limit);
};

type Work = {
  readonly known: (word: string) => boolean;
  readonly spelling: Spelling;
  readonly firsts: ReadonlySet<string>;
  readonly calm: Remembered<string>;
  readonly reads: Remembered<readonly string[]>;
};

const tokensOf = (texts: Texts, { known, spelling, firsts, ...remembered }: Work, limit: number): Tokens => {
  const tokens: Token[] = [];
  let sentence = 0;
  const paragraphs: Paragraph[] = [];
  let begins = { sentence: 0, word: 0 };
  const endParagraph = (): void => {
    paragraphs.push({ from: begins.sentence, words: tokens.length - begins.word });
    begins = { sentence, word: tokens.length };
  };
  const [calm, reads] = [remembered.calm.inText(), remembered.reads.inText()];
  const calmed = (word: string): string => calm(word, word, () => calmWord(word, known));
  const readsBehind = (word: string, before: string): readonly string[] =>
    reads(readsKey(word, before, spelling), word, () => readsOf(word, before, spelling));
  let whole = true;
  let written: string[] = [];
  let last = '';
  const endSentence = (title: boolean): void => {
    // One word more than the limit shows that there was more.
    const words = spelledWords(written, spelling.words, firsts).slice(0, limit + 1 - tokens.length);
    for (const [at, word] of words.entries()) {
      tokens.push({ reads: readsBehind(word, words[at - 1] ?? ''), sentence, title });
    }
    written = [];
    sentence += 1;
  };
  for (const { text, title } of texts) {
    whole = whole && text.length <= limit * SIGNS_PER_WORD;
    for (const piece of joinLetters(piecesOf(text.slice(0, limit * SIGNS_PER_WORD)), known)) {
      if (!piece.stop) written.push(calmed(piece.word));
      else if (piece.word !== '.' || !spelling.sentenceSafe.has(written.at(-1) ?? '')) endSentence(title);
      if (piece.word === '\n' && last === '\n') endParagraph();
      last = piece.word;
    }
    endSentence(title);
  }
  endParagraph();
  return tokens.length > limit
    ? { tokens: tokens.slice(0, limit), whole: false, paragraphs }
    : { tokens, whole, paragraphs };
};
