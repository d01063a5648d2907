import { describe, expect, it } from 'vitest';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { periodNamed } from '#shared/domain/calendar/period';
import { briefOf } from '#shared/domain/digest/brief';
import { digestCoverage } from '#shared/domain/digest/coverage';
import { Digest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { digestWriter } from '#shared/domain/digest/number-words';
import { coverageOf } from '#shared/domain/news/coverage';
import { aCoveredYear, aDoneActivity, anOccurrence, newsOf } from '#test/support/builders/a-covered-year';
import { aDigest } from '#test/support/builders/a-digest';
import { policy } from '#test/support/policy';

const told = aDoneActivity('2026-11-04', 'llaj', { pictures: 1 });
const bare = aDoneActivity('2026-11-10', 'umum');
const pictured = aDoneActivity('2026-11-05', 'asdp', { documents: 1 });
const not = anOccurrence('hari-kir', '2026-11-05', { why: 'noStaff' });
const given = { activities: [told, bare, pictured, not], news: [newsOf(told, '2026-11-04')] };
/** As if only KIR recurred: on Tuesdays and Thursdays. */
const rules = { ...policy.activities, recurring: policy.activities.recurring.filter(({ id }) => id === 'hari-kir') };

const coverageIn = (
  name: string,
  { activities, news }: Pick<Parameters<typeof coverageOf>[0], 'activities' | 'news'>,
) => {
  const period = periodNamed(name) ?? expect.fail();
  const today = IsoDate.parse('2026-12-01');
  const coverage = coverageOf({ activities, news, rules, calendar: policy.calendar, period, today });
  const digest = aDigest({ period, coverage: digestCoverage(policy, coverage, period) });
  return Digest.parse(JSON.parse(JSON.stringify(digest)));
};
const partsOf = (digest: Digest) =>
  digestText(policy, digest).sections.find(({ heading }) => heading.endsWith('Kegiatan dan berita'))?.parts;

describe('what a digest says of activities and news', () => {
  const digest = coverageIn('2026-11', given);

  it('is how much was done, documented and published against the target, and what nobody has answered', () => {
    const [first] = partsOf(digest) ?? [];
    // KIR on the 10th, 12th, 17th, 19th, 24th and 26th; nothing is expected before the first record, of the 4th
    expect(first?.says).toBe(
      'Dari 3 kegiatan yang terlaksana dalam periode ini, 2 (66,7%) terdokumentasi (sasaran 90%, masih usulan) dan 1 (33,3%) terbit sebagai berita (sasaran 50%, masih usulan). Kegiatan berulang: 1 tidak terlaksana dengan sebab, 6 belum dijawab. Diam lebih dari 14 hari: Bidang Lalu Lintas dan Angkutan Jalan (26 hari, sejak 4 Nov 2026); Bidang Keselamatan, Sarana Prasarana dan ASDP (belum pernah terbit); Subbagian Umum dan Aparatur (belum pernah terbit).',
    );
  });

  it('is drawn day by day, each week from Monday on', () => {
    const [first] = partsOf(digest) ?? [];
    const { weeks = [] } = first?.days ?? {};
    // 1 November 2026 is a Sunday: the first week is six blanks and that day
    expect(weeks.map((week) => week.map(({ day }) => day).join(' '))).toEqual([
      ...[
        '      1',
        '2 3 4 5 6 7 8',
        '9 10 11 12 13 14 15',
        '16 17 18 19 20 21 22',
        '23 24 25 26 27 28 29',
        '30      ',
      ],
    ]);
    expect(weeks[1]?.[3]?.marks).toEqual([
      { fill: 'met', says: '1 terdokumentasi' },
      { fill: 'age3', says: '1 tidak terlaksana' },
    ]);
    expect(weeks[1]?.[2]?.marks).toEqual([{ fill: 'age4', says: '1 terbit' }]);
    expect(partsOf(coverageIn('2026-W45', given))?.[0]?.days?.weeks).toHaveLength(1);
  });

  it('is a row for each unit, each number with what it is of, and led to the list behind it', () => {
    const table = partsOf(digest)?.[1]?.table;
    const [llaj, asdp, keuangan] = table?.rows ?? [];
    expect(llaj?.slice(1)).toEqual(['1', '1/1', '1/1', '1', '6', '26 hari']);
    expect(asdp?.slice(1, 4)).toEqual(['1', '1/1', '0/1']);
    expect(keuangan?.slice(1)).toEqual(['0', '–', '–', '0', '0', '–']);
    expect(table?.leads?.[0]?.[1]).toBe('/kantor/kegiatan?bulan=2026-11&unit=llaj');
    // of ASDP nothing is published: below half
    expect(table?.bars?.map(([bar]) => bar?.fill)).toEqual(['met', 'missed', 'met', 'missed']);
  });

  it('names what lacks something, that without documents first, and says of how many', () => {
    const rows = partsOf(digest)?.[2]?.table.rows;
    expect(rows?.map(([day, , unit, lacks]) => [day, unit, lacks])).toEqual([
      ['10 Nov 2026', 'Subbagian Umum dan Aparatur', 'dokumentasi dan berita'],
      ['5 Nov 2026', 'Bidang Keselamatan, Sarana Prasarana dan ASDP', 'berita'],
    ]);
    const many = Array.from({ length: 14 }, (_, n) => aDoneActivity('2026-11-12', 'umum', {}, n));
    const part = partsOf(coverageIn('2026-11', { activities: many, news: [] }))?.at(-1);
    expect(part?.says).toMatch(/^10 dari 14 kegiatan yang belum terdokumentasi atau belum terbit/);
    expect(part?.table.rows).toHaveLength(10);
  });

  it('is two lines of a mail, and none where nothing of it is known', () => {
    const voice = (of: Digest) => ({ digest: of, write: digestWriter('Asia/Jakarta', 480) });
    expect(briefOf(voice(digest)).activities?.lines).toEqual([
      '3 kegiatan: 2 terdokumentasi, 1 terbit; 6 belum dijawab.',
      'Diam lebih dari 14 hari: Bidang Lalu Lintas dan Angkutan Jalan dan 2 lainnya.',
    ]);
    expect(briefOf(voice(aDigest()))).not.toHaveProperty('activities');
  });

  it('is told month by month of a year, without days', () => {
    const parts = partsOf(coverageIn('2026', aCoveredYear()));
    expect(parts?.[0]?.days).toBeUndefined();
    const months = parts?.find(({ says }) => says === 'Bulan demi bulan:')?.table.rows;
    expect(months).toHaveLength(12);
    const done = (rows: readonly (readonly string[])[] = []) => rows.reduce((sum, [, n]) => sum + Number(n), 0);
    expect(done(months)).toBe(done(parts?.[1]?.table.rows));
  });

  it('is nothing in a digest that was made before it was told, and where nothing was ever recorded', () => {
    expect(partsOf(Digest.parse(JSON.parse(JSON.stringify(aDigest()))))).toBeUndefined();
    expect(coverageIn('2026-11', { activities: [], news: [] }).coverage).toBeUndefined();
  });
});
