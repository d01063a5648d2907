import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../../docs/oversight-trials.md', import.meta.url), 'utf8');
const tests = ['../../e2e/report/oversight-tried.test.ts', '../../flow/report/oversight-work.test.ts']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('');

describe('the page on how the oversight lane was tried', () => {
  it('lists what the tests try, under the same numbers and in the same words, and no more', () => {
    const listed = [...page.matchAll(/^\| (W\d\d) \| .+? · \*(.+?)\* \|/gm)].map(
      ([, number, title]) => `${number} ${title}`,
    );
    const tried = [...tests.matchAll(/way\('(W\d\d)', '(.+?)', async/g)].map(
      ([, number, title]) => `${number} ${title}`,
    );
    expect(listed).toEqual(tried);
    expect(tried.length).toBeGreaterThanOrEqual(40);
  });
});
