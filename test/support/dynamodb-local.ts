import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { freePort } from '#local/aws/free-port';
import { clientConfig } from '#local/aws/local-aws';
import { tailOf } from '#local/aws/run-command';
import { dataStack } from './data-stack.ts';
import { fetchByMaven, JAVA } from './maven.ts';

/** AWS's own DynamoDB for one machine: a second opinion on everything that the local AWS says of the table. */
export type DynamoDbLocal = {
  readonly config: ReturnType<typeof clientConfig>;
  readonly table: string;
  readonly stop: () => Promise<void>;
};

const LOG = join(LOCAL_FOLDER, 'dynamodb-local.log');
const START_LIMIT_MS = 240_000;

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
  const libraries = await fetchByMaven('dynamodb-local');
  const port = await freePort();
  const log = await open(LOG, 'a');
  const child = spawn(
    JAVA,
    [
      '-Xmx512m',
      `-Djava.library.path=${libraries}`,
      '-classpath',
      join(libraries, '*'),
      'software.amazon.dynamodb.services.local.main.ServerRunner',
      '-inMemory',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    // In this process's own group, so that Ctrl-C ends it too.
    { cwd: dirname(libraries), stdio: ['ignore', log.fd, log.fd] },
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
