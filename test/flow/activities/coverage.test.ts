import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { CoverageShown } from '#shared/contracts/http/coverage';
import type { Activity } from '#shared/domain/activities/activity';
import type { NewsItem } from '#shared/domain/news/news-item';
import { aCoveredYear, aDoneActivity, anOccurrence, newsOf } from '#test/support/builders/a-covered-year';
import { wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { refusal, told } from '#test/support/laws/answers';

const PEOPLE = {
  'dewi-contoh': ['secretary'],
  'budi-contoh': ['staff-llaj'],
  'operator-contoh': ['operator'],
  'tanpa-jabatan': [],
};

const anOffice = async ({
  activities,
  news = [],
}: {
  readonly activities: readonly Activity[];
  readonly news?: readonly NewsItem[];
}) => {
  const table = memoryTable();
  const stores = { activities: tableActivityStore(table), news: tableNewsStore(table) };
  for (const activity of activities) await stores.activities.save({ activity, expected: 0, events: [] });
  for (const one of news) await stores.news.save({ news: one, expected: 0, events: [] });
  const call = anAdminApi(PEOPLE, { ...stores, now: () => wib('2026-11-20 10:00') });
  const ask = (who: keyof typeof PEOPLE, query: Readonly<Record<string, string>>) =>
    call(claimsOf(who), { method: 'GET', path: '/v1/admin/coverage', query });
  const see = async (who: keyof typeof PEOPLE, query: Readonly<Record<string, string>> = {}) =>
    CoverageShown.parse(JSON.parse((await ask(who, query)).body ?? ''));
  return { ask, see };
};

describe('coverage', () => {
  const told1 = aDoneActivity('2026-10-06', 'asdp', { pictures: 1 });
  const dock = anOccurrence('piket-dermaga-putussibau', '2026-11-02', { pictures: 2 });
  const not = anOccurrence('hari-kir', '2026-11-03', { why: 'noStaff' });
  const bare = aDoneActivity('2026-11-04', 'umum');
  const given = {
    activities: [told1, dock, not, bare],
    news: [newsOf(told1, '2026-10-07'), newsOf(dock, '2026-11-03')],
  };

  it('is told of this month where none is named, against the target and whether the office has set it', async () => {
    const { see } = await anOffice(given);
    const { month, today, until, target, office, units } = await see('dewi-contoh');
    expect({ month, today, until }).toEqual({ month: '2026-11', today: '2026-11-20', until: '2026-11-20' });
    expect(target).toMatchObject({ documented: 0.9, published: 0.5, silentDays: 14, proposed: true });
    expect(office).toEqual({
      done: 2,
      // 1 of 2 is below 0.9, and just what is to be published
      documented: { numerator: 1, denominator: 2, ratio: 0.5, isBelow: true },
      published: { numerator: 1, denominator: 2, ratio: 0.5, isBelow: false },
      // 20 days of the dock but the one, five days of KIR but one, three Mondays on the road
      occurrences: { done: 1, notDone: 1, unanswered: 19 + 5 + 3 },
    });
    const asdp = units.find(({ unit }) => unit === 'asdp');
    // 7 October to 3 November, and from then to the 20th
    expect(asdp?.silence).toEqual({
      ...{ published: 2, since: '2026-11-03', days: 17, isOver: true },
      longestGap: { days: 27, between: given.news.map(({ id }) => id) },
    });
    expect(units.map(({ unit, done }) => [unit, done])).toEqual([
      ['llaj', 0],
      ['asdp', 1],
      ['keuangan', 0],
      ['umum', 1],
    ]);
  });

  it('has the eleven months before it, and the activities behind each number of the month', async () => {
    const { see } = await anOffice(given);
    const { months, days, kinds } = await see('budi-contoh', { month: '2026-11' });
    expect(months.map(({ month }) => month)).toEqual([
      ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'],
      ...['2026-09', '2026-10', '2026-11'],
    ]);
    expect(months.map(({ done }) => done)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(months[0]?.published).toEqual({ numerator: 0, denominator: 0, ratio: null, isBelow: false });
    expect(days).toHaveLength(30);
    const [, second, third, fourth] = days.map(({ activities }) => activities);
    expect(second).toContainEqual({
      ...{ activity: dock.id, unit: 'asdp', kind: 'piket-dermaga', how: 'published', hasDocuments: true },
      recurring: 'piket-dermaga-putussibau',
    });
    expect(third).toContainEqual(expect.objectContaining({ activity: not.id, how: 'notDone' }));
    expect(fourth).toContainEqual({
      ...{ activity: bare.id, unit: 'umum', kind: 'lainnya', how: 'nothing', hasDocuments: false },
    });
    expect(kinds.map(({ kind }) => kind)).toContain('piket-dermaga');
  });

  it('looks at a month that is over as of its last day', async () => {
    const { see } = await anOffice(given);
    const { until, units } = await see('dewi-contoh', { month: '2026-10' });
    expect(until).toBe('2026-10-31');
    expect(units.find(({ unit }) => unit === 'asdp')?.silence).toMatchObject({ published: 1, days: 24 });
  });

  it('says of each number of an invented year what the activities of its days come to', async () => {
    const { see } = await anOffice(aCoveredYear());
    for (const month of ['2026-03', '2026-08', '2026-11']) {
      const { office, days } = await see('dewi-contoh', { month });
      const all = days.flatMap(({ activities }) => activities);
      const done = all.filter(({ how }) => ['nothing', 'documented', 'published'].includes(how));
      expect(done).toHaveLength(office.done);
      expect(done.filter(({ hasDocuments }) => hasDocuments)).toHaveLength(office.documented.numerator);
      expect(all.filter(({ how }) => how === 'published')).toHaveLength(office.published.numerator);
      expect(all.filter(({ how }) => how === 'unanswered')).toHaveLength(office.occurrences.unanswered);
    }
  });

  it('is no data where nothing was ever recorded, and nobody is late', async () => {
    const { see } = await anOffice({ activities: [] });
    const { office, units, kinds } = await see('dewi-contoh', { month: '2000-01' });
    expect(office.occurrences.unanswered).toBe(0);
    expect(office.documented.ratio).toBeNull();
    expect(units.every(({ silence }) => silence.days === null && !silence.isOver)).toBe(true);
    expect(kinds).toEqual([]);
  });

  it('is nobody’s who runs the system or has no function', async () => {
    const { ask } = await anOffice(given);
    for (const who of ['operator-contoh', 'tanpa-jabatan'] as const)
      expect(told(await ask(who, {}))).toEqual(refusal('notAllowed'));
    expect(told(await ask('dewi-contoh', { month: '2026-13' }))).toEqual(refusal('requestInvalid'));
  });
});
