import * as z from 'zod';
import type { NewsStore } from '#shared/app/news/ports';
import { RecordedNewsEvent } from '#shared/domain/news/news-event';
import { NewsItem, NewsText } from '#shared/domain/news/news-item';
import { hashedNewsEvent } from '#shared/domain/news/record-news';
import { HashBytes } from './head.ts';
import {
  EVENTS,
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
} from './keys.ts';
import { publishedWrites, withdrawnWrites } from './published-news.ts';
import { type Condition, readAll, readOne, type Table } from './table.ts';

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
  save: ({ news, expected, events, text, note, publish, unpublish }) =>
    table.transact([
      { put: newsItem(news), when: at(expected) },
      ...events.map((event) => ({ put: eventItem(event), when: 'absent' as const })),
      ...(text === undefined ? [] : [{ put: { ...newsTextKey(news.id, news.text), text } }]),
      ...(note === undefined
        ? []
        : [{ put: { ...newsNoteKey(news.id, news.version), version: news.version, text: note } }]),
      ...(publish === undefined ? [] : publishedWrites(publish)),
      ...(unpublish === undefined ? [] : withdrawnWrites(unpublish)),
    ]),
  text: (id, n) => readOne(table, newsTextKey(id, n), (item) => TextItem.parse(item).text),
  notes: (id) => readAll(table, ofNews(id), NEWS_NOTES, NoteItem.parse),
  events: (id) => readAll(table, ofNews(id), EVENTS, eventOf),
  hashedEvents: (id) => readAll(table, ofNews(id), EVENTS, EventItem.parse),
  waiting: async () => (await Array.fromAsync(table.query({ index: 'GSI1', pk: OPEN_NEWS }))).map(newsOf),
  ofMonth: async (month) => (await Array.fromAsync(table.query({ index: 'GSI2', pk: newsIn(month) }))).map(newsOf),
});

const at = (version: number): Condition => (version === 0 ? 'absent' : { attribute: 'version', is: version });
