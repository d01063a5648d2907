import { randomUUID } from 'node:crypto';
import { GetObjectRetentionCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { ActivityKindId } from '#shared/domain/activities/activity';
import { type NewsId, NewsTick } from '#shared/domain/news/news-item';
import { SubDistrictId } from '#shared/domain/words/words';
import { actAs, reported } from '#test/e2e/acting';
import { aName, aPhoto, CAMERA_OWNER, done, sentPhoto } from '#test/e2e/activities/recording';
import { officer } from '#test/e2e/officer';
import { stack } from '#test/e2e/system';

/** What the office did, from the dock to everybody, on the deployed system. (All words and people invented.) */

const s3 = new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true });
const api = stack.apiUrl;

const seen = async (group: string, news: NewsId): Promise<number> =>
  done(await (await officer(group)).showNews({ news })).version;

it('what was done is recorded with a picture, drafted, approved by a second person, read by everybody, and withdrawn', async () => {
  const dock = await officer('staff-asdp');
  const head = await officer('head-asdp');
  const admin = await officer('news-admin');
  const secretary = await officer('secretary');
  const { today } = done(await dock.listActivities({}));
  const report = await reported(`Lampu jalan di depan SD Contoh ${randomUUID().slice(0, 6)} padam. (rekaan)`);
  await actAs('lapor-admin', report, 'startWork');
  const place = `Dermaga Contoh ${aName()}`;
  const asked = {
    unit: 'asdp',
    kind: ActivityKindId.parse('piket-dermaga'),
    regularity: 'incidental',
    date: today,
    subDistrict: SubDistrictId.parse('putussibau-utara'),
    indicators: [],
    reports: [report],
    words: { what: 'Piket di Dermaga Contoh (rekaan)', place, who: 'tiga petugas' },
  } as const;
  const [key, again] = [randomUUID(), randomUUID()];
  const { activity } = done(await secretary.recordActivity({ key, body: asked }));
  expect(done(await secretary.recordActivity({ key, body: asked })).activity).toBe(activity);
  expect(done(await dock.listActivities({})).activities).toContainEqual(
    expect.objectContaining({ activity, what: asked.words.what }),
  );
  // A report of the road division is not the dock's to name.
  expect(await dock.recordActivity({ key: again, body: asked })).toMatchObject({
    problem: { code: 'activityInvalid' },
  });
  const bytes = await aPhoto(21);
  const kept = await sentPhoto('staff-asdp', activity, bytes);
  if (kept.state !== 'kept') return expect.fail(JSON.stringify(kept));
  const { file } = kept;
  const shown = done(await head.showActivity({ activity }));
  expect(shown).toMatchObject({ pictures: 1, files: [{ file, pixels: { width: 800, height: 600 } }], reports: [] });
  for (const opened of [
    await head.viewActivityFile({ activity, file }),
    await head.openActivityFile({ activity, file, part: '1' }),
  ]) {
    const { bytes: picture } = done(opened);
    expect(Buffer.from(picture).includes(CAMERA_OWNER)).toBe(false);
    expect((await sharp(Buffer.from(picture)).metadata()).width).toBe(800);
  }
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: stack.EvidenceBucketName, Prefix: `original/${activity}/` }),
  );
  const [original] = Contents;
  const locked = await s3.send(new GetObjectRetentionCommand({ Bucket: stack.EvidenceBucketName, Key: original?.Key }));
  expect(locked.Retention?.Mode).toBe('GOVERNANCE');

  const { news } = done(await dock.draftNews({ activity }));
  done(await dock.changeNews({ news, body: { act: 'submit', seen: await seen('staff-asdp', news) } }));
  expect(done(await admin.listNews({})).waiting.map((one) => one.news)).toContain(news);
  const decide = async () =>
    head.decideNews({ news, body: { act: 'publish', seen: await seen('head-asdp', news), ticks: NewsTick.options } });
  expect(await fetch(`${api}/berita/${news}`).then(({ status }) => status)).toBe(404);
  expect(done(await decide()).state).toBe('published');
  const page = await fetch(`${api}/berita/${news}`);
  expect([page.status, (await page.text()).includes(place)]).toEqual([200, true]);
  const picture = await fetch(`${api}/berita/gambar/${news}/1.jpg`);
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await picture.arrayBuffer()).includes(CAMERA_OWNER)).toBe(false);
  expect(await fetch(`${api}/berita/atom.xml`).then((answer) => answer.text())).toContain(news);
  done(await admin.packNews({ news }));
  const url = 'https://info.kapuashulukab.go.id/2026/contoh';
  done(await admin.postNews({ news, body: { seen: await seen('news-admin', news), url } }));
  expect(await dock.withdrawNews({ news, body: { seen: 1, why: 'Coba' } })).toMatchObject({
    problem: { code: 'notAllowed' },
  });
  const why = 'Seorang anak dapat dikenali. (rekaan)';
  done(await secretary.withdrawNews({ news, body: { seen: await seen('secretary', news), why } }));
  for (const path of [`berita/${news}`, `berita/gambar/${news}/1.jpg`])
    expect(await fetch(`${api}/${path}`).then(({ status }) => status), path).toBe(404);
  // Now the picture may go too.
  const { version } = done(await dock.showActivity({ activity }));
  done(await dock.changeActivity({ activity, body: { act: 'withdrawFile', seen: version, file } }));
  expect(done(await dock.showActivity({ activity })).pictures).toBe(0);
});
