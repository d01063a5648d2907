import { defineConfig } from 'vitest/config';

/** One kind of evidence a folder; the cheapest first. */
const project = (name: string, test: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...test },
});

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      // Seeded in every worker, and printed once: the same run everywhere, unless FAST_CHECK_SEED says otherwise.
      project('property', {
        setupFiles: ['test/support/fixed-seed.ts'],
        globalSetup: ['test/support/fixed-seed.ts'],
        testTimeout: 60_000,
      }),
      project('contract'),
      project('flow'),
      project('infra', { isolate: false, testTimeout: 120_000, hookTimeout: 120_000 }),
      project('e2e', {
        globalSetup: ['test/e2e/global-setup.ts'],
        testTimeout: 300_000,
        hookTimeout: 600_000,
        fileParallelism: false,
      }),
    ],
  },
});
