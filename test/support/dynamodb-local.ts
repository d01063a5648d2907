import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_FOLDER, ROOT } from '#local/folders';
import { freePort } from '#local/free-port';
import { clientConfig } from '#local/local-aws';
import { runCommand, tailOf } from '#local/run-command';
import { dataStack } from './data-stack.ts';

/** AWS's own DynamoDB for one machine: a second opinion on everything that the local AWS says of the table. */
export type DynamoDbLocal = {
  readonly config: ReturnType<typeof clientConfig>;
  readonly table: string;
  readonly stop: () => Promise<void>;
};

const FOLDER = join(LOCAL_FOLDER, 'dynamodb-local');
const LIBRARIES = join(FOLDER, 'lib');
const LOG = join(LOCAL_FOLDER, 'dynamodb-local.log');
const STAMP = join(FOLDER, 'fetched');
const POM = join(ROOT, 'test', 'support', 'dynamodb-local-pom.xml');
const JAVA = 'java';
const START_LIMIT_MS = 240_000;

const run = (command: string, args: readonly string[], limitMs: number) =>
  runCommand({ command, args, log: LOG, limitMs, env: process.env });

const javaIsMissing = async (): Promise<string | undefined> => {
  const java = await run(JAVA, ['-version'], 120_000);
  if (!java.ok) return 'Java is not installed';
  const version = Number(/version "(\d+)/.exec(java.output)?.[1]);
  return version >= 17 ? undefined : `it needs Java 17 and this is Java ${version}`;
};

/** By Maven, once: again only when other versions are asked for. */
const fetchIsMissing = async (): Promise<string | undefined> => {
  const pom = await readFile(POM, 'utf8');
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === pom) return undefined;
  if (!(await run('mvn', ['--version'], 120_000)).ok) return 'Maven is not installed';
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${LIBRARIES}`];
  const end = await run('mvn', ['--batch-mode', '--quiet', '--file', POM, ...copy], 600_000);
  if (!end.ok) return `Maven could not fetch it (${end.reason}; see ${LOG})`;
  await writeFile(STAMP, pom);
  return undefined;
};

/** Why it cannot run here; `undefined` when it can. The build must not pass without it, so there it is no excuse but a fault. */
export const whyNoDynamoDbLocal = async (): Promise<string | undefined> => {
  const why = (await javaIsMissing()) ?? (await fetchIsMissing());
  if (why !== undefined && process.env['CI'] !== undefined) throw new Error(`no DynamoDB Local: ${why}`);
  return why;
};

const untilItAnswers = async (client: DynamoDBClient, gone: () => boolean): Promise<void> => {
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    try {
      await client.send(new ListTablesCommand(), { abortSignal: AbortSignal.timeout(30_000) });
      return;
    } catch (cause) {
      if (gone() || Date.now() > limit) {
        throw new Error(`DynamoDB Local did not start: ${tailOf(await readFile(LOG, 'utf8'), 8)}`, { cause });
      }
      await sleep(100);
    }
  }
};

/** Starts one in memory, with the office's table; whoever started it stops it. */
export const startDynamoDbLocal = async (): Promise<DynamoDbLocal> => {
  const port = await freePort();
  const log = await open(LOG, 'a');
  const child = spawn(
    JAVA,
    [
      '-Xmx512m',
      `-Djava.library.path=${LIBRARIES}`,
      '-classpath',
      join(LIBRARIES, '*'),
      'software.amazon.dynamodb.services.local.main.ServerRunner',
      '-inMemory',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    // In this process's own group, so that Ctrl-C ends it too.
    { cwd: FOLDER, stdio: ['ignore', log.fd, log.fd] },
  );
  const exited = once(child, 'exit');
  await log.close();
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const stop = async (): Promise<void> => {
    end();
    await exited;
    process.removeListener('exit', end);
  };
  const config = clientConfig({ endpoint: `http://127.0.0.1:${port}` });
  const client = new DynamoDBClient({ ...config, maxAttempts: 1 });
  const table = 'tanggap-contract';
  try {
    await untilItAnswers(client, () => child.exitCode !== null || child.signalCode !== null);
    await client.send(new CreateTableCommand({ ...dataStack().table, TableName: table }));
  } catch (cause) {
    await stop();
    throw cause;
  }
  client.destroy();
  return { config, table, stop };
};
