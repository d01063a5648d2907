import type { BuildOptions } from 'esbuild';

/** Some dependencies are CommonJS and call `require`, which an ES module does not have. */
const REQUIRE = "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);";

/**
 * How a function becomes one file. The SDK is bundled too: it is then the one that was tested, not whichever the
 * runtime carries that day.
 */
export const ESBUILD = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  banner: { js: REQUIRE },
} as const satisfies BuildOptions;

/** What goes beside a function's one file, because it cannot go into it. */
export type Beside = {
  /** Packages with a part of their own for each kind of machine. */
  readonly modules: readonly string[];
  /**
   * Files that are read when it runs, by their folder from the project's root; they lie under its last name beside the
   * file.
   */
  readonly files?: string;
};

/** By the function's folder. */
export const BESIDE: Readonly<Record<string, Beside>> = {
  digest: {
    modules: ['@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-wasm'],
    files: 'shared/adapters/pdf/digest',
  },
  inspect: { modules: ['sharp'] },
};
