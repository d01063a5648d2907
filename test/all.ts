import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { LOCAL_FOLDER, ROOT } from '#local/aws/folders';
import { ensurePython } from '#local/aws/python';
import { type Outcome, tell } from '#test/support/gate-report';
import { gatePart, nameOfPart } from '#test/support/hunt-part';
import { readResults, tableOf, totalLine } from '#test/support/hunt-results';
import { readSuiteResults } from '#test/support/suite-results';
import { readUnchecked } from '#test/support/unchecked';

/**
 * Everything that is checked before a change is taken, some steps at a time. Every step runs even when another one
 * failed, and the last line says how many checks and tests passed: `N passed, N failed`.
 */

const RESULTS = join(LOCAL_FOLDER, 'test-results');

/** The gate has to wait for it in the end, so all others make way for it. */
const LONGEST = 'e2e';
const MAKES_WAY = 10;

type Step = { readonly name: string; readonly run: () => Promise<Omit<Outcome, 'name' | 'seconds'>> };

/**
 * Runs a command, each line of its output under the step's name, so that steps which run at once can be told apart.
 * Whoever ends the gate ends it, too.
 */
const execute = async (
  name: string,
  [command = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> => {
  const output = ['pipe', { file: join(RESULTS, `${name}.log`), append: true }] as const;
  const child = execa(command, args, {
    cwd: ROOT,
    env,
    stdin: 'ignore',
    stdout: output,
    stderr: output,
    buffer: false,
    reject: false,
  });
  if (name !== LONGEST && child.pid !== undefined) setPriority(child.pid, MAKES_WAY);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      if (line.trim() !== '') console.log(`${name} | ${line}`);
    });
  }
  const { failed, exitCode, shortMessage } = await child;
  if (failed && exitCode === undefined) console.error(`${name} | ${shortMessage}`);
  return !failed;
};

/** A check that says yes or no counts as one. */
const check = (name: string, ...command: readonly string[]): Step => ({
  name,
  run: async () => {
    const fine = await execute(name, command);
    return { passed: fine ? 1 : 0, failed: fine ? 0 : 1, files: [] };
  },
});

/** The part of what is too long for every change that this one takes. */
const PART = nameOfPart(gatePart(ROOT));

/** One project of tests; a run that dies, or fails outside a test, is a failure too. */
const suite = (name: string, part = 'all'): Step => ({
  name,
  run: async () => {
    await python;
    const file = join(RESULTS, `${name}.json`);
    const options = ['--project', name, '--maxWorkers', '1'];
    const fine = await execute(name, ['vitest', 'run', ...options], { HUNT_PART: part, TEST_RESULTS: file });
    const results = readSuiteResults(file);
    const tests = results?.files.flatMap((one) => one.tests) ?? [];
    const failed = tests.filter(({ state }) => state === 'failed').length;
    const isWhole = fine && results?.fine === true && tests.length > 0;
    return {
      passed: tests.filter(({ state }) => state === 'passed').length,
      failed: Math.max(failed, isWhole ? 0 : 1),
      files: results?.files ?? [],
    };
  },
});

/** The longest come first, beside checks that are over soon: then both cores have work until the end. */
const CHECKS: readonly Step[] = [
  // By itself it takes four checkers, and each of them works out again what the others know.
  check('types', 'tsc', '--noEmit', '--checkers', '2'),
  check('types-of-console', 'tsc', '--noEmit', '-p', 'web', '--checkers', '2'),
  check('lint', 'biome', 'ci', '--error-on-warnings', '.'),
  check('dead-code', 'knip'),
  check('openapi', 'redocly', 'lint', 'docs/openapi.json'),
  check('synth', 'node', 'infra/synth-all.ts'),
];
const FIRST = suite(LONGEST, PART);
const SUITES = [
  suite('flow', PART),
  suite('property', PART),
  suite('contract', PART),
  suite('hunts', PART),
  suite('unit'),
  suite('infra'),
];

const ALL = [FIRST, ...CHECKS, ...SUITES];

const chosen = (only: string | undefined): readonly Step[] => {
  if (only === undefined) return ALL;
  if (only === 'check') return CHECKS;
  const named = ALL.filter(({ name }) => name === only);
  if (named.length > 0) return named;
  console.error(`--only ${only}: one of check, ${ALL.map(({ name }) => name).join(', ')}`);
  process.exit(2);
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const steps = chosen(values.only);

await rm(RESULTS, { recursive: true, force: true });
await mkdir(RESULTS, { recursive: true });
// The local AWS is installed once, while the checks run: two suites that did so at once would be in each other's way.
const python = steps.every((step) => CHECKS.includes(step)) ? Promise.resolve() : ensurePython();
python.catch(() => {});

/** One more than there are cores: what is tried on the local AWS mostly waits for it. */
const SLOTS = 1 + Math.max(2, Math.min(4, availableParallelism()));

const began = performance.now();
const secondsSince = (start: number): number => (performance.now() - start) / 1000;
const waiting = [...steps];
const outcomes: Outcome[] = [];
const work = async (): Promise<void> => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const start = performance.now();
    console.log(`${step.name} | …`);
    const outcome = { name: step.name, ...(await step.run()), seconds: secondsSince(start) };
    outcomes.push(outcome);
    const over = `${outcomes.length}/${steps.length}`;
    console.log(`${step.name} | ${outcome.failed === 0 ? 'ok' : 'FAIL'} (${outcome.seconds.toFixed(1)} s) [${over}]`);
  }
};
await Promise.all(Array.from({ length: SLOTS }, work));

const hunts = readResults();
if (hunts.length > 0) {
  console.log(`\n${[...tableOf(hunts), totalLine(hunts)].join('\n')}`);
  console.log(`This was part ${PART} of the hunts. Again: npm run hunt -- --part ${PART}   All of them: npm run hunt`);
}
console.log(tell({ outcomes, unchecked: readUnchecked(), seconds: secondsSince(began) }));
process.exitCode = outcomes.every(({ failed }) => failed === 0) ? 0 : 1;
