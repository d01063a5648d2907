import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { LOCAL_FOLDER } from './folders.ts';
import { awsEnvironment, type LocalAws } from './local-aws.ts';
import { Trouble } from './trouble.ts';

const RECORD = join(LOCAL_FOLDER, 'running.json');
const Running = z.object({ pid: z.int().positive(), endpoint: z.string().optional() });
type Running = z.infer<typeof Running>;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // half written, by a process that was killed
  }
};

/** The record of a `npm start` that still runs; one that was left by a crash counts as none. */
const readRunning = async (): Promise<Running | undefined> => {
  const parsed = Running.safeParse(readJson(await readFile(RECORD, 'utf8').catch(() => '')));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
};

export type Claim = {
  readonly announce: (endpoint: string) => Promise<void>;
  readonly release: () => Promise<void>;
};

const refuseSecond = (other: Running): never => {
  const where = other.endpoint === undefined ? '' : `, ${other.endpoint}`;
  throw new Trouble(`npm start sudah berjalan di folder ini (proses ${other.pid}${where}). Hentikan dulu dengan Ctrl-C di jendelanya.
npm start is already running in this folder. Stop it with Ctrl-C in its own window first.`);
};

/** Claims `.local/` for this process; refused while another one runs there. */
export const claimLocalFolder = async (): Promise<Claim> => {
  const other = await readRunning();
  if (other !== undefined) refuseSecond(other);
  await rm(RECORD, { force: true });
  await mkdir(dirname(RECORD), { recursive: true });
  const write = (running: Running, flag: 'w' | 'wx') => writeFile(RECORD, JSON.stringify(running), { flag });
  try {
    await write({ pid: process.pid }, 'wx');
  } catch (cause) {
    const faster = await readRunning();
    if (faster !== undefined) refuseSecond(faster);
    throw cause;
  }
  return {
    announce: (endpoint) => write({ pid: process.pid, endpoint }, 'w'),
    release: () => rm(RECORD, { force: true }),
  };
};

/** The AWS that the user's own environment names, if it names one. */
export const givenAws = (): LocalAws | undefined => {
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  if (!endpoint) return undefined;
  if (new URL(endpoint).hostname.endsWith('amazonaws.com')) {
    throw new Trouble('AWS_ENDPOINT_URL points at AWS itself; the local stage is only for an emulator.');
  }
  const env = awsEnvironment(endpoint, process.env['NODE_EXTRA_CA_CERTS']);
  return { endpoint, env };
};

/** Whether anything at all answers there; what it says is for others to judge. */
export const requireAnswer = async ({ endpoint }: LocalAws): Promise<void> => {
  try {
    await (await fetch(endpoint, { signal: AbortSignal.timeout(60_000) })).arrayBuffer();
  } catch (cause) {
    throw new Trouble(
      `AWS_ENDPOINT_URL=${endpoint}: tidak ada yang menjawab. Nyalakan, atau kosongkan variabel itu agar npm start menyalakan sendiri.
Nothing answers there. Start it, or unset the variable, and npm start brings its own.`,
      { cause },
    );
  }
};

/** Where the running system answers: what AWS_ENDPOINT_URL says, else what `npm start` has started here. */
export const runningAws = async (): Promise<LocalAws> => {
  const given = givenAws();
  if (given !== undefined) return given;
  const running = await readRunning();
  if (running?.endpoint === undefined) {
    throw new Trouble(`Sistem lokal belum berjalan. Jalankan "npm start" di jendela lain, tunggu sampai siap, lalu ulangi.
The local system is not running. Run "npm start" in another window, wait until it is ready, then try again.`);
  }
  return { endpoint: running.endpoint, env: awsEnvironment(running.endpoint) };
};
