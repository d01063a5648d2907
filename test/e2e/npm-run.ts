import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stack } from './system.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a command of the package against the running system, as a person would. */
export const npmRun = (script: string, ...args: readonly string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...stack.aws.env, AWS_ENDPOINT_URL: stack.aws.endpoint };
    execFile(process.execPath, [`local/${script}.ts`, ...args], { cwd: ROOT, env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: `${out}${err}` });
    });
  });
