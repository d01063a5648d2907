import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { ESBUILD } from '#infra/bundling';
import { LOCAL_FOLDER, ROOT } from '#local/folders';

/** What is measured, by its entry; each of ours beside the least that could stand in its place. */
const ENTRIES = {
  intake: import.meta.resolve('../functions/intake/main.ts'),
  bareSqs: import.meta.resolve('./bare-sqs.ts'),
  triage: import.meta.resolve('../functions/triage/main.ts'),
  bareDynamodb: import.meta.resolve('./bare-dynamodb.ts'),
  dispatch: import.meta.resolve('../functions/dispatch/main.ts'),
  bareStream: import.meta.resolve('./bare-stream.ts'),
  notify: import.meta.resolve('../functions/notify/main.ts'),
  bareMail: import.meta.resolve('./bare-mail.ts'),
  instance: import.meta.resolve('./instance-process.ts'),
} as const;

export type BundleName = keyof typeof ENTRIES;

export type Bundle = {
  readonly path: string;
  readonly bytes: number;
  readonly gzipBytes: number;
  /** Bytes of each package in it, the biggest first. */
  readonly packages: readonly (readonly [string, number])[];
};

const FOLDER = join(LOCAL_FOLDER, 'bench');

/** Ours by folder, so that the rules' data and the code stand apart. */
const packageOf = (path: string): string =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.replace(/^(shared\/[^/]+|[^/]+).*/, '$1');

const packagesIn = ({ outputs }: Metafile): Bundle['packages'] => {
  const bytes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      bytes.set(packageOf(path), (bytes.get(packageOf(path)) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes].sort(([, a], [, b]) => b - a);
};

const bundle = async (name: BundleName): Promise<Bundle> => {
  const path = join(FOLDER, name, 'index.mjs');
  const { metafile } = await build({
    ...ESBUILD,
    absWorkingDir: ROOT,
    entryPoints: [fileURLToPath(ENTRIES[name])],
    outfile: path,
    metafile: true,
    logLevel: 'warning',
  });
  const code = await readFile(path);
  return { path, bytes: code.byteLength, gzipBytes: gzipSync(code).byteLength, packages: packagesIn(metafile) };
};

export type Bundles = Readonly<Record<BundleName, Bundle>>;

/** Everything as it is deployed, and the bare handlers with the same options. */
export const makeBundles = async (): Promise<Bundles> => {
  await rm(FOLDER, { recursive: true, force: true });
  const [intake, bareSqs, triage, bareDynamodb, dispatch, bareStream, notify, bareMail, instance] = await Promise.all([
    bundle('intake'),
    bundle('bareSqs'),
    bundle('triage'),
    bundle('bareDynamodb'),
    bundle('dispatch'),
    bundle('bareStream'),
    bundle('notify'),
    bundle('bareMail'),
    bundle('instance'),
  ]);
  return { intake, bareSqs, triage, bareDynamodb, dispatch, bareStream, notify, bareMail, instance };
};
