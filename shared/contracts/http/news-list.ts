import { NewsId, type PublishedNews } from '#shared/domain/news/news-item';
import { Assignee, Instant } from '#shared/domain/words/words';

/** What an address of the list asks for: behind which item it begins, and of which unit. */
export const NEWS_ASKED = { page: 'halaman', unit: 'unit' } as const;

type Place = Pick<PublishedNews, 'publishedAt' | 'id'>;
export type NewsAsked = { readonly unit?: PublishedNews['unit']; readonly after?: Place };

/** The same as it stands in an address. */
export const newsQuery = ({ unit, after }: NewsAsked): URLSearchParams =>
  new URLSearchParams({
    ...(unit === undefined ? {} : { [NEWS_ASKED.unit]: unit }),
    ...(after === undefined ? {} : { [NEWS_ASKED.page]: `${after.publishedAt}-${after.id}` }),
  });

const placeIn = (name: string): Place | undefined => {
  const [, at, news] = /^(0|[1-9]\d{0,12})-(.{1,40})$/s.exec(name) ?? [];
  const id = newsNamed(news);
  return at === undefined || id === undefined ? undefined : { publishedAt: Instant.parse(Number(at)), id };
};

/** Which page of which list an address asks for; nothing where it names one that cannot be. */
export const newsAskedIn = (query: URLSearchParams): NewsAsked | undefined => {
  const [named, page] = [query.get(NEWS_ASKED.unit) ?? '', query.get(NEWS_ASKED.page) ?? ''];
  const [unit, after] = [Assignee.safeParse(named).data, placeIn(page)];
  if ((named !== '' && unit === undefined) || (page !== '' && after === undefined)) return undefined;
  return { ...(unit === undefined ? {} : { unit }), ...(after === undefined ? {} : { after }) };
};

/** The news item that an address names; nothing for a name that none can have. */
export const newsNamed = (name: string | undefined): NewsId | undefined => NewsId.safeParse(name).data;
