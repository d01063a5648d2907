import { generateAtomFeed, generateRssFeed } from 'feedsmith';
import type { FeedFormat, NewsChannel, WriteFeed } from '#shared/app/news/ports';
import { NEWS_FEEDS, NEWS_PAGE, newsAddress, pictureAddress } from '#shared/contracts/http/news-addresses';
import type { PublishedNews } from '#shared/domain/news/news-item';
import { sha256 } from '#shared/domain/words/hash';
import { escaped, newsMarkup } from './news-markup.ts';

/** What no XML of any version 1.0 may hold, however it is written. */
const NOT_IN_XML = /[^\t\n\r\u0020-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const inXml = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '');

/** A name that holds wherever the pages lie: the office may move to another address. */
const urnOf = (name: string): string => {
  const hex = sha256(name);
  // A UUID of one's own making (RFC 9562, version 8).
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A feed of nothing has never changed. */
const NEVER = new Date(0);
const DESCRIPTION = 'Apa yang dikerjakan kantor ini, sekecil apa pun.';

/** A news item as every format says it. */
const entryOf = (origin: string, news: PublishedNews) => {
  const pictures = news.pictures.map(({ alt, caption, credit, width, height, size }, index) => ({
    url: `${origin}${pictureAddress(news.id, index + 1)}`,
    alt: inXml(alt),
    caption: caption === undefined ? undefined : inXml(caption),
    credit: inXml(credit),
    ...{ width, height, size },
  }));
  const paragraphs = news.paragraphs.map(inXml);
  return {
    id: urnOf(news.id),
    url: `${origin}${newsAddress(news.id)}`,
    title: inXml(news.headline),
    kind: inXml(news.kind.id),
    summary: paragraphs[0] ?? '',
    html: newsMarkup(
      paragraphs,
      pictures.map(({ url, ...picture }) => ({ ...picture, src: url })),
    ),
    pictures,
    at: new Date(news.publishedAt),
  };
};

const channelOf = (format: FeedFormat, { office, origin, news }: NewsChannel) => ({
  id: urnOf('news'),
  title: inXml(`Berita ${office.id}`),
  author: inXml(office.id),
  home: `${origin}${NEWS_PAGE}`,
  self: `${origin}${NEWS_FEEDS[format]}`,
  newest: news[0] === undefined ? undefined : new Date(news[0].publishedAt),
  entries: news.map((one) => entryOf(origin, one)),
});
type Channel = ReturnType<typeof channelOf>;

const JPEG = 'image/jpeg';

/** RSS 2.0: readers take one enclosure of an item. What a description holds is HTML. */
const rss = ({ title, home, self, newest, entries }: Channel): string =>
  generateRssFeed({
    title,
    link: home,
    description: DESCRIPTION,
    language: 'id',
    ...(newest === undefined ? {} : { lastBuildDate: newest }),
    ttl: 60,
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: entries.map(({ id, url, title: headline, kind, summary, html, pictures, at }) => ({
      title: headline,
      link: url,
      guid: { value: id, isPermaLink: false },
      pubDate: at,
      categories: [{ name: kind }],
      description: escaped(summary),
      content: { encoded: html },
      enclosures: pictures.slice(0, 1).map(({ url: picture, size }) => ({ url: picture, length: size, type: JPEG })),
    })),
  });

/** Atom (RFC 4287). */
const atom = ({ id: feed, title, author, home, self, newest, entries }: Channel): string =>
  generateAtomFeed({
    id: feed,
    title: { value: title, type: 'text' },
    subtitle: { value: DESCRIPTION, type: 'text' },
    updated: newest ?? NEVER,
    authors: [{ name: author }],
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: home, rel: 'alternate', type: 'text/html', hreflang: 'id' },
    ],
    xml: { lang: 'id' },
    entries: entries.map(({ id, url, title: headline, kind, summary, html, pictures, at }) => ({
      id,
      title: { value: headline, type: 'text' },
      published: at,
      updated: at,
      categories: [{ term: kind }],
      links: [
        { href: url, rel: 'alternate', type: 'text/html', hreflang: 'id' },
        ...pictures.map(({ url: href, alt, size }) => ({
          href,
          rel: 'enclosure',
          type: JPEG,
          length: size,
          title: alt,
        })),
      ],
      summary: { value: summary, type: 'text' },
      content: { value: html, type: 'html' },
    })),
  });

/** JSON Feed 1.1: an object as the standard has it, with its list even where nothing is in it. */
const json = ({ title, author, home, self, entries }: Channel): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    description: DESCRIPTION,
    language: 'id',
    authors: [{ name: author }],
    items: entries.map(({ id, url, title: headline, kind, summary, html, pictures, at }) => ({
      id,
      url,
      title: headline,
      summary,
      content_html: html,
      date_published: at.toISOString(),
      tags: [kind],
      ...(pictures[0] === undefined ? {} : { image: pictures[0].url, attachments: pictures.map(attachmentOf) }),
    })),
  });

const attachmentOf = ({ url, alt, size }: Channel['entries'][number]['pictures'][number]) => ({
  url,
  mime_type: JPEG,
  title: alt,
  size_in_bytes: size,
});

const WRITE = { rss, atom, json } as const satisfies Record<FeedFormat, (channel: Channel) => string>;

/** Feeds as their standards want them; a library writes them, so that no text becomes markup. */
export const writeNewsFeed: WriteFeed = (format, channel) => WRITE[format](channelOf(format, channel));
