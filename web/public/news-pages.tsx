import { FEED_TYPES, NEWS_FEEDS, newsAddress, pictureAddress } from '#shared/contracts/http/news-addresses';
import { NEWS_ASKED, type NewsAsked, newsQuery } from '#shared/contracts/http/news-list';
import type { PublishedNews } from '#shared/domain/news/news-item';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { shortened } from '#shared/domain/words/shortened';
import type { Bilingual } from '#shared/domain/words/words';
import { PAGES } from '#web/page/addresses.ts';
import { publicDocument, type Site } from '#web/page/document.tsx';
import { inLanguage, type Language, say } from '#web/words/language.ts';
import { whole } from '#web/words/numbers.ts';
import { dateOf, fullMoment, longDate } from '#web/words/times.ts';

/** By which names units are called. */
export type NamedUnits = Units;

const WORDS = {
  title: { id: 'Berita', en: 'News' },
  lead: {
    id: 'Apa yang dikerjakan kantor ini, sekecil apa pun. Yang terbaru di atas.',
    en: 'What this office does, however small. The newest stands first.',
  },
  inIndonesian: { id: '', en: 'News is written in Indonesian.' },
  of: { id: 'Berita dari', en: 'News of' },
  all: { id: 'Semua unit', en: 'All units' },
  show: { id: 'Tampilkan', en: 'Show' },
  empty: { id: 'Belum ada berita.', en: 'There is no news yet.' },
  emptyOfUnit: { id: 'Belum ada berita dari unit ini.', en: 'There is no news of this unit yet.' },
  noMore: { id: 'Tidak ada berita yang lebih lama.', en: 'There is no older news.' },
  more: { id: 'Berita yang lebih lama', en: 'Older news' },
  newest: { id: 'Berita terbaru', en: 'The newest news' },
  pages: { id: 'Halaman berita', en: 'Pages of news' },
  photos: { id: 'foto', en: 'photos' },
  photo: { id: 'foto', en: 'photo' },
  feeds: { id: 'Ikuti dengan pembaca berita:', en: 'Follow with a news reader:' },
  kind: { id: 'Jenis kegiatan', en: 'Kind of activity' },
  published: { id: 'Diterbitkan', en: 'Published' },
  done: { id: 'kegiatan', en: 'activity of' },
  credit: { id: 'Foto:', en: 'Photo:' },
  back: { id: 'Semua berita', en: 'All news' },
} as const satisfies Record<string, Bilingual>;

const FEED_NAMES = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const;
const FORMATS = ['rss', 'atom', 'json'] as const;

/** Where programs find the feeds. */
const FeedLinks = ({ site }: { readonly site: Site }) => (
  <>
    {FORMATS.map((format) => (
      <link
        key={format}
        rel="alternate"
        type={FEED_TYPES[format]}
        title={`Berita ${site.office.id} (${FEED_NAMES[format]})`}
        href={NEWS_FEEDS[format]}
      />
    ))}
  </>
);

/** So much of what it begins with stands in a list. */
const LEAD = 220;
/** Ends with a whole word, where there is one. */
const leadOf = ([first = '']: readonly string[], most = LEAD): string => {
  const lead = shortened(first, most);
  if (lead === first) return first;
  const isWhole = /^\s/u.test(first.slice(lead.length));
  const words = (isWhole ? lead : lead.replace(/\s\S*$/u, '')).replace(/[\s,;:–-]+$/u, '');
  return `${words} …`;
};

type Naming = { readonly language: Language; readonly units: NamedUnits };

type Zoned = { readonly zone: string };

