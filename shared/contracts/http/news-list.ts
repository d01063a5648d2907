import { NewsId, type PublishedNews } from '#shared/domain/news/news-item';
import { Instant } from '#shared/domain/words/words';

type Place = Pick<PublishedNews, 'publishedAt' | 'id'>;

/** What stands in an address for a page of the list: behind which item it begins. */
export const pageNameOf = ({ publishedAt, id }: Place): string => `${publishedAt}-${id}`;

/** The same read; nothing for a name that is none. */
export const pageNamed = (name: string): Place | undefined => {
  const [, at, news] = /^(0|[1-9]\d{0,12})-(.{1,40})$/s.exec(name) ?? [];
  const id = NewsId.safeParse(news);
  return at === undefined || !id.success ? undefined : { publishedAt: Instant.parse(Number(at)), id: id.data };
};
