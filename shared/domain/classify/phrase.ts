import { ok, type Result, refuse } from '#shared/domain/words/result';

/**
 * A phrase is how the office writes a pattern, without regular expressions:
 *
 *     lampu jalan            these words, one after the other
 *     lampu/penerangan       either word
 *     lampu*                 words that begin so
 *     @rusak                 any word of the group `rusak`
 *     lampu .. mati          up to `limits.gap` words may stand between
 *     petugas + tidur - satpam   both in one sentence, in any order, and none of what follows a minus
 */
export type Phrase = { readonly all: readonly Part[]; readonly none: readonly Part[] };

/** Words in order; `gap` says that other words may stand before this one. */
export type Part = { readonly source: string; readonly steps: readonly Step[] };
export type Step = { readonly gap: boolean; readonly choices: readonly Choice[] };
export type Choice = { readonly kind: 'word' | 'prefix' | 'group'; readonly text: string };

const MAX_STEPS = 8;
const MAX_PARTS = 8;
const CHOICE = /^(?:@[a-z][a-zA-Z0-9]*|[a-z0-9]+\*?)$/;
const MIN_PREFIX = 3;

const parseChoice = (text: string): Result<Choice, string> => {
  if (!CHOICE.test(text)) return refuse(`"${text}" is not a word (small letters and digits; a star only at the end)`);
  if (text.startsWith('@')) return ok({ kind: 'group', text: text.slice(1) });
  if (!text.endsWith('*')) return ok({ kind: 'word', text });
  const prefix = text.slice(0, -1);
  return prefix.length < MIN_PREFIX
    ? refuse(`"${text}" matches too much: at least ${MIN_PREFIX} letters before the star`)
    : ok({ kind: 'prefix', text: prefix });
};

const parseStep = (text: string, gap: boolean): Result<Step, string> => {
  const choices: Choice[] = [];
  for (const one of text.split('/')) {
    const choice = parseChoice(one);
    if (!choice.ok) return choice;
    choices.push(choice.value);
  }
  return ok({ gap, choices });
};

const parsePart = (source: string): Result<Part, string> => {
  const steps: Step[] = [];
  let gap = false;
  for (const text of source.split(' ')) {
    if (text === '..') {
      if (gap || steps.length === 0) return refuse('".." stands between two words');
      gap = true;
      continue;
    }
    const step = parseStep(text, gap);
    if (!step.ok) return step;
    steps.push(step.value);
    gap = false;
  }
  if (gap) return refuse('".." stands between two words');
  return steps.length > MAX_STEPS ? refuse(`more than ${MAX_STEPS} words in a row`) : ok({ source, steps });
};

const readBefore = new Map<string, Result<Phrase, string>>();

/**
 * Reads a phrase; the refusal is a sentence for the person who edits the file. Each is asked for several times, for its
 * form, its groups and what it is compiled to, and read once.
 */
export const parsePhrase = (source: string): Result<Phrase, string> => {
  const known = readBefore.get(source) ?? readPhrase(source);
  readBefore.set(source, known);
  return known;
};

const readPhrase = (source: string): Result<Phrase, string> => {
  const all: Part[] = [];
  const none: Part[] = [];
  const pieces = source.split(/ ([+-]) /);
  for (let at = 0; at < pieces.length; at += 2) {
    const part = parsePart(pieces[at] ?? '');
    if (!part.ok) return part;
    (pieces[at - 1] === '-' ? none : all).push(part.value);
  }
  return all.length + none.length > MAX_PARTS ? refuse(`more than ${MAX_PARTS} parts`) : ok({ all, none });
};

/** The groups that a phrase refers to. */
export const groupsOf = (phrase: Phrase): readonly string[] =>
  [...phrase.all, ...phrase.none]
    .flatMap((part) => part.steps)
    .flatMap((step) => step.choices)
    .filter((choice) => choice.kind === 'group')
    .map((choice) => choice.text);
