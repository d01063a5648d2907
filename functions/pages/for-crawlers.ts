import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRoute } from '#shared/runtime/serve';
import { OFFICE_PAGES, PAGES } from '#web/page/addresses.ts';
import { type Assets, namedAsset } from './assets.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** Where nothing lies that anybody should find by a search engine: the office's pages, reports, the API. */
const UNLISTED = [PAGES.office, OFFICE_PAGES.report.replace(':report', ''), '/v1/'];

const ROBOTS = ['User-agent: *', ...UNLISTED.map((path) => `Disallow: ${path}`), ''].join('\n');

/** Asked for again after a day: its name does not change with what is in it. */
const FOR_A_DAY = 'public, max-age=86400';

/** An answer that no search engine lists, wherever it has met its address. */
export const unlisted = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'x-robots-tag': 'noindex' },
});

/** What crawlers and browsers ask for at addresses of their own choice. */
export const forCrawlers = (assets: Assets): readonly HttpRoute[] => [
  {
    method: 'GET',
    path: '/robots.txt',
    handler: async () => ({
      statusCode: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': FOR_A_DAY },
      body: ROBOTS,
    }),
  },
  {
    method: 'GET',
    path: '/favicon.ico',
    handler: async ({ headers }: APIGatewayProxyEventV2) =>
      namedAsset(assets, assets.nameOf('icon.svg'), { accepted: headers['accept-encoding'], keep: FOR_A_DAY }),
  },
];