const Listed = ({ language, units, zone, news }: Naming & Zoned & { readonly news: PublishedNews }) => {
  const { id, date, unit, kind, headline, paragraphs, pictures, publishedAt } = news;
  const photos = say(language, pictures.length === 1 ? WORDS.photo : WORDS.photos);
  const facts = [
    // The list stands in the order of publishing: that day comes first.
    `${say(language, WORDS.published)} ${longDate(language, dateOf(zone, publishedAt))}`,
    `${say(language, WORDS.done)} ${longDate(language, date)}`,
    unitName({ units }, unit, language),
    say(language, kind),
    ...(pictures.length === 0 ? [] : [`${whole(language, pictures.length)} ${photos}`]),
  ];
  return (
    <li>
      <h2 lang="id" dir="auto">
        <a href={inLanguage(language, newsAddress(id))}>{headline}</a>
      </h2>
      <p class="soft">{facts.join(' · ')}</p>
      <p lang="id" dir="auto">
        {leadOf(paragraphs)}
      </p>
    </li>
  );
};

type List = Naming &
  Zoned &
  NewsAsked & {
    readonly news: readonly PublishedNews[];
    readonly next?: NewsAsked['after'];
  };

const UnitForm = ({ language, units, unit }: Naming & { readonly unit: PublishedNews['unit'] | undefined }) => (
  <form method="get" action={PAGES.news} class="narrowing">
    {language === 'en' ? <input type="hidden" name="bahasa" value="en" /> : null}
    <div class="field">
      <label for={NEWS_ASKED.unit}>{say(language, WORDS.of)}</label>
      <select id={NEWS_ASKED.unit} name={NEWS_ASKED.unit}>
        <option value="">{say(language, WORDS.all)}</option>
        {[...units.units, ...units.desks].map(({ id, name }) => (
          <option key={id} value={id} selected={id === unit}>
            {say(language, name)}
          </option>
        ))}
      </select>
    </div>
    <button class="button second" type="submit">
      {say(language, WORDS.show)}
    </button>
  </form>
);

const nothing = ({ unit, after }: NewsAsked): Bilingual => {
  if (after !== undefined) return WORDS.noMore;
  return unit === undefined ? WORDS.empty : WORDS.emptyOfUnit;
};

/** A page of the news, the newest first; words alone, since a page of pictures takes a minute over a weak line. */
export const newsListPage = (site: Site, list: List): string => {
  const { language, units, zone, news, unit, after, next } = list;
  const of = unit === undefined ? {} : { unit };
  return publicDocument(site, {
    language,
    title: say(language, WORDS.title),
    path: PAGES.news,
    query: newsQuery(list),
    head: <FeedLinks site={site} />,
    children: (
      <>
        <h1>{say(language, WORDS.title)}</h1>
        <p>{`${say(language, WORDS.lead)} ${say(language, WORDS.inIndonesian)}`.trim()}</p>
        <UnitForm language={language} units={units} unit={unit} />
        {news.length === 0 ? <p>{say(language, nothing(list))}</p> : null}
        {news.length === 0 ? null : (
          <ol class="news">
            {news.map((one) => (
              <Listed key={one.id} language={language} units={units} zone={zone} news={one} />
            ))}
          </ol>
        )}
        {after === undefined && next === undefined ? null : (
          <nav class="pages" aria-label={say(language, WORDS.pages)}>
            {after === undefined ? null : (
              <a href={inLanguage(language, PAGES.news, newsQuery(of))}>{say(language, WORDS.newest)}</a>
            )}
            {next === undefined ? null : (
              <a href={inLanguage(language, PAGES.news, newsQuery({ ...of, after: next }))} rel="next">
                {say(language, WORDS.more)}
              </a>
            )}
          </nav>
        )}
        <p class="feeds unprinted">
          {say(language, WORDS.feeds)}
          {FORMATS.map((format) => (
            <a key={format} href={NEWS_FEEDS[format]} type={FEED_TYPES[format]}>
              {FEED_NAMES[format]}
            </a>
          ))}
        </p>
      </>
    ),
  });
};

type Item = Naming & { readonly zone: string; readonly origin: string; readonly news: PublishedNews };

