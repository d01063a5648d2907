import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { ReportStore } from '#shared/app/report/ports';
import type { ActivitiesQuery, ActivitiesShown, ActivityRow, ActivityShown } from '#shared/contracts/http/activities';
import { FILE_PART_BYTES } from '#shared/contracts/http/evidence';
import { mayDo } from '#shared/domain/access/access';
import { type Activity, type ActivityFile, type ActivityId, occurrenceIdOf } from '#shared/domain/activities/activity';
import { isThere, roomForFiles } from '#shared/domain/activities/decide-activity';
import { firstDayOf, monthsLookedAt, occurrencesIn } from '#shared/domain/activities/occurrences';
import { type IsoDate, isoDateOf, isoOf, isoWithOffset, plainDate } from '#shared/domain/calendar/calendar';
import { MonthName, periodNamed } from '#shared/domain/calendar/period';
import { type NewsItem, newsIdOf } from '#shared/domain/news/news-item';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Assignee, type Instant } from '#shared/domain/words/words';
import type { ActivityStore, NewsOfActivities } from './ports.ts';

export type ShowActivityDeps = {
  readonly policy: Policy;
  readonly activities: Pick<
    ActivityStore,
    'load' | 'words' | 'allWords' | 'files' | 'events' | 'ofMonth' | 'firstOfMonth'
  >;
  readonly news: NewsOfActivities;
  readonly reports: Pick<ReportStore, 'loadAll'>;
  readonly now: Now;
};

/**
 * What was done in a month, the newest first, and which recurring activities proposed themselves in it, up to today,
 * and nobody has answered: none before the office began to record, and none that nobody can answer any more.
 */
export const listActivities = async (
  deps: ShowActivityDeps,
  officer: Officer,
  { month: asked, unit }: ActivitiesQuery,
): Promise<Result<ActivitiesShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readActivities' });
  if (denied !== undefined) return refuse(denied);
  const today = isoDateOf(deps.policy.calendar, deps.now());
  const month = asked ?? MonthName.parse(today.slice(0, 7));
  const [all, news] = await Promise.all([deps.activities.ofMonth(month), deps.news.ofMonth(month)]);
  const items = new Map(news.map((one) => [one.activity, one]));
  const wanted = all.filter((one) => unit === undefined || one.unit === unit);
  const words = await deps.activities.allWords(wanted);
  const rows = wanted.map((one) => rowOf(one, words.get(one.id)?.what, items.get(one.id)));
  const mayRecord = Assignee.options
    .flatMap((part): readonly Assignee[] => part.options)
    .filter((of) => mayDo(officer, { to: 'recordActivity', unit: of }).ok);
  const begun = (await begunBy(deps, month)) ?? today;
  return ok({
    month,
    today,
    mayRecord,
    activities: rows.toReversed(),
    open: openOccurrences(deps.policy, { all, month, today, begun })
      .filter((one) => unit === undefined || one.unit === unit)
      .map((one) => ({ ...one, mayRecord: mayRecord.includes(one.unit) })),
  });
};

/** The first day of which anything was recorded, in the months at which coverage looks. */
const begunBy = async (
  { activities }: Pick<ShowActivityDeps, 'activities'>,
  month: MonthName,
): Promise<IsoDate | undefined> => {
  const firsts = await Promise.all(monthsLookedAt(month).map((one) => activities.firstOfMonth(one)));
  return firstDayOf(firsts.filter((one) => one !== undefined));
};

type Given = Pick<ActivitiesShown, 'month' | 'today'> & {
  readonly all: readonly Activity[];
  /** As coverage expects none before; where nothing is recorded yet, the office begins today. */
  readonly begun: IsoDate;
};

