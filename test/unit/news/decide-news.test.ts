import { describe, expect, it } from 'vitest';
import { decideNews, type NewsCommand } from '#shared/domain/news/decide-news';
import { MOST_EDITORS, type NewsItem, NewsTick, newsIdOf } from '#shared/domain/news/news-item';
import { hashedNewsEvent, recordNews } from '#shared/domain/news/record-news';
import { firstBrokenOf } from '#shared/domain/report/record';
import { PersonId } from '#shared/domain/words/person-id';
import { said, wib } from '#test/support/builders/a-report';
import { activityId, livedActivity, newsText, RECORD } from '#test/support/builders/an-activity';
import { policy } from '#test/support/policy';

const WRITER = PersonId.parse('rina-contoh');
const EDITOR = PersonId.parse('dedi-contoh');
const HEAD = PersonId.parse('joko-contoh');
const { activity } = livedActivity([RECORD]);
const AUTHOR = PersonId.parse('budi-contoh');
const DRAFT: NewsCommand = { type: 'draft', activity, authors: [AUTHOR], said: said('draft') };
const SUBMIT: NewsCommand = { type: 'submit' };
const DISCARD: NewsCommand = { type: 'discard' };
const RETURN: NewsCommand = { type: 'return', said: said('why') };
const WITHDRAW: NewsCommand = { type: 'withdraw', said: said('why') };
const URL = 'https://info.kapuashulukab.go.id/berita/1';
const POST: NewsCommand = { type: 'post', said: said('address'), url: URL };
const edit = (by = EDITOR): NewsCommand => ({ type: 'edit', said: said('edited'), by });
const publish = (by = HEAD, more: Partial<Extract<NewsCommand, { type: 'publish' }>> = {}): NewsCommand => ({
  type: 'publish',
  by,
  ticks: ['noCitizen'],
  pictures: 0,
  isStopped: false,
  activity,
  ...more,
});

type Step = readonly [PersonId, NewsCommand];
/** A news item after some commands, none of them refused, each by somebody. */
const lived = (steps: readonly Step[]) => {
  let news: NewsItem | undefined;
  const record = [];
  for (const [by, command] of steps) {
    const decision = decideNews(news, command);
    if (!decision.ok) throw new Error(decision.refusal);
    const context = { now: wib('2026-11-25 09:00'), actor: { by: 'person', person: by } as const, policy };
    const beside = { text: newsText(), url: URL };
    const next = recordNews(newsIdOf(activityId()), news, decision.value, context, beside);
    news = next.news;
    record.push(...next.recorded);
  }
  if (news === undefined) throw new Error('nothing was drafted');
  return { news, record };
};
const DRAFTED: readonly Step[] = [[WRITER, DRAFT]];
const SUBMITTED: readonly Step[] = [...DRAFTED, [EDITOR, edit()], [WRITER, SUBMIT]];
const PUBLISHED: readonly Step[] = [...SUBMITTED, [HEAD, publish()]];

const decided = (steps: readonly Step[], command: NewsCommand) => {
  const decision = decideNews(steps.length === 0 ? undefined : lived(steps).news, command);
  return decision.ok ? decision.value.map(({ type }) => type) : decision.refusal;
};

