import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter } from 'vitest/node';
import * as z from 'zod';

const TestRun = z.object({ title: z.string(), state: z.enum(['passed', 'failed', 'skipped']), seconds: z.number() });

/** What one run of vitest came to: each file with the time that its imports, hooks and tests took, and each test. */
export const SuiteResults = z.object({
  /** Whether everything passed, also what belongs to no test. */
  fine: z.boolean(),
  files: z.array(z.object({ file: z.string(), seconds: z.number(), tests: z.array(TestRun) })),
});
export type SuiteResults = z.infer<typeof SuiteResults>;

/** Reads what a run has written; `undefined` when it ended before it could write. */
export const readSuiteResults = (path: string): SuiteResults | undefined => {
  try {
    return SuiteResults.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
};

const MS = 1000;
const stateOf = (state: string) => (state === 'passed' || state === 'failed' ? state : 'skipped');

/** Writes the results of a run to a file when the run is over. */
export const resultsReporter = (path: string): Reporter => ({
  onTestRunEnd: (modules, errors, reason) => {
    const results: SuiteResults = {
      fine: reason === 'passed' && errors.length === 0,
      files: modules.map((module) => {
        const { collectDuration, setupDuration, prepareDuration, duration } = module.diagnostic();
        return {
          file: module.relativeModuleId,
          seconds: (collectDuration + setupDuration + prepareDuration + duration) / MS,
          tests: [...module.children.allTests()].map((test) => ({
            title: test.fullName,
            state: stateOf(test.result().state),
            seconds: (test.diagnostic()?.duration ?? 0) / MS,
          })),
        };
      }),
    };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(results));
  },
});
