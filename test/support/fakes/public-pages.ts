import type { PublicPagesDeps } from '#functions/pages/public-pages';
import { memoryPublishedPictures } from '#shared/adapters/files/memory-published-pictures';
import { writeNewsFeed } from '#shared/adapters/files/news-feeds';
import { type MemoryTable, memoryTable } from '#shared/adapters/table/memory-table';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableTrackedReports } from '#shared/adapters/table/report-store';
import type { PublishedPictures } from '#shared/app/news/ports';
import type { Instant } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';

/** What the pages for everybody stand on, in memory: nobody has reported anything, unless a table says otherwise. */
export const publicPagesOnMemory = (
  now: () => Instant,
  table: MemoryTable = memoryTable(),
  pictures: PublishedPictures = memoryPublishedPictures(),
): PublicPagesDeps => {
  const { calendar, clocks, channels } = policy;
  return {
    calendar,
    clocks,
    channels,
    rules: policy,
    reports: tableTrackedReports(table),
    misses: tableMissCounter(table),
    publicYears: tablePublicYears(table),
    trackingKeys: async () => ({ current: '1', keys: { 1: 'an invented tracking key of enough length' } }),
    now,
    log: () => {},
    news: {
      published: tablePublishedNews(table),
      pictures,
      writeFeed: writeNewsFeed,
      origin: 'https://kantor.contoh.invalid',
    },
  };
};
