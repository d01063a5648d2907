import '#test/support/captured-output';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { decideNews } from '#shared/domain/news/decide-news';
import { type NewsId, type NewsText, NewsTick } from '#shared/domain/news/news-item';
import { hashedNewsEvent, recordNews } from '#shared/domain/news/record-news';
import { firstBrokenOf } from '#shared/domain/report/record';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { aReport, wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { anOfficeOfActivities, dockDuty, type OfficeOfActivities } from '#test/support/fakes/activities-office';
import { policy } from '#test/support/policy';

const AT = wib('2026-11-24 16:10');
const [DOCK, HEAD, ROAD, NEWS, PPID, SECRETARY, ADMIN] = [
  'yudi-contoh',
  'hadi-contoh',
  'rina-contoh',
  'nita-contoh',
  'peni-contoh',
  'dewi-contoh',
  'siti-contoh',
] as const;

/** What somebody asks of a news item as it stands, and how that is answered. */
const step = async (office: OfficeOfActivities, officer: string, news: NewsId, where: string, body: object) => {
  const { version } = await office.newsShown(SECRETARY, news);
  return office.answered(officer, 'POST', `news/${news}${where}`, { seen: version, ...body });
};
const edited = async (office: OfficeOfActivities, officer: string, news: NewsId, change: Partial<NewsText>) => {
  const { text } = await office.newsShown(officer, news);
  return step(office, officer, news, '', { act: 'edit', text: { ...text, ...change } });
};
const submit = (office: OfficeOfActivities, officer: string, news: NewsId) =>
  step(office, officer, news, '', { act: 'submit' });
const publish = (
  office: OfficeOfActivities,
  officer: string,
  news: NewsId,
  ticks: readonly NewsTick[] = NewsTick.options,
) => step(office, officer, news, '/decision', { act: 'publish', ticks });

/** A draft of an activity with a picture, by the dock's officer. */
const drafted = async (given = dockDuty()) => {
  const office = anOfficeOfActivities(AT);
  const { activity } = await office.record(DOCK, given);
  await office.send(DOCK, activity, await aDrawnScene(1));
  const { news } = await office.draft(DOCK, activity);
  return { office, activity, news };
};
const publicOf = (office: OfficeOfActivities) => Array.fromAsync(office.published.all());

describe('news of an activity', () => {
  it('is drafted from its facts, mended, approved by a second person, and then everybody may read it', async () => {
    const { office, activity, news } = await drafted();
    const shown = await office.newsShown(NEWS, news);
    expect(shown).toMatchObject({
      state: 'draft',
      editors: [DOCK],
      stops: [],
      missing: [{}],
      open: ['edit', 'submit', 'discard'],
    });
    expect(shown.text.paragraphs.join(' ')).toContain('jaket pelampung');
    expect(shown.text.pictures).toMatchObject([{ alt: 'Piket di Dermaga Putussibau, Dermaga Putussibau' }]);
    expect(
      await edited(office, NEWS, news, { headline: 'Sebelas speed boat berangkat dengan jaket pelampung' }),
    ).toMatchObject({ status: 200 });
    await submit(office, DOCK, news);
    // Both have written of it.
    for (const officer of [NEWS, DOCK])
      expect((await publish(office, officer, news)).status).toBe(officer === DOCK ? 403 : 409);
    expect((await publish(office, HEAD, news, ['noCitizen'])).body.code).toBe('newsTicksMissing');
    expect(await publicOf(office)).toEqual([]);
    expect((await publish(office, HEAD, news)).body.state).toBe('published');
    const [item, ...others] = await publicOf(office);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      id: news,
      headline: 'Sebelas speed boat berangkat dengan jaket pelampung',
      where: 'Dermaga Putussibau, Kecamatan Putussibau Utara',
      pictures: [{ width: 800, height: 600 }],
    });
    const picture = await office.publishedPictures.find(news, 1);
    expect(picture?.length).toBe(item?.pictures[0]?.size);
    expect((await office.listed(ADMIN)).activities[0]?.news).toEqual({ news, state: 'published' });
    expect(
      await office.answered(DOCK, 'POST', `activities/${activity}`, { act: 'withdraw', seen: 2, why: 'mistake' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'activityPublished' },
    });
  });

  it('is not approved by whoever wrote the words of its activity, though another drafted and submitted it', async () => {
    const office = anOfficeOfActivities(AT);
    const recorded = await office.record(HEAD);
    const { unit: _, ...facts } = dockDuty();
    const amend = { ...facts, act: 'amend', seen: recorded.version };
    expect((await office.answered(NEWS, 'POST', `activities/${recorded.activity}`, amend)).status).toBe(200);
    const { news } = await office.draft(DOCK, recorded.activity);
    await submit(office, DOCK, news);
    for (const officer of [HEAD, NEWS]) {
      expect((await publish(office, officer, news)).body.code, officer).toBe('newsOwn');
      const { open, editors, authors } = await office.newsShown(officer, news);
      expect(open, officer).not.toContain('publish');
      expect({ editors, authors }).toEqual({ editors: [DOCK], authors: [HEAD, NEWS] });
    }
    expect((await publish(office, SECRETARY, news)).status).toBe(200);
  });

  it('goes back with why, is mended and comes again', async () => {
    const { office, news } = await drafted();
    await submit(office, DOCK, news);
    const why = 'Sebutkan jumlah penumpang.';
    expect((await step(office, HEAD, news, '/decision', { act: 'return', why })).body.state).toBe('draft');
    expect(await office.newsShown(DOCK, news)).toMatchObject({ returned: true, notes: [{ text: why, person: HEAD }] });
    expect((await office.newsListed(NEWS)).waiting).toMatchObject([{ news, returned: true }]);
    await edited(office, DOCK, news, { paragraphs: ['Delapan puluh penumpang berangkat dari Dermaga Putussibau.'] });
    await submit(office, DOCK, news);
    expect((await publish(office, HEAD, news)).status).toBe(200);
    expect((await office.newsListed(NEWS)).waiting).toEqual([]);
  });

  it.each([
    ['a phone number', 'Hubungi Pak Contoh di 0812-3456-7890.'],
    ['a number of a citizen', 'NIK pelapor 6106012501900001.'],
    ['a mail address', 'Kirim ke budi.contoh@contoh.invalid.'],
    ['a number plate', 'Mobil KB 1234 EF menabrak rambu.'],
  ])('is stopped by %s in its text, and nothing of it is public', async (_, sentence) => {
    const { office, news } = await drafted();
    await edited(office, DOCK, news, { paragraphs: [sentence] });
    await submit(office, DOCK, news);
    const { stops } = await office.newsShown(HEAD, news);
    expect(stops).toMatchObject([{ field: 'paragraph', index: 0, weight: 'stop' }]);
    expect((await publish(office, HEAD, news)).body.code).toBe('newsStopped');
    expect(await publicOf(office)).toEqual([]);
    expect(await office.publishedPictures.find(news, 1)).toBeUndefined();
  });

  it('is stopped by a number of somebody in its place alone', async () => {
    const words = { ...dockDuty().words, place: 'Dermaga Putussibau, hubungi 0812-3456-7890' };
    const { office, news } = await drafted(dockDuty({ words }));
    await edited(office, DOCK, news, {
      headline: 'Petugas berjaga di dermaga',
      paragraphs: ['Sebelas speed boat berangkat.'],
      pictures: [],
    });
    await submit(office, DOCK, news);
    const { stops } = await office.newsShown(HEAD, news);
    expect(stops).toMatchObject([{ kind: 'phone', field: 'where', index: 0, weight: 'stop' }]);
    expect((await publish(office, HEAD, news)).body.code).toBe('newsStopped');
    expect(await publicOf(office)).toEqual([]);
    await edited(office, DOCK, news, { where: 'Dermaga Putussibau' });
    await submit(office, DOCK, news);
    expect((await publish(office, HEAD, news)).status).toBe(200);
    expect(await publicOf(office)).toMatchObject([{ where: 'Dermaga Putussibau' }]);
  });

  it('names the place that was approved, whatever became of the activity since', async () => {
    const { office, activity, news } = await drafted();
    await submit(office, DOCK, news);
    const { version } = await office.shown(DOCK, activity);
    const { unit: _, ...facts } = dockDuty({ words: { ...dockDuty().words, place: 'RUMAH-RAHASIA' } });
    const amend = { ...facts, act: 'amend', seen: version };
    expect((await office.answered(DOCK, 'POST', `activities/${activity}`, amend)).status).toBe(200);
    expect((await publish(office, HEAD, news)).status).toBe(200);
    const shown = await publicOf(office);
    expect(shown).toMatchObject([{ where: 'Dermaga Putussibau, Kecamatan Putussibau Utara' }]);
    expect(JSON.stringify(shown)).not.toContain('RAHASIA');
  });

  it('is not approved as it was seen before somebody changed a word', async () => {
    const { office, news } = await drafted();
    await submit(office, DOCK, news);
    const { version } = await office.newsShown(HEAD, news);
    await edited(office, NEWS, news, { headline: 'Judul lain' });
    await submit(office, DOCK, news);
    const late = { seen: version, act: 'publish', ticks: NewsTick.options };
    expect(await office.answered(HEAD, 'POST', `news/${news}/decision`, late)).toMatchObject({
      status: 412,
      body: { code: 'versionStale', version: version + 2 },
    });
  });

  it('takes no picture but those of its activity, each once', async () => {
    const { office, news } = await drafted();
    const { text } = await office.newsShown(DOCK, news);
    const [picture] = text.pictures;
    const other = { file: `evd_${'0'.repeat(26)}`, alt: 'Gambar lain', credit: 'Kantor' };
    for (const pictures of [[picture, picture], [other]])
      expect((await step(office, DOCK, news, '', { act: 'edit', text: { ...text, pictures } })).body.code).toBe(
        'activityInvalid',
      );
  });

  it('is packed for the portal once it is published, and its address there is recorded where the rules name the host', async () => {
    const { office, news } = await drafted();
    expect((await office.answered(NEWS, 'GET', `news/${news}/package`)).body.code).toBe('newsNotOpen');
    await submit(office, DOCK, news);
    await publish(office, HEAD, news);
    const { isBase64Encoded, body = '' } = await office.ask(NEWS, 'GET', `news/${news}/package`);
    expect(isBase64Encoded).toBe(true);
    expect(Object.keys(unzipSync(Buffer.from(body, 'base64'))).toSorted()).toEqual([
      'berita.html',
      'berita.txt',
      'foto-1.jpg',
      'foto.csv',
    ]);
    for (const url of [
      'http://info.kapuashulukab.go.id/1',
      'https://contoh.invalid/1',
      'https://info.kapuashulukab.go.id.contoh.invalid/1',
      'https://orang:sandi@info.kapuashulukab.go.id/1',
      'https://info.kapuashulukab.go.id:8443/1',
      'javascript:alert(1)',
    ])
      expect((await step(office, NEWS, news, '/portal', { url })).body.code, url).toBe('portalElsewhere');
    const url = 'https://info.kapuashulukab.go.id/2026/11/25/piket';
    expect((await step(office, HEAD, news, '/portal', { url })).status).toBe(403);
    expect((await step(office, NEWS, news, '/portal', { url })).status).toBe(200);
    expect((await office.newsListed(ADMIN)).news).toMatchObject([{ news, portal: { url } }]);
    expect(await publicOf(office)).toHaveLength(1);
  });

  it('keeps what was seen of its link where the same address is recorded again', async () => {
    const { office, news } = await drafted();
    await submit(office, DOCK, news);
    await publish(office, HEAD, news);
    const url = 'https://info.kapuashulukab.go.id/2026/11/25/piket';
    await step(office, NEWS, news, '/portal', { url });
    const before = await office.news.load(news);
    if (before === undefined) throw new Error('no news');
    const gone = decideNews(before, { type: 'checkLink', outcome: 'gone' });
    const context = { now: AT, actor: { by: 'machine' }, policy } as const;
    const looked = recordNews(news, before, gone.ok ? gone.value : [], context);
    if (looked.news === undefined) throw new Error('no news');
    await office.news.save({ news: looked.news, expected: before.version, events: looked.recorded });
    const { version } = await office.newsShown(NEWS, news);
    const again = { status: 200, body: { version } };
    for (const same of [url, url.replace('info', 'INFO')])
      expect(await step(office, NEWS, news, '/portal', { url: same })).toMatchObject(again);
    expect(await office.newsShown(NEWS, news)).toMatchObject({ portal: { url, outcome: 'gone' } });
    expect(await step(office, NEWS, news, '/portal', { url: `${url}-2` })).toMatchObject({
      body: { version: version + 1 },
    });
    expect((await office.newsShown(NEWS, news)).portal).toEqual({ url: `${url}-2` });
  });

  it.each([
    ['the front page of the portal', 'https://info.kapuashulukab.go.id', 'bukan halaman depan'],
    ['the front page, with a mark in it', 'https://info.kapuashulukab.go.id/#berita', 'bukan halaman depan'],
    [
      'an identity number in its path',
      'https://info.kapuashulukab.go.id/warga/6106012501900001',
      'tanpa nomor atau surel',
    ],
    [
      'a telephone number in its path',
      'https://info.kapuashulukab.go.id/hubungi-0812-3456-7890',
      'tanpa nomor atau surel',
    ],
    [
      'a telephone number in its query',
      'https://info.kapuashulukab.go.id/?wa=%2B6281234567890',
      'tanpa nomor atau surel',
    ],
    [
      'a mail address in its query',
      'https://info.kapuashulukab.go.id/b?u=budi.contoh%40contoh.com',
      'tanpa nomor atau surel',
    ],
    ['a mail address behind the mark', 'https://info.kapuashulukab.go.id/b#budi@contoh.com', 'tanpa nomor atau surel'],
  ])('is not recorded as posted at %s', async (_, url, expected) => {
    const { office, news } = await drafted();
    await submit(office, DOCK, news);
    await publish(office, HEAD, news);
    expect(await step(office, NEWS, news, '/portal', { url })).toMatchObject({
      status: 422,
      body: { code: 'activityInvalid', fields: [{ field: 'url', expected: expect.stringContaining(expected) }] },
    });
    expect((await office.newsListed(NEWS)).news[0]?.portal).toBeUndefined();
  });

  it.each([
    'https://info.kapuashulukab.go.id/?p=12345',
    'https://info.kapuashulukab.go.id/2026/11/25/1234567/petugas-bantu-penyeberangan',
    'https://info.kapuashulukab.go.id/2026/08/1234567890',
    'https://info.kapuashulukab.go.id/berita/20261125-073000-piket-dermaga.html?utm_source=x&id=99120',
    'https://info.kapuashulukab.go.id/%zz',
  ])('is recorded as posted at %s', async (url) => {
    const { office, news } = await drafted();
    await submit(office, DOCK, news);
    await publish(office, HEAD, news);
    expect((await step(office, NEWS, news, '/portal', { url })).status).toBe(200);
  });

  it('is withdrawn from everybody, with why; its pictures too', async () => {
    const { office, activity, news } = await drafted();
    await submit(office, DOCK, news);
    await publish(office, HEAD, news);
    const why = 'Seorang anak dapat dikenali.';
    expect((await step(office, HEAD, news, '/withdrawal', { why })).status).toBe(403);
    expect((await step(office, SECRETARY, news, '/withdrawal', { why })).body.state).toBe('withdrawn');
    expect(await publicOf(office)).toEqual([]);
    expect(await office.publishedPictures.find(news, 1)).toBeUndefined();
    expect(await office.newsShown(DOCK, news)).toMatchObject({ notes: [{ text: why }], open: [] });
    // And begins anew, with its writers forgotten.
    expect(await office.draft(NEWS, activity)).toMatchObject({ news, state: 'draft' });
    const record = await office.news.events(news);
    expect(firstBrokenOf(record.map(hashedNewsEvent))).toBeUndefined();
  });

  it('keeps its pictures as long as it is public: none of them is taken away behind its back', async () => {
    const { office, activity, news } = await drafted();
    await submit(office, DOCK, news);
    await publish(office, HEAD, news);
    const { version, files } = await office.shown(DOCK, activity);
    const withdrawFile = { act: 'withdrawFile', seen: version, file: files[0]?.file };
    const asked = () => office.answered(DOCK, 'POST', `activities/${activity}`, withdrawFile);
    expect(await asked()).toMatchObject({ status: 409, body: { code: 'activityPublished' } });
    await step(office, SECRETARY, news, '/withdrawal', { why: 'Seorang anak dapat dikenali.' });
    expect(await asked()).toMatchObject({ status: 200 });
  });

  it('is drafted by its unit, the admins and the Secretary alone', async () => {
    const office = anOfficeOfActivities(AT);
    const { activity } = await office.record(DOCK);
    for (const [officer, status] of [
      [ROAD, 403],
      [ADMIN, 403],
      [PPID, 200],
      [SECRETARY, 409],
    ] as const)
      expect((await office.answered(officer, 'POST', `activities/${activity}/news`)).status, officer).toBe(status);
  });
});

