import { readFileSync } from 'node:fs';
import { parseFeed } from '@rowanmanning/feed-parser';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { writeNewsFeed } from '#shared/adapters/files/news-feeds';
import type { FeedFormat } from '#shared/app/news/ports';
import type { PublishedNews } from '#shared/domain/news/news-item';
import { Instant } from '#shared/domain/words/words';
import { aPublishedNews, aPublishedPicture } from '#test/support/builders/a-published-news';

const ORIGIN = 'https://kantor.contoh.invalid';
const OFFICE = { id: 'Dinas Perhubungan & Kawan', en: 'Transport Office' };
const feedOf = (format: FeedFormat, news: readonly PublishedNews[]): string =>
  writeNewsFeed(format, { office: OFFICE, origin: ORIGIN, news });

/** What a headline or a paragraph may hold that somebody could take for something else. */
const ODD = [
  'Ampersand & dan &amp; dan &#60;',
  '<b>tebal</b><script>alert(1)</script>',
  'satu ]]> dua ]]> tiga <![CDATA[ empat ]]>',
  'emoji 🚧👩‍👩‍👧 dan é',
  'שלום \u202Eterbalik\u202C مرحبا',
  '"kutip" dan \'kutip\'',
  '</title></item></entry>',
  'a\u2028b\u0085c',
];
/** What cannot be said in XML at all is left out. */
const UNSAYABLE = 'awal\u0000\u0001\u000B\uFFFE\uFFFF\uD800akhir';

const oddNews = (text: string, n = 1): PublishedNews =>
  aPublishedNews(`ganjil-${n}`, {
    headline: text,
    paragraphs: [text, `kedua ${text}`],
    pictures: [{ ...aPublishedPicture(1), alt: text, caption: text, credit: text }],
    kind: { id: text, en: 'odd' },
    publishedAt: Instant.parse(1_795_000_000_000 - n * 1_000),
  });
const ODD_NEWS = [...ODD, UNSAYABLE].map(oddNews);

/** A parser that takes nothing that is not well-formed; what is in which element, and with which attributes. */
const elementsOf = (xml: string) => {
  const found: { path: string; text: string; attributes: Readonly<Record<string, string>> }[] = [];
  const open: { path: string; text: string; attributes: Readonly<Record<string, string>> }[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ path: [open.at(-1)?.path, name].filter((part) => part !== undefined).join('/'), text: '', attributes });
  });
  const add = (text: string): void => {
    const innermost = open.at(-1);
    if (innermost !== undefined) innermost.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) found.push({ ...closed, text: closed.text.trim() });
  });
  parser.write(xml).close();
  return {
    all: found,
    texts: (path: string) => found.filter((element) => element.path === path).map(({ text }) => text),
    attributes: (path: string) => found.filter((element) => element.path === path).map(({ attributes }) => attributes),
  };
};

const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const URN = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

describe('news as RSS 2.0', () => {
  it('has what the standard asks of a channel and its items, and says where it lies itself', () => {
    const news = [aPublishedNews('satu'), aPublishedNews('dua', { pictures: [] })];
    const rss = elementsOf(feedOf('rss', news));
    expect(rss.attributes('rss')[0]).toMatchObject({ version: '2.0' });
    for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate', 'ttl'])
      expect(rss.texts(`rss/channel/${name}`), name).toHaveLength(1);
    expect(rss.texts('rss/channel/link')).toEqual([`${ORIGIN}/berita`]);
    expect(rss.attributes('rss/channel/atom:link')).toEqual([
      { href: `${ORIGIN}/berita/rss.xml`, rel: 'self', type: 'application/rss+xml' },
    ]);
    expect(rss.texts('rss/channel/item/link')).toEqual(news.map(({ id }) => `${ORIGIN}/berita/${id}`));
    for (const date of [...rss.texts('rss/channel/item/pubDate'), ...rss.texts('rss/channel/lastBuildDate')])
      expect(date).toMatch(RFC_822);
    // 9.00 in the office is two in the morning in Greenwich.
    expect(rss.texts('rss/channel/item/pubDate')[0]).toBe('Thu, 26 Nov 2026 02:00:00 GMT');
    for (const guid of rss.texts('rss/channel/item/guid')) expect(guid).toMatch(URN);
    for (const guid of rss.attributes('rss/channel/item/guid')) expect(guid).toEqual({ isPermaLink: 'false' });
    // Nothing stands in an item or a channel that the standard does not know, but for two namespaces that are named.
    const known =
      /^rss(\/channel(\/(title|link|description|language|lastBuildDate|ttl|atom:link|item(\/(title|link|description|category|enclosure|guid|pubDate|content:encoded))?))?)?$/;
    expect(rss.all.filter(({ path }) => !known.test(path))).toEqual([]);
    expect(rss.attributes('rss')[0]).toMatchObject({
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    });
  });

  it('encloses the first picture, with its length and type', () => {
    const news = aPublishedNews('bergambar', { pictures: [1, 2, 3].map(aPublishedPicture) });
    const rss = elementsOf(feedOf('rss', [news]));
    expect(rss.attributes('rss/channel/item/enclosure')).toEqual([
      { url: `${ORIGIN}/berita/gambar/${news.id}/1.jpg`, length: '4322', type: 'image/jpeg' },
    ]);
  });
});

