import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that running on this machine leaves behind: removing it loses nothing but time and sample data. */
export const LOCAL_FOLDER: string = join(ROOT, '.local');
