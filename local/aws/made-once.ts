import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Beside what was made, once it is whole. */
const MADE_FROM = 'made-from.json';

/** Has a folder made, unless it is there and was made from the very same. What was broken off is made anew. */
export const madeOnce = async (folder: string, from: readonly unknown[], make: () => Promise<void>): Promise<void> => {
  const file = join(folder, MADE_FROM);
  const text = JSON.stringify(from);
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return;
  await rm(folder, { recursive: true, force: true });
  await make();
  await writeFile(file, text);
};