describe('what is taken away while its news is published', () => {
  type Moment = 'publishing' | 'withdrawing';

  /** Submitted news of an activity with a picture; what is told happens once, right before that is written. */
  const submitted = async (moment: Moment) => {
    let first: (() => Promise<void>) | undefined;
    const happensOnce = async (isNow: boolean): Promise<void> => {
      const happens = isNow ? first : undefined;
      if (isNow) first = undefined;
      await happens?.();
    };
    const office = anOfficeOfActivities(AT, {
      activities: (store) => ({
        ...store,
        save: async (step) => {
          const isTaken = step.activity.state === 'withdrawn' || step.file?.withdrawn !== undefined;
          await happensOnce(moment === 'withdrawing' && isTaken);
          return store.save(step);
        },
      }),
      news: (store) => ({
        ...store,
        save: async (step) => {
          await happensOnce(moment === 'publishing' && step.publish !== undefined);
          return store.save(step);
        },
      }),
    });
    const { activity } = await office.record(DOCK);
    await office.send(DOCK, activity, await aDrawnScene(1));
    const { news } = await office.draft(DOCK, activity);
    await submit(office, DOCK, news);
    const { version, files } = await office.shown(DOCK, activity);
    const asked = {
      picture: { act: 'withdrawFile', seen: version, file: files[0]?.file },
      activity: { act: 'withdraw', seen: version, why: 'mistake' },
    } as const;
    return {
      office,
      activity,
      publish: () => publish(office, HEAD, news),
      withdraw: (what: keyof typeof asked) => office.answered(DOCK, 'POST', `activities/${activity}`, asked[what]),
      meanwhile: (happens: () => Promise<unknown>): { readonly answers: readonly unknown[] } => {
        const answers: unknown[] = [];
        first = async () => {
          answers.push(await happens());
        };
        return { answers };
      },
    };
  };

  it.each(['picture', 'activity'] as const)('stays where it was public first: %s', async (what) => {
    const room = await submitted('withdrawing');
    const { answers } = room.meanwhile(room.publish);
    expect(await room.withdraw(what)).toMatchObject({ status: 409, body: { code: 'activityPublished' } });
    expect(answers).toMatchObject([{ status: 200 }]);
    expect(await publicOf(room.office)).toMatchObject([{ pictures: [{}] }]);
    const { activity, office } = room;
    expect(await office.shown(DOCK, activity)).toMatchObject({ state: 'done', pictures: 1 });
  });

  it('is not public where the picture was taken away first', async () => {
    const room = await submitted('publishing');
    const { answers } = room.meanwhile(() => room.withdraw('picture'));
    expect((await room.publish()).status).toBe(200);
    expect(answers).toMatchObject([{ status: 200 }]);
    expect(await publicOf(room.office)).toMatchObject([{ pictures: [] }]);
  });

  it('is not public where the activity was taken away first', async () => {
    const room = await submitted('publishing');
    const { answers } = room.meanwhile(() => room.withdraw('activity'));
    expect(await room.publish()).toMatchObject({ status: 409, body: { code: 'activityEnded' } });
    expect(answers).toMatchObject([{ status: 200 }]);
    expect(await publicOf(room.office)).toEqual([]);
  });
});

