import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type Certificate, ensureCertificate } from './certificate.ts';
import { ROOT } from './folders.ts';
import { freePort } from './free-port.ts';
import { moveKeptQueues } from './kept-queues.ts';
import { killGroup } from './kill-group.ts';
import { awsEnvironment, type LocalAws, REGION } from './local-aws.ts';
import { ensurePython, type Python } from './python.ts';
import { tailOf } from './run-command.ts';
import { Trouble } from './trouble.ts';

export type EmulatorOptions = {
  /** Its own: the functions' code, temporary files and, where kept, the data. */
  readonly folder: string;
  readonly log: string;
  /** Taken if it is free; any other free one if not. */
  readonly preferredPort?: number;
  readonly tls?: boolean;
  /**
   * Every call is judged by the caller's policies, as on AWS. Buckets and queues then refuse plain HTTP: give `tls`
   * too.
   */
  readonly auth?: boolean;
  /** Where each call that is judged by a role's policies is written down, as a line of JSON (local/aws/judging.py). */
  readonly calls?: string;
  /** Data outlives it: saved when it stops, there again when the next one starts in the same folder. */
  readonly keep?: boolean;
  /**
   * How many function instances may run at once; each is a Node process of about 100 MB, started when there is work for
   * it. Too few, and a queue's batch that finds none free waits for its visibility timeout, which is minutes. All
   * sources of the system together ask for 16, the two functions that everybody asks keep 8 each, and the four others
   * behind the API have 4 each (local/aws/instances.py).
   */
  readonly concurrency?: number;
};

export type Emulator = LocalAws & {
  /** Ends it and every function process; safe to call twice. */
  readonly stop: () => Promise<void>;
  /** Resolves if it ends by itself. */
  readonly ended: Promise<void>;
};

const START_LIMIT_MS = 5 * 60_000;
/** One that hangs saves nothing; one that keeps its data writes it now. */
const STOP_LIMIT_MS = 8_000;
const SAVE_LIMIT_MS = 60_000;

const stateOf = ({ folder }: EmulatorOptions): string => join(folder, 'state');

/** It must not see more: whatever stands here, every function inherits. */
const environmentOf = (options: EmulatorOptions, port: number, python: Python, tls: Certificate | undefined) => ({
  ...python.env,
  // The functions run on the Node that runs this.
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  LANG: 'C.UTF-8',
  HOME: options.folder,
  TMPDIR: join(options.folder, 'tmp'),
  PYTHONUNBUFFERED: '1',
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  MINISTACK_HOST: 'localhost',
  MINISTACK_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  IOT_MTLS_ENABLED: '0',
  MINISTACK_APIGW_JWKS_TIMEOUT_SECONDS: '60',
  LAMBDA_ACCOUNT_CONCURRENCY: String(options.concurrency ?? 48),
  ...(options.auth ? { AUTH: 'true' } : {}),
  ...(options.keep
    ? {
        PERSIST_STATE: '1',
        STATE_DIR: stateOf(options),
        S3_PERSIST: '1',
        S3_DATA_DIR: join(options.folder, 's3'),
      }
    : {}),
  ...(tls === undefined
    ? {}
    : {
        USE_SSL: '1',
        MINISTACK_SSL_CERT: tls.certificatePath,
        MINISTACK_SSL_KEY: tls.keyPath,
        NODE_EXTRA_CA_CERTS: tls.certificatePath,
      }),
});

/** From now on this process trusts that certificate too: `fetch` and the SDK have no setting of their own for it. */
export const trustCertificate = async (path: string): Promise<void> => {
  setDefaultCACertificates([...getCACertificates('default'), await readFile(path, 'utf8')]);
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    const response = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};

const untilItAnswers = async (child: ChildProcess, endpoint: string, log: string): Promise<void> => {
  const limit = Date.now() + START_LIMIT_MS;
  while (!(await answers(endpoint))) {
    const gone = child.exitCode !== null || child.signalCode !== null;
    if (!gone && Date.now() < limit) {
      await sleep(50);
      continue;
    }
    killGroup(child);
    throw new Trouble(`The local AWS did not start${gone ? '' : ` within ${START_LIMIT_MS / 1000} s`}. The end of ${log}:
${tailOf(await readFile(log, 'utf8'), 12)}`);
  }
};

/** Ends it gently, so that it can save, and with force where it hangs; its function processes end with it. */
const stopping = (child: ChildProcess, exited: Promise<unknown>, limitMs: number) => async (): Promise<void> => {
  child.kill('SIGTERM');
  await Promise.race([exited, sleep(limitMs, undefined, { ref: false })]);
  killGroup(child);
  await exited;
};

/** A local AWS of one's own on this machine, ready to be called; it ends with this process, however that ends. */
export const startEmulator = async (options: EmulatorOptions): Promise<Emulator> => {
  const python = await ensurePython();
  const tls = options.tls ? await ensureCertificate(python) : undefined;
  const port = await freePort(options.preferredPort);
  if (options.keep) await moveKeptQueues(stateOf(options), port);
  else await rm(options.folder, { recursive: true, force: true });
  await rm(join(options.folder, 'tmp'), { recursive: true, force: true });
  await mkdir(join(options.folder, 'tmp'), { recursive: true });
  // Node takes a script for a module or not by the nearest package.json, which must not be this repository's.
  await writeFile(join(options.folder, 'package.json'), '{}');
  await mkdir(dirname(options.log), { recursive: true });
  const log = await open(options.log, 'w');
  const script = [
    join(ROOT, 'local', 'aws', 'serve-local-aws.py'),
    ...(options.calls === undefined ? [] : [options.calls]),
  ];
  const child = spawn(python.command, script, {
    cwd: options.folder,
    env: environmentOf(options, port, python, tls),
    stdio: ['pipe', log.fd, log.fd],
    detached: true,
  });
  const exited = once(child, 'exit').catch((cause: unknown) => cause);
  await log.close();
  if (tls !== undefined) await trustCertificate(tls.certificatePath);
  const endpoint = `${tls === undefined ? 'http' : 'https'}://localhost:${port}`;
  await untilItAnswers(child, endpoint, options.log);
  return {
    endpoint,
    env: awsEnvironment(endpoint, tls?.certificatePath),
    stop: stopping(child, exited, options.keep ? SAVE_LIMIT_MS : STOP_LIMIT_MS),
    ended: exited.then(() => {}),
  };
};
