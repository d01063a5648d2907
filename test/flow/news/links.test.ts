import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableEventLog } from '#shared/adapters/table/event-log';
import type { NewsStore } from '#shared/app/news/ports';
import { watchSilence } from '#shared/app/news/watch-silence';
import { IsoDate } from '#shared/domain/calendar/calendar';
import type { NewsId } from '#shared/domain/news/news-item';
import { hashedNewsEvent } from '#shared/domain/news/record-news';
import { silenceSubject } from '#shared/domain/notices/subject';
import { firstBrokenOf } from '#shared/domain/report/record';
import { wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { dockDuty } from '#test/support/fakes/activities-office';
import { anOfficeWithLinks, type Page, PORTAL } from '#test/support/fakes/link-office';
import { policy } from '#test/support/policy';

const AT = wib('2026-11-25 05:00');
const MINUTE = 60_000;

/** An office with one news item that stands on the portal. */
const withOne = async (...pages: readonly Page[]) => {
  const office = anOfficeWithLinks(AT);
  office.portal('/berita/1', ...pages);
  const news = await office.posted('/berita/1');
  takeLines();
  return { office, news };
};

describe('links to the portal, looked at once a day', () => {
  it.each<readonly [string, Page, string]>([
    ['answers', { status: 200 }, 'answers'],
    ['is not there', { status: 404 }, 'gone'],
    ['is gone', { status: 410 }, 'gone'],
    ['fails', { status: 500 }, 'failing'],
    ['cannot be reached', 'unreachable', 'unreachable'],
    ['lets no machine look', { status: 403 }, 'refused'],
    ['leads inside', { to: 'https://169.254.169.254/latest/' }, 'elsewhere'],
    ['leads to another host', { to: 'https://lain.contoh.invalid/1' }, 'elsewhere'],
  ])('a page that %s is on record as that, by the machine, and stays published', async (_, page, outcome) => {
    const { office, news } = await withOne(page);
    await office.check();
    const shown = await office.newsShown('nita-contoh', news);
    expect(shown).toMatchObject({ state: 'published', portal: { url: `https://${PORTAL}/berita/1`, outcome } });
    const record = await office.news.events(news);
    expect(record.at(-1)).toMatchObject({ actor: { by: 'machine' }, event: { type: 'LinkChecked', outcome } });
    expect(firstBrokenOf(record.map(hashedNewsEvent))).toBeUndefined();
    expect(await Array.fromAsync(office.published.all())).toHaveLength(1);
  });

  it('a link that answers again is on record as such, and each change once, however often it is looked at', async () => {
    const { office, news } = await withOne({ status: 200 });
    await office.check();
    await office.check();
    office.portal('/berita/1', { status: 404 });
    await office.check();
    await office.check();
    expect(await office.outcomeOf(news)).toBe('gone');
    office.portal('/berita/1', { status: 200 });
    await office.check();
    expect(await office.outcomeOf(news)).toBe('answers');
    expect((await office.stepsOf(news)).filter((step) => step === 'LinkChecked')).toHaveLength(3);
  });

  it('a moment in which a page does not answer is no news of it', async () => {
    // The short way and the page itself, three minutes before it answers again.
    const { office, news } = await withOne({ status: 200 }, { status: 503 }, { status: 503 }, { status: 200 });
    await office.check();
    expect(office.pauses).toEqual([]);
    await office.check();
    expect(office.pauses).toEqual([3 * MINUTE]);
    expect(await office.outcomeOf(news)).toBe('answers');
    expect((await office.stepsOf(news)).filter((step) => step === 'LinkChecked')).toHaveLength(1);
  });

  it('what is withdrawn is not asked for, nor what was never posted', async () => {
    const { office, news } = await withOne({ status: 404 });
    await office.withdraw(news);
    await office.check();
    expect(office.asked()).toEqual([]);
  });

  it('what is withdrawn, or posted elsewhere, while it is looked at is left as it is', async () => {
    const { office, news } = await withOne({ status: 404 });
    const other = await office.posted('/berita/2');
    office.portal('/berita/2', { status: 404 });
    const late = anOfficeWithLinks(AT);
    const moved = await late.posted('/berita/1');
    late.portal('/berita/1', { status: 404 });
    await Promise.all([office.check(), office.withdraw(news), late.check(), late.post(moved, '/berita/3')]);
    expect(await office.stepsOf(news)).not.toContain('LinkChecked');
    expect(await office.outcomeOf(other)).toBe('gone');
    expect(await late.outcomeOf(moved)).toBeUndefined();
  });

  it('two runs at once record each change once', async () => {
    const { office, news } = await withOne({ status: 404 });
    await Promise.all([office.check(), office.check()]);
    expect((await office.stepsOf(news)).filter((step) => step === 'LinkChecked')).toHaveLength(1);
  });

  it('a new address that is recorded is looked at like the first', async () => {
    const { office, news } = await withOne({ status: 404 });
    await office.check();
    office.portal('/berita/1-baru', { status: 200 });
    await office.post(news, '/berita/1-baru');
    expect(await office.outcomeOf(news)).toBeUndefined();
    await office.check();
    expect(await office.outcomeOf(news)).toBe('answers');
  });

  it('one that cannot be recorded holds up no other, and the run fails in the end', async () => {
    let bad: NewsId | undefined;
    const news = (store: NewsStore): NewsStore => ({
      ...store,
      save: async (step) => {
        const isLook = step.events.some(({ event }) => event.type === 'LinkChecked');
        if (isLook && step.news.id === bad) throw new Error('not now');
        return store.save(step);
      },
    });
    const office = anOfficeWithLinks(AT, { news });
    const [one, other] = [await office.posted('/berita/1'), await office.posted('/berita/2')];
    bad = one;
    await expect(office.check()).rejects.toThrow('1 links could not be recorded');
    expect([await office.outcomeOf(one), await office.outcomeOf(other)]).toEqual([undefined, 'gone']);
    bad = undefined;
    await office.check();
    expect(await office.outcomeOf(one)).toBe('gone');
  });

  it('no address stands in the log, and what was counted does', async () => {
    const { office, news } = await withOne({ status: 404 });
    await office.check();
    const lines = takeLines();
    const line = lines.find((one) => one.includes('news.linkChecked'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ news, outcome: 'gone' });
    expect(lines.join('\n')).not.toContain(PORTAL);
    expect(lines.join('\n')).toMatch(/"linksChecked":1.*|"linksAsked":1/);
  });
});

describe('the desk of whoever looks after news', () => {
  it('has links that do not answer, since when and what came instead, the longest first, until they answer', async () => {
    const office = anOfficeWithLinks(AT);
    const [lost, moved, fine] = [
      await office.posted('/berita/1'),
      await office.posted('/berita/2'),
      await office.posted('/berita/3'),
    ];
    office.portal('/berita/2', { status: 200 });
    office.portal('/berita/3', { status: 200 });
    await office.check();
    office.portal('/berita/2', { to: 'https://lain.contoh.invalid/2' });
    office.clock.advance(24 * 60 * MINUTE);
    await office.check();
    const { broken, news } = await office.newsListed('nita-contoh');
    expect(broken).toMatchObject([
      { news: lost, portal: { outcome: 'gone', since: '2026-11-25T05:03:01+07:00' } },
      { news: moved, portal: { outcome: 'elsewhere', since: '2026-11-26T05:06:02+07:00' } },
    ]);
    expect(news.find((one) => one.news === fine)?.portal?.outcome).toBe('answers');
    // Of another month too: what is broken waits, whenever it was done.
    expect((await office.newsListed('nita-contoh', '?month=2026-10')).broken).toHaveLength(2);
    await office.withdraw(moved);
    office.portal('/berita/1', { status: 200 });
    await office.check();
    expect((await office.newsListed('nita-contoh')).broken).toEqual([]);
  });

  it('has the units that are silent, by the very rule by which the news admin is told of them', async () => {
    const office = anOfficeWithLinks(wib('2026-11-24 16:10'));
    await office.posted('/berita/1');
    await office.record('nita-contoh', dockDuty({ unit: 'umum', date: IsoDate.parse('2026-11-23') }));
    const silent = async () => (await office.newsListed('nita-contoh')).silent;
    // Fourteen days after the 24th is the 8th; the day after that is over the limit.
    office.clock.advance(13 * 24 * 60 * MINUTE);
    expect(await silent()).toEqual([]);
    office.clock.advance(24 * 60 * MINUTE);
    expect(await silent()).toEqual([{ unit: 'umum', since: '2026-11-23', days: 15, isNever: true }]);
    office.clock.advance(24 * 60 * MINUTE);
    const both = await silent();
    expect(both).toEqual([
      { unit: 'asdp', since: '2026-11-24', days: 15, isNever: false },
      { unit: 'umum', since: '2026-11-23', days: 16, isNever: true },
    ]);
    const deliveries = tableDeliveryStore(office.table, office.clock.now);
    const told = watchSilence({
      ...{ policy, activities: office.activities, news: office.news, now: office.clock.now, log: () => {} },
      ...{ eventLog: tableEventLog(office.table, policy.calendar.zone), deliveries, enqueue: async () => {} },
    });
    expect(await told).toBe(both.length);
    for (const { unit, since } of both) expect(await deliveries.of(silenceSubject(unit, since))).toHaveLength(1);
  });
});

describe('many links, and little time', () => {
  /** So many news items, in the order in which they are looked at. */
  const withMany = async (n: number, look: Parameters<typeof anOfficeWithLinks>[1] = {}) => {
    const asked: string[] = [];
    const office = anOfficeWithLinks(AT, {
      look: (address) => {
        asked.push(address);
        return 'answers';
      },
      ...look,
    });
    const paths = Array.from({ length: n }, (_, at) => `/berita/${at}`);
    const items: NewsId[] = [];
    for (const path of paths) items.push(await office.posted(path));
    const inOrder = items.toSorted((one, other) => (one < other ? -1 : 1));
    const addressOf = (news: NewsId | undefined) =>
      `https://${PORTAL}${news === undefined ? '' : paths[items.indexOf(news)]}`;
    return { office, asked, order: inOrder.map(addressOf), items: inOrder };
  };

  it('a host is asked for one page after the other, half a second between', async () => {
    const { office, asked, order } = await withMany(3);
    await office.check();
    expect(asked).toEqual(order);
    expect(office.pauses).toEqual([500, 500]);
  });

  it('what there was no time for is asked first the next time, and then all comes again', async () => {
    const { office, asked, order } = await withMany(4);
    // 345 seconds are kept for the second look: there is time for two.
    office.hasTime(345_001 + MINUTE, MINUTE);
    await office.check();
    expect(asked).toEqual(order.slice(0, 2));
    asked.length = 0;
    office.hasTime(15 * MINUTE, 0);
    await office.check();
    expect(asked).toEqual([...order.slice(2), ...order.slice(0, 2)]);
    asked.length = 0;
    await office.check();
    expect(asked).toEqual(order);
  });

  it('a portal that is down is asked three times, twice, and is no news of all that stands on it', async () => {
    const { office, items } = await withMany(5, { look: () => 'unreachable' });
    await office.check();
    const outcomes = await Promise.all(items.map((news) => office.outcomeOf(news)));
    expect(outcomes).toEqual(['unreachable', 'unreachable', 'unreachable', undefined, undefined]);
  });

  it('where our own line is down nothing is recorded and nothing fails, and the rest is asked first the next time', async () => {
    let isDown = true;
    const asked: string[] = [];
    const { office, items, order } = await withMany(3, {
      look: (address) => {
        asked.push(address);
        return isDown ? 'notNow' : 'answers';
      },
    });
    await office.check();
    expect(asked).toEqual(order.slice(0, 1));
    expect(await Promise.all(items.map((news) => office.stepsOf(news)))).toEqual(
      items.map(() => expect.not.arrayContaining(['LinkChecked'])),
    );
    isDown = false;
    await office.check();
    expect(asked.slice(1)).toEqual([...order.slice(1), ...order.slice(0, 1)]);
  });
});

it('nothing is asked where nothing was posted', async () => {
  const office = anOfficeWithLinks(AT);
  await office.check();
  expect(office.asked()).toEqual([]);
});
