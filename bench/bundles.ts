import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import * as z from 'zod';
import { bundleOf, metafileText } from '#infra/parts/bundles';
import { ESBUILD } from '#infra/parts/bundling';
import { LOCAL_FOLDER, ROOT } from '#local/aws/folders';

/** The functions that are measured, as they are deployed. */
const OURS = ['intake', 'triage', 'dispatch', 'notify'] as const;

/** By its entry the least that could stand in the place of each, and what runs them all. */
const OTHERS = {
  bareSqs: import.meta.resolve('./bare-sqs.ts'),
  bareDynamodb: import.meta.resolve('./bare-dynamodb.ts'),
  bareStream: import.meta.resolve('./bare-stream.ts'),
  bareMail: import.meta.resolve('./bare-mail.ts'),
  exports: import.meta.resolve('./exports-process.ts'),
  instance: import.meta.resolve('./instance-process.ts'),
} as const;

export type BundleName = (typeof OURS)[number] | keyof typeof OTHERS;

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

type Inputs = Readonly<Record<string, { readonly bytesInOutput: number }>>;

const packagesIn = (inputs: Inputs): Bundle['packages'] => {
  const bytes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    bytes.set(packageOf(path), (bytes.get(packageOf(path)) ?? 0) + bytesInOutput);
  }
  return [...bytes].sort(([, a], [, b]) => b - a);
};

const bundleAt = async (path: string, inputs: Inputs): Promise<Bundle> => {
  const code = await readFile(path);
  return { path, bytes: code.byteLength, gzipBytes: gzipSync(code).byteLength, packages: packagesIn(inputs) };
};

const Made = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      entryPoint: z.string().optional(),
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })),
    }),
  ),
});

/** A copy, so that nothing takes it away while it is measured. */
const ours = async (name: (typeof OURS)[number]): Promise<Bundle> => {
  const { outputs } = Made.parse(JSON.parse(metafileText()));
  const made = Object.values(outputs).find(({ entryPoint }) => entryPoint === `functions/${name}/main.ts`);
  await cp(bundleOf(name, true), join(FOLDER, name), { recursive: true });
  return bundleAt(join(FOLDER, name, 'index.mjs'), made?.inputs ?? {});
};

const other = async (name: keyof typeof OTHERS): Promise<Bundle> => {
  const path = join(FOLDER, name, 'index.mjs');
  const { metafile } = await build({
    ...ESBUILD,
    absWorkingDir: ROOT,
    entryPoints: [fileURLToPath(OTHERS[name])],
    outfile: path,
    metafile: true,
    logLevel: 'warning',
  });
  return bundleAt(path, inputsOf(metafile));
};

const inputsOf = ({ outputs }: Metafile): Inputs =>
  Object.assign({}, ...Object.values(outputs).map(({ inputs }) => inputs));

export type Bundles = Readonly<Record<BundleName, Bundle>>;

/** The functions as they are deployed, and the bare handlers made with the same options. */
export const makeBundles = async (): Promise<Bundles> => {
  await rm(FOLDER, { recursive: true, force: true });
  const [intake, triage, dispatch, notify] = await Promise.all([
    ours('intake'),
    ours('triage'),
    ours('dispatch'),
    ours('notify'),
  ]);
  const [bareSqs, bareDynamodb, bareStream, bareMail, exports, instance] = await Promise.all([
    other('bareSqs'),
    other('bareDynamodb'),
    other('bareStream'),
    other('bareMail'),
    other('exports'),
    other('instance'),
  ]);
  return { intake, bareSqs, triage, bareDynamodb, dispatch, bareStream, notify, bareMail, exports, instance };
};
