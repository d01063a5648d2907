import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { BESIDE, ESBUILD } from './bundling.ts';
import { readPolicyTexts } from './check-policy.ts';
import { compiledPolicy } from './compiled-policy.ts';
import { ROOT } from './folders.ts';
import { keptFolder } from './kept-folder.ts';
import { LAMBDA, type Machine, thisMachine } from './machine.ts';
import { writeMade } from './made-for-browsers.ts';
import { nativeModules } from './native-modules.ts';
import { ASSETS_FOLDER, makeWebAssets } from './web-assets.ts';

/** All that a bundle follows from: what is in node_modules follows from the lock file. */
const SOURCES = [
  'functions',
  'shared',
  'web',
  'infra',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** In a bundle the rules are checked and compiled already. */
const RULES_MODULE = '#shared/adapters/policy/bundled-policy';
const RULES_FILE = 'bundled-policy.mjs';
/** What esbuild tells about the bundles, beside them. */
const METAFILE = 'metafile.json';
const WEB_METAFILE = 'web-metafile.json';

/** Every function's folder by its name under `functions/`. */
const functionFolders = (): readonly string[] => readdirSync(join(ROOT, 'functions'));

/** The folder with a function's code as it is deployed, on AWS or on this machine. */
export const bundleOf = (folder: string, onAws: boolean): string =>
  join(bundlesFor(onAws ? LAMBDA : thisMachine()), folder);

/** What esbuild told when it made the bundles. */
export const metafileText = (): string => readFileSync(join(bundlesFor(LAMBDA), METAFILE), 'utf8');

/** The same of what browsers load. */
export const webMetafileText = (): string => readFileSync(join(bundlesFor(LAMBDA), WEB_METAFILE), 'utf8');

const known = new Map<string, string>();

/** All functions in one go, for every stage that runs them on that kind of machine; made anew when a source changes. */
const bundlesFor = (machine: Machine): string => {
  const name = JSON.stringify(machine);
  const found = known.get(name) ?? keptFolder('bundles', `${name} ${sourcesHash()}`, (making) => make(making, machine));
  known.set(name, found);
  return found;
};

/** Changes with whatever a stage is made from. */
export const sourcesHash = (): string => {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesUnder)) hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex');
};

const filesUnder = (path: string): readonly string[] => {
  if (path.includes('.')) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .toSorted((a, b) => a.localeCompare(b));
};

/**
 * As an ES module, each of these reads all that it has before anything is used of it; for `http` that loads all of
 * `fetch`, a fifth of a start. Taken as Node itself takes them, they are what they are, and read when they are used.
 */
const BUILT_INS = ['http', 'process', 'util'];

/** What stands in their place, by the name that is imported. */
const writeBuiltIns = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    BUILT_INS.map((name) => {
      const path = join(folder, `${name}.cjs`);
      writeFileSync(path, `module.exports = process.getBuiltinModule('node:${name}');\n`);
      return [`node:${name}`, path];
    }),
  );

const make = (making: string, machine: Machine): void => {
  const rules = join(making, RULES_FILE);
  writeFileSync(rules, compiledPolicy(readPolicyTexts()));
  const { metafile } = buildSync({
    ...ESBUILD,
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(functionFolders().map((folder) => [folder, `functions/${folder}/main.ts`])),
    entryNames: '[name]/index',
    outExtension: { '.js': '.mjs' },
    outdir: making,
    alias: { [RULES_MODULE]: rules, ...writeBuiltIns(making) },
    external: Object.values(BESIDE).flatMap(({ modules }) => modules),
    metafile: true,
    logLevel: 'warning',
  });
  writeFileSync(join(making, METAFILE), JSON.stringify(metafile));
  const told = makeWebAssets(join(making, 'pages', ASSETS_FOLDER), writeMade(join(making, 'made')));
  writeFileSync(join(making, WEB_METAFILE), told);
  for (const [folder, { modules, files }] of Object.entries(BESIDE)) {
    if (files !== undefined) cpSync(join(ROOT, files), join(making, folder, basename(files)), { recursive: true });
    cpSync(nativeModules(modules, machine), join(making, folder, 'node_modules'), { recursive: true });
  }
};
