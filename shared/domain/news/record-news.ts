import { nextLink, type RecordedBy } from '#shared/domain/activities/chain';
import type { HashedEvent } from '#shared/domain/report/record';
import type { Actor } from '#shared/domain/words/actor';
import { canonicalJson } from '#shared/domain/words/hash';
import type { PersonId } from '#shared/domain/words/person-id';
import type { NewsEvent, RecordedNewsEvent } from './news-event.ts';
import { type NewsId, NewsItem, type NewsText } from './news-item.ts';

/** What stands beside the record: what was written now, or the address on the portal where it was posted. */
type Beside = { readonly text?: NewsText | undefined; readonly url?: string | undefined };

/** Turns decided events into the record, and the news item as it stands after the last. */
export const recordNews = (
  id: NewsId,
  news: NewsItem | undefined,
  events: readonly NewsEvent[],
  context: RecordedBy,
  beside: Beside = {},
): { readonly news: NewsItem | undefined; readonly recorded: readonly RecordedNewsEvent[] } => {
  const recorded: RecordedNewsEvent[] = [];
  let next = news;
  for (const event of events) {
    const entry = nextLink({ news: id }, next, event, context);
    next = evolveNews(next, entry, beside);
    recorded.push(entry);
  }
  return { news: next, recorded };
};

/** An event as it is kept: the very text that was hashed, and its hash. */
export const hashedNewsEvent = ({ hash, ...body }: RecordedNewsEvent): HashedEvent => ({
  body: canonicalJson(body),
  hash,
});

const shownOf = (text: NewsText | undefined): NewsItem['shown'] => {
  if (text === undefined) throw new Error('news without words');
  const { headline, paragraphs, pictures } = text;
  return { headline, opening: paragraphs[0] ?? '', pictures: pictures.length };
};

const personOf = (actor: Actor): PersonId => {
  if (actor.by !== 'person') throw new Error('news is written and decided by people');
  return actor.person;
};

/** A news item as it stands after one more event. Throws where the event cannot follow. */
export const evolveNews = (
  news: NewsItem | undefined,
  entry: RecordedNewsEvent,
  { url, text: written }: Beside = {},
): NewsItem => {
  const { news: id, version, recordedAt, actor, event, hash: tip } = entry;
  const changed = { version, tip, changedAt: recordedAt };
  if (event.type === 'NewsDrafted') {
    const { activity, unit, date, authors } = event;
    const text = (news?.text ?? 0) + 1;
    const editors = [personOf(actor)];
    const begun = { id, activity, unit, date, text, shown: shownOf(written), editors, authors };
    return NewsItem.parse({ ...begun, ...changed, state: 'draft', returned: false });
  }
  if (news === undefined) throw new Error(`${event.type} before the news item was drafted`);
  const next = { ...news, ...changed };
  switch (event.type) {
    case 'NewsEdited': {
      const editors = [...new Set([...news.editors, personOf(actor)])];
      const text = { text: news.text + 1, shown: shownOf(written) };
      return NewsItem.parse({ ...next, ...text, editors, state: 'draft', returned: false });
    }
    case 'NewsSubmitted':
      return NewsItem.parse({ ...next, state: 'submitted', submittedBy: personOf(actor) });
    case 'NewsReturned':
      return NewsItem.parse({ ...next, state: 'draft', returned: true });
    case 'NewsPublished':
      return NewsItem.parse({ ...next, state: 'published', publishedAt: recordedAt, approvedBy: personOf(actor) });
    case 'NewsPosted':
      return NewsItem.parse({ ...next, portal: { url, by: personOf(actor), at: recordedAt } });
    case 'LinkChecked': {
      const portal = news.state === 'published' ? news.portal : undefined;
      return NewsItem.parse({ ...next, portal: { ...portal, outcome: event.outcome, checkedAt: recordedAt } });
    }
    case 'NewsWithdrawn':
      return NewsItem.parse({ ...next, state: 'withdrawn', withdrawnAt: recordedAt });
    case 'NewsDiscarded':
      return NewsItem.parse({ ...next, state: 'discarded' });
  }
};
