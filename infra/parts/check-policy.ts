import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import * as z from 'zod';
import { type PolicyFiles, parsePolicyFiles } from '#shared/domain/policy/policy';

const FOLDER = new URL('../../shared/policy/', import.meta.url);

export type PolicyText = { readonly name: string; readonly text: string };

/** The policy files as they lie in their folder. */
export const readPolicyTexts = (): readonly PolicyText[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ name: basename(file, '.json'), text: readFileSync(new URL(file, FOLDER), 'utf8') }));

/** What is wrong with the policy files, each with its file and line; empty when nothing is. */
export const findingsIn = (texts: readonly PolicyText[]): readonly string[] => {
  const broken = texts.flatMap(({ name, text }) => [...syntaxFindings(name, text), ...repeatedFields(name, text)]);
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

const syntaxFindings = (name: string, text: string): readonly string[] => {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  return errors.map(
    ({ error, offset }) => `shared/policy/${name}.json:${lineAt(text, offset)}: ${printParseErrorCode(error)}`,
  );
};

/** A parser keeps the last of two fields of one name, and nobody who reads the file sees which rule holds. */
const repeatedFields = (name: string, text: string): readonly string[] => {
  const found: string[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (field, offset) => {
      if (open.at(-1)?.has(field))
        found.push(`shared/policy/${name}.json:${lineAt(text, offset)}: "${field}" stands twice`);
      open.at(-1)?.add(field);
    },
  });
  return found;
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line of the deepest part of a path that stands in the text. */
const lineOf = (text: string, path: readonly (string | number)[]): number => {
  const root = parseTree(text);
  if (root === undefined) return 1;
  const found = path
    .map((_, index) => findNodeAtLocation(root, path.slice(0, path.length - index)))
    .find((node): node is Node => node !== undefined);
  return lineAt(text, found?.offset ?? 0);
};
