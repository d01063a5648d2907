import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { parseFeed } from '@rowanmanning/feed-parser';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { tableOf } from '#local/aws/records';
import { s3PublishedPictures } from '#shared/adapters/files/s3-published-pictures';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import type { PublishedNews } from '#shared/domain/news/news-item';
import { Instant } from '#shared/domain/words/words';
import { browsing, PHONE } from '#test/e2e/browsing';
import { PATIENCE_MS, stack } from '#test/e2e/system';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { aPublishedNews } from '#test/support/builders/a-published-news';

const { newWindow } = browsing();
const published = tablePublishedNews(tableOf(stack));
const pictures = s3PublishedPictures(
  new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true }),
  stack.PublishedBucketName,
);

/** What an approval copies out, put there directly. */
const publish = async (): Promise<{ readonly news: PublishedNews; readonly jpeg: Buffer }> => {
  const jpeg = await aDrawnScene(Math.floor(Math.random() * 1_000));
  const { width, height } = await sharp(jpeg).metadata();
  const name = randomUUID();
  const [picture] = aPublishedNews(name).pictures;
  if (picture === undefined) throw new Error('news without a picture');
  const news = aPublishedNews(name, {
    headline: `Rambu <baru> & marka ${name}`,
    publishedAt: Instant.parse(Date.now()),
    pictures: [{ ...picture, width, height, size: jpeg.byteLength }],
  });
  await pictures.publish(news.id, 1, jpeg);
  await published.publish(news);
  return { news, jpeg };
};

const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${stack.apiUrl}${path}`, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
};

describe('what everybody reads of the news', () => {
  it('is read on a phone without script: the list, the item, its picture; and is gone when it is withdrawn', async () => {
    const { news } = await publish();
    const page = await newWindow({ viewport: PHONE, javaScriptEnabled: false });
    await page.goto('/');
    await page.getByRole('navigation').getByRole('link', { name: 'Berita' }).click();
    // By the keyboard alone.
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').textContent()) === news.headline) break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: news.headline }).waitFor();
    const image = page.getByRole('img', { name: 'Petugas memasang rambu ke-1 di tepi jalan' });
    await image.scrollIntoViewIfNeeded();
    const address = (await image.getAttribute('src')) ?? '';
    expect(address).toBe(`/berita/gambar/${news.id}/1.jpg`);
    const main = await page.locator('main').boundingBox();
    expect(main?.width).toBeLessThanOrEqual(PHONE.width);
    // On paper there is what was written and what is to be seen, and no way to elsewhere.
    await page.emulateMedia({ media: 'print' });
    expect(await image.isVisible()).toBe(true);
    expect(await page.getByText('Pemasangan selesai pada hari yang sama.').isVisible()).toBe(true);
    for (const way of ['Semua berita', 'Hitung tenggat'])
      expect(await page.getByText(way).isVisible(), way).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await published.remove(news);
    await pictures.remove(news.id, 1);
    await page.goto(`/berita/${news.id}`);
    await page.getByRole('heading', { name: 'Halaman tidak ada' }).waitFor();
    expect((await get(address)).status).toBe(404);
  });

  it('has each picture to the byte, which whoever has it is not sent again', async () => {
    const { news, jpeg } = await publish();
    const address = `/berita/gambar/${news.id}/1.jpg`;
    const first = await get(address);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('image/jpeg');
    expect(first.bytes.equals(jpeg)).toBe(true);
    const again = await get(address, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.bytes.byteLength]).toEqual([304, 0]);
    // The file alone is gone, as when a withdrawal dies half-way.
    await pictures.remove(news.id, 1);
    expect((await get(address)).status).toBe(404);
    await published.remove(news);
  });

  it('is followed by three feeds that lead back to it, each sent again only when something is new', async () => {
    const { news } = await publish();
    const address = `${stack.ConsoleUrl}/berita/${news.id}`;
    for (const format of ['rss', 'atom']) {
      const { text } = await get(`/berita/${format}.xml`);
      const feed = parseFeed(text);
      expect(feed.meta.type).toBe(format);
      const item = feed.items.find(({ url }) => url === address);
      expect(item?.title).toContain(news.headline.slice(-36));
      expect(item?.media[0]?.url).toBe(`${stack.ConsoleUrl}/berita/gambar/${news.id}/1.jpg`);
    }
    const json = await get('/berita/feed.json');
    expect(JSON.parse(json.text).items.map(({ url }: { readonly url: string }) => url)).toContain(address);
    for (const path of ['/berita/rss.xml', '/berita/atom.xml', '/berita/feed.json']) {
      const first = await get(path);
      expect(first.headers.get('cache-control')).toBe('public, max-age=300');
      const etag = first.headers.get('etag') ?? '';
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    }
    const { headers } = await get('/berita/rss.xml');
    await published.remove(news);
    const after = await get('/berita/rss.xml', { 'if-none-match': headers.get('etag') ?? '' });
    expect(after.status).toBe(200);
    expect(after.text).not.toContain(news.id);
    await pictures.remove(news.id, 1);
  });
});
