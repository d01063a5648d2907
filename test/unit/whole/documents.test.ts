import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DOCUMENTS = [...globSync('docs/**/*.md', { cwd: ROOT }), 'README.md', 'CHANGELOG.md'];

/** Files and folders of the project that a text names between backticks, without what stands for many of them. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:shared|functions|infra|local|test|bench|docs)\/[\w./-]+)`/g)].flatMap(
    ([, path]) => path ?? [],
  );

/** Where links lead that stay within the project. */
const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].flatMap(([, link]) =>
    link === undefined || /^[a-z]+:/.test(link) ? [] : link,
  );

/** By its path, without its ending, or, of a test, from the folder of tests. */
const isThere = (path: string): boolean =>
  [path, `${path}.ts`, join('test', path)].some((name) => existsSync(join(ROOT, name)));

describe('the documents', () => {
  it.each(DOCUMENTS)('%s names no file that is not there', (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8');
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
    expect(linksIn(text).filter((link) => !existsSync(join(ROOT, dirname(document), link)))).toEqual([]);
  });

  it('a file that is not there is found, by name or by link', () => {
    expect(pathsIn('See `shared/domain/x.ts` and `npm run x`.').filter((path) => !isThere(path))).toEqual([
      'shared/domain/x.ts',
    ]);
    expect(linksIn('[one](adr/0001-x.md#a), [two](https://example.invalid/)')).toEqual(['adr/0001-x.md']);
  });
});
