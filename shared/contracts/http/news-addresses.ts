import type { NewsId } from '#shared/domain/news/news-item';

/** Where everybody reads the news; an item lies below it, by its id. */
export const NEWS_PAGE = '/berita';

/** Where a picture of a news item lies, as `1.jpg` for the first. */
export const NEWS_PICTURE = `${NEWS_PAGE}/gambar/{news}/{picture}`;

/** Feeds of the newest, for programs, by their format. */
export const NEWS_FEEDS = {
  rss: `${NEWS_PAGE}/rss.xml`,
  atom: `${NEWS_PAGE}/atom.xml`,
  json: `${NEWS_PAGE}/feed.json`,
} as const;

export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const satisfies Record<keyof typeof NEWS_FEEDS, string>;

export const newsAddress = (news: NewsId): string => `${NEWS_PAGE}/${news}`;

export const pictureAddress = (news: NewsId, n: number): string => `${NEWS_PAGE}/gambar/${news}/${n}.jpg`;

/** Which picture a file's name means; nothing for a name that is none. */
export const pictureNamed = (file: string): number | undefined => {
  const [, n] = /^([1-9]\d?)\.jpg$/.exec(file) ?? [];
  return n === undefined ? undefined : Number(n);
};
