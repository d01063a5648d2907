import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { runTree, type TreeCost } from './process-tree.ts';
import { type Comparison, compare } from './spread.ts';

const ROUNDS = 5;
const SIZE = { width: 4_000, height: 3_000 } as const;
const OURS = fileURLToPath(new URL('evidence-process.ts', import.meta.url));
const BARE = fileURLToPath(new URL('bare-picture.ts', import.meta.url));

/** A scene in the size of a phone's pictures, with as much noise as these have. */
const aLargePicture = async (): Promise<Buffer> => {
  const noise = await sharp({
    create: { ...SIZE, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 12 } },
  })
    .png()
    .toBuffer();
  return sharp(await aDrawnScene(1))
    .resize(SIZE.width, SIZE.height)
    .composite([{ input: noise, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer();
};

/** Fresh processes in turns: a picture from its upload to the view of it, and the same picture written anew. */
export const measureEvidence = async (): Promise<{
  readonly time: readonly Comparison[];
  readonly memory: readonly Comparison[];
  readonly kilobytes: number;
}> => {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  try {
    const [file, picture] = [join(folder, 'picture.jpg'), await aLargePicture()];
    await writeFile(file, picture);
    const [ours, bare]: [TreeCost[], TreeCost[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      ours.push(await runTree(process.execPath, [OURS, file]));
      bare.push(await runTree(process.execPath, [BARE, file]));
    }
    const compared = (what: string, unit: 'ms' | 'MB', of: (cost: TreeCost) => number): Comparison =>
      compare(what, unit, ours.slice(1).map(of), bare.slice(1).map(of));
    return {
      time: [compared('seluruhnya / in all', 'ms', ({ ms }) => ms)],
      memory: [compared('memori terbanyak / most memory', 'MB', ({ peakMb }) => peakMb)],
      kilobytes: Math.round(picture.length / 1_000),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};
