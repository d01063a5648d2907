import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/** What can be made again at any time. */
export const KEPT_FOLDER: string = join(ROOT, '.local');
