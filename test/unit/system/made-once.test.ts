import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeOnce } from '#local/aws/made-once';

describe('a folder that is made once', () => {
  let within = '';
  let made = 0;
  beforeEach(async () => {
    within = await mkdtemp(join(tmpdir(), 'tanggap-made-'));
    made = 0;
  });
  afterEach(() => rm(within, { recursive: true, force: true }));

  const folder = (): string => join(within, 'folder');
  const make = async (): Promise<void> => {
    made += 1;
    await mkdir(folder(), { recursive: true });
    await writeFile(join(folder(), `file-${made}`), '');
  };

  it('is taken as it is where it was made from the same', async () => {
    await madeOnce(folder(), ['sources', { a: 1 }], make);
    await madeOnce(folder(), ['sources', { a: 1 }], make);
    expect(made).toBe(1);
  });

  it('is made anew from anything else, and holds nothing of before', async () => {
    await madeOnce(folder(), ['sources', { a: 1 }], make);
    await madeOnce(folder(), ['sources', { a: 2 }], make);
    expect(await readdir(folder())).toEqual(['file-2', 'made-from.json']);
  });

  it('is made anew where it was broken off', async () => {
    const brokenOff = async (): Promise<void> => {
      await make();
      throw new Error('stopped');
    };
    await expect(madeOnce(folder(), ['sources'], brokenOff)).rejects.toThrow('stopped');
    await madeOnce(folder(), ['sources'], make);
    expect(await readdir(folder())).toEqual(['file-2', 'made-from.json']);
  });
});