it('a draft says how many reports were answered, and not one of which nobody may be told any more', async () => {
  const office = anOfficeOfActivities(AT);
  const report = await office.commit(aReport().next({ type: 'startWork' }).story());
  const { activity } = await office.record(SECRETARY, dockDuty({ reports: [report] }));
  const { news } = await office.draft(SECRETARY, activity);
  const told = async () => (await office.newsShown(SECRETARY, news)).text.paragraphs.join(' ');
  expect(await told()).toMatch(/laporan/);
  await step(office, SECRETARY, news, '', { act: 'discard' });
  const before = await office.reports.load(report);
  if (before === undefined) throw new Error('no report');
  const suspected = { ...before, oversight: 'suspected' as const };
  await office.reports.commit({ report: suspected, expected: before.version, events: [] });
  await office.draft(SECRETARY, activity);
  expect(await told()).not.toMatch(/laporan/);
});

it('no two drafts of a month begin alike, and none says anything of a report', async () => {
  const office = anOfficeOfActivities(AT);
  const openings = new Set<string>();
  for (let day = 1; day <= 24; day += 1) {
    const date = IsoDate.parse(`2026-11-${String(day).padStart(2, '0')}`);
    const { activity } = await office.record(DOCK, dockDuty({ date }));
    const { news } = await office.draft(DOCK, activity);
    openings.add((await office.newsShown(DOCK, news)).text.paragraphs[0] ?? '');
  }
  expect(openings.size).toBe(24);
});

it('nothing of what is written is in a line of the log', async () => {
  takeLines();
  const { office, news } = await drafted();
  await edited(office, DOCK, news, { headline: 'JUDUL-RAHASIA', paragraphs: ['ISI-RAHASIA'] });
  await submit(office, DOCK, news);
  await step(office, HEAD, news, '/decision', { act: 'return', why: 'SEBAB-RAHASIA' });
  const lines = JSON.stringify(takeLines());
  expect(lines).toContain(news);
  expect(lines).not.toContain('RAHASIA');
});
