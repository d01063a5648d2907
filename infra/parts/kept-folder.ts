import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT_FOLDER } from './folders.ts';

/** So many are kept of one kind: somebody may still be reading the one before. */
const KEPT = 3;
const MAKING = '.making-';
/** Whatever is being made for longer was broken off. */
const BROKEN_OFF_MS = 3_600_000;

/**
 * A folder of things that follow from `from` alone: made when it is first asked for, then found again. It is made under
 * another name, so that it is whole or not there, also when two processes make it at once. The ones that were longest
 * not asked for go.
 */
export const keptFolder = (
  kind: string,
  from: string,
  make: (making: string) => void,
  within = KEPT_FOLDER,
): string => {
  const all = join(within, kind);
  const folder = join(all, createHash('sha256').update(from).digest('hex').slice(0, 16));
  mkdirSync(all, { recursive: true });
  if (!existsSync(folder)) {
    const making = mkdtempSync(join(all, MAKING));
    try {
      make(making);
      publish(making, folder);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  const now = new Date();
  utimesSync(folder, now, now);
  clear(all, now.getTime());
  return folder;
};

const publish = (making: string, folder: string): void => {
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another process was faster, and made the same.
    if (!existsSync(folder)) throw error;
  }
};

const clear = (all: string, now: number): void => {
  const found = readdirSync(all).flatMap((name) => {
    const used = statSync(join(all, name), { throwIfNoEntry: false })?.mtimeMs;
    return used === undefined ? [] : [{ name, used }];
  });
  const [making, made] = [true, false].map((is) => found.filter(({ name }) => name.startsWith(MAKING) === is));
  const old = [
    ...(made ?? []).toSorted((a, b) => b.used - a.used).slice(KEPT),
    ...(making ?? []).filter(({ used }) => now - used > BROKEN_OFF_MS),
  ];
  for (const { name } of old) rmSync(join(all, name), { recursive: true, force: true });
};
