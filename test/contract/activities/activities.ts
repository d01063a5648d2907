import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { tableLinkRound, tableNewsStore } from '#shared/adapters/table/news-store';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import type { Table } from '#shared/adapters/table/table';
import { ActivityFile, type ActivityId, activityIdOf } from '#shared/domain/activities/activity';
import { ActivityUploadId, announcedFile } from '#shared/domain/activities/activity-upload';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { decideNews, type NewsCommand } from '#shared/domain/news/decide-news';
import { NewsItem, newsIdOf, PublishedNews } from '#shared/domain/news/news-item';
import { recordNews } from '#shared/domain/news/record-news';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { PersonId } from '#shared/domain/words/person-id';
import { said, wib } from '#test/support/builders/a-report';
import { DOCK_DUTY, livedActivity, newsText } from '#test/support/builders/an-activity';
import { policy } from '#test/support/policy';

const BY = PersonId.parse('dedi-contoh');
const ADMIN = PersonId.parse('joko-contoh');
const aNewId = () => activityIdOf(BY, randomUUID());
/** A month that no other test writes in: the tests share a table. */
const [MONTH, DAY] = [MonthName.parse('2031-05'), IsoDate.parse('2031-05-06')];
const recorded = () =>
  livedActivity(
    [{ type: 'record', codes: { ...DOCK_DUTY, date: DAY }, asked: said('asked'), said: said('said') }],
    aNewId(),
  );

const aFileOf = (activity: ActivityId): ActivityFile =>
  ActivityFile.parse({
    ...{ activity, id: `evd_${'0'.repeat(26)}`, file: keyedHash('k', 'f'), kind: 'jpeg', size: 1 },
    ...{ sha256: sha256('x'), cleanSize: 1, sentBy: BY, keptAt: wib('2031-05-06 10:00') },
  });

/** An activity with all that lies with it, and its news with a note: for whoever looks at what lies in a table. */
export const keepActivityWithNews = async (table: Table): Promise<void> => {
  const store = tableActivityStore(table);
  const { activity, record } = recorded();
  await store.keepKey(activity.id, Buffer.from('kunci'));
  const file = aFileOf(activity.id);
  await store.save({ activity, expected: 0, events: record, words: { what: 'Piket (rekaan)' }, file });
  const decision = decideNews(undefined, { type: 'draft', activity, authors: [BY], said: said('draft') });
  const context = { now: wib('2031-05-07 09:00'), actor: { by: 'person', person: BY } as const, policy };
  const id = newsIdOf(activity.id);
  const { news, recorded: events } = recordNews(id, undefined, decision.ok ? decision.value : [], context, {
    text: newsText(),
  });
  if (news === undefined) throw new Error('nothing was drafted');
  const newsStore = tableNewsStore(table);
  await newsStore.save({ news, expected: 0, events, text: newsText(), note: 'Sebab (rekaan)' });
  const portal = { url: 'https://info.kapuashulukab.go.id/berita/1', by: BY, at: news.changedAt, outcome: 'gone' };
  const published = { state: 'published', publishedAt: news.changedAt, approvedBy: ADMIN, portal } as const;
  await newsStore.save({ news: NewsItem.parse({ ...news, ...published, version: 2 }), expected: 1, events: [] });
  await tableLinkRound(table).begin(id);
};

