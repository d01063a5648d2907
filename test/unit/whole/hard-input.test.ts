import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '#shared/contracts/http/problem-codes';

const page = readFileSync(new URL('../../../docs/hard-input.md', import.meta.url), 'utf8');

const rows = [...page.matchAll(/^\| ([A-Z]\d\d) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, number = '', input = '', answer = '', tests = '']) => ({ number, input, answer, tests }),
);

/**
 * The tests that a row names, file by file: `flow/….test.ts`: “title”, “beginning …”; or a whole file, without titles.
 */
const testsIn = (cell: string): readonly { readonly file: string; readonly parts: readonly string[] }[] =>
  [...cell.matchAll(/`([\w/.-]+\.test\.ts)`(?:: ((?:“[^”]+”(?:, )?)+))?/g)].flatMap(([, file = '', titles = '']) =>
    titles === ''
      ? [{ file, parts: ['describe('] }]
      : [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({
          file,
          parts: title.split('…').map((part) => part.trim()),
        })),
  );

const sourceOf = (file: string): string => {
  const place = new URL(`../../${file}`, import.meta.url);
  return existsSync(place) ? readFileSync(place, 'utf8') : '';
};

describe('the page on hard input', () => {
  it('has rows for all that comes in, who signs in, what goes out, what is kept, who may know and do, who tracks, and who runs it', () => {
    const numbers = rows.map(({ number }) => number);
    for (const [family, least] of [
      ['A', 14],
      ['B', 15],
      ['C', 15],
      ['D', 22],
      ['E', 11],
      ['O', 13],
      ['K', 7],
      ['W', 8],
      ['Z', 11],
      ['T', 17],
      ['S', 10],
      ['I', 13],
      ['N', 5],
      ['G', 12],
    ] as const)
      expect(numbers.filter((number) => number.startsWith(family)).length, family).toBeGreaterThanOrEqual(least);
  });

  it.each(rows)('names for $number only tests that are there, under their titles', ({ tests }) => {
    const named = testsIn(tests);
    expect(named.length).toBeGreaterThan(0);
    // Nothing but what was understood.
    expect(tests.replaceAll(/`[\w/.-]+\.test\.ts`(?:: )?|“[^”]+”(?:, )?|; /g, '')).toBe('');
    for (const { file, parts } of named) for (const part of parts) expect(sourceOf(file), file).toContain(part);
  });

  it.each(rows)(
    'says for $number the answer that its codes have, in Indonesian and in English',
    ({ input, answer }) => {
      expect(input).toMatch(/\S · \*\S/);
      for (const [, status, code = ''] of answer.matchAll(/(\d{3}) `(\w+)`/g))
        expect(`${Object.entries(PROBLEMS).find(([known]) => known === code)?.[1].status} ${code}`).toBe(
          `${status} ${code}`,
        );
    },
  );
});
