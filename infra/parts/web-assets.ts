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

/**
 * Makes what browsers load: scripts, style and icon, each under a name that changes with its content and compressed
 * once. `alias` puts what was compiled in place of the modules that make it. Gives what esbuild told of it.
 */
export const makeWebAssets = (into: string, alias: Readonly<Record<string, string>>): string => {
  mkdirSync(into, { recursive: true });
  const { outputFiles, metafile } = buildSync({
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
  for (const { path, contents } of outputFiles) {
    writeFileSync(path, contents);
    writeFileSync(`${path}.br`, brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`${path}.gz`, gzipSync(contents, { level: 9 }));
  }
  const built: BuiltAssets = {
    names: Object.fromEntries(
      Object.entries(ENTRIES).map(([name, source]) => [name, outputOf(metafile.outputs, source)]),
    ),
    files: Object.fromEntries(outputFiles.map(({ path }) => [basename(path), typeOf(path)])),
  };
  writeFileSync(join(into, 'assets.json'), JSON.stringify(built));
  return JSON.stringify(metafile);
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
