import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_FOLDER } from '#local/aws/folders';

const FOLDER = join(LOCAL_FOLDER, 'test-results');
const FILE = join(FOLDER, 'unchecked.txt');

/**
 * What cannot be checked on this machine is never passed over in silence: the gate and the hunts print these lines
 * last.
 */
export const noteUnchecked = (what: string, why: string): void => {
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(FILE, `${what}: ${why}\n`);
};

/** What has been noted since it was last forgotten, a line each. */
export const readUnchecked = (): readonly string[] => {
  try {
    return readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return []; // nothing was noted
  }
};

export const forgetUnchecked = (): void => rmSync(FILE, { force: true });
