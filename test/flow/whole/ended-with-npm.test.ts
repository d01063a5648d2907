import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ROOT } from '#local/aws/folders';

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('what npm has started ends when npm is ended', async () => {
  // As npm does it: a shell that waits, and dies without passing a signal on.
  const shell = spawn('sh', ['-c', 'node local/enter.mjs test/support/waits.ts; true'], {
    cwd: ROOT,
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(shell.stdout, 'data');
  const pid = Number(line);
  expect(isThere(pid)).toBe(true);
  shell.kill('SIGTERM');
  while (isThere(pid)) await sleep(50);
});
