import { describe, expect, it } from 'vitest';
import { digestText } from '#shared/domain/digest/document';
import { leakOf } from '#shared/domain/digest/leak';
import { aDigest } from '#test/support/builders/a-digest';
import { policy } from '#test/support/policy';

const sectionOf = (leak: ReturnType<typeof leakOf>) =>
  digestText(policy, aDigest({ leak })).sections.find(({ heading }) => heading.endsWith('Di luar kanal resmi'));

describe('what leaked past the official channel', () => {
  it('is counted by unit, those with the most first, without what was set aside', () => {
    const leak = leakOf(policy, [
      { unit: 'asdp', state: 'waiting' },
      { unit: 'llaj', state: 'waiting' },
      { unit: 'llaj', state: 'matched' },
      { unit: 'llaj', state: 'dismissed' },
      { unit: undefined, state: 'waiting' },
    ]);
    expect(leak.map(({ contacts, matched }) => [contacts, matched])).toEqual([
      [2, 1],
      [1, 0],
      [1, 0],
    ]);
    expect(leak.map(({ unit }) => unit)).toContain('Wewenang instansi lain');
  });

  it('is a sentence, numbers, and bars on one scale', () => {
    const [part] =
      sectionOf([
        { unit: 'Bidang Contoh', contacts: 4, matched: 1 },
        { unit: 'Bidang Lain', contacts: 2, matched: 2 },
      ])?.parts ?? [];
    expect(part?.says).toMatch(/^Dalam periode ini warga 6 kali menghubungi petugas .*; 3 di antaranya/);
    expect(part?.table.rows).toEqual([
      ['Bidang Contoh', '4', '1'],
      ['Bidang Lain', '2', '2'],
    ]);
    expect(part?.table.bars?.map((bar) => bar.map(({ share }) => share))).toEqual([
      [25, 75],
      [50, 0],
    ]);
  });

  it('has no section where nothing leaked', () => {
    expect(sectionOf([])).toBeUndefined();
  });
});
