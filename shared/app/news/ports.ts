import type { Activity } from '#shared/domain/activities/activity';
import type { MonthName } from '#shared/domain/calendar/period';
import type { RecordedNewsEvent } from '#shared/domain/news/news-event';
import type { NewsId, NewsItem, NewsText, PublishedNews } from '#shared/domain/news/news-item';
import type { LinkLook, PostedLink } from '#shared/domain/news/portal-link';
import type { HashedEvent } from '#shared/domain/report/record';
import type { Result } from '#shared/domain/words/result';
import type { Bilingual } from '#shared/domain/words/words';

/** Where a news item stands in the list of all. */
export type NewsPlace = Pick<PublishedNews, 'publishedAt' | 'id'>;

/** What everybody may read of the news. */
export type PublishedNewsStore = {
  /** All of it or nothing: in the lists, by its id, and the mark with it. */
  readonly publish: (news: PublishedNews) => Promise<void>;
  readonly remove: (news: Pick<PublishedNews, 'publishedAt' | 'id' | 'unit'>) => Promise<void>;
  readonly find: (id: NewsId) => Promise<PublishedNews | undefined>;
  /** So many at most, of a unit or of all, the newest first: from the beginning, or what was published before one. */
  readonly page: (asked: {
    readonly atMost: number;
    readonly unit?: PublishedNews['unit'] | undefined;
    readonly after?: NewsPlace | undefined;
  }) => Promise<readonly PublishedNews[]>;
  /** The newest first. */
  readonly all: () => AsyncIterable<PublishedNews>;
  /** Another one whenever anything was published or removed; nothing as long as nothing was. */
  readonly mark: () => Promise<string | undefined>;
};

/** Pictures of published news, as everybody may see them: JPEG, numbered from 1. */
export type PublishedPictures = {
  /** Whatever was there under that number is gone. */
  readonly publish: (news: NewsId, n: number, bytes: Uint8Array) => Promise<void>;
  readonly remove: (news: NewsId, n: number) => Promise<void>;
  readonly find: (news: NewsId, n: number) => Promise<Uint8Array | undefined>;
};

/** One step of a news item, written whole or not at all. */
export type NewsStep = {
  readonly news: NewsItem;
  /** The version that was seen; 0 for a news item that was not there. */
  readonly expected: number;
  readonly events: readonly RecordedNewsEvent[];
  /** What is written, as the version that the item now names. */
  readonly text?: NewsText | undefined;
  /** Why it was returned or withdrawn, beside the event that says so. */
  readonly note?: string | undefined;
  /** What everybody may read from now on, or no longer. */
  readonly publish?: PublishedNews | undefined;
  readonly unpublish?: Pick<PublishedNews, 'publishedAt' | 'id' | 'unit'> | undefined;
  /** The activity as it was seen: nothing is written unless it still stands so. */
  readonly seen?: Pick<Activity, 'id' | 'version'> | undefined;
};

/** News items. Lists are by an index, which may be a moment behind. */
export type NewsStore = {
  readonly load: (id: NewsId) => Promise<NewsItem | undefined>;
  readonly save: (step: NewsStep) => Promise<'saved' | 'conflict'>;
  /** One version of its words. */
  readonly text: (id: NewsId, n: number) => Promise<NewsText | undefined>;
  /** Why it was returned or withdrawn, by the version of its record. */
  readonly notes: (id: NewsId) => Promise<readonly { readonly version: number; readonly text: string }[]>;
  readonly events: (id: NewsId) => Promise<readonly RecordedNewsEvent[]>;
  /** The same as they are kept, whatever they say. */
  readonly hashedEvents: (id: NewsId) => Promise<readonly HashedEvent[]>;
  /** All that nobody has decided, the longest waiting first. */
  readonly waiting: () => Promise<readonly NewsItem[]>;
  /** All whose activity was done in a month, the earliest first. */
  readonly ofMonth: (month: MonthName) => Promise<readonly NewsItem[]>;
  /** The link of each that stands on the portal, as long as it is published. */
  readonly posted: () => Promise<readonly PostedLink[]>;
  /** Those whose link does not answer, the longest first. */
  readonly broken: () => Promise<readonly NewsItem[]>;
};

/** Looks whether a link answers, on one of these hosts and on no other. */
export type LookAtLink = (address: string, hosts: readonly string[]) => Promise<LinkLook>;

/** With which news item the next look at all links begins, where one was too short. */
export type LinkRound = {
  readonly next: () => Promise<NewsId | undefined>;
  readonly begin: (next: NewsId | undefined) => Promise<void>;
};

export type FeedFormat = 'rss' | 'atom' | 'json';

/** What a feed says: whose it is, where its pages lie, without a slash at the end, and the news, the newest first. */
export type NewsChannel = {
  readonly office: Bilingual;
  readonly origin: string;
  readonly news: readonly PublishedNews[];
};

/** A feed as text. The same channel gives the same text. */
export type WriteFeed = (format: FeedFormat, channel: NewsChannel) => string;

/** A news item with its pictures as whoever posts it on the news portal needs it: JPEG, in their order. */
export type PortalNews = Pick<PublishedNews, 'headline' | 'paragraphs'> & {
  readonly pictures: readonly {
    readonly bytes: Uint8Array;
    readonly alt: string;
    readonly caption?: string | undefined;
    readonly credit: string;
  }[];
};

/** A zip with the text to paste and the pictures. Nothing is left out: where it would be too large, it says so. */
export type PackForPortal = (news: PortalNews) => Result<Uint8Array, 'packageTooLarge'>;
