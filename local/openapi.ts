import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApiText } from './openapi-document.ts';

const FILE = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

/** Writes the description of the HTTP API from the table that the program uses. */
await writeFile(FILE, openApiText());
console.log('docs/openapi.json');
