import { checkLinksHandler } from '#functions/check-links/handler';
import { lookAtLink } from '#shared/adapters/files/look-at-link';
import { tableLinkRound } from '#shared/adapters/table/news-store';
import type { LookAtLink, NewsStore } from '#shared/app/news/ports';
import { ActivityKindId } from '#shared/domain/activities/activity';
import { type NewsId, NewsTick } from '#shared/domain/news/news-item';
import type { LinkLook } from '#shared/domain/news/portal-link';
import type { Instant } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { policy } from '#test/support/policy';
import { anOfficeOfActivities, dockDuty } from './activities-office.ts';
import { aWorld, gives } from './attachment-office.ts';
import { aContext } from './lambda-context.ts';

export const PORTAL = policy.activities.portalHosts[0] ?? 'tidak-ada.invalid';
const [WRITER, SECRETARY, NEWS_ADMIN] = ['yudi-contoh', 'dewi-contoh', 'nita-contoh'] as const;
const AGAIN_AFTER_MS = 180_000;
const MINUTES_MS = 60_000;

/** What a page of the portal does. */
export type Page = { readonly status: number } | { readonly to: string } | 'unreachable';

const answerOf = (page: Page) => {
  if (page === 'unreachable') throw Object.assign(new Error('ECONNREFUSED'), { code: 'ECONNREFUSED' });
  if ('to' in page) return gives(new Uint8Array(), { status: 302, location: page.to });
  return gives(new Uint8Array(), { status: page.status });
};

type Breaks = {
  readonly news?: (store: NewsStore) => NewsStore;
  /** Whatever the portal would say. */
  readonly look?: (address: string) => LinkLook;
};

/** An office that has posted news on the portal, and the function that looks whether it still answers there. */
export const anOfficeWithLinks = (at: Instant, { news: ofNews, look }: Breaks = {}) => {
  const office = anOfficeOfActivities(at, ofNews === undefined ? {} : { news: ofNews });
  const world = aWorld();
  const pauses: number[] = [];
  let [left, each] = [15 * MINUTES_MS, 0];
  const plain: LookAtLink = look === undefined ? lookAtLink(world.outside) : async (address) => look(address);
  const asking: LookAtLink = (...given) => {
    left -= each;
    return plain(...given);
  };
  const pause = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    office.clock.advance(milliseconds);
  };
  const handler = checkLinksHandler({
    ...{ policy, news: office.news, linkRound: tableLinkRound(office.table) },
    ...{ lookAtLink: asking, pause, againAfterMs: AGAIN_AFTER_MS, now: office.clock.now, log },
  });
  const step = async (officer: string, news: NewsId, where: string, body: object) => {
    const { version } = await office.newsShown(SECRETARY, news);
    const { status, body: answer } = await office.answered(officer, 'POST', `news/${news}${where}`, {
      ...{ seen: version, ...body },
    });
    if (status !== 200) throw new Error(`${where}: ${JSON.stringify(answer)}`);
  };
  const post = (news: NewsId, path: string) => step(NEWS_ADMIN, news, '/portal', { url: `https://${PORTAL}${path}` });
  return {
    ...office,
    /** Which address was asked, in their order. */
    asked: (): readonly string[] => world.asked.map(({ url }) => url),
    pauses,
    post,
    withdraw: (news: NewsId) => step(SECRETARY, news, '/withdrawal', { why: 'Salah tempat. (rekaan)' }),
    /** What the portal has at a path from now on; each time that it is asked the next, and the last for ever. */
    portal: (path: string, ...pages: readonly Page[]) => {
      const rest = [...pages];
      world.pages.set(`https://${PORTAL}${path}`, () => {
        const [next = 'unreachable'] = rest.length > 1 ? rest.splice(0, 1) : rest;
        return answerOf(next);
      });
    },
    /** News of an activity of that day, published and posted there. */
    posted: async (path: string, place = path): Promise<NewsId> => {
      const kind = ActivityKindId.parse('piket-dermaga');
      const { activity } = await office.record(WRITER, dockDuty({ kind, words: { what: 'Piket', place } }));
      const { news } = await office.draft(WRITER, activity);
      await step(WRITER, news, '', { act: 'submit' });
      await step(SECRETARY, news, '/decision', { act: 'publish', ticks: NewsTick.options });
      await post(news, path);
      return news;
    },
    /** How much time a run has, and how much passes with each look. */
    hasTime: (milliseconds: number, passing: number) => {
      [left, each] = [milliseconds, passing];
    },
    check: () =>
      handler(
        {},
        aContext(() => left),
      ),
    outcomeOf: async (news: NewsId) => (await office.newsShown(NEWS_ADMIN, news)).portal?.outcome,
    stepsOf: async (news: NewsId): Promise<readonly string[]> =>
      (await office.newsShown(NEWS_ADMIN, news)).steps.map(({ type }) => type),
  };
};
