import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a kept local AWS says what its queues are called; their names are their addresses, with the port. */
const NAMING = ['sqs.json', 'lambda.json', 'cloudformation.json'];
const PORT_OF_A_QUEUE = /(?<=https?:\/\/localhost:)\d+(?=\/\d{12}\/)/g;

/** Data that was kept at another port is found again: queues, and who was told of them, have this one's. */
export const moveKeptQueues = async (stateFolder: string, port: number): Promise<void> => {
  for (const name of NAMING) {
    const file = join(stateFolder, name);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const moved = text?.replaceAll(PORT_OF_A_QUEUE, String(port));
    if (moved !== undefined && moved !== text) await writeFile(file, moved);
  }
};
