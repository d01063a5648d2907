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