/** What every table keeps of what the office did, and of what it says of that. */
export const itKeepsActivities = (make: () => Table): void => {
  it('keeps an activity with its words and files, as it stands, and nothing where somebody was first', async () => {
    const store = tableActivityStore(make());
    const { activity, record } = recorded();
    const words = { what: 'Piket (rekaan)' };
    const step = { activity, expected: 0, events: record, words };
    expect(await store.save(step)).toBe('saved');
    expect(await store.save(step)).toBe('conflict');
    expect(await store.load(activity.id)).toEqual(activity);
    expect(await store.words(activity.id, 1)).toEqual(words);
    expect(await store.allWords([activity, { id: aNewId(), text: 1 }])).toEqual(new Map([[activity.id, words]]));
    expect(await store.events(activity.id)).toEqual(record);
    const file = aFileOf(activity.id);
    expect(await store.save({ activity: { ...activity, version: 2 }, expected: 1, events: [], file })).toBe('saved');
    expect(await store.files(activity.id)).toEqual([file]);
    expect((await store.ofMonth(MONTH)).filter(({ id }) => id === activity.id)).toHaveLength(1);
    expect(await store.ofMonth(MonthName.parse('2031-06'))).toEqual([]);
    expect((await store.firstOfMonth(MONTH))?.date).toBe(DAY);
    expect(await store.firstOfMonth(MonthName.parse('2031-06'))).toBeUndefined();
  });

  it('keeps the first key that somebody makes for an activity', async () => {
    const store = tableActivityStore(make());
    const id = aNewId();
    expect(await store.wrappedKey(id)).toBeUndefined();
    expect(Buffer.from(await store.keepKey(id, Buffer.from('satu'))).toString()).toBe('satu');
    expect(Buffer.from(await store.keepKey(id, Buffer.from('dua'))).toString()).toBe('satu');
  });

  it('keeps what becomes of a file that somebody means to send', async () => {
    const uploads = tableActivityUploads(make());
    const id = ActivityUploadId.parse(aNewId().replace('act_', 'upa_'));
    const file = { id, activity: aNewId(), kind: 'jpeg', size: 1, sha256: sha256('x'), sentBy: BY } as const;
    const upload = announcedFile(file, wib('2031-05-06 10:00'));
    expect(await uploads.find(id)).toBeUndefined();
    await uploads.save(upload);
    expect(await uploads.find(id)).toEqual(upload);
  });

  it('lists news that waits, and what is published from the very step that says so', async () => {
    const table = make();
    const [store, published] = [tableNewsStore(table), tablePublishedNews(table)];
    const { activity } = recorded();
    const id = newsIdOf(activity.id);
    let news: NewsItem | undefined;
    const stepped = (command: NewsCommand, by: PersonId) => {
      const decision = decideNews(news, command);
      if (!decision.ok) throw new Error(decision.refusal);
      const context = { now: wib('2031-05-07 09:00'), actor: { by: 'person', person: by } as const, policy };
      const url = 'https://info.kapuashulukab.go.id/berita/1';
      const next = recordNews(id, news, decision.value, context, { text: newsText(), url });
      if (next.news === undefined) throw new Error('nothing');
      const step = { news: next.news, expected: news?.version ?? 0, events: next.recorded };
      news = next.news;
      return step;
    };
    const isWaiting = async () => (await store.waiting()).some((one) => one.id === id);
    const linked = async () => [
      (await store.posted()).find((one) => one.news === id)?.outcome ?? 'unknown',
      (await store.broken()).some((one) => one.id === id),
    ];
    const isPublic = async () => (await Array.fromAsync(published.all())).some((one) => one.id === id);
    const draft = stepped({ type: 'draft', activity, authors: [BY], said: said('draft') }, BY);
    expect(await store.save({ ...draft, text: newsText() })).toBe('saved');
    expect(await store.text(id, 1)).toEqual(newsText());
    expect([await isWaiting(), await isPublic()]).toEqual([true, false]);
    const returned = { ...stepped({ type: 'submit' }, BY), note: 'Kurang lengkap. (rekaan)' };
    await store.save(returned);
    expect(await store.notes(id)).toEqual([{ version: 2, text: 'Kurang lengkap. (rekaan)' }]);
    const approval = stepped(
      { type: 'publish', by: ADMIN, ticks: ['noCitizen'], pictures: 0, isStopped: false, activity },
      ADMIN,
    );
    const shown = PublishedNews.parse({
      ...{ id, unit: 'asdp', kind: { id: 'Piket', en: 'Duty' }, date: DAY, ...newsText(), pictures: [] },
      publishedAt: wib('2031-05-07 09:00'),
    });
    expect(await store.save({ ...approval, expected: 1, publish: shown })).toBe('conflict');
    const activities = tableActivityStore(table);
    await activities.save({ activity, expected: 0, events: [] });
    const seen = { id: activity.id, version: activity.version };
    const otherwise = { ...seen, version: activity.version + 1 };
    expect(await store.save({ ...approval, publish: shown, seen: otherwise })).toBe('conflict');
    expect(await isPublic()).toBe(false);
    expect(await store.save({ ...approval, publish: shown, seen })).toBe('saved');
    // As it was before it was published, and as it is.
    const taken = { activity: { ...activity, version: activity.version + 1 }, expected: activity.version, events: [] };
    expect(await activities.save({ ...taken, seen: { id, version: approval.expected } })).toBe('conflict');
    expect(await activities.save({ ...taken, seen: { id, version: 0 } })).toBe('conflict');
    expect(await activities.save({ ...taken, seen: approval.news })).toBe('saved');
    expect(
      await activities.save({
        ...taken,
        expected: taken.activity.version,
        seen: { id: newsIdOf(aNewId()), version: 0 },
      }),
    ).toBe('saved');
    expect([await isWaiting(), await isPublic()]).toEqual([false, true]);
    const isPosted = async () => (await store.posted()).some(({ news: one }) => one === id);
    expect(await isPosted()).toBe(false);
    await store.save(
      stepped({ type: 'post', said: said('address'), url: 'https://info.kapuashulukab.go.id/berita/1' }, ADMIN),
    );
    expect([await isPosted(), ...(await linked())]).toEqual([true, 'unknown', false]);
    await store.save(stepped({ type: 'checkLink', outcome: 'gone' }, ADMIN));
    expect(await linked()).toEqual(['gone', true]);
    await store.save(stepped({ type: 'checkLink', outcome: 'answers' }, ADMIN));
    expect(await linked()).toEqual(['answers', false]);
    const withdrawal = stepped({ type: 'withdraw', said: said('why') }, ADMIN);
    await store.save({ ...withdrawal, unpublish: shown });
    expect([await isPublic(), await isPosted()]).toEqual([false, false]);
    expect((await store.ofMonth(MONTH)).filter((one) => one.id === id)).toHaveLength(1);
    expect(await store.events(id)).toHaveLength(7);
  });

  it('keeps with which news item the next look at all links begins, until none is left', async () => {
    const round = tableLinkRound(make());
    const next = newsIdOf(aNewId());
    await round.begin(next);
    expect(await round.next()).toBe(next);
    await round.begin(undefined);
    expect(await round.next()).toBeUndefined();
  });
};
