import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/** From now on pages can be imported as they are written: Node itself reads types, and no markup. */
export const readPagesAsSource = (): void => {
  registerHooks({
    load: (url, context, next) => {
      if (!url.endsWith('.tsx')) return next(url, context);
      const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
        loader: 'tsx',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        format: 'esm',
      });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
};
