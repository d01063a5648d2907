import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { PublishedNewsStore } from '#shared/app/news/ports';
import { PublishedNews } from '#shared/domain/news/news-item';
import {
  PUBLISHED_NEWS,
  publishedBefore,
  publishedByIdKey,
  publishedByUnitKey,
  publishedMarkKey,
  publishedNewsKey,
} from './keys.ts';
import type { Question, Table, Write } from './table.ts';

const PublishedItem = z.object({ news: PublishedNews });
const MarkItem = z.object({ mark: z.string() });

const keysOf = (news: PublishedPlace) => [publishedNewsKey(news), publishedByUnitKey(news), publishedByIdKey(news.id)];
type PublishedPlace = Pick<PublishedNews, 'publishedAt' | 'id' | 'unit'>;
const marked = (): Write => ({ put: { ...publishedMarkKey(), mark: randomUUID() } });

/** What is written, and what is removed, together with the step that publishes or withdraws. */
export const publishedWrites = (news: PublishedNews): readonly Write[] => [
  ...keysOf(news).map((key) => ({ put: { ...key, news } })),
  marked(),
];
export const withdrawnWrites = (news: PublishedPlace): readonly Write[] => [
  ...keysOf(news).map((key) => ({ remove: key })),
  marked(),
];

/** Somebody else publishes at the same moment now and then, and not again and again. */
const TRIES = 5;

/**
 * Published news lies together, and nothing else lies there. Each is there three times, so that no list reads more than
 * it shows: among all, among those of its unit, and by its id; beside them the mark. They are written and removed
 * together.
 */
export const tablePublishedNews = (table: Pick<Table, 'query' | 'transact'>): PublishedNewsStore => {
  const read = async (question: Omit<Question, 'pk'>): Promise<readonly PublishedNews[]> => {
    const items = await Array.fromAsync(table.query({ pk: PUBLISHED_NEWS, ...question }));
    return items.map((item) => PublishedItem.parse(item).news);
  };
  const write = async (writes: () => readonly Write[]): Promise<void> => {
    for (let left = TRIES; left > 0; left -= 1) if ((await table.transact(writes())) === 'saved') return;
    throw new Error('somebody else is writing what is published, again and again');
  };
  return {
    publish: (news) => write(() => publishedWrites(news)),
    remove: (news) => write(() => withdrawnWrites(news)),
    find: async (id) => (await read({ sk: { startsWith: publishedByIdKey(id).sk }, atMost: 1 }))[0],
    page: ({ atMost, unit, after }) => read({ sk: publishedBefore(after, unit), atMost }),
    all: async function* () {
      for await (const item of table.query({ pk: PUBLISHED_NEWS, sk: publishedBefore(undefined, undefined) }))
        yield PublishedItem.parse(item).news;
    },
    mark: async () => {
      const [item] = await Array.fromAsync(
        table.query({ pk: PUBLISHED_NEWS, sk: { startsWith: publishedMarkKey().sk }, atMost: 1 }),
      );
      return item === undefined ? undefined : MarkItem.parse(item).mark;
    },
  };
};