describe('news as Atom', () => {
  const schema = RelaxNGValidator.fromDoc(
    XmlDocument.fromString(readFileSync(new URL('../../support/atom.rng', import.meta.url), 'utf8')),
  );
  const objection = (xml: string): unknown => {
    try {
      schema.validate(XmlDocument.fromString(xml));
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const pictured = aPublishedNews('bergambar', { pictures: [1, 2].map(aPublishedPicture) });

  it.each([
    ['of nothing', []],
    ['of what is usual', [pictured, aPublishedNews('tanpa gambar', { pictures: [] })]],
    ['of what is odd', ODD_NEWS],
  ])('is valid by the schema of RFC 4287: %s', (_, news) => {
    expect(objection(feedOf('atom', news))).toBeUndefined();
  });

  it.each([
    ['no id', (xml: string) => xml.replace(/<id>.*?<\/id>/, '')],
    ['a date without a zone', (xml: string) => xml.replace('.000Z</updated>', '</updated>')],
    ['two titles', (xml: string) => xml.replace('<updated>', '<title>lagi</title><updated>')],
    ['a link to nowhere', (xml: string) => xml.replace(/<link [^>]*\/>/, '<link rel="self"/>')],
    ['an element of nobody', (xml: string) => xml.replace('<entry>', '<entry><entah/>')],
  ])('is not valid with %s', (_, spoil) => {
    const xml = feedOf('atom', [pictured]);
    expect(spoil(xml)).not.toBe(xml);
    expect(objection(spoil(xml))).toBeDefined();
  });

  it('says who wrote it, where it lies, and of each entry when, where, and every picture', () => {
    const atom = elementsOf(feedOf('atom', [pictured]));
    // Section 4.1.1: an author of the feed, since no entry has one; a link to itself and to the pages.
    expect(atom.texts('feed/author/name')).toEqual([OFFICE.id]);
    expect(atom.attributes('feed/link').map(({ rel, href }) => [rel, href])).toEqual([
      ['self', `${ORIGIN}/berita/atom.xml`],
      ['alternate', `${ORIGIN}/berita`],
    ]);
    expect(atom.attributes('feed')[0]).toMatchObject({ 'xml:lang': 'id' });
    expect(atom.texts('feed/entry/updated')).toEqual(['2026-11-26T02:00:00.000Z']);
    expect(atom.texts('feed/entry/published')).toEqual(['2026-11-26T02:00:00.000Z']);
    expect(atom.texts('feed/updated')).toEqual(['2026-11-26T02:00:00.000Z']);
    const enclosed = atom.attributes('feed/entry/link').filter(({ rel }) => rel === 'enclosure');
    expect(enclosed).toEqual(
      [1, 2].map((n) => ({
        href: `${ORIGIN}/berita/gambar/${pictured.id}/${n}.jpg`,
        rel: 'enclosure',
        type: 'image/jpeg',
        length: String(4_321 + n),
        title: `Petugas memasang rambu ke-${n} di tepi jalan`,
      })),
    );
  });
});

/** JSON Feed 1.1, as https://www.jsonfeed.org/version/1.1/ describes it. */
const Author = z
  .strictObject({ name: z.string().optional(), url: z.url().optional(), avatar: z.url().optional() })
  .refine((author) => Object.keys(author).length > 0);
const JsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string(),
  language: z.literal('id'),
  authors: z.array(Author).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().regex(URN),
      url: z.url(),
      title: z.string(),
      summary: z.string(),
      content_html: z.string(),
      date_published: z.iso.datetime({ offset: true }),
      tags: z.array(z.string()),
      image: z.url().optional(),
      attachments: z
        .array(
          z.strictObject({
            url: z.url(),
            mime_type: z.literal('image/jpeg'),
            title: z.string(),
            size_in_bytes: z.int().min(1),
          }),
        )
        .min(1)
        .optional(),
    }),
  ),
});

