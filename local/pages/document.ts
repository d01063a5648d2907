import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '#local/aws/folders';

/**
 * Writes a page of docs/. One that says this already stays as it is, so that whoever reads it meanwhile finds it whole.
 */
export const writeDocument = async (name: string, text: string): Promise<void> => {
  const file = join(ROOT, 'docs', name);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== text) await writeFile(file, text);
};
