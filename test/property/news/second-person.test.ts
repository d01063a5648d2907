import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideNews, type NewsCommand } from '#shared/domain/news/decide-news';
import { type NewsItem, NewsTick, newsIdOf } from '#shared/domain/news/news-item';
import { hashedNewsEvent, recordNews } from '#shared/domain/news/record-news';
import { firstBrokenOf } from '#shared/domain/report/record';
import { PersonId } from '#shared/domain/words/person-id';
import { said, wib } from '#test/support/builders/a-report';
import { activityId, livedActivity, newsText, RECORD } from '#test/support/builders/an-activity';
import { oftenIn, runsOf } from '#test/support/fixed-seed';
import { policy } from '#test/support/policy';

const { activity } = livedActivity([RECORD]);
const people = ['rina-contoh', 'dedi-contoh', 'joko-contoh'].map((name) => PersonId.parse(name));

const commandBy = (person: PersonId): fc.Arbitrary<NewsCommand> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<NewsCommand>(
        ...people.map((author) => ({ type: 'draft', activity, authors: [author], said: said('draft') }) as const),
        { type: 'edit', said: said('edit'), by: person },
      ),
    },
    { weight: 4, arbitrary: fc.constant<NewsCommand>({ type: 'submit' }) },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('publish' as const),
        by: fc.constant(person),
        ticks: fc.oneof(fc.constant([...NewsTick.options]), fc.subarray([...NewsTick.options])),
        pictures: fc.nat(2),
        isStopped: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
        activity: fc.constant(activity),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<NewsCommand>(
        { type: 'return', said: said('why') },
        { type: 'post', said: said('address'), url: 'https://info.kapuashulukab.go.id/1' },
        { type: 'withdraw', said: said('why') },
        { type: 'discard' },
      ),
    },
  );
const step = fc.constantFrom(...people).chain((person) => fc.tuple(fc.constant(person), commandBy(person)));

type Step = readonly [PersonId, NewsCommand];

/** What stands after some commands, each by somebody; and at each publication who had written anything of it. */
const lived = (steps: readonly Step[]) => {
  let news: NewsItem | undefined;
  let writers = new Set<PersonId>();
  const record = [];
  const publications = [];
  for (const [person, command] of steps) {
    const decision = news === undefined && command.type !== 'draft' ? undefined : decideNews(news, command);
    if (decision?.ok !== true || decision.value.length === 0) continue;
    // Whose words the draft was made of has written of it, too.
    if (command.type === 'draft') writers = new Set(command.authors);
    if (command.type === 'draft' || command.type === 'edit') writers.add(person);
    const context = { now: wib('2026-11-25 09:00'), actor: { by: 'person', person } as const, policy };
    const beside = { text: newsText(), url: 'https://info.kapuashulukab.go.id/1' };
    const next = recordNews(newsIdOf(activityId()), news, decision.value, context, beside);
    news = next.news;
    record.push(...next.recorded);
    if (command.type === 'publish') publications.push({ command, news, writers: [...writers] });
  }
  return { record, publications };
};

it('nothing is public that somebody approved who wrote a word of it', () => {
  let published = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      const { record, publications } = lived(steps);
      for (const { command, news, writers } of publications) {
        published += 1;
        expect(news).toMatchObject({ state: 'published', approvedBy: command.by });
        expect(writers).not.toContain(command.by);
        expect(command.isStopped).toBe(false);
        const needed = command.pictures === 0 ? ['noCitizen'] : NewsTick.options;
        expect(command.ticks).toEqual(expect.arrayContaining(needed));
      }
      expect(firstBrokenOf(record.map(hashedNewsEvent))).toBeUndefined();
    }),
    runsOf(600),
  );
  expect(published).toBeGreaterThan(oftenIn(60));
});
