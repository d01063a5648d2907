import type { PublishedNews } from '#shared/domain/news/news-item';
import type { NewsPlace, PublishedNewsStore } from './ports.ts';

/** So many stand on a page of the list. */
const A_PAGE = 20;

export type ListNewsDeps = { readonly published: Pick<PublishedNewsStore, 'page'> };

/** A page of what is published, the newest first, and behind which item the next one begins, if there is one. */
export const listPublishedNews = async (
  { published }: ListNewsDeps,
  asked: { readonly unit?: PublishedNews['unit'] | undefined; readonly after?: NewsPlace | undefined },
): Promise<{ readonly news: readonly PublishedNews[]; readonly next?: NewsPlace }> => {
  const found = await published.page({ ...asked, atMost: A_PAGE + 1 });
  const news = found.slice(0, A_PAGE);
  const last = news.at(-1);
  return { news, ...(last === undefined || found.length <= A_PAGE ? {} : { next: last }) };
};
