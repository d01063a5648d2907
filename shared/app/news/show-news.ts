import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles } from '#shared/app/access/ports';
import type { ActivityKeys, ActivityStore } from '#shared/app/activities/ports';
import type { Now } from '#shared/app/ports';
import type { NewsListed, NewsQuery, NewsRow, NewsShown } from '#shared/contracts/http/news';
import { type Calendar, isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { monthOf } from '#shared/domain/calendar/period';
import { isByThem, ticksNeeded } from '#shared/domain/news/decide-news';
import { missingIn, W_QUESTIONS } from '#shared/domain/news/draft-of';
import { draftNames } from '#shared/domain/news/draft-values';
import { NEWS_TICK_WORDS, type NewsId, type NewsItem } from '#shared/domain/news/news-item';
import { stopsIn } from '#shared/domain/news/stops-in';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { currentText, deniedToAct } from './change-news.ts';
import type { NewsStore, PackForPortal } from './ports.ts';
import { picturesShown } from './publish-news.ts';
import { silentNow } from './show-coverage.ts';

export type ShowNewsDeps = {
  readonly policy: Policy;
  readonly activities: Pick<ActivityStore, 'load' | 'words' | 'ofMonth'>;
  readonly news: NewsStore;
  readonly now: Now;
};

/**
 * What waits for whoever looks after news: what nobody has decided, what does not answer on the portal, which units are
 * silent; and all of a month, the newest first.
 */
export const listNews = async (
  { policy, activities, news, now }: ShowNewsDeps,
  officer: Officer,
  { month: asked }: NewsQuery,
): Promise<Result<NewsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readActivities' });
  if (denied !== undefined) return refuse(denied);
  const today = isoDateOf(policy.calendar, now());
  const month = asked ?? monthOf(today);
  const [waiting, broken, all, silent] = await Promise.all([
    news.waiting(),
    news.broken(),
    news.ofMonth(month),
    silentNow({ policy, activities, news }, today),
  ]);
  const row = (one: NewsItem) => rowOf(policy, one);
  return ok({
    ...{ month, today },
    ...{ waiting: waiting.map(row), broken: broken.map(row), news: all.map(row).toReversed() },
    silent: silent.map(({ reminders: _, ...one }) => one),
  });
};

const rowOf = ({ calendar }: Pick<Policy, 'calendar'>, { shown, ...news }: NewsItem): NewsRow => ({
  news: news.id,
  ...{ activity: news.activity, unit: news.unit, date: news.date, state: news.state },
  ...{ headline: shown.headline, pictures: shown.pictures },
  returned: news.state === 'draft' && news.returned,
  changedAt: isoWithOffset(calendar, news.changedAt),
  ...('portal' in news && news.portal !== undefined ? { portal: portalOf(calendar, news.portal) } : {}),
});

const portalOf = (
  calendar: Calendar,
  { url, outcome, checkedAt }: NonNullable<Extract<NewsItem, { state: 'published' }>['portal']>,
) => ({
  url,
  ...(outcome === undefined ? {} : { outcome }),
  ...(checkedAt === undefined ? {} : { since: isoWithOffset(calendar, checkedAt) }),
});

/** A news item with its words, what stops it, what is still to be asked, and what may be done with it. */
export const showNews = async (
  deps: ShowNewsDeps,
  officer: Officer,
  id: NewsId,
): Promise<Result<NewsShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readActivities' });
  if (denied !== undefined) return refuse(denied);
  const news = await deps.news.load(id);
  if (news === undefined) return refuse('Absent');
  const [text, notes, events, activity] = await Promise.all([
    currentText(deps, news),
    deps.news.notes(id),
    deps.news.events(id),
    deps.activities.load(news.activity),
  ]);
  const words = activity === undefined ? undefined : await deps.activities.words(activity.id, activity.text);
  const at = (instant: Instant): string => isoWithOffset(deps.policy.calendar, instant);
  const steps = events.map(({ version, recordedAt, event, actor }) => ({
    version,
    at: at(recordedAt),
    type: event.type,
    ...(actor.by === 'person' ? { person: actor.person } : {}),
  }));
  return ok({
    ...rowOf(deps.policy, news),
    version: news.version,
    text,
    editors: news.editors,
    authors: news.authors,
    ...('approvedBy' in news ? { approvedBy: news.approvedBy, publishedAt: at(news.publishedAt) } : {}),
    notes: notes
      .flatMap(({ version, text: said }) =>
        steps
          .filter((step) => step.version === version && step.type !== 'NewsPosted')
          .map(({ at: when, person }) => ({ at: when, ...(person === undefined ? {} : { person }), text: said })),
      )
      .toReversed(),
    stops: stopsIn(text, deps.policy.activities.portalHosts),
    missing:
      activity === undefined || words === undefined
        ? []
        : missingIn({ codes: activity, words }, draftNames(deps.policy, activity)).map((w) => W_QUESTIONS[w]),
    ticks: ticksNeeded(text.pictures.length).map((tick) => ({ tick, words: NEWS_TICK_WORDS[tick] })),
    steps: steps.map(({ version: _, ...step }) => step).toReversed(),
    open: openOn(officer, news),
  });
};

const openOn = (officer: Officer, news: NewsItem): NewsShown['open'] => {
  const may = (act: NewsShown['open'][number]): boolean => deniedToAct(officer, news, act) === undefined;
  const mayDecide = !isByThem(news, officer.person);
  const byState = {
    draft: ['edit', 'submit', 'discard'],
    submitted: ['edit', ...(mayDecide ? (['publish'] as const) : []), 'return', 'discard'],
    published: ['post', 'withdraw'],
    withdrawn: [],
    discarded: [],
  } as const satisfies Record<NewsItem['state'], NewsShown['open']>;
  return byState[news.state].filter(may);
};

export type PackNewsDeps = ShowNewsDeps & {
  readonly activities: Pick<ActivityStore, 'files' | 'wrappedKey' | 'keepKey'>;
  readonly activityKeys: ActivityKeys;
  readonly activityFiles: Pick<KeptFiles, 'find'>;
  readonly packForPortal: PackForPortal;
};

/** What somebody posts on the portal: only of what is published. */
export const packNewsItem = async (
  deps: PackNewsDeps,
  officer: Officer,
  id: NewsId,
): Promise<
  Result<
    { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
    Denied | 'NewsNotOpen' | 'PackageTooLarge'
  >
> => {
  const news = await deps.news.load(id);
  const denied = deniedToAct(officer, news, 'post');
  if (news === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  if (news.state !== 'published') return refuse('NewsNotOpen');
  const text = await currentText(deps, news);
  const packed = deps.packForPortal({ ...text, pictures: await picturesShown(deps, news, text) });
  if (!packed.ok) return refuse('PackageTooLarge');
  return ok({ name: `berita-${news.date}.zip`, type: 'application/zip', bytes: packed.value });
};
