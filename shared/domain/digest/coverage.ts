import * as z from 'zod';
import { ActivityId } from '#shared/domain/activities/activity';
import type { ActivityRules } from '#shared/domain/activities/activity-rules';
import { IsoDate } from '#shared/domain/calendar/calendar';
import type { Period } from '#shared/domain/calendar/period';
import { MonthName } from '#shared/domain/calendar/period';
import { type Coverage, type Covered, HowFar } from '#shared/domain/news/coverage';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { Assignee } from '#shared/domain/words/words';
import { isLong } from './months.ts';

const count = z.int().nonnegative();
const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const counts = { done: count, documented: count, published: count, notDone: count, unanswered: count };
/** What was done, and how much of it is documented and published; recurring ones that were not done or not answered. */
export const CoverageCounts = z.object(counts).readonly();
export type CoverageCounts = z.infer<typeof CoverageCounts>;

const CoverageUnit = z
  .object({
    id: Assignee,
    unit: z.string(),
    ...counts,
    longestGap: count.nullable(),
    since: IsoDate.nullable(),
    silent: count.nullable(),
    isOver: z.boolean(),
  })
  .readonly();

/** Of a period, as it is frozen with a digest. */
export const DigestCoverage = z
  .object({
    target: z
      .object({ documented: z.number(), published: z.number(), silentDays: count, proposed: z.boolean() })
      .readonly(),
    units: listOf(CoverageUnit),
    /** Day by day, of a week or a month. */
    days: listOf(z.object({ date: IsoDate, how: z.partialRecord(HowFar, count).readonly() }).readonly()),
    /** Month by month, of a year. */
    months: listOf(z.object({ month: MonthName, ...counts }).readonly()),
    /** What was done and has neither documents nor news, or only no news: the first of all of them. */
    lacking: listOf(
      z
        .object({ id: ActivityId, date: IsoDate, unit: z.string(), kind: z.string(), documented: z.boolean() })
        .readonly(),
    ),
    lackingInAll: count,
  })
  .readonly();
export type DigestCoverage = z.infer<typeof DigestCoverage>;

/** So many are named of what lacks something. */
const MOST_LACKING = 10;

const countsOf = (covered: Covered): CoverageCounts => ({
  done: covered.done.length,
  documented: covered.documented.length,
  published: covered.published.length,
  notDone: covered.occurrences.notDone.length,
  unanswered: covered.occurrences.unanswered.length,
});

/** What a digest says of it: nothing where nothing was recorded and nobody is expected to answer anything. */
export const digestCoverage = (
  policy: { readonly units: Units; readonly activities: Pick<ActivityRules, 'target' | 'kinds'> },
  { units, months, days, office }: Coverage,
  period: Period,
): DigestCoverage | undefined => {
  const isAny = units.some(({ silence }) => silence.since !== null);
  if (!isAny && office.done.length + Object.values(office.occurrences).flat().length === 0) return undefined;
  const { kinds, target } = policy.activities;
  const { documented, published, silentDays, proposed } = target;
  const all = days.flatMap(({ activities }) => activities);
  const lacking = (['nothing', 'documented'] as const).flatMap((how) => all.filter((one) => one.how === how));
  const name = (unit: Assignee): string => unitName(policy, unit, 'id');
  return {
    target: { documented, published, silentDays, proposed },
    units: units.map(({ unit, silence, ...covered }) => ({
      ...{ id: unit, unit: name(unit), ...countsOf(covered) },
      longestGap: silence.longestGap?.days ?? null,
      since: silence.since,
      silent: silence.days,
      isOver: silence.isOver,
    })),
    days: isLong(period)
      ? []
      : days.map(({ date, activities }) => ({
          date,
          how: Object.fromEntries(
            HowFar.options.flatMap((how) => {
              const some = activities.filter((one) => one.how === how).length;
              return some === 0 ? [] : [[how, some]];
            }),
          ),
        })),
    months: isLong(period)
      ? months.map(({ month, ...covered }) => ({ month: MonthName.parse(month), ...countsOf(covered) }))
      : [],
    lacking: lacking.slice(0, MOST_LACKING).map(({ id, date, unit, kind, hasDocuments }) => ({
      ...{ id, date, unit: name(unit), documented: hasDocuments },
      kind: kinds.find((one) => one.id === kind)?.name.id ?? kind,
    })),
    lackingInAll: lacking.length,
  };
};

/** Of all units together. */
export const officeCounts = ({ units }: Pick<DigestCoverage, 'units'>): CoverageCounts => {
  const sum = (of: keyof CoverageCounts): number => units.reduce((all, one) => all + one[of], 0);
  return {
    done: sum('done'),
    documented: sum('documented'),
    published: sum('published'),
    notDone: sum('notDone'),
    unanswered: sum('unanswered'),
  };
};
