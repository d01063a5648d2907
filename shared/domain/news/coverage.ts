import * as z from 'zod';
import {
  type Activity,
  type ActivityId,
  type ActivityKindId,
  occurrenceIdOf,
  type RecurringId,
} from '#shared/domain/activities/activity';
import type { ActivityRules } from '#shared/domain/activities/activity-rules';
import { firstDayOf, occurrencesIn } from '#shared/domain/activities/occurrences';
import { type Calendar, type IsoDate, isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { datesOf, type Period } from '#shared/domain/calendar/period';
import { Assignee, type Bilingual, Unit } from '#shared/domain/words/words';
import type { NewsId, NewsItem } from './news-item.ts';

/** How far an activity is; of a recurring one also that it was not done on its day, or that nobody has answered. */
export const HowFar = z.enum(['nothing', 'documented', 'published', 'notDone', 'unanswered']);
export type HowFar = z.infer<typeof HowFar>;
export const HOW_FAR_NAMES = {
  nothing: { id: 'tanpa dokumentasi', en: 'not documented' },
  documented: { id: 'terdokumentasi', en: 'documented' },
  published: { id: 'terbit', en: 'published' },
  notDone: { id: 'tidak terlaksana', en: 'not done' },
  unanswered: { id: 'belum dijawab', en: 'not answered' },
} as const satisfies Record<HowFar, Bilingual>;

/** An activity as coverage counts it; one that nobody has answered has the id that its answer will have. */
export type CoveredActivity = {
  readonly id: ActivityId;
  readonly unit: Assignee;
  readonly kind: ActivityKindId;
  readonly date: IsoDate;
  readonly how: HowFar;
  /** It has a picture or a document; news can be published without any. */
  readonly hasDocuments: boolean;
  readonly recurring?: RecurringId;
};

/** What is counted, by the ids behind each number. */
export type Covered = {
  /** The whole of which `documented` and `published` are parts. */
  readonly done: readonly ActivityId[];
  readonly documented: readonly ActivityId[];
  readonly published: readonly ActivityId[];
  /** Recurring activities on their days: each is in one of the three. */
  readonly occurrences: {
    readonly done: readonly ActivityId[];
    readonly notDone: readonly ActivityId[];
    readonly unanswered: readonly ActivityId[];
  };
};

/** For how long nothing of a unit was published. */
export type Silence = {
  /** All of which something is said here, the earliest first; without any there are no days to tell. */
  readonly published: readonly NewsId[];
  /** Between two that followed each other, where there are two. */
  readonly longestGap: { readonly days: number; readonly between: readonly [NewsId, NewsId] } | null;
  /** The day of the last; where nothing was ever published, the first on which something was done. */
  readonly since: IsoDate | null;
  /** From the last until the day that is looked at. */
  readonly days: number | null;
  /** It has lasted for longer than the office's rules say. */
  readonly isOver: boolean;
};

/** A month by its name, such as 2026-11. */
type OfMonth = Covered & { readonly month: string };
export type CoveredUnit = Covered & {
  readonly unit: Assignee;
  readonly months: readonly OfMonth[];
  readonly silence: Silence;
};

/** Cakupan: how much of what was done is documented and published. */
export type Coverage = {
  /** The last day that is looked at. */
  readonly until: IsoDate;
  readonly office: Covered;
  readonly months: readonly OfMonth[];
  /** The four units, and each desk that did something. */
  readonly units: readonly CoveredUnit[];
  readonly days: readonly { readonly date: IsoDate; readonly activities: readonly CoveredActivity[] }[];
};

type Given = {
  /** Those of the period, and as many from before as are known. */
  readonly activities: readonly Activity[];
  readonly news: readonly NewsItem[];
  readonly rules: Pick<ActivityRules, 'recurring' | 'target'>;
  readonly calendar: Calendar;
  readonly period: Period;
  readonly today: IsoDate;
};

/**
 * What was done in a period, up to today, and what became of it by now; and how silent each unit was by all that is
 * known. What was withdrawn is not counted: an answer that was withdrawn is none. No recurring activity is expected
 * before the first day of which anything was recorded at all.
 */
export const coverageOf = (given: Given): Coverage => {
  const { period, today } = given;
  const until = earlier(isoOf(plainDate(period.until).subtract({ days: 1 })), today);
  const covered = [...recordedIn(given, until), ...unansweredIn(given, until)].toSorted(byDay);
  const dates = datesOf(period);
  const months = [...new Set(dates.map(monthOf))];
  const monthly = (some: readonly CoveredActivity[]): readonly OfMonth[] => {
    const byMonth = Map.groupBy(some, ({ date }) => monthOf(date));
    return months.map((month) => ({ month, ...count(byMonth.get(month) ?? []) }));
  };
  const [byUnit, onDays] = [Map.groupBy(covered, ({ unit }) => unit), Map.groupBy(covered, ({ date }) => date)];
  const shown = ASSIGNEES.filter((one) => Unit.safeParse(one).success || byUnit.has(one));
  return {
    until,
    office: count(covered),
    months: monthly(covered),
    units: shown.map((unit) => {
      const own = byUnit.get(unit) ?? [];
      return { unit, ...count(own), months: monthly(own), silence: silenceOf(given, unit, until) };
    }),
    days: dates.map((date) => ({ date, activities: onDays.get(date) ?? [] })),
  };
};

const ASSIGNEES = Assignee.options.flatMap((part): readonly Assignee[] => part.options);

const byDay = (one: CoveredActivity, other: CoveredActivity): number =>
  one.date === other.date ? compared(one.id, other.id) : compared(one.date, other.date);
const earlier = (one: IsoDate, other: IsoDate): IsoDate => [one, other].toSorted(compared)[0] ?? one;
const monthOf = (date: IsoDate): string => date.slice(0, 7);
const compared = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const recordedIn = ({ activities, news, period }: Given, until: IsoDate): readonly CoveredActivity[] => {
  const published = new Set(news.flatMap(({ state, activity }) => (state === 'published' ? [activity] : [])));
  return activities
    .filter(({ date, state }) => date >= period.from && date <= until && state !== 'withdrawn')
    .map(({ id, unit, kind, date, state, pictures, documents, of }) => {
      const hasDocuments = pictures + documents > 0;
      const far = hasDocuments ? 'documented' : 'nothing';
      const done = published.has(id) ? 'published' : far;
      return {
        ...{ id, unit, kind, date, hasDocuments },
        how: state === 'notDone' ? 'notDone' : done,
        ...(of === undefined ? {} : { recurring: of.recurring }),
      };
    });
};

const unansweredIn = ({ activities, rules, calendar, period }: Given, until: IsoDate): readonly CoveredActivity[] => {
  const begun = firstDayOf(activities);
  if (begun === undefined) return [];
  const from = earlier(begun, period.from) === begun ? period.from : begun;
  const after = isoOf(plainDate(until).add({ days: 1 }));
  const answered = new Set(activities.flatMap(({ id, state }) => (state === 'withdrawn' ? [] : [id])));
  return occurrencesIn(calendar, rules, { from, until: after }).flatMap(({ recurring, date }) => {
    const id = occurrenceIdOf({ recurring, date });
    const rule = rules.recurring.find((one) => one.id === recurring);
    if (rule === undefined || answered.has(id)) return [];
    const { unit, kind } = rule;
    return [{ id, unit, kind, date, how: 'unanswered' as const, hasDocuments: false, recurring }];
  });
};

const count = (some: readonly CoveredActivity[]): Covered => {
  const ids = (holds: (one: CoveredActivity) => boolean): readonly ActivityId[] =>
    some.filter(holds).map(({ id }) => id);
  return {
    done: ids(isDone),
    documented: ids((one) => isDone(one) && one.hasDocuments),
    published: ids(({ how }) => how === 'published'),
    occurrences: {
      done: ids((one) => isDone(one) && one.recurring !== undefined),
      notDone: ids(({ how }) => how === 'notDone'),
      unanswered: ids(({ how }) => how === 'unanswered'),
    },
  };
};

/** Whether it was done, however far it is. */
export const isDone = ({ how }: Pick<CoveredActivity, 'how'>): boolean => how !== 'notDone' && how !== 'unanswered';

const silenceOf = ({ activities, news, rules, calendar }: Given, unit: Assignee, until: IsoDate): Silence => {
  const told = news
    .flatMap((one) =>
      one.unit === unit && one.state === 'published'
        ? [{ id: one.id, at: one.publishedAt, on: isoDateOf(calendar, one.publishedAt) }]
        : [],
    )
    .filter(({ on }) => on <= until)
    .toSorted((one, other) => one.at - other.at || compared(one.id, other.id));
  const gaps = told.flatMap((next, index) => {
    const before = told[index - 1];
    return before === undefined
      ? []
      : [{ days: daysBetween(before.on, next.on), between: [before.id, next.id] as const }];
  });
  const longest = Math.max(...gaps.map(({ days }) => days));
  const [begun] = activities
    .flatMap((one) => (one.unit === unit && one.state === 'done' && one.date <= until ? [one.date] : []))
    .toSorted(compared);
  const last = told.at(-1)?.on;
  const since = last ?? begun ?? null;
  return {
    published: told.map(({ id }) => id),
    longestGap: gaps.find(({ days }) => days === longest) ?? null,
    since,
    days: last === undefined ? null : daysBetween(last, until),
    isOver: since !== null && daysBetween(since, until) > rules.target.silentDays,
  };
};

/** How often somebody is to be reminded of a silence by then: once over the limit, and each time as long again. */
export const remindersOf = (
  { since }: Pick<Silence, 'since'>,
  until: IsoDate,
  { silentDays }: Pick<ActivityRules['target'], 'silentDays'>,
): number => (since === null ? 0 : Math.max(0, Math.floor((daysBetween(since, until) - 1) / silentDays)));

/** A unit of which nothing was published for longer than the rules say. */
export type SilentUnit = {
  readonly unit: Assignee;
  /** The day of its last news; where there was none ever, the first on which it did something. */
  readonly since: IsoDate;
  readonly days: number;
  readonly isNever: boolean;
  /** How often somebody is to have been reminded of it. */
  readonly reminders: number;
};

/** Whoever is reminded of a silence and whoever looks for one are told of the same units. */
export const silentUnits = (
  { units, until }: Pick<Coverage, 'units' | 'until'>,
  target: Pick<ActivityRules['target'], 'silentDays'>,
): readonly SilentUnit[] =>
  units.flatMap(({ unit, silence }) => {
    const { since, days } = silence;
    const reminders = remindersOf(silence, until, target);
    if (since === null || reminders === 0) return [];
    return [{ unit, since, days: daysBetween(since, until), isNever: days === null, reminders }];
  });

const daysBetween = (from: IsoDate, until: IsoDate): number =>
  plainDate(from).until(plainDate(until), { largestUnit: 'days' }).days;

/** A part of what was done against what it is to be; no data where nothing was done. */
export type CoverageShare = {
  readonly numerator: number;
  readonly denominator: number;
  readonly ratio: number | null;
  readonly target: number;
  readonly isBelow: boolean;
};

export const coverageShare = (
  covered: Covered,
  part: 'documented' | 'published',
  targets: Pick<ActivityRules['target'], 'documented' | 'published'>,
): CoverageShare => {
  const [numerator, denominator, target] = [covered[part].length, covered.done.length, targets[part]];
  const ratio = denominator === 0 ? null : numerator / denominator;
  return { numerator, denominator, ratio, target, isBelow: ratio !== null && ratio < target };
};
