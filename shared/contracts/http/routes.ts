import { NEWS_FEEDS, NEWS_PICTURE } from './news-addresses.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { TRACKING_PAGE } from './tracking-page.ts';

/**
 * What comes in at a route: webhooks of channels, followers with a code, anybody's other questions, sessions of
 * officers, what officers read, what they do, pages, feeds and pictures of news. Each kind has a throttle of its own,
 * so that a flood of one leaves the others alone.
 */
export type RouteKind =
  | 'webhooks'
  | 'tracking'
  | 'questions'
  | 'sessions'
  | 'reads'
  | 'commands'
  | 'pages'
  | 'trackingPage'
  | 'feeds'
  | 'pictures';

/** Every route of the HTTP API and the function behind it; any method, since 404 and 405 are answered by us. */
export type Route = Pick<Operation, 'path'> & {
  readonly function: Operation['function'] | 'pages';
  readonly kind: RouteKind;
};

const kindOf = ({ id, function: name, method }: Operation): RouteKind => {
  if (name === 'intake') return 'webhooks';
  if (name === 'publicApi') return id === 'trackReport' ? 'tracking' : 'questions';
  if (name === 'session') return 'sessions';
  return method === 'POST' ? 'commands' : 'reads';
};

const served: ReadonlyMap<string, Route> = new Map(
  // Where an address is both read and acted on, the latter counts.
  OPERATIONS.toSorted((one, other) => (one.method < other.method ? -1 : Number(one.method > other.method))).map(
    (operation) => [operation.path, { path: operation.path, function: operation.function, kind: kindOf(operation) }],
  ),
);

export const ROUTES: readonly Route[] = [
  ...served.values(),
  // What nobody serves there is told so too, and only to whoever has signed in.
  { path: '/v1/admin/{proxy+}', function: 'adminApi', kind: 'reads' },
  // Where a code can be guessed as well, so it is not asked as often as other pages.
  { path: TRACKING_PAGE, function: 'pages', kind: 'trackingPage' },
  // What programs ask for again and again, and what a page of news is mostly made of.
  ...Object.values(NEWS_FEEDS).map((path) => ({ path, function: 'pages', kind: 'feeds' }) as const),
  { path: NEWS_PICTURE, function: 'pages', kind: 'pictures' },
  // Pages, the files that they are made of, and the answer to every address that nobody serves.
  { path: '$default', function: 'pages', kind: 'pages' },
];
