import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { showCoverage } from '#shared/app/news/show-coverage';
import type { Activity } from '#shared/domain/activities/activity';
import { aDoneActivity, anOccurrence, newsOf } from '#test/support/builders/a-covered-year';
import { wib } from '#test/support/builders/a-report';
import { holding } from '#test/support/builders/access-cases';
import { asInABrowser, htmlOf, wordsOf } from '#test/support/drawn';
import { policy } from '#test/support/policy';

const told = aDoneActivity('2026-11-04', 'llaj', { pictures: 1 });
const bare = aDoneActivity('2026-11-04', 'umum');
const two = [
  aDoneActivity('2026-11-05', 'asdp', { documents: 1 }),
  aDoneActivity('2026-11-05', 'llaj', { pictures: 1 }),
];
const not = anOccurrence('hari-kir', '2026-11-03', { why: 'noStaff' });

const seen = async (activities: readonly Activity[], published = '2026-11-04') => {
  const table = memoryTable();
  const stores = { activities: tableActivityStore(table), news: tableNewsStore(table) };
  for (const activity of activities) await stores.activities.save({ activity, expected: 0, events: [] });
  await stores.news.save({ news: newsOf(told, published), expected: 0, events: [] });
  const deps = { policy, ...stores, now: () => wib('2026-11-20 10:00') };
  const answer = await showCoverage(deps, holding({ role: 'secretary' }), {});
  return answer.ok ? answer.value : expect.fail(answer.refusal);
};

describe('the page of coverage', () => {
  asInABrowser();

  it('tells by shape and word how far what was done on a day is, and leads to it', async () => {
    const { MonthCalendar } = await import('#web/console/covered/month-calendar.tsx');
    const coverage = await seen([told, bare, ...two, not]);
    const [calendar = '', list = ''] = htmlOf(MonthCalendar, { coverage }).split('<details');
    const day = (name: string): string => calendar.split('<td').find((cell) => cell.includes(name)) ?? '';
    const fourth = day('4 November 2026');
    expect(fourth).toMatch(/●.*1.*terbit.*○.*1.*tanpa dokumentasi/);
    expect(fourth).toContain(`href="/kantor/kegiatan/${told.id}"`);
    expect(day('3 November 2026')).toMatch(/✕.*1.*tidak terlaksana/);
    // Two lead to their rows in the list, and each of those to its page.
    expect(day('5 November 2026')).toContain('href="#hari-2026-11-05"');
    expect(list).toContain('id="hari-2026-11-05"');
    for (const { id } of two) expect(list).toContain(`href="/kantor/kegiatan/${id}"`);
    // Nobody has answered yet for the dock: it is answered on the list.
    expect(day('8 November 2026')).toContain('?bulan=2026-11&amp;unit=asdp');
  });

  it('hatches what is below target and says so, and says who has been silent for too long', async () => {
    const { UnitsPart, MonthsPart } = await import('#web/console/covered/units-part.tsx');
    const coverage = await seen([told, bare, ...two, not]);
    const html = htmlOf(UnitsPart, { coverage });
    const rowOf = (name: string): string => html.split('<tr').find((row) => row.includes(name)) ?? '';
    // both of LLAJ’s have documents, and one of the two is published, which is the half that is to be
    expect(rowOf('Bidang Lalu Lintas')).toMatch(/2 dari 2 \(100%\).*class="good".*1 dari 2 \(50%\).*class="good"/);
    expect(rowOf('Umum dan Aparatur')).toMatch(/0 dari 1 \(0%\).*di bawah sasaran.*class="late".*belum pernah terbit/);
    expect(rowOf('Bidang Lalu Lintas')).toMatch(/href="\/kantor\/kegiatan\?bulan=2026-11&amp;unit=llaj">2</);
    expect(rowOf('Bidang Lalu Lintas')).toMatch(/4 Nov \(16 hari\).*lebih lama daripada batasnya/);
    expect(rowOf('Program dan Keuangan')).toMatch(/tidak ada data/);
    expect(wordsOf(MonthsPart, { coverage })).toMatch(/Seluruh kantor( –){11} 3\/4/);
  });

  it('says of a unit that published today that this was today, under a head that calls nobody silent', async () => {
    const { UnitsPart } = await import('#web/console/covered/units-part.tsx');
    const coverage = await seen([told], '2026-11-20');
    const html = htmlOf(UnitsPart, { coverage });
    expect(html).toContain('20 Nov (hari ini)');
    expect(html).not.toMatch(/diam/i);
  });

  it('has something to say where nothing is on record', async () => {
    const { MonthCalendar } = await import('#web/console/covered/month-calendar.tsx');
    const coverage = { ...(await seen([])), days: [] };
    expect(wordsOf(MonthCalendar, { coverage })).toContain('Tidak ada kegiatan tercatat.');
  });
});
