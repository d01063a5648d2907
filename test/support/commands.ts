import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import * as z from 'zod';
import { ROOT } from '#local/aws/folders';
import type { LocalAws } from '#local/aws/local-aws';
import { COMMANDS, type CommandName } from '#local/cli/commands';
import { paintedText, terminalText } from '#local/cli/terminal-text';

export type Ended = { readonly code: number; readonly out: string; readonly err: string };

type Given = {
  /** What comes by standard input. */
  readonly input?: string;
  /** The running system, where there is one. */
  readonly aws?: LocalAws;
};

/** Calls a command of the package in this process: what its script would have written and answered. */
export const callCommand = async (
  name: CommandName,
  args: readonly string[],
  { input = '', aws }: Given = {},
): Promise<Ended> => {
  const out: string[] = [];
  const err: string[] = [];
  const output = new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      out.push(String(chunk));
      done();
    },
  });
  const command = await COMMANDS[name]();
  const code = await command(args, {
    input: Readable.from([input]),
    output,
    print: (text) => out.push(`${paintedText(text)}\n`),
    complain: (text) => err.push(`${terminalText(text)}\n`),
    findAws: async () => aws ?? Promise.reject(new Error('no system runs beside this test')),
    onInterrupt: () => new AbortController().signal,
  });
  return { code, out: out.join(''), err: err.join('') };
};

const Package = z.object({ scripts: z.record(z.string(), z.string()) });

/** The scripts of the package, each as what it starts. */
export const packageScripts = (): Readonly<Record<string, string>> =>
  Package.parse(JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'))).scripts;

/** Starts a command of the package as a process of its own, by the package's script. */
export const startCommand = async (
  name: CommandName,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> => {
  const [, ...script] = packageScripts()[name]?.split(' ') ?? [];
  const options = { cwd: ROOT, env, input, reject: false, stripFinalNewline: false } as const;
  const { exitCode, stdout, stderr } = await execa(process.execPath, [...script, ...args], options);
  return { code: exitCode ?? Number.NaN, out: stdout, err: stderr };
};
