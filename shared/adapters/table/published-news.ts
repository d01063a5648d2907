import * as z from 'zod';
import type { PublishedNewsStore } from '#shared/app/news/ports';
import { PublishedNews } from '#shared/domain/news/news-item';
import { PUBLISHED_NEWS, publishedNewsKey } from './keys.ts';
import type { Table, Write } from './table.ts';

const PublishedItem = z.object({ news: PublishedNews });

/** What is written, and what is removed, together with the step that publishes or withdraws. */
export const publishedWrites = (news: PublishedNews): readonly Write[] => [
  { put: { ...publishedNewsKey(news), news } },
];
export const withdrawnWrites = (news: Pick<PublishedNews, 'publishedAt' | 'id' | 'unit'>): readonly Write[] => [
  { remove: publishedNewsKey(news) },
];

/** Published news, each in an item of its own; all of it lies together and nothing else does. */
export const tablePublishedNews = (table: Pick<Table, 'query' | 'put' | 'remove'>): PublishedNewsStore => ({
  publish: (news) => table.put({ ...publishedNewsKey(news), news }),
  remove: (news) => table.remove(publishedNewsKey(news)),
  all: async function* () {
    for await (const item of table.query({ pk: PUBLISHED_NEWS })) yield PublishedItem.parse(item).news;
  },
});
