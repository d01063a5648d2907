import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nameOfPart, PARTS, readPart } from '#test/support/hunt-part';
import { forgetResults, readResults, tableOf, totalLine } from '#test/support/hunt-results';
import { filesInTurn, huntsOnTheSystem } from '#test/support/in-turn';
import { forgetUnchecked, readUnchecked } from '#test/support/unchecked';

/**
 * Every search there is, on two workers, and all tests that changes take in turn: `npm run hunt`. One of the parts of
 * each search with `--part 3`; those alone whose name begins so with `--only "swarm"`, and of these one case with
 * `--case 17`. Fails where a law broke or a hunt did not come to its end.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}

const { values } = parseArgs({
  options: { part: { type: 'string' }, only: { type: 'string' }, case: { type: 'string' } },
});
const part = readPart(values.part);
if (part === undefined)
  refuse(`--part ${values.part}: 1 to ${PARTS}, ${nameOfPart(1)} to ${nameOfPart(PARTS)}, or all`);
if (values.case !== undefined && values.only === undefined) refuse('--case belongs to one hunt: name it by --only');

const asked = {
  HUNT_PART: nameOfPart(part),
  ...(values.only === undefined ? {} : { HUNT_ONLY: values.only }),
  ...(values.case === undefined ? {} : { HUNT_CASE: values.case }),
};

console.log(values.case === undefined ? `hunts, part ${nameOfPart(part)}` : `hunts, case ${values.case}`);
forgetResults();
forgetUnchecked();
const HOW = ['--maxWorkers=2', '--no-isolate', '--reporter=verbose', '--hideSkippedTests'];
const run = (project: string, env: NodeJS.ProcessEnv, files: readonly string[] = []) =>
  spawnSync('vitest', ['run', '--project', project, ...HOW, ...files], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
const hunted = run('hunts', asked);
/** Those that need the deployed system, which is started only where one of them is asked for. */
const onTheSystem = huntsOnTheSystem(join(ROOT, 'test', 'e2e'), values.only);
const huntedThere = onTheSystem.length > 0 ? run('e2e', asked, onTheSystem) : undefined;
/** The laws that `npm test` holds to some cases are held to many more. */
const isEverything = part === 'all' && values.only === undefined;
const held = isEverything ? run('property', { PROPERTY_TIMES: '5' }) : undefined;
/** Of what takes turns `npm test` has a share at a time. */
const others = ['flow', 'contract', 'e2e'].flatMap((project) => {
  const files = isEverything ? filesInTurn(join(ROOT, 'test', project)) : [];
  return files.length > 0 ? [run(project, asked, files)] : [];
});

const results = readResults();
const isWhole = results.length > 0 && results.every(({ seconds }) => seconds !== undefined);
console.log(`\n${tableOf(results).join('\n')}\n`);
console.log(totalLine(results));
for (const what of readUnchecked()) console.log(`not checked on this machine: ${what}`);
if (!isWhole) console.log(results.length === 0 ? 'no hunt has this name' : 'not every hunt came to its end');
process.exitCode =
  [hunted, huntedThere, held, ...others].every((ran) => ran === undefined || ran.status === 0) &&
  isWhole &&
  results.every(({ violations }) => violations === 0)
    ? 0
    : 1;
