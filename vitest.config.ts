import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { resultsReporter } from './test/support/suite-results.ts';

/** A time-out ends what hangs, however busy the machine is; it judges nothing. */
const PATIENCE = { testTimeout: 300_000, hookTimeout: 600_000 };

/** One kind of evidence a folder; the cheapest first. */
const project = (name: string, test: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...PATIENCE, ...test },
});

/**
 * Files that are named so push the clock of the system, and everything that is open has to be looked at then: they
 * come while there is little.
 */
const isFirst = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('.first.test.ts');

/** Files that are named so judge what all the others have left behind. */
const isLast = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('.last.test.ts');

/**
 * Those that share one deployed system come by name, whatever room they lie in, so that each finds the same before it
 * everywhere.
 */
const isShared = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/e2e/');
const byName = (one: TestSpecification, other: TestSpecification): number =>
  basename(one.moduleId) < basename(other.moduleId) ? -1 : 1;

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const shared = sorted.filter(isShared).toSorted(byName);
    return [
      ...sorted.filter((file) => !isShared(file)),
      ...shared.filter(isFirst),
      ...shared.filter((file) => !isFirst(file) && !isLast(file)),
      ...shared.filter(isLast),
    ];
  }
}

const results = process.env['TEST_RESULTS'];

export default defineConfig({
  test: {
    sequence: { sequencer: InOrder },
    reporters: results === undefined ? ['default'] : ['default', resultsReporter(results)],
    // Modules are loaded once a worker: no test file leaves anything in them that another one could meet.
    isolate: false,
    projects: [
      project('unit'),
      // Seeded in every worker, and printed once: the same run everywhere, unless FAST_CHECK_SEED says otherwise.
      project('property', {
        setupFiles: ['test/support/fixed-seed.ts'],
        globalSetup: ['test/support/fixed-seed.ts'],
      }),
      project('contract'),
      project('flow'),
      // One of the parts with HUNT_PART=3/48: test/support/hunt.ts.
      project('hunts', { testTimeout: 3_600_000 }),
      project('infra'),
      project('e2e', { globalSetup: ['test/e2e/global-setup.ts'], fileParallelism: false }),
    ],
  },
});
