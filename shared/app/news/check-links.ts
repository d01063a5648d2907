import pMap from 'p-map';
import type { Log, Now } from '#shared/app/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { decideNews } from '#shared/domain/news/decide-news';
import type { LinkOutcome, NewsId } from '#shared/domain/news/news-item';
import { hostOf, type LinkLook, linksInTurn, type PostedLink, portalOf } from '#shared/domain/news/portal-link';
import { recordNews } from '#shared/domain/news/record-news';
import type { Policy } from '#shared/domain/policy/policy';
import type { LinkRound, LookAtLink, NewsStore } from './ports.ts';

export type CheckLinksDeps = {
  readonly policy: Pick<Policy, 'activities' | 'version'>;
  readonly news: Pick<NewsStore, 'load' | 'save' | 'posted'>;
  readonly linkRound: LinkRound;
  readonly lookAtLink: LookAtLink;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly now: Now;
  readonly log: Log;
};

/** How long a run may take, asked while it runs. */
export type LinkBudget = {
  /** Whether there is time for another link, and for the second look at what does not answer. */
  readonly goesOn: () => boolean;
  /** Whether there is time for another second look. */
  readonly endsLater: () => boolean;
  /** How long after the first look the second comes. */
  readonly againAfterMs: number;
};

export type LinksChecked = {
  /** How many answers there were, */
  readonly asked: number;
  /** which were other than the last time, */
  readonly changed: number;
  /** and how many are left for another day. */
  readonly left: number;
};

/** A host is asked for one page at a time, and no more than twice a second. */
const BETWEEN_MS = 500;
/** So many hosts at once. */
const HOSTS_AT_ONCE = 3;
/** A host that could not be reached so often in a row is down: asking for more of its pages says nothing of them. */
const DOWN_AFTER = 3;

type Looked = { readonly link: PostedLink; readonly look: LinkLook };

/**
 * Looks whether everything that stands on the portal still answers there, and records where that has changed. A link
 * that does not answer is looked at a second time, minutes later: what lasts no longer is recorded nowhere. Where the
 * time is over, the next run begins with what is left.
 */
export const checkLinks = async (deps: CheckLinksDeps, budget: LinkBudget): Promise<LinksChecked> => {
  const first = await deps.linkRound.next();
  const links = linksInTurn(await deps.news.posted(), deps.policy.activities.portalHosts, first);
  const looks = await looked(deps, links, budget.goesOn);
  await leave(deps, links, looks, first);
  const seen = looks.filter(({ look }) => look !== 'notNow');
  const isDoubtful = ({ link, look }: Looked): boolean => look !== 'answers' && look !== link.outcome;
  const faults: unknown[] = [];
  const sure = seen.filter((one) => !isDoubtful(one));
  const doubtful = seen.filter(isDoubtful).map(({ link }) => link);
  let changed = await recordAll(deps, sure, faults);
  if (doubtful.length > 0) {
    await deps.pause(budget.againAfterMs);
    changed += await recordAll(deps, await looked(deps, doubtful, budget.endsLater), faults);
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} links could not be recorded`);
  return { asked: seen.length, changed, left: links.length - seen.length };
};

/** Several hosts at once, and each for one page after the other. */
const looked = async (
  deps: CheckLinksDeps,
  links: readonly PostedLink[],
  goesOn: () => boolean,
): Promise<readonly Looked[]> => {
  const byHost = [...Map.groupBy(links, hostOf).values()];
  const of = await pMap(byHost, (some) => lookedOnHost(deps, some, goesOn), { concurrency: HOSTS_AT_ONCE });
  return of.flat();
};

const lookedOnHost = async (
  { lookAtLink, policy, pause }: CheckLinksDeps,
  links: readonly PostedLink[],
  goesOn: () => boolean,
): Promise<readonly Looked[]> => {
  const looks: Looked[] = [];
  for (const link of links) {
    if (!goesOn()) break;
    if (looks.length > 0) await pause(BETWEEN_MS);
    const look = await lookAtLink(link.url, policy.activities.portalHosts);
    looks.push({ link, look });
    const last = looks.slice(-DOWN_AFTER);
    const isDown = last.length === DOWN_AFTER && last.every((one) => one.look === 'unreachable');
    if (look === 'notNow' || isDown) break;
  }
  return looks;
};

/**
 * The next run begins with the first that was not asked now; where that is none, with any. One at which the portal was
 * busy is behind it, so that none can keep all others from being asked.
 */
const leave = async (
  { linkRound }: CheckLinksDeps,
  links: readonly PostedLink[],
  looks: readonly Looked[],
  before: NewsId | undefined,
): Promise<void> => {
  const asked = new Set(looks.map(({ link }) => link.news));
  const next = links.find(({ news }) => !asked.has(news))?.news;
  if (next !== before) await linkRound.begin(next);
};

/** One that cannot be recorded holds up no other; it is told in the end, so that the run is started again. */
const recordAll = async (deps: CheckLinksDeps, looks: readonly Looked[], faults: unknown[]): Promise<number> => {
  let changed = 0;
  for (const { link, look } of looks) {
    if (look === 'notNow' || look === link.outcome) continue;
    try {
      if (await record(deps, link, look)) changed += 1;
    } catch (fault) {
      faults.push(fault);
    }
  }
  return changed;
};

/** Gives whether anything was recorded: nothing of what was withdrawn or posted elsewhere meanwhile. */
const record = ({ news: store, policy, now, log }: CheckLinksDeps, link: PostedLink, outcome: LinkOutcome) =>
  untilSaved(async (): Promise<boolean | 'conflict'> => {
    const news = await store.load(link.news);
    if (news === undefined || portalOf(news)?.url !== link.url) return false;
    const decision = decideNews(news, { type: 'checkLink', outcome });
    if (!decision.ok || decision.value.length === 0) return false;
    const context = { now: now(), actor: { by: 'machine' }, policy } as const;
    const next = recordNews(link.news, news, decision.value, context);
    if (next.news === undefined) throw new Error('a news item that is gone');
    const step = { news: next.news, expected: news.version, events: next.recorded };
    if ((await store.save(step)) === 'conflict') return 'conflict';
    log('news.linkChecked', { news: link.news, outcome });
    return true;
  });
