import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nameOfPart, PARTS, readPart } from '#test/support/hunt-part';
import { forgetResults, readResults, tableOf, totalLine } from '#test/support/hunt-results';
import { forgetUnchecked, readUnchecked } from '#test/support/unchecked';

/**
 * Every search there is, on two workers: `npm run hunt`. One of the parts of each with `--part 3`; those alone whose
 * name begins so with `--only "swarm"`, and of these one case with `--case 17`. Fails where a law broke or a hunt did
 * not come to its end.
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
const run = (project: string, env: NodeJS.ProcessEnv) =>
  spawnSync(
    'vitest',
    ['run', '--project', project, '--maxWorkers=2', '--no-isolate', '--reporter=verbose', '--hideSkippedTests'],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } },
  );
const hunted = run('hunts', asked);
/** The laws that `npm test` holds to some cases are held to many more. */
const held = part === 'all' && values.only === undefined ? run('property', { PROPERTY_TIMES: '5' }) : undefined;

const results = readResults();
const isWhole = results.length > 0 && results.every(({ seconds }) => seconds !== undefined);
console.log(`\n${tableOf(results).join('\n')}\n`);
console.log(totalLine(results));
for (const what of readUnchecked()) console.log(`not checked on this machine: ${what}`);
if (!isWhole) console.log(results.length === 0 ? 'no hunt has this name' : 'not every hunt came to its end');
process.exitCode =
  hunted.status === 0 && (held?.status ?? 0) === 0 && isWhole && results.every(({ violations }) => violations === 0)
    ? 0
    : 1;
