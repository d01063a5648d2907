import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { execa } from 'execa';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { portalPackage } from '#shared/adapters/files/portal-package';
import type { PortalNews } from '#shared/app/news/ports';
import { filesInZip } from '#test/support/files-in-zip';
import { noteUnchecked } from '#test/support/unchecked';

const aPicture = (n: number, bytes: Uint8Array = Buffer.from([0xff, 0xd8, n])): PortalNews['pictures'][number] => ({
  bytes,
  alt: `Rambu ke-${n} di tepi jalan`,
  caption: `Pemasangan rambu ke-${n}`,
  credit: 'Humas Dinas',
});
const NEWS: PortalNews = {
  headline: 'Rambu <baru> & marka "jalan"',
  paragraphs: ['Paragraf satu.', 'Paragraf <b>dua</b> & =1+1.'],
  pictures: [aPicture(1), { ...aPicture(2), caption: undefined, alt: '=HYPERLINK("x")' }],
};

const packed = (news: PortalNews): Uint8Array => {
  const made = portalPackage(news);
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
};

const text = (files: ReadonlyMap<string, Buffer>, name: string): string => files.get(name)?.toString() ?? '';

describe('a news item for the portal', () => {
  it('is a zip of the text, the same as HTML, what to write below each picture, and the pictures, by plain names', async () => {
    const files = await filesInZip(packed(NEWS));
    expect([...files.keys()]).toEqual(['berita.txt', 'berita.html', 'foto.csv', 'foto-1.jpg', 'foto-2.jpg']);
    for (const name of files.keys()) expect(name).toMatch(/^[a-z0-9.-]+$/);
    expect(files.get('foto-2.jpg')).toEqual(Buffer.from([0xff, 0xd8, 2]));
  });

  it('has the text as it was written, to be pasted', async () => {
    expect(text(await filesInZip(packed(NEWS)), 'berita.txt')).toBe(
      [
        '\uFEFFRambu <baru> & marka "jalan"',
        '',
        'Paragraf satu.',
        '',
        'Paragraf <b>dua</b> & =1+1.',
        '',
        'foto-1.jpg: Pemasangan rambu ke-1 · Foto: Humas Dinas',
        'foto-2.jpg: Foto: Humas Dinas',
        '',
      ].join('\r\n'),
    );
  });

  it('has a fragment of HTML in which whatever somebody typed is text', async () => {
    const html = text(await filesInZip(packed(NEWS)), 'berita.html');
    expect(html).toContain('<h1>Rambu &lt;baru> &amp; marka &quot;jalan&quot;</h1>');
    expect(html).toContain('<p>Paragraf &lt;b>dua&lt;/b> &amp; =1+1.</p>');
    expect(html).toContain('<img src="foto-1.jpg" alt="Rambu ke-1 di tepi jalan"');
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(([, name]) => name);
    expect(new Set(tags)).toEqual(new Set(['meta', 'h1', 'p', 'figure', 'img', 'figcaption']));
  });

  it('has a table of the pictures that a spreadsheet opens and runs nothing of', async () => {
    const rows: unknown = parse(text(await filesInZip(packed(NEWS)), 'foto.csv'), { bom: true });
    expect(rows).toEqual([
      ['berkas', 'keterangan', 'teks alternatif', 'kredit'],
      ['foto-1.jpg', 'Pemasangan rambu ke-1', 'Rambu ke-1 di tepi jalan', 'Humas Dinas'],
      ['foto-2.jpg', '', '\'=HYPERLINK("x")', 'Humas Dinas'],
    ]);
  });

  it('is the text alone where there are no pictures', async () => {
    const files = await filesInZip(packed({ ...NEWS, pictures: [] }));
    expect([...files.keys()]).toEqual(['berita.txt', 'berita.html']);
    expect(text(files, 'berita.txt')).not.toContain('foto');
  });

  it('is the same to the byte for the same news', () => {
    expect(Buffer.from(packed(NEWS)).equals(packed(structuredClone(NEWS)))).toBe(true);
  });

  it('holds ten pictures of 1280 pixels as cameras make them', async () => {
    // Noise over a gradient, softened, is as hard to pack as trees and gravel are.
    const shot = await sharp({
      create: { width: 1280, height: 960, channels: 3, background: '#708050', noise: { type: 'gaussian', sigma: 45 } },
    })
      .blur(0.9)
      .jpeg({ quality: 80 })
      .toBuffer();
    expect(shot.byteLength).toBeGreaterThan(250_000);
    const ten = { ...NEWS, pictures: Array.from({ length: 10 }, (_, n) => aPicture(n + 1, shot)) };
    expect(packed(ten).byteLength).toBeLessThan(5_000_000);
    expect((await filesInZip(packed(ten))).get('foto-10.jpg')?.equals(shot)).toBe(true);
  });

  it('says that it is too large, and leaves no picture out, where it does not fit into an answer', () => {
    const large = { ...NEWS, pictures: [aPicture(1, Buffer.alloc(4_400_001, 7))] };
    expect(portalPackage(large)).toEqual({ ok: false, refusal: 'packageTooLarge' });
    const fits = { ...NEWS, pictures: [aPicture(1, Buffer.alloc(4_397_000, 7))] };
    // Six megabytes are 6,291,556 bytes of base64 and JSON.
    expect(Buffer.from(packed(fits)).toString('base64').length).toBeLessThan(6_000_000);
  });

  it('is whole for unzip too', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-'));
    try {
      const file = join(folder, 'berita.zip');
      writeFileSync(file, packed(NEWS));
      const { exitCode, stdout, code } = await execa('unzip', ['-t', file], { reject: false });
      if (code === 'ENOENT') {
        noteUnchecked('The package for the portal, by unzip', 'there is no unzip on this machine');
        return skip();
      }
      expect(stdout).toContain('No errors detected');
      expect(exitCode).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
