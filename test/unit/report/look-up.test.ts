import { describe, expect, it } from 'vitest';
import { asInABrowser } from '#test/support/drawn';

describe('what somebody types to find a report', () => {
  asInABrowser();
  const readingsOf = async (typed: string) => (await import('#web/console/reports/look-up.ts')).readingsOf(typed);

  it.each([
    '9900002',
    '#9900002',
    'SP4N-LAPOR! 9900002',
    'LAPOR! 9900002',
    'lapor 9900002',
    'Laporan nomor 9900002',
    'No. 9900002',
    'LAPOR! #9900002',
    'Permohonan informasi PPID 9900002',
  ])('is a number also with the name of its channel before it: %s', async (typed) => {
    expect(await readingsOf(typed)).toContainEqual({ number: '9900002' });
  });

  it('keeps a number whole that has a name of a channel in it', async () => {
    expect(await readingsOf('lapor-awal-7')).toContainEqual({ number: 'lapor-awal-7' });
  });

  it('is no number where other words stand before it', async () => {
    expect(await readingsOf('lampu 5')).toEqual([{ words: 'lampu 5', limit: 25 }]);
  });
});
