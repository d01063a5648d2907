import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sentDifferences, writeEdition } from '#local/cli/editions';
import type { FrozenDigest } from '#shared/domain/digest/digest';
import { aDigest } from '#test/support/builders/a-digest';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edisi-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('an edition of a digest', () => {
  it('is written beside those that are there, and none of them is touched', async () => {
    const file = join(folder, 'laporan-kepatuhan-2026-05.pdf');
    for (const bytes of ['satu', 'dua', 'tiga']) await writeEdition(file, Buffer.from(bytes));
    const names = ['laporan-kepatuhan-2026-05-edisi-2.pdf', 'laporan-kepatuhan-2026-05-edisi-3.pdf'];
    expect((await readdir(folder)).toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      ...names,
      'laporan-kepatuhan-2026-05.pdf',
    ]);
    expect(await readFile(file, 'utf8')).toBe('satu');
    expect(await readFile(join(folder, names[1] ?? ''), 'utf8')).toBe('tiga');
  });

  it('is named so whatever the file is called', async () => {
    const file = join(folder, 'laporan');
    expect(await writeEdition(file, Buffer.from('a'))).toBe(file);
    expect(await writeEdition(file, Buffer.from('a'))).toBe(`${file}-edisi-2`);
  });

  it('is not written where nothing can be', async () => {
    await expect(writeEdition(join(folder, 'tidak', 'ada.pdf'), Buffer.from('a'))).rejects.toThrow(/ENOENT/);
  });
});

describe('what differs from the digest that was sent', () => {
  const frozen = (closed: number): FrozenDigest => ({
    digest: aDigest({ asOf: wib('2025-05-01 07:30') }),
    cells: [],
    figures: [
      {
        name: 'closed',
        kind: 'count',
        asOf: wib('2025-05-01 07:30'),
        numerator: closed,
        denominator: 5,
        ratio: closed / 5,
        n: 5,
      },
    ],
  });

  it('is each figure that has another value by now, as it was and as it is', () => {
    const lines = sentDifferences(policy, { recipient: 'sekretaris', frozen: frozen(2) }, frozen(4));
    expect(lines).toEqual([
      '1 angka berbeda dari yang dikirim kepada sekretaris (keadaan per 1 Mei 2025 pukul 07.30 WIB) / figures that differ from what was sent:',
      '  Selesai: 2 dari 5 (40%) → 4 dari 5 (80%)',
    ]);
  });

  it('is said to be nothing where all are as sent', () => {
    const [line] = sentDifferences(policy, { recipient: 'sekretaris', frozen: frozen(2) }, frozen(2));
    expect(line).toMatch(/^Semua angka sama dengan yang dikirim kepada sekretaris/);
  });
});
