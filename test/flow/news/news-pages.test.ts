import '#test/support/captured-output';
import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { pagesHandler } from '#functions/pages/handler';
import { memoryPublishedPictures } from '#shared/adapters/files/memory-published-pictures';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import type { Found, Question } from '#shared/adapters/table/table';
import type { PublishedNews } from '#shared/domain/news/news-item';
import { Instant } from '#shared/domain/words/words';
import { aNewsId, aPublishedNews, aPublishedPicture } from '#test/support/builders/a-published-news';
import { wib } from '#test/support/builders/a-report';
import { httpEvent } from '#test/support/fakes/http-event';
import { aContext } from '#test/support/fakes/lambda-context';
import { publicPagesOnMemory } from '#test/support/fakes/public-pages';

type Answer = APIGatewayProxyStructuredResultV2;
type Asked = { readonly method?: string; readonly query?: string; readonly headers?: Readonly<Record<string, string>> };

const NOON = wib('2026-11-27 12:00');
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 0xff, 0xd9]);

/** The pages over what is published, and how much was read for each of them. */
const newsroom = () => {
  const table = memoryTable();
  const read = { items: 0, files: 0 };
  const counted = {
    ...table,
    query: async function* (question: Question): AsyncIterable<Found> {
      for await (const item of table.query(question)) {
        read.items += 1;
        yield item;
      }
    },
  };
  const [published, kept] = [tablePublishedNews(counted), memoryPublishedPictures()];
  const pictures = {
    ...kept,
    find: async (...place: Parameters<typeof kept.find>) => {
      read.files += 1;
      return kept.find(...place);
    },
  };
  const base = publicPagesOnMemory(() => NOON, table);
  const handler = pagesHandler({
    ...base,
    news: { ...base.news, published, pictures },
    assets: { nameOf: (name) => name, read: () => undefined },
    signIn: { url: 'https://masuk.contoh.invalid', clientId: 'klien', scope: 'tanggap/office' },
    worker: 'on',
    uploadUrl: 'https://unggahan.example/',
  });
  const ask = async (path: string, { method = 'GET', query = '', headers = {} }: Asked = {}): Promise<Answer> => {
    read.items = 0;
    read.files = 0;
    return handler(
      httpEvent({ method, path, headers: { accept: 'text/html', ...headers }, rawQuery: query, at: NOON }),
      aContext(),
    );
  };
  const publish = async (news: PublishedNews): Promise<PublishedNews> => {
    await published.publish(news);
    for (const n of news.pictures.keys()) await kept.publish(news.id, n + 1, Buffer.concat([JPEG, Buffer.from([n])]));
    return news;
  };
  /** In the table alone, as a withdrawal that dies half-way leaves it. */
  const withdraw = (news: PublishedNews) => published.remove(news);
  return { ask, publish, withdraw, published, kept, read };
};