describe('what is done to a news item', () => {
  it.each<readonly [string, readonly Step[], NewsCommand, readonly string[] | string]>([
    ['none', [], DRAFT, ['NewsDrafted']],
    [
      'none, of an activity that was withdrawn',
      [],
      { ...DRAFT, activity: { ...activity, state: 'notDone', why: 'weather' } },
      'ActivityEnded',
    ],
    ['draft', DRAFTED, DRAFT, 'NewsExists'],
    ['draft', DRAFTED, edit(), ['NewsEdited']],
    ['draft', DRAFTED, SUBMIT, ['NewsSubmitted']],
    ['draft', DRAFTED, publish(), 'NewsNotOpen'],
    ['draft', DRAFTED, POST, 'NewsNotOpen'],
    ['draft', DRAFTED, WITHDRAW, 'NewsNotOpen'],
    ['draft', DRAFTED, DISCARD, ['NewsDiscarded']],
    ['submitted', SUBMITTED, SUBMIT, []],
    ['submitted', SUBMITTED, edit(), ['NewsEdited']],
    ['submitted', SUBMITTED, RETURN, ['NewsReturned']],
    ['submitted', SUBMITTED, publish(), ['NewsPublished']],
    ['submitted, by whoever drafted it', SUBMITTED, publish(WRITER), 'NewsOwn'],
    ['submitted, by whoever wrote what it was drafted from', SUBMITTED, publish(AUTHOR), 'NewsOwn'],
    ['submitted, by whoever submitted it', [...DRAFTED, [EDITOR, SUBMIT]], publish(EDITOR), 'NewsOwn'],
    ['submitted, by whoever changed a word', SUBMITTED, publish(EDITOR), 'NewsOwn'],
    ['submitted, nothing ticked', SUBMITTED, publish(HEAD, { ticks: [] }), 'NewsTicksMissing'],
    ['submitted, pictures not looked at', SUBMITTED, publish(HEAD, { pictures: 1 }), 'NewsTicksMissing'],
    ['submitted, all ticked', SUBMITTED, publish(HEAD, { pictures: 1, ticks: NewsTick.options }), ['NewsPublished']],
    ['submitted, a number in it', SUBMITTED, publish(HEAD, { isStopped: true }), 'NewsStopped'],
    [
      'submitted, of an activity that was withdrawn',
      SUBMITTED,
      publish(HEAD, { activity: { state: 'withdrawn' } }),
      'ActivityEnded',
    ],
    ['published', PUBLISHED, publish(), []],
    ['published', PUBLISHED, publish(EDITOR), 'NewsNotOpen'],
    ['published', PUBLISHED, edit(), 'NewsNotOpen'],
    ['published', PUBLISHED, POST, ['NewsPosted']],
    ['published', PUBLISHED, WITHDRAW, ['NewsWithdrawn']],
    ['published', PUBLISHED, DRAFT, 'NewsExists'],
    ['published, not posted', PUBLISHED, { type: 'checkLink', outcome: 'gone' }, 'NewsNotOpen'],
    ['posted there', [...PUBLISHED, [WRITER, POST]], POST, []],
    ['posted elsewhere', [...PUBLISHED, [WRITER, POST]], { ...POST, url: `${URL}0` }, ['NewsPosted']],
    ['posted', [...PUBLISHED, [WRITER, POST]], { type: 'checkLink', outcome: 'gone' }, ['LinkChecked']],
    ['withdrawn', [...PUBLISHED, [HEAD, WITHDRAW]], DRAFT, ['NewsDrafted']],
    ['withdrawn', [...PUBLISHED, [HEAD, WITHDRAW]], publish(), 'NewsNotOpen'],
    ['discarded', [...DRAFTED, [WRITER, DISCARD]], DRAFT, ['NewsDrafted']],
    ['discarded', [...DRAFTED, [WRITER, DISCARD]], edit(), 'NewsNotOpen'],
  ])('%s: is decided', (_, steps, command, expected) => {
    expect(decided(steps, command)).toEqual(expected);
  });

  it('goes back to a draft when a word is changed after it was submitted', () => {
    expect(lived([...SUBMITTED, [HEAD, edit(HEAD)]]).news).toMatchObject({ state: 'draft', text: 3 });
  });

  it('makes whoever edits what they were to approve one of its writers', () => {
    expect(decided([...SUBMITTED, [HEAD, edit(HEAD)], [WRITER, SUBMIT]], publish(HEAD))).toBe('NewsOwn');
  });

  it('begins with its writers anew when it is drafted again', () => {
    const again: readonly Step[] = [...SUBMITTED, [WRITER, DISCARD], [HEAD, DRAFT]];
    expect(lived(again).news.editors).toEqual([HEAD]);
  });

  it('counts every writer, and no more than so many', () => {
    const many = Array.from({ length: MOST_EDITORS - 1 }, (_, n): Step => {
      const by = PersonId.parse(`penulis-${n}`);
      return [by, edit(by)];
    });
    expect(decided([...DRAFTED, ...many], edit(PersonId.parse('satu-lagi')))).toBe('NewsFull');
    expect(decided([...DRAFTED, ...many], edit(WRITER))).toEqual(['NewsEdited']);
  });

  it('is on record as it was, each step chained to the one before', () => {
    const { news, record } = lived([...PUBLISHED, [WRITER, POST], [HEAD, WITHDRAW]]);
    const hashed = record.map(hashedNewsEvent);
    expect(firstBrokenOf(hashed)).toBeUndefined();
    expect(hashed.at(-1)?.hash).toBe(news.tip);
  });
});
