import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { untilSaved } from '#shared/app/report/until-saved';
import type { ActivityChange, ActivityDone } from '#shared/contracts/http/activities';
import type { Activity, ActivityFile, ActivityId, ActivityWords } from '#shared/domain/activities/activity';
import type { ActivityEvent } from '#shared/domain/activities/activity-event';
import { type ActivityRefusal, decideActivity, decideWithdrawnFile } from '#shared/domain/activities/decide-activity';
import { recordActivity as recorded } from '#shared/domain/activities/record-activity';
import { type NewsItem, newsIdOf } from '#shared/domain/news/news-item';
import type { Officer } from '#shared/domain/office/officer';
import { canonicalJson } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ActivityStore, NewsOfActivities } from './ports.ts';
import { type ActivityInvalid, readActivity } from './read-activity.ts';
import { activityVault, doneOf, type RecordActivityDeps } from './record-activity.ts';

export type ChangeActivityDeps = RecordActivityDeps & {
  readonly activities: Pick<ActivityStore, 'files'>;
  readonly news: Pick<NewsOfActivities, 'load' | 'text'>;
};

type Refusal =
  | Denied
  | { readonly kind: 'StaleVersion'; readonly version: number }
  | ActivityInvalid
  | Exclude<ActivityRefusal, 'ActivityExists'>;

/** Amends what is said of an activity, or takes a file or all of it away, going on from the version that was seen. */
export const changeActivity = (
  deps: ChangeActivityDeps,
  officer: Officer,
  { activity: id, ...change }: ActivityChange & { readonly activity: ActivityId },
): Promise<Result<ActivityDone, Refusal>> =>
  untilSaved(async () => {
    const activity = await deps.activities.load(id);
    const denied = deniedToChange(officer, activity);
    if (activity === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
    const { version } = activity;
    if (change.seen !== version) return refuse({ kind: 'StaleVersion', version });
    const step = await stepOf(deps, officer, activity, change);
    if (!step.ok) return step;
    const { events: decided, words, file, seen } = step.value;
    if (decided.length === 0) return ok(doneOf(activity));
    const context = { now: deps.now(), by: officer.person, policy: deps.policy };
    const next = recorded(id, activity, decided, context);
    if (next.activity === undefined) throw new Error('an activity that is gone');
    const kept = { words, file, seen };
    const saving = { activity: next.activity, expected: activity.version, events: next.recorded, ...kept };
    if ((await deps.activities.save(saving)) === 'conflict') return 'conflict';
    deps.log('activity.changed', { activity: id, recorded: decided.map(({ type }) => type).join(' ') });
    return ok(doneOf(next.activity));
  });

/** Whoever may read activities knows that it is there; whoever may not is told nothing of it. */
export const deniedToChange = (officer: Officer, activity: Activity | undefined): Denied | undefined => {
  if (deniedTo(officer, { to: 'readActivities' }) !== undefined) return 'Forbidden';
  if (activity === undefined) return 'Absent';
  return deniedTo(officer, { to: 'recordActivity', unit: activity.unit });
};

type Step = {
  readonly events: readonly ActivityEvent[];
  readonly words?: ActivityWords;
  readonly file?: ActivityFile;
  /** Its news, where it is taken away only as long as that is not published. */
  readonly seen?: Pick<NewsItem, 'id' | 'version'>;
};

const stepOf = async (
  deps: ChangeActivityDeps,
  officer: Officer,
  activity: Activity,
  change: ActivityChange,
): Promise<Result<Step, Refusal>> => {
  switch (change.act) {
    case 'amend': {
      const { act: _, seen: __, words, ...facts } = change;
      const codes = await readActivity(deps, officer, { ...facts, words, unit: activity.unit }, deps.now());
      if (!codes.ok) return codes;
      const said = (await activityVault(deps, activity.id)).hash(canonicalJson(words));
      const decision = decideActivity(activity, { type: 'amend', codes: codes.value, said });
      return decision.ok ? ok({ events: decision.value, words }) : refuse(amended(decision.refusal));
    }
    case 'withdraw': {
      const news = await deps.news.load(newsIdOf(activity.id));
      const isPublished = news?.state === 'published';
      const decision = decideActivity(activity, { type: 'withdraw', why: change.why, isPublished });
      return decision.ok
        ? ok({ events: decision.value, seen: seenOf(activity.id, news) })
        : refuse(amended(decision.refusal));
    }
    case 'withdrawFile': {
      const file = (await deps.activities.files(activity.id)).find(({ id }) => id === change.file);
      const news = await deps.news.load(newsIdOf(activity.id));
      const decision = decideWithdrawnFile(activity, file, await isPublic(deps, news, change.file));
      if (!decision.ok) return refuse(decision.refusal === 'ActivityFileAbsent' ? 'Absent' : decision.refusal);
      if (file === undefined) return refuse('Absent');
      const withdrawn = { by: officer.person, at: deps.now() };
      return ok({ events: decision.value, file: { ...file, withdrawn }, seen: seenOf(activity.id, news) });
    }
  }
};

const seenOf = (activity: ActivityId, news: NewsItem | undefined): NonNullable<Step['seen']> => ({
  id: newsIdOf(activity),
  version: news?.version ?? 0,
});

/** Whether everybody sees a picture, in news that is published. */
const isPublic = async (
  { news }: ChangeActivityDeps,
  item: NewsItem | undefined,
  file: ActivityFile['id'],
): Promise<boolean> => {
  if (item?.state !== 'published') return false;
  const text = await news.text(item.id, item.text);
  return text?.pictures.some((picture) => picture.file === file) === true;
};

const amended = (refusal: ActivityRefusal): Exclude<ActivityRefusal, 'ActivityExists'> => {
  if (refusal === 'ActivityExists') throw new Error('an activity is recorded once');
  return refusal;
};
