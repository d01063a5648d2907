import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { LOCAL_FOLDER, ROOT } from '#local/aws/folders';
import { pythonWith } from '#local/aws/python';
import { runCommand } from '#local/aws/run-command';

const SCRIPT = join(ROOT, 'test', 'support', 'pdf-soundness.py');
const REQUIREMENTS = join(ROOT, 'test', 'support', 'requirements.txt');

const Soundness = z.object({ problems: z.array(z.string()), tagged: z.boolean() });

/**
 * What libqpdf says of each PDF: everything that is wrong with its syntax and its streams, and whether it is tagged.
 */
export const soundness = async (pdfs: readonly Uint8Array[]): Promise<readonly z.infer<typeof Soundness>[]> => {
  const python = await pythonWith(REQUIREMENTS);
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'));
  try {
    const files = pdfs.map((_, index) => join(folder, `${index}.pdf`));
    await Promise.all(pdfs.map((pdf, index) => writeFile(join(folder, `${index}.pdf`), pdf)));
    const { ok, reason, output } = await runCommand({
      command: python.command,
      args: [SCRIPT, ...files],
      env: { ...process.env, ...python.env },
      log: join(LOCAL_FOLDER, 'pdf-soundness.log'),
      limitMs: 120_000,
    });
    if (!ok) throw new Error(`libqpdf could not look at it (${reason}): ${output}`);
    return z.array(Soundness).parse(JSON.parse(output));
  } finally {
    await rm(folder, { recursive: true });
  }
};
