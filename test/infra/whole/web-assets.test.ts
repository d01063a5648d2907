import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleOf, webMetafileText } from '#infra/parts/bundles';
import { BuiltAssets } from '#shared/contracts/messages/built-assets';

const FOLDER = join(bundleOf('pages', true), 'aset');
const { names, files } = BuiltAssets.parse(JSON.parse(readFileSync(join(FOLDER, 'assets.json'), 'utf8')));

const Output = z.object({
  entryPoint: z.string().optional(),
  inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })),
  imports: z.array(z.looseObject({ path: z.string(), kind: z.string() })),
});
const { outputs } = z.object({ outputs: z.record(z.string(), Output) }).parse(JSON.parse(webMetafileText()));

/** What a browser loads of a script before it shows anything: the script and all that it imports at once. */
const loadedBy = (output: string, seen: ReadonlySet<string> = new Set()): ReadonlySet<string> => {
  if (seen.has(output)) return seen;
  const imports = (outputs[output]?.imports ?? []).filter(({ kind }) => kind === 'import-statement');
  return imports.reduce<ReadonlySet<string>>((all, { path }) => loadedBy(path, all), new Set([...seen, output]));
};
const nameOf = (output: string): string => output.split('/').at(-1) ?? '';
const kilobytes = (found: Iterable<string>): number =>
  [...found].map((output) => statSync(join(FOLDER, `${nameOf(output)}.gz`)).size).reduce((sum, size) => sum + size, 0) /
  1000;

const console = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === 'web/console/main.tsx') ?? '';
const scripts = Object.keys(outputs).filter((path) => path.endsWith('.js'));

const SHARED = new Set([
  'shared/contracts/http/tracking-page.ts',
  'shared/contracts/http/news-addresses.ts',
  'shared/contracts/http/sent-call.ts',
  'shared/contracts/http/plain-report.ts',
  'shared/domain/words/titled.ts',
]);

/** What a browser has loaded by the time that the heaviest page is shown: what every page needs, and that page. */
const heaviest = (): ReadonlySet<string> => {
  const first = loadedBy(console);
  const pages = Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint?.startsWith('web/console/') === true && path !== console ? [loadedBy(path, first)] : [],
  );
  return pages.toSorted((one, other) => kilobytes(other) - kilobytes(one))[0] ?? first;
};

/**
 * Budgets in kB, gzipped: what a weak line must carry before the page is there, and in all, for while there is none.
 */
const BUDGETS = [
  ['the office’s pages until the first is shown', () => loadedBy(console), 60],
  ['the heaviest page of the office', heaviest, 110],
  // The page of imports among them, which is loaded when it is opened: it hashes, packs and sends a sheet; and the page
  // of a report, which sends and shows the files that prove something, and says what became of what was attached; and
  // those of activities and news, which choose and send photos, and write, mark and approve a text.
  ['all scripts of the office’s pages', () => scripts, 265],
  ['the style of every page', () => Object.keys(outputs).filter((path) => path.endsWith('.css')), 8],
] as const;

describe('what browsers load', () => {
  it.each(BUDGETS)('%s stays inside its budget', (_, found, most) => {
    const size = kilobytes(found());
    expect(size).toBeGreaterThan(1);
    expect(size).toBeLessThan(most);
  });

  it('holds nothing but our pages and the four packages that they stand on', () => {
    const inputs = Object.entries(outputs).flatMap(([, output]) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    );
    const foreign = inputs.filter(
      (path) =>
        !/^web\/|node_modules\/(preact|preact-iso|@preact\/signals|@preact\/signals-core|oauth4webapi)\//.test(path) &&
        !/\/made\/-?web-made-/.test(path) &&
        // What a worker of this build brings, by the names of its files.
        path !== '<define:VERSION>' &&
        // Plain functions: one address, how a call is sent, which report is plain, and how a name begins a row.
        !SHARED.has(path),
    );
    expect(foreign).toEqual([]);
  });

  it('is compressed once, both ways, and is the same either way', () => {
    for (const file of Object.keys(files)) {
      const plain = readFileSync(join(FOLDER, file));
      expect(brotliDecompressSync(readFileSync(join(FOLDER, `${file}.br`)))).toEqual(plain);
      expect(gunzipSync(readFileSync(join(FOLDER, `${file}.gz`)))).toEqual(plain);
    }
    expect(new Set(Object.keys(names))).toEqual(
      new Set(['console.js', 'site.css', 'icon.svg', 'worker.js', 'worker-off.js']),
    );
  });

  it('loads nothing from elsewhere, and no style is written into a page', () => {
    for (const file of Object.keys(files)) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      expect(text, file).not.toMatch(/url\(\s*["']?https?:|@import|fonts\.g/);
    }
  });
});
