import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableActivityStore } from '#shared/adapters/table/activity-store';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { watchSilence } from '#shared/app/news/watch-silence';
import type { Activity } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import type { Delivery } from '#shared/domain/notices/delivery';
import { silenceSubject } from '#shared/domain/notices/subject';
import type { Assignee } from '#shared/domain/words/words';
import { aDoneActivity, newsOf } from '#test/support/builders/a-covered-year';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const anOffice = async (activities: readonly Activity[]) => {
  const table = memoryTable();
  let at = wib('2026-11-03 10:00');
  const now = () => at;
  const deliveries = tableDeliveryStore(table, now);
  const [done, news] = [tableActivityStore(table), tableNewsStore(table)];
  for (const activity of activities) await done.save({ activity, expected: 0, events: [] });
  const enqueued: unknown[] = [];
  let reads = 0;
  const deps = {
    ...{ policy, deliveries, news, now, eventLog: tableEventLog(table, policy.calendar.zone), log: () => {} },
    activities: {
      ofMonth: (month: Parameters<typeof done.ofMonth>[0]) => {
        reads += 1;
        return done.ofMonth(month);
      },
    },
    enqueue: async (_: boolean, messages: readonly unknown[]) => void enqueued.push(...messages),
  };
  return {
    enqueued,
    reads: () => reads,
    publish: async (activity: Activity, on: string) => {
      await news.save({ news: newsOf(activity, on), expected: 0, events: [] });
    },
    watch: (moment: string) => {
      at = wib(moment);
      return watchSilence(deps);
    },
    told: async (unit: Assignee, since: string): Promise<readonly Delivery[]> =>
      deliveries.of(silenceSubject(unit, IsoDate.parse(since))),
  };
};
const first = aDoneActivity('2026-10-20', 'llaj', { pictures: 1 });
const second = aDoneActivity('2026-11-17', 'llaj', { pictures: 1 });
const shown = (some: readonly Delivery[]): readonly string[] =>
  some.map(({ version, recipient }) => `${version} ${recipient}`);

describe('a unit of which nothing is published', () => {
  it('is told to the news admin once it has been silent for longer than the rules say, and once alone', async () => {
    const office = await anOffice([first]);
    await office.publish(first, '2026-10-20');
    // 3 November is the fourteenth day
    expect(await office.watch('2026-11-03 10:00')).toBe(0);
    expect(await office.told('llaj', '2026-10-20')).toEqual([]);
    expect(await office.watch('2026-11-04 10:00')).toBe(1);
    await office.watch('2026-11-04 10:05');
    await office.watch('2026-11-05 10:00');
    expect(shown(await office.told('llaj', '2026-10-20'))).toEqual(['1 admin-berita']);
    // nobody takes from the queue here: what is put into it once more is the same
    expect(new Set(office.enqueued.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('is told again each time that it has been silent for as long once more', async () => {
    const office = await anOffice([first]);
    await office.publish(first, '2026-10-20');
    for (const day of ['2026-11-04', '2026-11-17', '2026-11-18', '2026-11-19']) await office.watch(`${day} 10:00`);
    // 29 days after the last news
    expect(shown(await office.told('llaj', '2026-10-20'))).toEqual(['1 admin-berita', '2 admin-berita']);
  });

  it('is another silence after its next news', async () => {
    const office = await anOffice([first, second]);
    await office.publish(first, '2026-10-20');
    await office.watch('2026-11-04 10:00');
    await office.publish(second, '2026-11-17');
    await office.watch('2026-12-01 10:00');
    expect(await office.told('llaj', '2026-11-17')).toEqual([]);
    await office.watch('2026-12-02 10:00');
    expect(shown(await office.told('llaj', '2026-11-17'))).toEqual(['1 admin-berita']);
    expect(shown(await office.told('llaj', '2026-10-20'))).toEqual(['1 admin-berita']);
  });

  it('is told apart from another that has been silent since the same day', async () => {
    const other = aDoneActivity('2026-10-20', 'umum');
    const office = await anOffice([first, other]);
    await office.publish(first, '2026-10-20');
    // of the other nothing was ever published: its silence began with what it did
    expect(await office.watch('2026-11-04 10:00')).toBe(2);
    for (const unit of ['llaj', 'umum'] as const)
      expect(shown(await office.told(unit, '2026-10-20'))).toEqual(['1 admin-berita']);
  });

  it('waits for office hours, and is looked at once a day', async () => {
    const office = await anOffice([first]);
    await office.publish(first, '2026-10-20');
    // a Saturday
    await office.watch('2026-11-07 00:05');
    const [waiting] = await office.told('llaj', '2026-10-20');
    expect(waiting?.notBefore).toBeGreaterThanOrEqual(wib('2026-11-09 07:00'));
    expect(office.enqueued).toEqual([]);
    const reads = office.reads();
    await office.watch('2026-11-07 23:55');
    expect(office.reads()).toBe(reads);
  });

  it('is nobody’s concern where it did nothing', async () => {
    expect(await (await anOffice([])).watch('2026-11-04 10:00')).toBe(0);
  });
});