describe('news as a JSON Feed', () => {
  it.each([
    ['of nothing', []],
    ['of what is usual', [aPublishedNews('satu'), aPublishedNews('tanpa gambar', { pictures: [] })]],
    ['of what is odd', ODD_NEWS],
  ])('is valid by the standard: %s', (_, news) => {
    const feed = JsonFeed.parse(JSON.parse(feedOf('json', news)));
    expect(feed.items).toHaveLength(news.length);
    for (const { image, attachments } of feed.items) expect(attachments?.[0]?.url).toBe(image);
  });
});

describe('news in every format', () => {
  const FORMATS = ['rss', 'atom'] as const;

  it.each(FORMATS)('%s is read by another library as it was written, whatever stands in it', (format) => {
    const news = ODD.map(oddNews);
    const feed = parseFeed(feedOf(format, news));
    expect(feed.meta.type).toBe(format);
    expect(feed.title).toBe(`Berita ${OFFICE.id}`);
    expect(feed.self).toBe(`${ORIGIN}/berita/${format}.xml`);
    expect(feed.items.map(({ url }) => url)).toEqual(news.map(({ id }) => `${ORIGIN}/berita/${id}`));
    expect(feed.items.map(({ published }) => published?.getTime())).toEqual(news.map(({ publishedAt }) => publishedAt));
    expect(feed.items.map(({ media }) => media[0]?.url)).toEqual(
      news.map(({ id }) => `${ORIGIN}/berita/gambar/${id}/1.jpg`),
    );
    for (const { id } of feed.items) expect(id).toMatch(URN);
  });

  it.each([
    ['rss', 'rss/channel/item/title'],
    ['atom', 'feed/entry/title'],
  ] as const)('%s has each headline as it was typed', (format, path) => {
    const texts = elementsOf(feedOf(format, ODD.map(oddNews))).texts(path);
    expect(texts).toEqual(ODD);
  });

  it.each([
    ['rss', 'rss/channel/item/content:encoded'],
    ['atom', 'feed/entry/content'],
  ] as const)('%s has text as text in its HTML, and no markup that somebody typed', (format, path) => {
    for (const html of elementsOf(feedOf(format, ODD_NEWS)).texts(path)) {
      const tags = [...html.matchAll(/<\/?([a-z]+)[^>]*>/g)].map(([, name]) => name);
      expect(new Set(tags)).toEqual(new Set(['p', 'figure', 'img', 'figcaption']));
    }
  });

  it('leaves out what XML cannot hold, in every format alike', () => {
    const news = [oddNews(UNSAYABLE)];
    expect(elementsOf(feedOf('rss', news)).texts('rss/channel/item/title')).toEqual(['awal\uFFFDakhir']);
    expect(elementsOf(feedOf('atom', news)).texts('feed/entry/title')).toEqual(['awal\uFFFDakhir']);
    expect(JsonFeed.parse(JSON.parse(feedOf('json', news))).items[0]?.title).toBe('awal\uFFFDakhir');
  });

  it('calls each item by the same name in every format and at every address, and no two alike', () => {
    const news = [aPublishedNews('satu'), aPublishedNews('dua')];
    const guids = elementsOf(feedOf('rss', news)).texts('rss/channel/item/guid');
    const ids = elementsOf(feedOf('atom', news)).texts('feed/entry/id');
    const elsewhere = writeNewsFeed('json', { office: OFFICE, origin: 'https://lain.contoh.invalid', news });
    expect(guids).toEqual(ids);
    expect(JsonFeed.parse(JSON.parse(elsewhere)).items.map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
  });

  it('is the same to the byte for the same news', () => {
    for (const format of ['rss', 'atom', 'json'] as const)
      expect(feedOf(format, ODD_NEWS)).toBe(feedOf(format, ODD.concat(UNSAYABLE).map(oddNews)));
  });
});
