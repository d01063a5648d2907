import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { officeSecurity, page, pageStack, wantsPage } from '#shared/runtime/page-stack';
import { PROBLEM_TYPE, problem } from '#shared/runtime/problem-answer';
import { type HttpRoute, serve } from '#shared/runtime/serve';
import { ASSETS, OFFICE_PAGES, WORKER } from '#web/page/addresses.ts';
import type { Site } from '#web/page/document.tsx';
import { faultPage } from '#web/page/fault-page.tsx';
import { missingPage } from '#web/page/missing-page.tsx';
import { officePage, type SignIn } from '#web/page/office-page.tsx';
import { languageOf } from '#web/words/language.ts';
import { type Assets, assetAnswer, workerAnswer } from './assets.ts';
import { forCrawlers, unlisted } from './for-crawlers.ts';
import { type PublicPagesDeps, publicPages } from './public-pages.ts';

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

export type PagesDeps = PublicPagesDeps & {
  readonly assets: Assets;
  readonly signIn: SignIn;
  /** Whether the office's pages have a service worker. */
  readonly worker: 'on' | 'off';
  /** Where the office's pages send files. */
  readonly uploadUrl: string;
};

const languageAsked = ({ rawQueryString }: Event) => languageOf(new URLSearchParams(rawQueryString));

const routesOf = (deps: PagesDeps, site: Site): readonly HttpRoute[] => {
  const { assets, signIn, worker, uploadUrl } = deps;
  // The same whatever stands in the address: what is there, and for whom, only the API knows.
  const office = unlisted(page(200, officePage(site, { ...signIn, worker })));
  return [
    ...publicPages(deps, site),
    ...forCrawlers(assets),
    ...Object.values(OFFICE_PAGES).map((path) => ({
      method: 'GET' as const,
      path: path.replace(/:(\w+)/g, '{$1}'),
      handler: async () => ({ ...office, headers: { ...office.headers, ...officeSecurity(uploadUrl) } }),
    })),
    {
      method: 'GET',
      path: WORKER,
      handler: async (event) => workerAnswer(assets, worker, event) ?? problem('notFound'),
    },
    {
      method: 'GET',
      path: `${ASSETS}/{file}`,
      handler: async (event) => assetAnswer(assets, event) ?? problem('notFound'),
    },
  ];
};

const siteOf = ({ rules, assets }: PagesDeps): Site => ({
  office: rules.office.name,
  asset: (name) => `${ASSETS}/${assets.nameOf(name)}`,
});

/** All pages, the files that they are made of, and the answer to every address and method that nobody serves. */
export const pagesHandler = (deps: PagesDeps): middy.MiddyfiedHandler<Event, Answer> => {
  const site = siteOf(deps);
  return middy<Event, Answer>()
    .use(pageStack((event) => faultPage(site, languageAsked(event))))
    .after((request) => {
      const { response, event } = request;
      const isProblem = response?.headers?.['content-type'] === PROBLEM_TYPE;
      if (response?.statusCode === 404 && isProblem && wantsPage(event))
        request.response = page(404, missingPage(site, languageAsked(event)));
    })
    .handler(serve(routesOf(deps, site)));
};
