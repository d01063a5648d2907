import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';

/**
 * Everything that is checked before a change is taken, cheapest first. Every step runs even when one before it failed, and
 * the last line says how many checks and tests passed: `N passed, N failed`.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, '.local', 'test-results');

type Count = { readonly passed: number; readonly failed: number };
type Step = { readonly name: string; readonly run: () => Count };

const execute = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;

/** A check that says yes or no counts as one. */
const check = (name: string, command: string, ...args: readonly string[]): Step => ({
  name,
  run: () => (execute(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

const VitestResult = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), success: z.boolean() });

const readResult = (file: string): z.infer<typeof VitestResult> | undefined => {
  try {
    return VitestResult.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // the run died before it could say anything
  }
};

/** One project of tests; a run that dies, or fails outside a test, is a failure too. */
const suite = (project: string): Step => ({
  name: `tests: ${project}`,
  run: () => {
    const file = join(RESULTS, `${project}.json`);
    rmSync(file, { force: true });
    const fine = execute('vitest', [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    const result = readResult(file);
    if (result === undefined) return { passed: 0, failed: 1 };
    const failed = Math.max(result.numFailedTests, fine && result.success ? 0 : 1);
    return { passed: result.numPassedTests, failed };
  },
});

const CHECKS: readonly Step[] = [
  check('format and lint', 'biome', 'ci', '--error-on-warnings', '.'),
  check('types', 'tsc', '--noEmit'),
  check('dead code', 'knip'),
  check('description of the API', 'redocly', 'lint', 'docs/openapi.json'),
  check('synth, both rule packs, every stage', 'node', 'infra/synth-all.ts'),
];
const SUITES = ['unit', 'property', 'flow', 'infra', 'contract', 'e2e'].map(suite);

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const steps =
  values.only === undefined ? [...CHECKS, ...SUITES] : values.only === 'check' ? CHECKS : [suite(values.only)];

mkdirSync(RESULTS, { recursive: true });
let total: Count = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const [index, { name, run }] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${name}`);
  const began = performance.now();
  const count = run();
  total = { passed: total.passed + count.passed, failed: total.failed + count.failed };
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  lines.push(
    `${count.failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
}
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
