import { readdirSync } from 'node:fs';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { BUNDLING, bundlingBeside, ESBUILD } from '#infra/bundling';

/** Budgets in kB, minified: what a cold start must read. The SDK's clients are most of it. */
const BUDGETS: Readonly<Record<string, number>> = {
  intake: 1000,
  triage: 1300,
  'public-api': 1000,
  'admin-api': 1300,
  'archive-policy': 850,
  dispatch: 900,
  // The clients of SES and of S3, whose files go along with mails, beside those of the table and the queue.
  notify: 1200,
  feedback: 950,
  watch: 900,
  evaluate: 950,
  // Beside it lie the typesetter and its fonts, 52 MB.
  digest: 1600,
};

/** Tools, tests and the CDK have no business in a function; zod's languages are 370 kB that nobody reads. */
const UNWANTED = [
  /node_modules\/(aws-cdk|aws-cdk-lib|constructs|cdk-nag|vitest|@vitest|esbuild|fast-check|standardwebhooks|zod-openapi|@redocly)\//,
  /^(test|local|bench|infra)\//,
  /node_modules\/zod\/v4\/locales\/(?!en\.)/,
];

const bundled = async (folder: string) => {
  const { metafile, outputFiles } = await build({
    ...ESBUILD,
    // Lies beside the bundle.
    external: ['@myriaddreamin/typst-ts-node-compiler'],
    entryPoints: [`functions/${folder}/main.ts`],
    outfile: `${folder}.mjs`,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs).filter((made) => made.entryPoint !== undefined);
  const code = outputFiles.find((file) => file.path.endsWith('.mjs'));
  const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    inputs: inputs.map(([path]) => path),
    kilobytes: (code?.contents.length ?? Number.POSITIVE_INFINITY) / 1000,
  };
};

describe('the bundle', () => {
  it('has a budget for every function', () => {
    expect(new Set(Object.keys(BUDGETS))).toEqual(new Set(readdirSync('functions')));
  });

  it.each(Object.keys(BUDGETS))('of %s holds nothing foreign and stays inside its budget', async (folder) => {
    const { inputs, kilobytes } = await bundled(folder);
    for (const pattern of UNWANTED) expect(inputs.filter((path) => pattern.test(path))).toEqual([]);
    expect(kilobytes).toBeLessThan(BUDGETS[folder] ?? 0);
  });

  it('of digest finds its typesetter, template and fonts beside it', () => {
    const beside = { modules: ['@myriaddreamin/typst-ts-node-compiler'], folder: 'shared/adapters/digest' };
    const { nodeModules, commandHooks, environment } = bundlingBeside(beside, true);
    expect(nodeModules).toEqual(beside.modules);
    // Whoever deploys may sit at another kind of machine than the one that runs it.
    expect(environment).toEqual({ npm_config_os: 'linux', npm_config_cpu: 'x64', npm_config_libc: 'glibc' });
    expect(bundlingBeside(beside, false).environment).toBeUndefined();
    const [copy = ''] = commandHooks?.afterBundling(process.cwd(), '/out') ?? [];
    const source = /"([^"]+)"/.exec(copy)?.[1] ?? '';
    expect(readdirSync(source)).toEqual(expect.arrayContaining(['digest.typ', 'fonts']));
  });

  it('is built by the CDK with the same options', () => {
    expect(BUNDLING).toMatchObject({
      format: ESBUILD.format,
      target: ESBUILD.target,
      minify: ESBUILD.minify,
      mainFields: ESBUILD.mainFields,
      banner: ESBUILD.banner.js,
      externalModules: [],
    });
  });
});
