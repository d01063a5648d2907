import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { BuildOptions } from 'esbuild';

/** Some dependencies are CommonJS and call `require`, which an ES module does not have. */
const REQUIRE = "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);";

const MAIN_FIELDS = ['module', 'main'];
const TARGET = 'node24';

/** How a function becomes one file, told to esbuild itself; the bundle tests build with it. */
export const ESBUILD = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: TARGET,
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  mainFields: MAIN_FIELDS,
  banner: { js: REQUIRE },
} as const satisfies BuildOptions;

/**
 * The same, told to the CDK. The SDK is bundled too: it is then the one that was tested, not whichever the runtime
 * carries that day.
 */
export const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: TARGET,
  minify: ESBUILD.minify,
  sourceMap: ESBUILD.sourcemap,
  sourcesContent: ESBUILD.sourcesContent,
  mainFields: MAIN_FIELDS,
  banner: REQUIRE,
  externalModules: [],
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
};

/** What goes beside the one file, because it cannot go into it. */
export type Beside = {
  /** Packages with a part of their own for each kind of machine. */
  readonly modules: readonly string[];
  /** Files that are read when it runs, by their folder from the project's root; they lie under its last name beside the file. */
  readonly folder: string;
};

/** npm takes the parts for this machine wherever it runs; on the local AWS functions run on the developer's own. */
const LAMBDA_X86 = { npm_config_os: 'linux', npm_config_cpu: 'x64', npm_config_libc: 'glibc' };

export const bundlingBeside = ({ modules, folder }: Beside, onAws: boolean): BundlingOptions => ({
  ...BUNDLING,
  nodeModules: [...modules],
  ...(onAws ? { environment: LAMBDA_X86 } : {}),
  commandHooks: {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (from, to) => [`cp -R "${from}/${folder}" "${to}/"`],
  },
});
