import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';

/** It is no JSON there, for that reason; or a field of that name stands there a second time. */
type Broken = { readonly line: number; readonly what: 'syntax' | 'twice'; readonly name: string };

/** What keeps a text from being one JSON value that says each thing once, each with its line. */
export const brokenIn = (text: string): readonly Broken[] => [...syntaxErrors(text), ...repeatedFields(text)];

const syntaxErrors = (text: string): readonly Broken[] => {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  return errors.map(({ error, offset }) => ({
    line: lineAt(text, offset),
    what: 'syntax',
    name: printParseErrorCode(error),
  }));
};

/** A parser keeps the last of two fields of one name, and nobody who reads the file sees which rule holds. */
const repeatedFields = (text: string): readonly Broken[] => {
  const found: Broken[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (field, offset) => {
      if (open.at(-1)?.has(field)) found.push({ line: lineAt(text, offset), what: 'twice', name: field });
      open.at(-1)?.add(field);
    },
  });
  return found;
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

type Path = readonly (string | number)[];

/** Whether something stands at a path of the text. */
export const standsIn = (text: string, path: Path): boolean => nodeAt(text, path) !== undefined;

/** The line of the deepest part of a path that stands in the text. */
export const lineOf = (text: string, path: Path): number => {
  const found = path
    .map((_, index) => nodeAt(text, path.slice(0, path.length - index)))
    .find((node): node is Node => node !== undefined);
  return lineAt(text, found?.offset ?? 0);
};

const nodeAt = (text: string, path: Path): Node | undefined => {
  const root = parseTree(text);
  return root === undefined ? undefined : findNodeAtLocation(root, [...path]);
};