const textOf = ({ body = '' }: Answer): string => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const linksOf = ({ body = '' }: Answer): readonly string[] =>
  [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const itemsIn = (answer: Answer): readonly string[] =>
  linksOf(answer)
    .filter((href) => /^\/berita\/nws_/.test(href))
    .map((href) => href.replace(/\?.*/, ''));
const addressOf = ({ id }: Pick<PublishedNews, 'id'>): string => `/berita/${id}`;
const FEEDS = ['/berita/rss.xml', '/berita/atom.xml', '/berita/feed.json'];

describe('the list of news', () => {
  it('says that there is none yet, of all and of a unit, and never asks for a script', async () => {
    const { ask } = newsroom();
    expect(textOf(await ask('/berita'))).toContain('Belum ada berita.');
    expect(textOf(await ask('/berita', { query: 'unit=asdp' }))).toContain('Belum ada berita dari unit ini.');
    expect(textOf(await ask('/berita', { query: 'bahasa=en' }))).toContain('There is no news yet.');
  });

  it('has the newest first with its day, unit, kind and beginning, and words alone', async () => {
    const { ask, publish } = newsroom();
    const long = `${'katanya '.repeat(80)}ekor`;
    const older = await publish(aPublishedNews('lama', { publishedAt: wib('2026-11-20 09:00'), paragraphs: [long] }));
    const newer = await publish(aPublishedNews('baru', { pictures: [1, 2].map(aPublishedPicture) }));
    const answer = await ask('/berita');
    expect(answer.statusCode).toBe(200);
    expect(itemsIn(answer)).toEqual([addressOf(newer), addressOf(older)]);
    const text = textOf(answer);
    expect(text).toContain(
      'Diterbitkan Kamis, 26 November 2026 · kegiatan Rabu, 25 November 2026 · Bidang Lalu Lintas dan Angkutan Jalan · Pemasangan rambu · 2 foto',
    );
    expect(text).toContain('katanya …');
    expect(text).not.toMatch(/\bk\S{0,5} …/);
    expect(text).not.toContain('ekor');
    expect(answer.body).not.toContain('<img');
  });

  it('goes through a thousand by twenty, each once, and reads of each page what it shows and one more', async () => {
    const { ask, published, read } = newsroom();
    const all = Array.from({ length: 1_000 }, (_, n) =>
      aPublishedNews(`n-${n}`, { publishedAt: Instant.parse(NOON - n * 60_000), unit: n % 50 === 0 ? 'umum' : 'llaj' }),
    );
    for (const news of all.toReversed()) await published.publish(news);
    const seen: string[] = [];
    let query: string | undefined = '';
    for (let pages = 0; query !== undefined && pages < 60; pages += 1) {
      const answer: Answer = await ask('/berita', { query });
      expect(read.items).toBeLessThanOrEqual(21);
      expect(itemsIn(answer).length).toBe(20);
      seen.push(...itemsIn(answer));
      query = linksOf(answer)
        .filter((href) => href.includes('halaman=') && !href.includes('bahasa='))
        .at(-1)
        ?.split('?')[1];
    }
    expect(seen).toEqual(all.map(addressOf));
    // Of one in fifty no more is read either.
    const umum = await ask('/berita', { query: 'unit=umum' });
    expect(itemsIn(umum)).toEqual(all.filter(({ unit }) => unit === 'umum').map(addressOf));
    expect(read.items).toBe(20);
    await ask('/berita/atom.xml');
    expect(read.items).toBe(31);
    await ask(addressOf({ id: aNewsId('n-999') }));
    expect(read.items).toBe(1);
  });

  it('keeps unit and page when the language is changed, and leads back to the newest', async () => {
    const { ask, publish } = newsroom();
    for (let n = 0; n < 45; n += 1)
      await publish(aPublishedNews(`n-${n}`, { publishedAt: Instant.parse(NOON - n), pictures: [] }));
    const first = await ask('/berita', { query: 'unit=llaj' });
    const next = linksOf(first).find((href) => href.includes('halaman=') && !href.includes('bahasa')) ?? '';
    expect(next).toMatch(/^\/berita\?unit=llaj&halaman=\d+-nws_[0-9a-z]{26}$/);
    const second = await ask('/berita', { query: next.split('?')[1] ?? '' });
    expect(itemsIn(second)).toHaveLength(20);
    expect(linksOf(second)).toContain('/berita?unit=llaj');
    expect(linksOf(second)).toContain(`${next}&bahasa=en`);
    expect(second.body).toMatch(/<option (?:selected )?value="llaj"(?: selected)?>/);
  });

  it.each([
    'halaman=0',
    'halaman=2',
    'halaman=-1',
    'halaman=1795000000000-nws_x',
    'halaman=99999999999999-nws_00000000000000000000000000',
    'halaman=..%2F..%2F',
    'halaman=%00',
    'unit=tidak-ada',
    'unit=LLAJ',
    'unit=llaj%23',
  ])('has no page for %s, and says so as of any page that is not there', async (query) => {
    const { ask } = newsroom();
    const answer = await ask('/berita', { query });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toBe((await ask('/tidak-ada')).body);
  });

  it('takes an empty parameter for none, one that it does not know for nothing, and one twice for a mistake', async () => {
    const { ask } = newsroom();
    expect((await ask('/berita', { query: 'unit=&halaman=&utm_source=x' })).statusCode).toBe(200);
    expect((await ask('/berita', { query: 'unit=llaj&unit=asdp' })).statusCode).toBe(400);
    expect((await ask('/berita', { query: 'halaman=a&halaman=a' })).statusCode).toBe(400);
  });
});

describe('a news item', () => {
  it('says what was done, when, where and by whom, and has each picture with its words', async () => {
    const { ask, publish } = newsroom();
    const news = await publish(aPublishedNews('sekolah', { pictures: [1, 2].map(aPublishedPicture) }));
    const answer = await ask(addressOf(news));
    expect(answer.statusCode).toBe(200);
    const text = textOf(answer);
    for (const part of [
      'Rambu baru di sekolah',
      'Rabu, 25 November 2026 · Bidang Lalu Lintas dan Angkutan Jalan · Jalan Komodor Yos Sudarso, Putussibau',
      'Jenis kegiatan: Pemasangan rambu. Diterbitkan Kamis, 26 November 2026 pukul 09.00',
      'Pemasangan selesai pada hari yang sama.',
      'Pemasangan rambu ke-2 Foto: Humas Dinas Perhubungan',
    ])
      expect(text).toContain(part);
    expect(answer.body?.match(/<h1/g)).toHaveLength(1);
    const images = [...(answer.body ?? '').matchAll(/<img [^>]*>/g)].map(([tag]) => tag);
    expect(images).toHaveLength(2);
    for (const [index, tag] of images.entries()) {
      expect(tag).toContain(`src="/berita/gambar/${news.id}/${index + 1}.jpg"`);
      expect(tag).toContain(`alt="Petugas memasang rambu ke-${index + 1} di tepi jalan"`);
      expect(tag).toContain('width="1280" height="853" loading="lazy"');
    }
  });

  it('tells other places what a link to it is, by whole addresses', async () => {
    const { ask, publish } = newsroom();
    const news = await publish(aPublishedNews('sekolah'));
    const { body = '' } = await ask(addressOf(news));
    for (const part of [
      `<link rel="canonical" href="https://kantor.contoh.invalid/berita/${news.id}"`,
      '<meta property="og:type" content="article"',
      '<meta property="og:title" content="Rambu baru di sekolah"',
      `<meta property="og:image" content="https://kantor.contoh.invalid/berita/gambar/${news.id}/1.jpg"`,
      '<meta property="article:published_time" content="2026-11-26T02:00:00.000Z"',
      'itemtype="https://schema.org/NewsArticle"',
      '<link rel="alternate" type="application/rss+xml"',
      '<link rel="alternate" type="application/atom+xml"',
      '<link rel="alternate" type="application/feed+json"',
    ])
      expect(body).toContain(part);
    expect(body).not.toMatch(/<script|<style|style=/);
  });

  it('is in English around the text, which stays Indonesian and is marked so', async () => {
    const { ask, publish } = newsroom();
    const news = await publish(aPublishedNews('sekolah'));
    for (const address of ['/berita', addressOf(news)]) {
      const answer = await ask(address, { query: 'bahasa=en' });
      expect(answer.body).toContain('<html lang="en"');
      // What stands in a tab has no language of its own.
      const body = (answer.body ?? '').replace(/<title>.*?<\/title>/s, '');
      const marked = body.replaceAll(/<(\w+)[^>]* lang="id"[^>]*>.*?<\/\1>/gs, '');
      expect(textOf({ body: marked })).not.toMatch(/\b(yang|pada|memasang|Pemasangan|Rambu|baru)\b/);
      expect(textOf(answer)).toContain('Putting up road signs');
    }
  });

  it('writes whatever was typed as text, in every place', async () => {
    const { ask, publish } = newsroom();
    const odd = '"><img src=x onerror=alert(1)> & ]]> </title><script>alert(2)</script> \u202Eשלום';
    const news = await publish(
      aPublishedNews('ganjil', {
        headline: odd,
        paragraphs: [odd],
        where: odd,
        pictures: [{ ...aPublishedPicture(1), alt: odd, caption: odd, credit: odd }],
      }),
    );
    for (const address of ['/berita', addressOf(news)]) {
      const { body = '' } = await ask(address);
      expect(body).not.toMatch(/<script|<img src=x/);
      const [, heading = ''] =
        /<h[12][^>]*>(?:<a [^>]*>)?(.*?)(?:<\/a>)?<\/h[12]>/s.exec(body.replace(/<h1>.*?<\/h1>/, '')) ?? [];
      const unescaped = heading.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
      expect(unescaped).toBe(odd);
    }
  });

  it('is answered to the byte as one that never was once it is withdrawn, and so is what lies under no name', async () => {
    const { ask, publish, withdraw } = newsroom();
    const gone = await publish(aPublishedNews('ditarik'));
    expect((await ask(addressOf(gone))).statusCode).toBe(200);
    await withdraw(gone);
    const never = await ask(addressOf({ id: aNewsId('tak pernah') }));
    expect(never.statusCode).toBe(404);
    for (const path of [addressOf(gone), '/berita/bukan-berita', '/berita/nws_', '/berita/__proto__', '/berita/rss'])
      expect(await ask(path), path).toEqual(never);
    expect(await ask('/berita')).toMatchObject({ statusCode: 200 });
    expect(textOf(await ask('/berita'))).toContain('Belum ada berita.');
  });
});

describe('a picture of the news', () => {
  const place = (news: PublishedNews, n: number | string): string => `/berita/gambar/${news.id}/${n}.jpg`;

  it('is JPEG, may be kept for five minutes, and is not fetched again by whoever has it', async () => {
    const { ask, publish, read } = newsroom();
    const news = await publish(aPublishedNews('foto'));
    const answer = await ask(place(news, 1), { headers: { accept: 'image/avif,image/*' } });
    expect(answer).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      body: Buffer.concat([JPEG, Buffer.from([0])]).toString('base64'),
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=300' },
    });
    const etag = String(answer.headers?.['etag']);
    const again = await ask(place(news, 1), { headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ statusCode: 304, headers: { etag, 'cache-control': 'public, max-age=300' } });
    expect(again.body ?? '').toBe('');
    expect(read.files).toBe(0);
    const other = await ask(place(news, 1), { headers: { 'if-none-match': '"lain", W/"lain lagi"' } });
    expect(other.statusCode).toBe(200);
  });

  it('has another tag when the news is published again', async () => {
    const { ask, publish, withdraw } = newsroom();
    const news = await publish(aPublishedNews('foto'));
    const before = (await ask(place(news, 1))).headers?.['etag'];
    await withdraw(news);
    await publish({ ...news, publishedAt: Instant.parse(news.publishedAt + 1) });
    expect((await ask(place(news, 1))).headers?.['etag']).not.toBe(before);
  });

  it('is shown to nobody once its news is withdrawn, though it still lies there, and nobody has it by its tag', async () => {
    const { ask, publish, withdraw, kept } = newsroom();
    const news = await publish(aPublishedNews('foto'));
    const etag = String((await ask(place(news, 1))).headers?.['etag']);
    await withdraw(news);
    expect(await kept.find(news.id, 1)).toBeDefined();
    const answer = await ask(place(news, 1), { headers: { accept: 'image/*', 'if-none-match': etag } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers?.['cache-control']).toBe('no-store');
  });

  it('is not there where the file alone was withdrawn', async () => {
    const { ask, publish, kept } = newsroom();
    const news = await publish(aPublishedNews('foto'));
    await kept.remove(news.id, 1);
    expect((await ask(place(news, 1))).statusCode).toBe(404);
  });

  it.each(['0', '2', '01', '1.5', '-1', '100', '1%2F..', 'a', ''])('is not there as %s.jpg', async (n) => {
    const { ask, publish, read } = newsroom();
    const news = await publish(aPublishedNews('foto'));
    expect((await ask(place(news, n))).statusCode).toBe(404);
    expect(read.files).toBe(0);
  });
});