const openOccurrences = ({ calendar, activities: rules }: Policy, { all, month, today, begun }: Given) => {
  const period = periodNamed(month);
  if (period === undefined) return [];
  const answered = new Set(all.map(({ id }) => id));
  const after = isoOf(plainDate(today).add({ days: 1 }));
  const within = isoOf(plainDate(today).subtract({ days: rules.recordedWithinDays }));
  const earliest = begun > within ? begun : within;
  const [until = after] = [period.until, after].toSorted((one, other) => (one < other ? -1 : 1));
  const days = { from: period.from, until };
  if (days.from >= days.until) return [];
  return occurrencesIn(calendar, rules, days)
    .filter((one) => one.date >= earliest && !answered.has(occurrenceIdOf(one)))
    .flatMap(({ recurring: id, date }) => {
      const recurring = rules.recurring.find((one) => one.id === id);
      if (recurring === undefined) return [];
      const { unit, kind, what } = recurring;
      return [{ recurring: id, date, unit, kind, what }];
    })
    .toReversed();
};

const rowOf = (activity: Activity, what: string | undefined, news: NewsItem | undefined): ActivityRow => {
  const { id, unit, kind, regularity, date, from, until, subDistrict, state, pictures, documents, of } = activity;
  return {
    activity: id,
    ...{ unit, kind, regularity, date, state, pictures, documents },
    ...(what === undefined ? {} : { what }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(subDistrict === undefined ? {} : { subDistrict }),
    ...(activity.state === 'notDone' ? { why: activity.why } : {}),
    ...(of === undefined ? {} : { recurring: of.recurring }),
    ...(news === undefined ? {} : { news: { news: news.id, state: news.state } }),
  };
};

/** An activity with its words, its files and its record; of the reports that it answers, those that are to be known. */
export const showActivity = async (
  deps: ShowActivityDeps,
  officer: Officer,
  id: ActivityId,
): Promise<Result<ActivityShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readActivities' });
  if (denied !== undefined) return refuse(denied);
  const activity = await deps.activities.load(id);
  if (activity === undefined) return refuse('Absent');
  const [words, files, events, news, reports] = await Promise.all([
    deps.activities.words(id, activity.text),
    deps.activities.files(id),
    deps.activities.events(id),
    deps.news.load(newsIdOf(id)),
    deps.reports.loadAll(activity.reports),
  ]);
  const at = (instant: Instant): string => isoWithOffset(deps.policy.calendar, instant);
  const known = reports.filter((report) => mayDo(officer, { to: 'readHead', report }).ok);
  const there = files.filter(isThere).toSorted((one, other) => one.keptAt - other.keptAt);
  return ok({
    ...rowOf(activity, words?.what, news),
    version: activity.version,
    words: words ?? {},
    indicators: activity.indicators,
    reports: activity.reports.filter((report) => known.some((one) => one.id === report)),
    recordedAt: at(activity.recordedAt),
    by: activity.by,
    files: there.map((file) => shownFile(file, at(file.keptAt))),
    room: roomForFiles(files, deps.policy.activities),
    mostBytes: deps.policy.evidence.mostBytes,
    steps: events
      .map(({ recordedAt, event, actor }) => ({
        at: at(recordedAt),
        type: event.type,
        ...(actor.by === 'person' ? { person: actor.person } : {}),
      }))
      .toReversed(),
    open: openOn(officer, activity, news, there.length),
  });
};

const shownFile = (
  { id: file, kind, size, cleanSize, pixels, sentBy }: ActivityFile,
  keptAt: string,
): ActivityShown['files'][number] => ({
  ...{ file, kind, size, sentBy, keptAt },
  parts: Math.ceil(cleanSize / FILE_PART_BYTES),
  ...(pixels === undefined ? {} : { pixels }),
});

const openOn = (
  officer: Officer,
  { unit, state }: Activity,
  news: NewsItem | undefined,
  files: number,
): ActivityShown['open'] => {
  const mayChange = mayDo(officer, { to: 'recordActivity', unit }).ok;
  const mayDraft = mayDo(officer, { to: 'writeNews', unit }).ok;
  const isFree = news === undefined || news.state === 'discarded' || news.state === 'withdrawn';
  return [
    ...(mayChange && state === 'done' ? (['amend', 'addFile'] as const) : []),
    ...(mayChange && state === 'done' && files > 0 ? (['withdrawFile'] as const) : []),
    ...(mayChange && state !== 'withdrawn' && news?.state !== 'published' ? (['withdraw'] as const) : []),
    ...(mayDraft && state === 'done' && isFree ? (['draftNews'] as const) : []),
  ];
};
