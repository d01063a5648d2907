import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type BuildOptions, buildSync } from 'esbuild';
import type { BuiltAssets } from '#shared/contracts/messages/built-assets';
import { ROOT } from './folders.ts';

/** The folder of the files that pages are made of, beside the code of the function that serves them. */
export const ASSETS_FOLDER = 'aset';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** What browsers of the last four years understand; offices keep their computers for long. */
const BROWSERS = ['chrome109', 'firefox115', 'safari16'];

const ESBUILD = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  logLevel: 'warning',
  target: BROWSERS,
  // A name says what is in a file, so a browser may keep it for ever.
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  assetNames: '[name]-[hash]',
} as const satisfies BuildOptions;

/** Every entry by the name that pages ask for it by. */
const ENTRIES = {
  'console.js': 'web/console/main.tsx',
  'site.css': 'web/design/site.css',
  'icon.svg': 'web/design/icon.svg',
};

/** The service worker, and what takes its place where a stage has it switched off. They are scripts of their own. */
const WORKERS = {
  'worker.js': 'web/worker/main.ts',
  'worker-off.js': 'web/worker/off.ts',
};

/**
 * Makes what browsers load: scripts, style and icon, each under a name that changes with its content and compressed
 * once. `alias` puts what was compiled in place of the modules that make it. Gives what esbuild told of it.
 */
export const makeWebAssets = (into: string, alias: Readonly<Record<string, string>>): string => {
  mkdirSync(into, { recursive: true });
  const pages = buildSync({
    ...ESBUILD,
    entryPoints: Object.values(ENTRIES),
    outdir: into,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'copy' },
    alias,
  });
  const workers = buildSync({
    ...ESBUILD,
    entryPoints: Object.values(WORKERS),
    outdir: into,
    format: 'iife',
    // Whatever the pages are made of, the worker has other bytes then: browsers take it for a new one.
    define: { VERSION: JSON.stringify(versionOf(pages.outputFiles.map(({ path }) => basename(path)))) },
  });
  const outputFiles = [...pages.outputFiles, ...workers.outputFiles];
  const outputs = { ...pages.metafile.outputs, ...workers.metafile.outputs };
  for (const { path, contents } of outputFiles) {
    writeFileSync(path, contents);
    writeFileSync(`${path}.br`, brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }));
  }
  const built: BuiltAssets = {
    names: Object.fromEntries(
      Object.entries({ ...ENTRIES, ...WORKERS }).map(([name, source]) => [name, outputOf(outputs, source)]),
    ),
    files: Object.fromEntries(outputFiles.map(({ path }) => [basename(path), typeOf(path)])),
  };
  writeFileSync(join(into, 'assets.json'), JSON.stringify(built));
  return JSON.stringify({ outputs });
};

/** The files of the pages, and a name that changes with any of them. */
const versionOf = (files: readonly string[]): { readonly name: string; readonly files: readonly string[] } => {
  const sorted = files.toSorted((one, other) => (one < other ? -1 : 1));
  return { name: createHash('sha256').update(sorted.join(' ')).digest('hex').slice(0, 12), files: sorted };
};

type Outputs = NonNullable<ReturnType<typeof buildSync>['metafile']>['outputs'];

const outputOf = (outputs: Outputs, source: string): string => {
  const found = Object.entries(outputs).find(
    ([, { entryPoint, inputs }]) => (entryPoint ?? Object.keys(inputs)[0]) === source,
  );
  if (found === undefined) throw new Error(`${source} was not built`);
  return basename(found[0]);
};

const typeOf = (path: string): string => {
  const type = TYPES[path.split('.').at(-1) ?? ''];
  if (type === undefined) throw new Error(`${path}: no type is known for such a file`);
  return type;
};
