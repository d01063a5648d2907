import { expect, it } from 'vitest';
import type { Originals } from '#shared/app/ports';
import { aReportId } from './stories.ts';

/** What every place for originals promises. */
export const itKeepsOriginals = (make: () => Originals): void => {
  const aName = (): string => `${aReportId()}/${'0'.repeat(32)}-${'f'.repeat(32)}`;

  it('gives the bytes back as they came', async () => {
    const originals = make();
    const [name, bytes] = [aName(), Buffer.from([0, 255, 10, 13, 0, 128])];
    await originals.keep(name, bytes);
    expect(Buffer.from(await originals.read(name))).toEqual(bytes);
  });

  it('takes the largest original that intake lets through', async () => {
    const originals = make();
    const [name, bytes] = [aName(), Buffer.alloc(700 * 1024 + 28, 7)];
    await originals.keep(name, bytes);
    expect(Buffer.from(await originals.read(name)).equals(bytes)).toBe(true);
  });

  it('keeps the first under a name, and takes the second for a repetition', async () => {
    const originals = make();
    const name = aName();
    await originals.keep(name, Buffer.from('pertama'));
    await originals.keep(name, Buffer.from('kedua'));
    expect(Buffer.from(await originals.read(name)).toString()).toBe('pertama');
  });

  it('lets one of several simultaneous ones be the first', async () => {
    const originals = make();
    const name = aName();
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => originals.keep(name, Buffer.from(text))));
    const kept = Buffer.from(await originals.read(name)).toString();
    expect(['a', 'b', 'c', 'd']).toContain(kept);
    await originals.keep(name, Buffer.from('z'));
    expect(Buffer.from(await originals.read(name)).toString()).toBe(kept);
  });

  it('fails loudly for a name under which nothing was kept', async () => {
    await expect(make().read(aName())).rejects.toThrow();
  });

  it('is not changed by what a caller does to bytes that it has written or read', async () => {
    const originals = make();
    const [name, bytes] = [aName(), Buffer.from('asli')];
    await originals.keep(name, bytes);
    bytes.fill(0);
    (await originals.read(name)).fill(0);
    expect(Buffer.from(await originals.read(name)).toString()).toBe('asli');
  });
};
