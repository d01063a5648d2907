import type { NewsId, PublishedNews } from '#shared/domain/news/news-item';

/** What everybody may read of the news. */
export type PublishedNewsStore = {
  readonly publish: (news: PublishedNews) => Promise<void>;
  readonly remove: (news: Pick<PublishedNews, 'publishedAt' | 'id'>) => Promise<void>;
  /** The newest first. */
  readonly all: () => AsyncIterable<PublishedNews>;
};

/** Pictures of published news, as everybody may see them: JPEG, numbered from 1. */
export type PublishedPictures = {
  readonly publish: (news: NewsId, n: number, bytes: Uint8Array) => Promise<void>;
  readonly remove: (news: NewsId, n: number) => Promise<void>;
  readonly find: (news: NewsId, n: number) => Promise<Uint8Array | undefined>;
};