/** What other places show of a link to it. */
const ItemHead = ({ site, origin, news }: Pick<Item, 'origin' | 'news'> & { readonly site: Site }) => {
  const { id, headline, paragraphs, pictures, publishedAt } = news;
  const address = `${origin}${newsAddress(id)}`;
  const [picture] = pictures;
  return (
    <>
      <link rel="canonical" href={address} />
      <FeedLinks site={site} />
      <meta name="description" content={leadOf(paragraphs, 160)} />
      <meta property="og:type" content="article" />
      <meta property="og:locale" content="id_ID" />
      <meta property="og:site_name" content={site.office.id} />
      <meta property="og:title" content={headline} />
      <meta property="og:description" content={leadOf(paragraphs, 160)} />
      <meta property="og:url" content={address} />
      <meta property="article:published_time" content={new Date(publishedAt).toISOString()} />
      {picture === undefined ? null : (
        <>
          <meta property="og:image" content={`${origin}${pictureAddress(id, 1)}`} />
          <meta property="og:image:type" content="image/jpeg" />
          <meta property="og:image:width" content={String(picture.width)} />
          <meta property="og:image:height" content={String(picture.height)} />
          <meta property="og:image:alt" content={picture.alt} />
        </>
      )}
    </>
  );
};

/** When, who and where, on one line: on a phone what was written begins soon. */
const Byline = ({ language, units, news: { date, unit, where } }: Omit<Item, 'origin' | 'zone'>) => (
  <p class="soft">
    <time datetime={date}>{longDate(language, date)}</time>
    {` · ${unitName({ units }, unit, language)}`}
    {where === undefined ? null : (
      <>
        {' · '}
        <span lang="id" dir="auto" itemprop="contentLocation">
          {where}
        </span>
      </>
    )}
  </p>
);

const Published = ({ language, zone, news: { kind, publishedAt } }: Omit<Item, 'origin' | 'units'>) => {
  const published = new Date(publishedAt).toISOString();
  return (
    <p class="soft">
      {`${say(language, WORDS.kind)}: ${say(language, kind)}. ${say(language, WORDS.published)} `}
      <time datetime={published} itemprop="datePublished">
        {fullMoment({ language, zone }, published)}
      </time>
      .
    </p>
  );
};

const Pictures = ({ language, news }: Pick<Item, 'language' | 'news'>) => (
  <>
    {news.pictures.map(({ alt, caption, credit, width, height }, index) => (
      <figure key={pictureAddress(news.id, index + 1)}>
        <img
          src={pictureAddress(news.id, index + 1)}
          alt={alt}
          lang="id"
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          itemprop="image"
        />
        <figcaption>
          {caption === undefined ? null : (
            <span lang="id" dir="auto">
              {`${caption} `}
            </span>
          )}
          <small>
            {`${say(language, WORDS.credit)} `}
            <span lang="id" dir="auto">
              {credit}
            </span>
          </small>
        </figcaption>
      </figure>
    ))}
  </>
);

/** One news item. Words come first: pictures are fetched when they come into sight, in the one size that there is. */
export const newsItemPage = (site: Site, item: Item): string => {
  const { language, news } = item;
  return publicDocument(site, {
    language,
    title: news.headline,
    path: newsAddress(news.id),
    head: <ItemHead site={site} origin={item.origin} news={news} />,
    children: (
      <>
        <article class="article" itemscope itemtype="https://schema.org/NewsArticle">
          <h1 lang="id" dir="auto" itemprop="headline">
            {news.headline}
          </h1>
          <Byline {...item} />
          <div itemprop="articleBody" lang="id">
            {news.paragraphs.map((text, index) => (
              <p key={`${index + 1}`} class="words" dir="auto">
                {text}
              </p>
            ))}
          </div>
          <Pictures language={language} news={news} />
          <Published {...item} />
        </article>
        <p class="unprinted">
          <a href={inLanguage(language, PAGES.news)}>{say(language, WORDS.back)}</a>
        </p>
      </>
    ),
  });
};
