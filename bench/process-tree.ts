import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** What a command took with all that it started. `peakMb` is NaN where the system does not tell. */
export type TreeCost = { readonly ms: number; readonly peakMb: number };

const EVERY_MS = 20;

/**
 * Runs a command to its end, and looks again and again at the memory of its process group: shared pages count once.
 * `drive` may tell it over its third and fourth pipe what to do.
 */
export const runTree = async (
  command: string,
  args: readonly string[],
  drive: (child: ChildProcess) => Promise<void> = async () => {},
): Promise<TreeCost> => {
  const begun = performance.now();
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit').then(() => true);
  const driven = drive(child);
  let peakKb = 0;
  let isOver = false;
  while (!isOver) {
    peakKb = Math.max(peakKb, groupKb(child));
    isOver = await Promise.race([ended, setTimeout(EVERY_MS, false)]);
  }
  await driven;
  if (child.exitCode !== 0) throw new Error(`${command} ended with ${child.exitCode ?? child.signalCode}`);
  return { ms: performance.now() - begun, peakMb: peakKb === 0 ? Number.NaN : peakKb / 1_000 };
};

const groupKb = ({ pid }: ChildProcess): number =>
  pidsOf(pid).reduce((sum, one) => {
    const [, kb = '0'] = /^Pss:\s+(\d+)/m.exec(textOf(`/proc/${one}/smaps_rollup`)) ?? [];
    return sum + Number(kb);
  }, 0);

/** The processes of a group: the fifth field of what Linux says of each, after a name that may hold anything. */
const pidsOf = (group: number | undefined): readonly string[] =>
  namesIn('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    const [, , groupOf] = textOf(`/proc/${name}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    return groupOf === String(group);
  });

/** A process may be gone by the time it is looked at, and other systems have no such folder. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
