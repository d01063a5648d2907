import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { ActivityKeys, ActivityStore } from '#shared/app/activities/ports';
import { activityVault } from '#shared/app/activities/record-activity';
import type { Log, Now } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import type { NewsDone } from '#shared/contracts/http/news';
import type { Activity, ActivityId, ActivityWords } from '#shared/domain/activities/activity';
import { mayBecomeNews } from '#shared/domain/activities/from-report';
import { authorsIn } from '#shared/domain/activities/record-activity';
import { isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { decideNews } from '#shared/domain/news/decide-news';
import { draftOf } from '#shared/domain/news/draft-of';
import { draftNames } from '#shared/domain/news/draft-values';
import { type NewsItem, type NewsText, newsIdOf } from '#shared/domain/news/news-item';
import type { NewsTemplates } from '#shared/domain/news/news-templates';
import { recordNews } from '#shared/domain/news/record-news';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { canonicalJson } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { NewsStore } from './ports.ts';

export type DraftNewsDeps = {
  readonly policy: Policy;
  readonly newsTemplates: NewsTemplates;
  readonly activities: Pick<
    ActivityStore,
    'load' | 'words' | 'events' | 'files' | 'wrappedKey' | 'keepKey' | 'ofMonth'
  >;
  readonly activityKeys: ActivityKeys;
  readonly reports: Pick<ReportStore, 'loadAll'>;
  readonly news: NewsStore;
  readonly now: Now;
  readonly log: Log;
};

type Refusal = Denied | 'ActivityEnded' | 'NewsExists';

/** For so many days no two drafts begin with the same sentence. */
const APART_DAYS = 30;

/** Makes a draft of news from an activity's facts alone; asked again while there is one, it is said to be there. */
export const draftNews = (deps: DraftNewsDeps, officer: Officer, id: ActivityId): Promise<Result<NewsDone, Refusal>> =>
  untilSaved(async () => {
    const activity = await deps.activities.load(id);
    const denied = deniedToWrite(officer, activity);
    if (activity === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
    const before = await deps.news.load(newsIdOf(id));
    const text = await textOf(deps, activity);
    const said = (await activityVault(deps, id)).hash(canonicalJson(text));
    const authors = authorsIn(await deps.activities.events(id));
    const decision = decideNews(before, { type: 'draft', activity, authors, said });
    if (!decision.ok) {
      if (decision.refusal === 'ActivityEnded' || decision.refusal === 'NewsExists') return refuse(decision.refusal);
      throw new Error(`a draft is refused as ${decision.refusal}`);
    }
    const context = {
      now: deps.now(),
      actor: { by: 'person', person: officer.person } as const,
      policy: deps.policy,
    };
    const { news, recorded } = recordNews(newsIdOf(id), before, decision.value, context, { text });
    if (news === undefined) throw new Error('nothing was drafted');
    const saved = await deps.news.save({ news, expected: before?.version ?? 0, events: recorded, text });
    if (saved === 'conflict') return saved;
    deps.log('news.drafted', { news: news.id });
    return ok({ news: news.id, version: news.version, state: news.state });
  });

/** Whoever may read activities knows that it is there; whoever may not is told nothing of it. */
const deniedToWrite = (officer: Officer, activity: Activity | undefined): Denied | undefined => {
  if (deniedTo(officer, { to: 'readActivities' }) !== undefined) return 'Forbidden';
  if (activity === undefined) return 'Absent';
  return deniedTo(officer, { to: 'writeNews', unit: activity.unit });
};

const textOf = async (deps: DraftNewsDeps, activity: Activity): Promise<NewsText> => {
  const words = await wordsOf(deps, activity);
  const { text } = draftOf(
    {
      codes: activity,
      words,
      ...seriesOf(await monthOf(deps, activity), deps.policy, activity),
      ...(await answeredBy(deps, activity)),
    },
    draftNames(deps.policy, activity),
    deps.newsTemplates,
    await usedOpenings(deps),
    activity.id,
  );
  return { ...text, pictures: await picturesOf(deps, activity, words) };
};

/** What was said of an activity. */
export const wordsOf = async (
  { activities }: { readonly activities: Pick<ActivityStore, 'words'> },
  { id, text }: Pick<Activity, 'id' | 'text'>,
): Promise<ActivityWords> => {
  const words = await activities.words(id, text);
  if (words === undefined) throw new Error(`no words of ${id}`);
  return words;
};

/** How many reports it answers of which everybody may be told: one may have become something else since. */
const answeredBy = async ({ reports }: DraftNewsDeps, activity: Activity) => {
  const open = (await reports.loadAll(activity.reports)).filter(mayBecomeNews).length;
  return open === 0 ? {} : { answered: open };
};

const monthOf = async ({ activities }: DraftNewsDeps, { date }: Activity): Promise<readonly Activity[]> =>
  activities.ofMonth(MonthName.parse(date.slice(0, 7)));

const seriesOf = (month: readonly Activity[], { activities }: Policy, { of, id }: Activity) => {
  const recurring = activities.recurring.find((one) => one.id === of?.recurring);
  if (recurring === undefined) return {};
  const others = month.filter((one) => one.id !== id && one.state === 'done' && one.of?.recurring === recurring.id);
  return { series: { weekdays: recurring.weekdays, times: others.length + 1 } };
};

const usedOpenings = async ({ news, policy, now }: DraftNewsDeps): Promise<readonly string[]> => {
  const today = isoDateOf(policy.calendar, now());
  const since = isoOf(plainDate(today).subtract({ days: APART_DAYS }));
  const months = new Set([since, today].map((day) => MonthName.parse(day.slice(0, 7))));
  const listed = await Promise.all([...months].map((month) => news.ofMonth(month)));
  const all = new Map<string, NewsItem>([...listed.flat(), ...(await news.waiting())].map((one) => [one.id, one]));
  return [...all.values()].filter(({ state }) => state !== 'discarded').map(({ shown }) => shown.opening);
};

/** So many are chosen for a draft; a person takes others. */
const FIRST_PICTURES = 3;
/** Long enough for what was done and where, and a number. */
const MOST_ALT = 230;
const picturesOf = async (
  { activities, policy }: DraftNewsDeps,
  { id }: Activity,
  { what, place }: ActivityWords,
): Promise<NewsText['pictures']> => {
  const files = await activities.files(id);
  const credit = policy.office.name.id;
  const chosen = files
    .filter(({ pixels, withdrawn }) => pixels !== undefined && withdrawn === undefined)
    .slice(0, FIRST_PICTURES);
  // What a picture shows, nobody has said; what was done, and where, its reader may hear.
  const about = [...(place === undefined ? what : `${what}, ${place}`)].slice(0, MOST_ALT).join('').trim();
  return chosen.map(({ id: file }, index) => ({
    file,
    alt: chosen.length === 1 ? about : `${about} (foto ${index + 1})`,
    credit: credit.slice(0, 80),
  }));
};
