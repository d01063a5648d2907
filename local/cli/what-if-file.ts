import { readFile } from 'node:fs/promises';
import { brokenIn, lineOf, standsIn } from '#infra/parts/json-text';
import { Trouble } from '#local/aws/trouble';
import { type InvalidField, invalidFields } from '#shared/contracts/http/invalid-fields';
import { FIELDS, triedRules, WhatIf } from '#shared/domain/figures/what-if-rules';
import type { Policy } from '#shared/domain/policy/policy';
import type { DateRules } from '#shared/domain/report/replay';
import { nearestTo } from '#shared/domain/words/nearest';
import type { Bilingual } from '#shared/domain/words/words';

/** What a file wants tried, and the rules that this comes to. */
export type AskedRules = { readonly whatIf: WhatIf; readonly others: DateRules };

/** Reads such a file; what is wrong with it is trouble, each with its line and in words. */
export const readWhatIf = async (
  policy: Pick<Policy, 'calendar' | 'clocks' | 'channels'>,
  file: string,
): Promise<AskedRules> => {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Trouble(`--what-if ${file}: tidak dapat dibaca / cannot be read (${cause.code})`, { cause });
  });
  const complain = (found: readonly Finding[]): never => {
    const byLine = found.toSorted((one, other) => one.line - other.line);
    throw new Trouble(byLine.map(({ line, why: { id, en } }) => `${file}:${line}: ${id} / ${en}`).join('\n'));
  };
  const broken = brokenIn(text);
  if (broken.length > 0)
    return complain(broken.map(({ line, what, name }) => ({ line, why: BROKEN_WORDS[what](name) })));
  const parsed = WhatIf.safeParse(JSON.parse(text));
  if (!parsed.success) return complain(invalidFields(parsed.error).map((field) => findingIn(text, field)));
  const tried = triedRules(policy, parsed.data);
  if (!tried.ok) return complain(tried.refusal.map(({ path, why }) => ({ line: lineOf(text, path), why })));
  return { whatIf: parsed.data, others: tried.value };
};

type Finding = { readonly line: number; readonly why: Bilingual };

const BROKEN_WORDS = {
  syntax: (name: string) => ({ id: `bukan JSON (${name})`, en: 'is no JSON' }),
  twice: (name: string) => ({ id: `"${name}" disebut dua kali`, en: 'it stands twice' }),
} as const;

const findingIn = (text: string, invalid: InvalidField): Finding => {
  const path = pathIn(text, invalid);
  const field = path.length === 0 ? 'isi berkas' : path.join('.');
  const isThere = invalid.rule === 'unknown' || path.length === 0 || standsIn(text, path);
  const { id, en } = isThere ? wordsFor(invalid, path) : MISSING;
  return { line: lineOf(text, path), why: { id: `${field} ${id}`, en } };
};

type Path = readonly (string | number)[];

/** What is no field may have any name, also one with dots. */
const pathIn = (text: string, { field, rule }: InvalidField): Path => {
  const parts = field.split('.').filter((part) => part !== '');
  const path = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (rule !== 'unknown') return path;
  const holder = path.findLastIndex((_, length) => length === 0 || standsIn(text, path.slice(0, length)));
  return [...path.slice(0, holder), parts.slice(holder).join('.')];
};

const MISSING = { id: 'tidak ada, padahal perlu', en: 'is missing' } as const;

/** A form that has no name stands there itself. */
const isPattern = (expected: string): boolean => expected.startsWith('/');

/** What a value should be. */
const KIND_NAMES: Readonly<Record<string, Bilingual>> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'angka', en: 'a number' },
  int: { id: 'bilangan bulat', en: 'a whole number' },
  array: { id: 'daftar [ … ]', en: 'a list' },
  tuple: { id: 'daftar [ … ]', en: 'a list' },
  object: { id: 'kumpulan kolom { … }', en: 'an object' },
};
/** Rules of form, by what the schema calls them. */
const FORM_NAMES: Readonly<Record<string, Bilingual>> = {
  date: { id: 'tanggal seperti 2026-11-17 yang ada di kalender', en: 'a date such as 2026-11-17' },
  pattern: { id: 'jam seperti 07:30', en: 'a time such as 07:30' },
  'a segment must end after it starts': {
    id: 'jam yang berakhir sesudah mulai',
    en: 'hours that end after they start',
  },
  'a weekday has two sets of hours': { id: 'satu jam kerja untuk tiap hari', en: 'one set of hours for each weekday' },
  'segments of a day must follow one another': {
    id: 'jam yang berurutan dan tidak bertumpuk',
    en: 'hours that follow one another',
  },
};

const CHANNEL_FORM = { id: 'kanal seperti lapor', en: 'a channel such as lapor' } as const;

const wordsFor = ({ rule, expected }: InvalidField, path: Path): Bilingual => {
  const form = path.at(-1) === 'channel' ? CHANNEL_FORM : FORM_NAMES[isPattern(expected) ? 'pattern' : expected];
  const { id, en } = KIND_NAMES[expected] ?? form ?? { id: expected, en: expected };
  switch (rule) {
    case 'unknown':
      return unknownField(path);
    case 'oneOf':
      return { id: `harus salah satu dari: ${expected}`, en: 'must be one of these' };
    case 'tooShort':
      return { id: `harus paling sedikit ${numberIn(expected)}`, en: expected };
    case 'tooLong':
      return { id: `harus paling banyak ${numberIn(expected)}`, en: expected };
    case 'kind':
    case 'form':
      return { id: `harus ${id}`, en: `must be ${en}` };
  }
};

const numberIn = (expected: string): string => expected.replace(/^\D+/, '');

const unknownField = (path: Path): Bilingual => {
  const holder = path.slice(0, -1).findLast((part) => typeof part === 'string');
  const known = FIELDS[holder ?? ''] ?? [];
  const [near] = nearestTo<string>(String(path.at(-1)), known);
  return near === undefined
    ? { id: `tidak dikenal; yang ada: ${known.join(', ')}`, en: 'is no field; there are these' }
    : { id: `tidak dikenal; mungkin ${near}`, en: `is no field; perhaps ${near}` };
};
