import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { killGroup } from './kill-group.ts';

export type Command = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Where its output is appended. */
  readonly log: string;
  /** Is given each line of it. */
  readonly onLine?: ((line: string) => void) | undefined;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
};

export type CommandEnd = {
  readonly ok: boolean;
  /** Why it did not do its work: its exit code, the time limit, or that it is not there at all. */
  readonly reason: string;
  readonly output: string;
};

/**
 * Runs a command to its end with a time limit; when the limit or the signal ends it, so do the processes it started.
 */
export const runCommand = async ({
  command,
  args,
  env,
  cwd,
  log,
  limitMs,
  signal,
  onLine,
}: Command): Promise<CommandEnd> => {
  await mkdir(dirname(log), { recursive: true });
  const file = createWriteStream(log, { flags: 'a' });
  file.write(`\n$ ${command} ${args.join(' ')}\n`);
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (onLine !== undefined) createInterface(stream).on('line', onLine);
    stream.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text);
      file.write(text);
    });
  }
  const limit = AbortSignal.timeout(limitMs);
  const stop = signal === undefined ? limit : AbortSignal.any([limit, signal]);
  const end = () => killGroup(child);
  stop.addEventListener('abort', end);
  if (stop.aborted) end();
  const reason = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, killed) => {
      if (limit.aborted) resolve(`no end after ${limitMs / 1000} s`);
      else resolve(code === 0 ? '' : `exit ${code ?? killed}`);
    });
  });
  stop.removeEventListener('abort', end);
  file.end();
  await once(file, 'close');
  return { ok: reason === '', reason, output: chunks.join('') };
};

/** The last lines of a long output, for a person who wants to know why it ended. */
export const tailOf = (output: string, lines = 20): string => output.trimEnd().split('\n').slice(-lines).join('\n');
