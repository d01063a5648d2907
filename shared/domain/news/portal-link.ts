import * as z from 'zod';
import { LinkOutcome, NewsId, type NewsItem } from './news-item.ts';
import { holdsPersonal } from './stops-in.ts';

/** What a look at a link came to; `notNow` says nothing of it: our own line is down, or the host is busy. */
export type LinkLook = LinkOutcome | 'notNow';

/** Whether whoever follows the link does not come to what was posted. */
export const isLinkBroken = (outcome: LinkOutcome | undefined): boolean =>
  outcome !== undefined && !WHOLE.includes(outcome);
/** A host that lets no machine look may well show the page to people. */
const WHOLE: readonly LinkOutcome[] = ['answers', 'refused'];

/** Where a news item stands on the portal now: what was withdrawn is not looked after any more. */
export const portalOf = (news: NewsItem) => (news.state === 'published' ? news.portal : undefined);

/** What lay at the end of an address: which status, and where that was. */
export type Arrived = { readonly status: number; readonly from: URL; readonly at: URL };

/** What an answer says of a link. The front page in the place of an article says that the article is gone. */
export const lookOf = ({ status, from, at }: Arrived): LinkLook => {
  if (status >= 200 && status < 300) return isFrontPage(at) && !isFrontPage(from) ? 'elsewhere' : 'answers';
  return STATUS_SAYS[status] ?? 'failing';
};

const STATUS_SAYS: Readonly<Record<number, LinkLook>> = {
  401: 'refused',
  403: 'refused',
  404: 'gone',
  410: 'gone',
  429: 'notNow',
};

const isFrontPage = ({ pathname, search }: URL): boolean => pathname === '/' && search === '';

/** What is wrong with an address as that of one news item. */
export type AddressFault = 'frontPage' | 'personal';

/** The front page is no item's; and whoever follows a link is told nothing of a person by its path and query. */
export const addressFault = (url: URL): AddressFault | undefined => {
  if (isFrontPage(url)) return 'frontPage';
  return partsOf(url).some(holdsPersonal) ? 'personal' : undefined;
};

/** What stands in a path and in a query, part by part: a date in the path joins no number behind it. */
const partsOf = ({ pathname, searchParams, hash }: URL): readonly string[] => [
  ...[...pathname.split('/'), hash].map(decoded),
  ...[...searchParams].flat(),
];

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** A link to the portal, and what was last seen of it. */
export const PostedLink = z.object({ news: NewsId, url: z.url(), outcome: LinkOutcome.optional() }).readonly();
export type PostedLink = z.infer<typeof PostedLink>;

export const linkOf = (news: NewsItem): PostedLink | undefined => {
  const portal = portalOf(news);
  if (portal === undefined) return undefined;
  const { url, outcome } = portal;
  return { news: news.id, url, ...(outcome === undefined ? {} : { outcome }) };
};

export const hostOf = ({ url }: Pick<PostedLink, 'url'>): string => new URL(url).hostname;

/**
 * The links on hosts that the office names, in an order that does not change, beginning with one of them: where a day
 * was too short, the next begins with what was left.
 */
export const linksInTurn = (
  posted: readonly PostedLink[],
  hosts: readonly string[],
  first: NewsId | undefined,
): readonly PostedLink[] => {
  const links = posted
    .filter((link) => hosts.includes(hostOf(link)))
    .toSorted((one, other) => (one.news < other.news ? -1 : 1));
  const at = first === undefined ? -1 : links.findIndex(({ news }) => news >= first);
  return at <= 0 ? links : [...links.slice(at), ...links.slice(0, at)];
};
