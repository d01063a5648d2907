import type { Activity } from '#shared/domain/activities/activity';
import type { PersonId } from '#shared/domain/words/person-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { KeyedHash } from '#shared/domain/words/words';
import type { NewsEvent } from './news-event.ts';
import { type LinkOutcome, MOST_EDITORS, type NewsItem, type NewsState, NewsTick } from './news-item.ts';

/** What is done to a news item; the machine does nothing but look whether its link still answers. */
export type NewsCommand =
  | {
      readonly type: 'draft';
      readonly activity: Activity;
      /** Whoever wrote the words of the activity. */
      readonly authors: readonly PersonId[];
      readonly said: KeyedHash;
    }
  | { readonly type: 'edit'; readonly said: KeyedHash; readonly by: PersonId }
  | { readonly type: 'submit' }
  | { readonly type: 'return'; readonly said: KeyedHash }
  | {
      readonly type: 'publish';
      readonly by: PersonId;
      readonly ticks: readonly NewsTick[];
      /** How many pictures the text has, and whether something in it must not be public. */
      readonly pictures: number;
      readonly isStopped: boolean;
      readonly activity: Pick<Activity, 'state'>;
    }
  | { readonly type: 'post'; readonly said: KeyedHash; readonly url: string }
  | { readonly type: 'checkLink'; readonly outcome: LinkOutcome }
  | { readonly type: 'withdraw'; readonly said: KeyedHash }
  | { readonly type: 'discard' };

export type NewsRefusal =
  | 'NewsExists'
  /** Nothing of the kind can be done with a news item that is as far as this one. */
  | 'NewsNotOpen'
  /** Only of something that was done. */
  | 'ActivityEnded'
  /** Whoever approves has written none of it, nor of the activity that it was drafted from. */
  | 'NewsOwn'
  /** Something that whoever approves looks at was not ticked. */
  | 'NewsTicksMissing'
  /** A number, an address or the like of somebody stands in it. */
  | 'NewsStopped'
  | 'NewsFull';

type Decision = Result<readonly NewsEvent[], NewsRefusal>;

/** What must be ticked before a news item is public. */
export const ticksNeeded = (pictures: number): readonly NewsTick[] =>
  pictures === 0 ? ['noCitizen'] : NewsTick.options;

/** What a command does to a news item. A step already taken is answered with nothing more to do. */
export const decideNews = (news: NewsItem | undefined, command: NewsCommand): Decision => {
  if (command.type === 'draft') return draft(news, command);
  if (news === undefined) throw new Error(`${command.type} of a news item that is not there`);
  switch (command.type) {
    case 'edit':
      return edit(news, command);
    case 'submit':
      return step(news, ['draft'], 'submitted', { type: 'NewsSubmitted' });
    case 'return':
      return step(news, ['submitted'], 'draft', { type: 'NewsReturned', said: command.said });
    case 'publish':
      return publish(news, command);
    case 'post':
      return post(news, command);
    case 'checkLink':
      return checkLink(news, command.outcome);
    case 'withdraw':
      return step(news, ['published'], 'withdrawn', { type: 'NewsWithdrawn', said: command.said });
    case 'discard':
      return step(news, ['draft', 'submitted'], 'discarded', { type: 'NewsDiscarded' });
  }
};

const step = (news: NewsItem, from: readonly NewsState[], to: NewsState, event: NewsEvent): Decision => {
  if (news.state === to) return ok([]);
  return from.includes(news.state) ? ok([event]) : refuse('NewsNotOpen');
};

/** Whether somebody wrote a word of it, or of what it was drafted from, or submitted it. */
export const isByThem = (news: NewsItem, person: PersonId): boolean =>
  news.editors.includes(person) ||
  news.authors.includes(person) ||
  (news.state === 'submitted' && news.submittedBy === person);

const isOpen = ({ state }: NewsItem): boolean => state === 'draft' || state === 'submitted';

const draft = (
  news: NewsItem | undefined,
  { activity, authors, said }: Extract<NewsCommand, { type: 'draft' }>,
): Decision => {
  if (activity.state !== 'done') return refuse('ActivityEnded');
  if (news !== undefined && (isOpen(news) || news.state === 'published')) return refuse('NewsExists');
  return ok([{ type: 'NewsDrafted', activity: activity.id, unit: activity.unit, date: activity.date, authors, said }]);
};

const edit = (news: NewsItem, { said, by }: Extract<NewsCommand, { type: 'edit' }>): Decision => {
  if (!isOpen(news)) return refuse('NewsNotOpen');
  const isFull = !news.editors.includes(by) && news.editors.length >= MOST_EDITORS;
  return isFull ? refuse('NewsFull') : ok([{ type: 'NewsEdited', said }]);
};

const publish = (
  news: NewsItem,
  { by, ticks, pictures, isStopped, activity }: Extract<NewsCommand, { type: 'publish' }>,
): Decision => {
  if (news.state === 'published' && news.approvedBy === by) return ok([]);
  if (news.state !== 'submitted') return refuse('NewsNotOpen');
  if (activity.state !== 'done') return refuse('ActivityEnded');
  if (isByThem(news, by)) return refuse('NewsOwn');
  const needed = ticksNeeded(pictures);
  if (!needed.every((tick) => ticks.includes(tick))) return refuse('NewsTicksMissing');
  return isStopped ? refuse('NewsStopped') : ok([{ type: 'NewsPublished', ticks: needed }]);
};

/** At the same address it stands already, and what was last seen of that holds. */
const post = (news: NewsItem, { said, url }: Extract<NewsCommand, { type: 'post' }>): Decision => {
  if (news.state !== 'published') return refuse('NewsNotOpen');
  return news.portal?.url === url ? ok([]) : ok([{ type: 'NewsPosted', said }]);
};

const checkLink = (news: NewsItem, outcome: LinkOutcome): Decision => {
  if (news.state !== 'published' || news.portal === undefined) return refuse('NewsNotOpen');
  return news.portal.outcome === outcome ? ok([]) : ok([{ type: 'LinkChecked', outcome }]);
};
