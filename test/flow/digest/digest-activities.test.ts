import { describe, expect, it } from 'vitest';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { digestFile } from '#shared/domain/digest/files';
import { aDoneActivity, newsOf } from '#test/support/builders/a-covered-year';
import { aDigestOffice, SECRETARY } from '#test/support/builders/a-digest-office';
import { wib } from '#test/support/builders/a-report';

const told = aDoneActivity('2025-06-30', 'llaj', { pictures: 1 });
const bare = aDoneActivity('2025-07-03', 'umum');
const before = aDoneActivity('2025-06-20', 'asdp', { pictures: 1 });
const done = { activities: [before, told, bare], news: [newsOf(told, '2025-07-01'), newsOf(before, '2025-06-21')] };

const inJuly = async (given: Parameters<typeof aDigestOffice>[0]) => {
  const office = aDigestOffice({ few: true, ...given });
  await office.log.setMark(`digest.${SECRETARY}`, wib('2025-06-30 07:30'));
  office.until(wib('2025-07-07 07:30'));
  await office.evaluate();
  await office.digest();
  const read = async (file: Parameters<typeof digestFile>[2], period = '2025-W27'): Promise<string> =>
    Buffer.from(await office.files.read(digestFile(SECRETARY, DigestPeriod.parse(period), file))).toString();
  return { office, read };
};

describe('a digest of an office that documents what it does', () => {
  it('says of a week that goes over into another month what was done in both, and how silent units are by then', async () => {
    const { office, read } = await inJuly({ done });
    const { coverage } = (await office.model('2025-W27')).digest;
    // Monday 30 June to Sunday 6 July
    expect(coverage?.days).toHaveLength(7);
    expect(coverage?.days[0]).toMatchObject({ date: '2025-06-30', how: { published: 1 } });
    expect(coverage?.units.map(({ id, done: n, silent, isOver }) => [id, n, silent, isOver])).toEqual([
      ['llaj', 1, 5, false],
      // from 21 June to 6 July
      ['asdp', 0, 15, true],
      ['keuangan', 0, null, false],
      ['umum', 1, null, false],
    ]);
    expect(coverage?.lacking).toMatchObject([{ id: bare.id, date: '2025-07-03', documented: false }]);
    expect(await read('laporan-kepatuhan.pdf')).toContain('Kegiatan dan berita');
    expect(await read('angka.xlsx')).toContain('Kegiatan dan berita');
    // the table of figures stays one of reports
    expect(await read('angka.csv')).not.toContain('egiatan');
  });

  it('counts a month by its own days', async () => {
    const { office } = await inJuly({ done });
    const { coverage } = (await office.model('2025-06')).digest;
    expect(coverage?.days).toHaveLength(30);
    expect(coverage?.units.map(({ published }) => published)).toEqual([1, 1, 0, 0]);
  });

  it('says nothing of it where nothing was ever recorded', async () => {
    const { office, read } = await inJuly({});
    expect((await office.model('2025-W27')).digest).not.toHaveProperty('coverage');
    for (const file of ['laporan-kepatuhan.pdf', 'angka.xlsx'] as const)
      expect(await read(file)).not.toContain('Kegiatan dan berita');
  });
});
