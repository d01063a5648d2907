import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { accessPage } from './access-page.ts';

const PAGE = fileURLToPath(new URL('../docs/access.md', import.meta.url));

/** Writes the page that officials read from the table that the program uses. */
await writeFile(PAGE, accessPage());
console.log('docs/access.md');
