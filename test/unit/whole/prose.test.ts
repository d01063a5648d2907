import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

/** A title says alone what is expected when: it does not go on with the sentence of the `describe` around it. */

const TESTS = fileURLToPath(new URL('../..', import.meta.url));
const ENTITLED = new Set(['describe', 'it', 'test', 'way']);
const GOES_ON = /^(and|that|of|by)\b/i;

type Node = { readonly type: string; readonly [part: string]: unknown };

const isNode = (part: unknown): part is Node => typeof part === 'object' && part !== null && 'type' in part;
const nodesIn = (parts: unknown): readonly Node[] => (Array.isArray(parts) ? parts : [parts]).filter(isNode);

/** The text of a string, or the beginning of one that is put together. */
const textOf = (node: Node): readonly string[] => {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : [];
  const [first] = node.type === 'TemplateLiteral' ? nodesIn(node['quasis']) : [];
  const value = first?.['value'];
  return typeof value === 'object' && value !== null && 'raw' in value ? [String(value.raw)] : [];
};

/** `it` of `it(…)`, of `it.each(…)(…)`, of `it.runIf(…).each(…)(…)` and so on. */
const nameOf = (called: Node): string =>
  called.type === 'Identifier'
    ? String(called['name'])
    : nodesIn([called['callee'], called['object'], called['tag']]).map(nameOf).join('');

/** What stands first in each row of a table that is written out: a title that begins with `%s` begins with that. */
const firstCells = (called: Node): readonly string[] =>
  nodesIn(called['arguments'])
    .flatMap((table) => nodesIn(table['expression'] ?? table).flatMap(({ elements }) => nodesIn(elements)))
    .flatMap((row) => (row.type === 'ArrayExpression' ? nodesIn(row['elements']).slice(0, 1) : [row]))
    .flatMap(textOf);

const titlesIn = (node: Node): readonly string[] => {
  const deeper = Object.values(node).flatMap(nodesIn).flatMap(titlesIn);
  const [called] = node.type === 'CallExpression' ? nodesIn(node['callee']) : [];
  if (called === undefined || !ENTITLED.has(nameOf(called))) return deeper;
  const titles = nodesIn(node['arguments']).flatMap(textOf);
  const filled = titles.flatMap((title) =>
    title.startsWith('%s') ? firstCells(called).map((cell) => title.replace('%s', () => cell)) : [],
  );
  return [...titles, ...filled, ...deeper];
};

const offences = (text: string): readonly string[] =>
  titlesIn({ ...parseAst(text, { lang: 'ts' }) }).filter((title) => GOES_ON.test(title));

describe('the titles of tests', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

  it('no title begins with and, that, of or by', () => {
    const found = files.flatMap((file) =>
      offences(readFileSync(`${TESTS}${file}`, 'utf8')).map((title) => `${file}: ${title}`),
    );
    expect(found).toEqual([]);
    expect(files.length).toBeGreaterThan(200);
  });

  it.each([
    ["it('of a closed report is refused', () => {});", ['of a closed report is refused']],
    ["describe('By naming', () => { it('that is new', () => {}); });", ['By naming', 'that is new']],
    ["describe.each([1])('and %i', () => {});", ['and %i']],
    ["it.runIf(true)('by %s', async () => {});", ['by %s']],
    ["way('W01', 'that way', async () => {});", ['that way']],
    ['it(`of $' + '{kind}`, () => {});', ['of ']],
    ['it.each`a\n$' + "{1}`('that is $a', () => {});", ['that is $a']],
    ["it.each([['of doubt', 1], ['new', 2]] as const)('%s waits', () => {});", ['of doubt waits']],
    ["it.each(['by day', 'at night'])('%s', () => {});", ['by day']],
    ["it('a closed report cannot be routed', () => { told('of it'); });", []],
    ["it.each([['of doubt', 1]])('a report %s waits', () => {});", []],
    ["it('office and channel differ, by that of the bystander', () => {});", []],
  ])('an offending title is found: %s', (text, found) => {
    expect(offences(text)).toEqual(found);
  });
});

describe('comments', () => {
  const WIDTH = 120;
  const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
  const isComment = (line: string): boolean => /^\s*(\/\/|\/\*\*|\* )/.test(line);
  const tooWide = (text: string): readonly number[] =>
    text.split('\n').flatMap((line, at) => (isComment(line) && line.length > WIDTH ? [at + 1] : []));
  const files = ['shared', 'functions', 'infra', 'local', 'bench', 'test', 'web'].flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );

  it('are at most 120 columns wide', () => {
    const found = files.flatMap((file) =>
      tooWide(readFileSync(`${ROOT}${file}`, 'utf8')).map((line) => `${file}:${line}`),
    );
    expect(found).toEqual([]);
    expect(files.length).toBeGreaterThan(700);
  });

  it('a comment that is wider is found by its line, and wide code is not', () => {
    const long = 'x'.repeat(WIDTH);
    expect(tooWide(`/** ${long} */\nconst a = '${long}';\n// ${long}\n * ${long}\n// short`)).toEqual([1, 3, 4]);
  });
});
