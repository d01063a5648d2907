import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { type PolicyFiles, parsePolicyFiles } from '#shared/domain/policy/policy';
import { brokenIn, lineOf } from './json-text.ts';

const FOLDER = new URL('../../shared/policy/', import.meta.url);

export type PolicyText = { readonly name: string; readonly text: string };

/** The policy files as they lie in their folder. */
export const readPolicyTexts = (): readonly PolicyText[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ name: basename(file, '.json'), text: readFileSync(new URL(file, FOLDER), 'utf8') }));

/** What is wrong with the policy files, each with its file and line; empty when nothing is. */
export const findingsIn = (texts: readonly PolicyText[]): readonly string[] => {
  const broken = texts.flatMap(({ name, text }) =>
    brokenIn(text).map(
      ({ line, what, name: found }) =>
        `shared/policy/${name}.json:${line}: ${what === 'twice' ? `"${found}" stands twice` : found}`,
    ),
  );
  if (broken.length > 0) return broken;
  try {
    parsePolicyFiles(contentsOf(texts));
    return [];
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return error.issues.map(({ path, message }) => {
      const [name = '', ...inside] = path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      const text = texts.find((file) => file.name === name)?.text ?? '';
      return `shared/policy/${name}.json:${lineOf(text, inside)}: ${message} (${inside.join('.')})`;
    });
  }
};

/** What the policy files say. Throws what is wrong with them; it stops a synth, and so every deploy. */
export const checkedPolicy = (texts: readonly PolicyText[]): PolicyFiles => {
  const findings = findingsIn(texts);
  if (findings.length > 0) throw new Error(`The office's rules are broken:\n${findings.join('\n')}`);
  return parsePolicyFiles(contentsOf(texts));
};

/** What each file holds, by its name. */
export const contentsOf = (texts: readonly PolicyText[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(texts.map(({ name, text }) => [name, JSON.parse(text)]));
