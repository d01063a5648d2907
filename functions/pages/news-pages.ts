import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ListNewsDeps, listPublishedNews } from '#shared/app/news/list-published-news';
import { type FeedsDeps, newsFeeds } from '#shared/app/news/news-feeds';
import type { FeedFormat, PublishedNewsStore } from '#shared/app/news/ports';
import { type PicturesDeps, showPublishedPicture } from '#shared/app/news/show-published-picture';
import { FEED_TYPES, NEWS_FEEDS, NEWS_PICTURE, pictureNamed } from '#shared/contracts/http/news-addresses';
import { newsAskedIn, newsNamed } from '#shared/contracts/http/news-list';
import { answerOnce } from '#shared/runtime/conditional';
import { page } from '#shared/runtime/page-stack';
import { problem } from '#shared/runtime/problem-answer';
import type { HttpRoute } from '#shared/runtime/serve';
import { PAGES } from '#web/page/addresses.ts';
import type { Site } from '#web/page/document.tsx';
import { type NamedUnits, newsItemPage, newsListPage } from '#web/public/news-pages.tsx';
import { languageOf } from '#web/words/language.ts';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/** What the news is served from. */
export type NewsPagesDeps = ListNewsDeps &
  PicturesDeps &
  FeedsDeps & {
    readonly published: Pick<PublishedNewsStore, 'page' | 'find' | 'mark'>;
    readonly zone: string;
    readonly units: NamedUnits;
  };

/** A withdrawal is felt after so long at most by whoever has seen a picture or a feed before. */
const FIVE_MINUTES = 300;

const queryOf = ({ rawQueryString }: Event): URLSearchParams => new URLSearchParams(rawQueryString);
const newsIn = ({ pathParameters }: Event) => newsNamed(pathParameters?.['news']);

const list =
  (deps: NewsPagesDeps, site: Site) =>
  async (event: Event): Promise<Answer> => {
    const query = queryOf(event);
    const asked = newsAskedIn(query);
    if (asked === undefined) return problem('notFound');
    const listed = await listPublishedNews(deps, asked);
    const { units, zone } = deps;
    return page(200, newsListPage(site, { language: languageOf(query), units, zone, ...asked, ...listed }));
  };

const item =
  (deps: NewsPagesDeps, site: Site) =>
  async (event: Event): Promise<Answer> => {
    const id = newsIn(event);
    const news = id === undefined ? undefined : await deps.published.find(id);
    if (news === undefined) return problem('notFound');
    const { units, zone, origin } = deps;
    return page(200, newsItemPage(site, { language: languageOf(queryOf(event)), units, zone, origin, news }));
  };

const picture =
  (deps: NewsPagesDeps) =>
  async (event: Event): Promise<Answer> => {
    const [id, n] = [newsIn(event), pictureNamed(event.pathParameters?.['picture'] ?? '')];
    const shown = id === undefined || n === undefined ? undefined : await showPublishedPicture(deps, id, n);
    if (shown === undefined) return problem('notFound');
    return answerOnce(event, { etag: `"${shown.version}"`, seconds: FIVE_MINUTES }, async () => {
      const bytes = await shown.bytes();
      return bytes === undefined
        ? problem('notFound')
        : {
            statusCode: 200,
            headers: { 'content-type': 'image/jpeg' },
            body: Buffer.from(bytes).toString('base64'),
            isBase64Encoded: true,
          };
    });
  };

const FORMATS = ['rss', 'atom', 'json'] as const satisfies readonly FeedFormat[];

const feedRoutes = (deps: NewsPagesDeps): readonly HttpRoute[] => {
  const feeds = newsFeeds(deps);
  return FORMATS.map((format) => ({
    method: 'GET',
    path: NEWS_FEEDS[format],
    handler: async (event) => {
      const { text, version } = await feeds(format);
      // Weak, since it is the same whether it goes out packed or not.
      return answerOnce(event, { etag: `W/"${version}"`, seconds: FIVE_MINUTES }, async () => ({
        statusCode: 200,
        headers: { 'content-type': `${FEED_TYPES[format]}; charset=utf-8` },
        body: text,
      }));
    },
  }));
};

/** News as everybody may read it: pages, pictures and feeds. */
export const newsPages = (deps: NewsPagesDeps, site: Site): readonly HttpRoute[] => [
  { method: 'GET', path: PAGES.news, handler: list(deps, site) },
  ...feedRoutes(deps),
  { method: 'GET', path: NEWS_PICTURE, handler: picture(deps) },
  { method: 'GET', path: `${PAGES.news}/{news}`, handler: item(deps, site) },
];
