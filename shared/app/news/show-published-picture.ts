import type { NewsId } from '#shared/domain/news/news-item';
import type { PublishedNewsStore, PublishedPictures } from './ports.ts';

export type PicturesDeps = {
  readonly published: Pick<PublishedNewsStore, 'find'>;
  readonly pictures: Pick<PublishedPictures, 'find'>;
};

export type PublishedPicture = {
  /** Another one where the news was published again; a picture never changes otherwise. */
  readonly version: string;
  /** Nothing where it has been withdrawn since. */
  readonly bytes: () => Promise<Uint8Array | undefined>;
};

/**
 * A picture of news that is published now. One that lies there for news that is not, since it was withdrawn or has not
 * come so far, is shown to nobody.
 */
export const showPublishedPicture = async (
  { published, pictures }: PicturesDeps,
  id: NewsId,
  n: number,
): Promise<PublishedPicture | undefined> => {
  const news = await published.find(id);
  if (news?.pictures[n - 1] === undefined) return undefined;
  return { version: `${news.publishedAt}-${n}`, bytes: () => pictures.find(id, n) };
};
