import * as z from 'zod';
import type { LinkRound, NewsStore } from '#shared/app/news/ports';
import { RecordedNewsEvent } from '#shared/domain/news/news-event';
import { NewsId, NewsItem, NewsText } from '#shared/domain/news/news-item';
import { linkOf, PostedLink } from '#shared/domain/news/portal-link';
import { hashedNewsEvent } from '#shared/domain/news/record-news';
import { HashBytes } from './head.ts';
import {
  ALL_POSTED,
  activityHeadKey,
  BROKEN_LINKS,
  EVENTS,
  linkRoundKey,
  NEWS_NOTES,
  newsEventKey,
  newsHeadKey,
  newsIn,
  newsMonthEntry,
  newsNoteKey,
  newsTextKey,
  OPEN_NEWS,
  ofNews,
  openNewsEntry,
  POSTED_LINKS,
  postedLinkKey,
} from './keys.ts';
import { publishedWrites, withdrawnWrites } from './published-news.ts';
import { type Condition, readAll, readOne, type Table, type Write } from './table.ts';

const newsItem = (news: NewsItem) => ({
  ...newsHeadKey(news.id),
  ...openNewsEntry(news),
  ...newsMonthEntry(news),
  version: news.version,
  news,
});
const Item = z.object({ news: NewsItem });
const newsOf = (item: unknown): NewsItem => Item.parse(item).news;

const eventItem = (recorded: RecordedNewsEvent) => {
  const { body, hash } = hashedNewsEvent(recorded);
  return { ...newsEventKey(recorded.news, recorded.version), body, hash: HashBytes.encode(hash) };
};
const EventItem = z.object({ body: z.string(), hash: HashBytes });
const EventBody = RecordedNewsEvent.unwrap().omit({ hash: true });
const eventOf = (item: unknown): RecordedNewsEvent => {
  const { body, hash } = EventItem.parse(item);
  return { ...EventBody.parse(JSON.parse(body)), hash };
};

const TextItem = z.object({ text: NewsText });
const NoteItem = z.object({ version: z.int(), text: z.string() });

/**
 * News items. Every step is one transaction, held to the version that was seen; what everybody may read changes with
 * it, or not at all.
 */
export const tableNewsStore = (table: Pick<Table, 'get' | 'query' | 'transact'>): NewsStore => ({
  load: (id) => readOne(table, newsHeadKey(id), newsOf),
  save: ({ news, expected, events, text, note, publish, unpublish, seen }) =>
    table.transact([
      { put: newsItem(news), when: at(expected) },
      ...events.map((event) => ({ put: eventItem(event), when: 'absent' as const })),
      ...(text === undefined ? [] : [{ put: { ...newsTextKey(news.id, news.text), text } }]),
      ...(note === undefined
        ? []
        : [{ put: { ...newsNoteKey(news.id, news.version), version: news.version, text: note } }]),
      ...(publish === undefined ? [] : publishedWrites(publish)),
      ...(unpublish === undefined ? [] : withdrawnWrites(unpublish)),
      ...linkWrites(news),
      ...(seen === undefined ? [] : [{ check: activityHeadKey(seen.id), when: at(seen.version) }]),
    ]),
  text: (id, n) => readOne(table, newsTextKey(id, n), (item) => TextItem.parse(item).text),
  notes: (id) => readAll(table, ofNews(id), NEWS_NOTES, NoteItem.parse),
  events: (id) => readAll(table, ofNews(id), EVENTS, eventOf),
  hashedEvents: (id) => readAll(table, ofNews(id), EVENTS, EventItem.parse),
  waiting: () => listed(table, OPEN_NEWS),
  posted: () => readAll(table, POSTED_LINKS, ALL_POSTED, (item) => LinkItem.parse(item).link),
  broken: () => listed(table, BROKEN_LINKS),
  ofMonth: async (month) => (await Array.fromAsync(table.query({ index: 'GSI2', pk: newsIn(month) }))).map(newsOf),
});

const LinkItem = z.object({ link: PostedLink });

/** What stands on the portal is listed as long as it is published. */
const linkWrites = (news: NewsItem): readonly Write[] => {
  const link = linkOf(news);
  if (link !== undefined) return [{ put: { ...postedLinkKey(news.id), link } }];
  return news.state === 'withdrawn' && news.portal !== undefined ? [{ remove: postedLinkKey(news.id) }] : [];
};

const listed = async (table: Pick<Table, 'query'>, pk: string): Promise<readonly NewsItem[]> =>
  (await Array.fromAsync(table.query({ index: 'GSI1', pk }))).map(newsOf);

const Round = z.object({ next: NewsId.optional() });

/** Where the next look at all links begins. Two that write it at once have both looked: the later one stands. */
export const tableLinkRound = (table: Pick<Table, 'get' | 'put'>): LinkRound => ({
  next: async () => (await readOne(table, linkRoundKey(), Round.parse))?.next,
  begin: (next) => table.put({ ...linkRoundKey(), next }),
});

const at = (version: number): Condition => (version === 0 ? 'absent' : { attribute: 'version', is: version });
