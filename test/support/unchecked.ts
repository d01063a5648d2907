import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_FOLDER } from '#local/folders';

const FOLDER = join(LOCAL_FOLDER, 'test-results');

/** What cannot be checked on this machine is never passed over in silence: the gate prints these lines last. */
export const noteUnchecked = (what: string, why: string): void => {
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(join(FOLDER, 'unchecked.txt'), `${what}: ${why}\n`);
};
