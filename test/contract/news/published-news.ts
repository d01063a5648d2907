import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PublishedNewsStore } from '#shared/app/news/ports';
import type { PublishedNews } from '#shared/domain/news/news-item';
import { Instant } from '#shared/domain/words/words';
import { aNewsId, aPublishedNews } from '#test/support/builders/a-published-news';

/**
 * What every store of published news promises. The store is one for the whole office, so each test looks at times of
 * its own: later than those of the test before, and than what any other test publishes.
 */
export const itKeepsPublishedNews = (make: () => PublishedNewsStore): void => {
  let hour = Date.UTC(2090, 0, 1);
  const published = async (
    store: PublishedNewsStore,
    count: number,
    given: (n: number) => Partial<PublishedNews> = () => ({}),
  ): Promise<readonly PublishedNews[]> => {
    hour += 3_600_000;
    const all = Array.from({ length: count }, (_, n) =>
      aPublishedNews(randomUUID(), { publishedAt: Instant.parse(hour + n), ...given(n) }),
    );
    for (const news of all) await store.publish(news);
    return all.toReversed();
  };
  const read = async (store: PublishedNewsStore): Promise<readonly PublishedNews[]> => Array.fromAsync(store.all());
  const ids = (news: readonly PublishedNews[]): readonly string[] => news.map(({ id }) => id);

  it('says nothing of what was never published', async () => {
    expect(await make().find(aNewsId(randomUUID()))).toBeUndefined();
  });

  it('gives news back by its id as it was published, and another mark', async () => {
    const store = make();
    const before = await store.mark();
    const [news] = await published(store, 1);
    expect(news && (await store.find(news.id))).toEqual(news);
    expect(await store.mark()).not.toBe(before);
    expect(await store.mark()).toBe(await store.mark());
  });

  it('lists the newest first, so many at a time, and goes on behind the last one', async () => {
    const store = make();
    const all = await published(store, 5);
    const first = await store.page({ atMost: 2 });
    expect(first).toEqual(all.slice(0, 2));
    expect(await store.page({ atMost: 2, after: first.at(-1) })).toEqual(all.slice(2, 4));
    // Among what other tests have published, whatever that is.
    expect(ids(await read(store)).slice(0, 5)).toEqual(ids(all));
  });

  it('lists two of one moment each once, however they are cut', async () => {
    const store = make();
    const at = Instant.parse(hour + 3_600_000);
    await published(store, 3, () => ({ publishedAt: at }));
    const all = await store.page({ atMost: 3 });
    const one = await store.page({ atMost: 1 });
    const others = await store.page({ atMost: 2, after: one[0] });
    expect([...one, ...others]).toEqual(all);
    expect(new Set(ids(all)).size).toBe(3);
  });

  it('lists those of a unit alone, and goes on among them', async () => {
    const store = make();
    const all = await published(store, 6, (n) => ({ unit: n % 3 === 0 ? 'sikedip' : 'keuangan' }));
    const wanted = all.filter(({ unit }) => unit === 'sikedip');
    expect(await store.page({ atMost: 2, unit: 'sikedip' })).toEqual(wanted);
    const [first] = wanted;
    expect((await store.page({ atMost: 1, unit: 'sikedip', after: first }))[0]).toEqual(wanted[1]);
    // Behind what stands in the list of all, too.
    expect((await store.page({ atMost: 1, unit: 'sikedip', after: all[0] }))[0]).toEqual(wanted[0]);
  });

  it('goes on where the one before was removed meanwhile', async () => {
    const store = make();
    const [newest, middle, oldest] = await published(store, 3);
    if (newest === undefined || middle === undefined) throw new Error('three were published');
    await store.remove(middle);
    expect((await store.page({ atMost: 1, after: middle }))[0]).toEqual(oldest);
  });

  it('no longer has what was removed, by whichever way, once or twice, and has another mark', async () => {
    const store = make();
    const [kept, gone] = await published(store, 2, () => ({ unit: 'ppid' }));
    if (kept === undefined || gone === undefined) throw new Error('two were published');
    const before = await store.mark();
    await store.remove(gone);
    await store.remove(gone);
    expect(await store.find(gone.id)).toBeUndefined();
    expect(await store.find(kept.id)).toEqual(kept);
    expect(ids(await read(store))).not.toContain(gone.id);
    expect(ids(await store.page({ atMost: 5, unit: 'ppid' }))).not.toContain(gone.id);
    expect(await store.mark()).not.toBe(before);
  });

  it('has what is published twice once, and may have another mark', async () => {
    const store = make();
    const [news] = await published(store, 1);
    if (news === undefined) throw new Error('one was published');
    await store.publish(news);
    expect(ids(await read(store)).filter((id) => id === news.id)).toEqual([news.id]);
  });

  it('takes what several publish at the same time', async () => {
    const store = make();
    hour += 3_600_000;
    const all = ['a', 'b', 'c'].map((_, n) => aPublishedNews(randomUUID(), { publishedAt: Instant.parse(hour + n) }));
    await Promise.all(all.map((news) => store.publish(news)));
    expect(await store.page({ atMost: 3 })).toEqual(all.toReversed());
  });
};
