import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callCommand } from '#test/support/commands';

const GIB = 1024 ** 3;
describe('npm run import', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'impor-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('refuses a sheet of 1 GiB before it reads any of it', async () => {
    const name = join(folder, 'besar.csv');
    const file = await open(name, 'w');
    // It takes no room: nothing is in it.
    await file.truncate(GIB);
    await file.close();
    expect(await callCommand('import', [name])).toEqual({
      code: 1,
      out: '',
      err: `${name}: 1024 MiB, paling banyak / at most 256 MiB\n`,
    });
  });

  it('says that there is no such file, and who must answer for what is written', async () => {
    const missing = join(folder, 'tidak-ada.csv');
    expect((await callCommand('import', [missing])).err).toContain('the file cannot be opened');
    expect((await callCommand('import', [missing, '--take-in'])).err).toContain('--by');
  });
});
