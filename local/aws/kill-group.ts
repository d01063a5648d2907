import type { ChildProcess } from 'node:child_process';

/**
 * Ends a process that was started as the leader of its own group (`detached`), and with it all that it started. A group
 * that is gone already is what was wanted.
 */
export const killGroup = (leader: ChildProcess): void => {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, 'SIGKILL');
  } catch {
    leader.kill('SIGKILL');
  }
};
