import { expect, it } from 'vitest';
import type { KeptFiles, ListKeptFiles } from '#shared/app/access/ports';
import { aReportId } from '#test/contract/stories';

/** What every place for kept files promises. */
export const itKeepsFiles = (make: () => KeptFiles & ListKeptFiles): void => {
  const aName = (): string => `${aReportId()}/${'0'.repeat(32)}-${'f'.repeat(32)}`;

  it('gives the bytes back as they came', async () => {
    const files = make();
    const [name, bytes] = [aName(), Buffer.from([0, 255, 10, 13, 0, 128])];
    await files.keep(name, bytes);
    expect(Buffer.from(await files.read(name))).toEqual(bytes);
  });

  it('takes the largest original report that intake lets through', async () => {
    const files = make();
    const [name, bytes] = [aName(), Buffer.alloc(700 * 1024 + 28, 7)];
    await files.keep(name, bytes);
    expect(Buffer.from(await files.read(name)).equals(bytes)).toBe(true);
  });

  it('keeps the first under a name, and takes the second for a repetition', async () => {
    const files = make();
    const name = aName();
    await files.keep(name, Buffer.from('pertama'));
    await files.keep(name, Buffer.from('kedua'));
    expect(Buffer.from(await files.read(name)).toString()).toBe('pertama');
  });

  it('lets one of several simultaneous ones be the first', async () => {
    const files = make();
    const name = aName();
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => files.keep(name, Buffer.from(text))));
    const kept = Buffer.from(await files.read(name)).toString();
    expect(['a', 'b', 'c', 'd']).toContain(kept);
    await files.keep(name, Buffer.from('z'));
    expect(Buffer.from(await files.read(name)).toString()).toBe(kept);
  });

  it('fails loudly for a name under which nothing was kept', async () => {
    await expect(make().read(aName())).rejects.toThrow();
  });

  it('finds what was kept, and nothing under another name', async () => {
    const files = make();
    const name = aName();
    await files.keep(name, Buffer.from('isi'));
    expect(Buffer.from((await files.find(name)) ?? []).toString()).toBe('isi');
    expect(await files.find(aName())).toBeUndefined();
  });

  it('lists what is kept under names that begin so, each with when it was first put there', async () => {
    const files = make();
    const folder = `${aReportId()}/`;
    const names = ['a', 'b', 'c'].map((name) => `${folder}${name}.json`);
    for (const name of [...names, aName()]) await files.keep(name, Buffer.from('isi'));
    const listed = await files.list(folder);
    expect(listed.map(({ name }) => name).toSorted((one, other) => one.localeCompare(other))).toEqual(names);
    await files.keep(`${folder}a.json`, Buffer.from('lagi'));
    expect(await files.list(folder)).toEqual(listed);
    expect(await files.list(`${folder}z`)).toEqual([]);
  });

  it('is not changed by what a caller does to bytes that it has written or read', async () => {
    const files = make();
    const [name, bytes] = [aName(), Buffer.from('asli')];
    await files.keep(name, bytes);
    bytes.fill(0);
    (await files.read(name)).fill(0);
    expect(Buffer.from(await files.read(name)).toString()).toBe('asli');
  });
};
