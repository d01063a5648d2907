import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { runCommand, tailOf } from '#local/aws/run-command';
import { fetchByMaven, JAVA } from './maven.ts';

/** What veraPDF, by which archives judge, finds wrong with a PDF as PDF/A-2a: a line for each rule that is broken. */
export const pdfAFaults = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const libraries = await fetchByMaven('verapdf');
  const folder = await mkdtemp(join(tmpdir(), 'pdf-a-'));
  try {
    const file = join(folder, 'judged.pdf');
    await writeFile(file, pdf);
    const cli = ['-classpath', join(libraries, '*'), 'org.verapdf.apps.GreenfieldCliWrapper'];
    const { output } = await runCommand({
      command: JAVA,
      args: [...cli, '--flavour', '2a', '--format', 'text', '--verbose', file],
      env: process.env,
      log: join(LOCAL_FOLDER, 'verapdf.log'),
      limitMs: 300_000,
    });
    const said = output.split('\n').map((line) => line.trim());
    const verdict = said.find((line) => line.endsWith(`${file} 2a`));
    if (verdict === undefined) throw new Error(`veraPDF came to no verdict: ${tailOf(output, 4)}`);
    if (verdict.startsWith('PASS')) return [];
    return said.filter((line) => line.startsWith('FAIL') && line !== verdict);
  } finally {
    await rm(folder, { recursive: true });
  }
};
