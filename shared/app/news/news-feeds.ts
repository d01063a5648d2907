import { sha256 } from '#shared/domain/words/hash';
import type { Bilingual } from '#shared/domain/words/words';
import type { FeedFormat, PublishedNewsStore, WriteFeed } from './ports.ts';

/** A feed says so many, the newest. */
const IN_A_FEED = 30;

export type FeedsDeps = {
  readonly published: Pick<PublishedNewsStore, 'page' | 'mark'>;
  readonly writeFeed: WriteFeed;
  readonly office: Bilingual;
  /** Where the pages lie, without a slash at the end. */
  readonly origin: string;
};

/** A feed, and a name for what it says: of two that say the same it is the same. */
export type Feed = { readonly text: string; readonly version: string };

/**
 * Feeds of what is published, each written anew only when something was published or withdrawn since: whoever asks
 * again and again has one small item read.
 */
export const newsFeeds = ({
  published,
  writeFeed,
  office,
  origin,
}: FeedsDeps): ((format: FeedFormat) => Promise<Feed>) => {
  const written = new Map<FeedFormat, Feed & { readonly mark: string | undefined }>();
  return async (format) => {
    // Before the news: what is published between the two is then said once more, and not missed.
    const mark = await published.mark();
    const known = written.get(format);
    if (known !== undefined && known.mark === mark) return known;
    const news = await published.page({ atMost: IN_A_FEED });
    const text = writeFeed(format, { office, origin, news });
    const feed = { text, version: sha256(text).slice(0, 32), mark };
    written.set(format, feed);
    return feed;
  };
};
