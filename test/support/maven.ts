import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_FOLDER, ROOT } from '#local/aws/folders';
import { runCommand, tailOf } from '#local/aws/run-command';

export const JAVA = 'java';

const run = (command: string, args: readonly string[], log: string, limitMs: number) =>
  runCommand({ command, args, log, limitMs, env: process.env });

/** What is fetched for the tests, by the name of its pom in this folder. */
type Fetched = 'dynamodb-local' | 'verapdf';

const placesOf = (name: Fetched) => {
  const folder = join(LOCAL_FOLDER, name);
  return {
    folder,
    libraries: join(folder, 'lib'),
    stamp: join(folder, 'fetched'),
    pom: join(ROOT, 'test', 'support', `${name}-pom.xml`),
    log: join(LOCAL_FOLDER, `${name}.log`),
  };
};

const isFetched = async (name: Fetched): Promise<boolean> => {
  const { pom, stamp } = placesOf(name);
  return (await readFile(stamp, 'utf8').catch(() => '')) === (await readFile(pom, 'utf8'));
};

/**
 * Why nothing written in Java can run on this machine, or `undefined`: nobody but its owner can install Java and Maven.
 */
const javaIsMissing = async (name: Fetched): Promise<string | undefined> => {
  const { log } = placesOf(name);
  const java = await run(JAVA, ['-version'], log, 120_000);
  if (!java.ok) return 'Java is not installed';
  const version = Number(/version "(\d+)/.exec(java.output)?.[1]);
  if (version < 17) return `it needs Java 17 and this is Java ${version}`;
  if (await isFetched(name)) return undefined;
  return (await run('mvn', ['--version'], log, 120_000)).ok ? undefined : 'Maven is not installed';
};

/** The same; where the build runs, it is no excuse but a fault. */
export const whyNotByMaven = async (name: Fetched): Promise<string | undefined> => {
  const why = await javaIsMissing(name);
  if (why !== undefined && process.env['CI'] !== undefined) throw new Error(`no ${name}: ${why}`);
  return why;
};

/** The folder of the libraries that a pom names: fetched once, and again only when it names others. */
export const fetchByMaven = async (name: Fetched): Promise<string> => {
  const { folder, libraries, stamp, pom, log } = placesOf(name);
  if (await isFetched(name)) return libraries;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${libraries}`];
  const end = await run('mvn', ['--batch-mode', '--quiet', '--file', pom, ...copy], log, 600_000);
  if (!end.ok) throw new Error(`Maven could not fetch ${name} (${end.reason}; see ${log}): ${tailOf(end.output, 4)}`);
  await writeFile(stamp, await readFile(pom, 'utf8'));
  return libraries;
};