describe('feeds of the news', () => {
  it.each([
    ['/berita/rss.xml', 'application/rss+xml; charset=utf-8'],
    ['/berita/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/berita/feed.json', 'application/feed+json; charset=utf-8'],
  ])('%s is what it says, for whoever takes what, of the newest thirty', async (path, type) => {
    const { ask, publish } = newsroom();
    const all: PublishedNews[] = [];
    for (let n = 0; n < 33; n += 1)
      all.push(await publish(aPublishedNews(`n-${n}`, { publishedAt: Instant.parse(NOON + n * 1_000) })));
    const newest = all.toReversed().slice(0, 30);
    for (const accept of ['*/*', 'text/html', 'application/json', 'image/png;q=0', '']) {
      const answer = await ask(path, { headers: { accept } });
      expect(answer).toMatchObject({
        statusCode: 200,
        headers: { 'content-type': type, 'cache-control': 'public, max-age=300' },
      });
      const named = [...(answer.body ?? '').matchAll(/https:\/\/kantor\.contoh\.invalid\/berita\/(nws_[0-9a-z]{26})/g)];
      expect([...new Set(named.map(([, id]) => id))]).toEqual(newest.map(({ id }) => id));
    }
  });

  it.each(FEEDS)(
    '%s is written once for a thousand who ask, and anew when something is published or withdrawn',
    async (path) => {
      const { ask, publish, withdraw, read } = newsroom();
      const first = await publish(aPublishedNews('satu'));
      const before = await ask(path);
      const etag = String(before.headers?.['etag']);
      for (let n = 0; n < 3; n += 1) {
        const again = await ask(path, { headers: { 'if-none-match': `"lain", ${etag}` } });
        expect(again).toMatchObject({ statusCode: 304, headers: { etag } });
        expect(read.items).toBe(1);
      }
      expect((await ask(path)).body).toBe(before.body);
      expect(read.items).toBe(1);
      const second = await publish(aPublishedNews('dua'));
      const after = await ask(path, { headers: { 'if-none-match': etag } });
      expect(after.statusCode).toBe(200);
      expect(after.body).toContain(second.id);
      await withdraw(first);
      const withdrawn = await ask(path);
      expect(withdrawn.body).not.toContain(first.id);
      expect(withdrawn.body).toContain(second.id);
      await withdraw(second);
      expect((await ask(path)).statusCode).toBe(200);
    },
  );

  it.each(FEEDS)(
    '%s answers HEAD without a body, packs for whoever takes it, and serves nothing else',
    async (path) => {
      const { ask, publish } = newsroom();
      for (let n = 0; n < 3; n += 1) await publish(aPublishedNews(`n-${n}`));
      const plain = await ask(path);
      const head = await ask(path, { method: 'HEAD' });
      expect(head).toMatchObject({ statusCode: 200, headers: { etag: plain.headers?.['etag'] } });
      expect(head.body).toBe('');
      const packed = await ask(path, { headers: { 'accept-encoding': 'gzip' } });
      expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
      expect(gunzipSync(Buffer.from(packed.body ?? '', 'base64')).toString()).toBe(plain.body);
      expect((await ask(path, { method: 'POST' })).statusCode).toBe(405);
      expect((await ask(path, { headers: { 'if-none-match': '*' } })).statusCode).toBe(304);
    },
  );
});
