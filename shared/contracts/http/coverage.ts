import * as z from 'zod';
import { ActivityId, ActivityKindId, RecurringId } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { MonthName } from '#shared/domain/calendar/period';
import { HowFar } from '#shared/domain/news/coverage';
import { NewsId } from '#shared/domain/news/news-item';
import { Assignee } from '#shared/domain/words/words';

const amount = z.int().nonnegative();
const Words = z.strictObject({ id: z.string(), en: z.string() });

/** A part of what was done, against what it is to be; `ratio` is null where nothing was done. */
const Share = z.strictObject({
  numerator: amount,
  denominator: amount,
  ratio: z.number().nullable(),
  isBelow: z.boolean(),
});

const counts = {
  done: amount,
  documented: Share,
  published: Share,
  /** Recurring activities on their days. */
  occurrences: z.strictObject({ done: amount, notDone: amount, unanswered: amount }),
};
const Counts = z.strictObject(counts);
const OfMonth = z.strictObject({ month: MonthName, ...counts });

const CoverageOfUnit = z.strictObject({
  unit: Assignee,
  /** What of the month that was asked for. */
  ...counts,
  months: z.array(OfMonth).readonly(),
  silence: z.strictObject({
    /** How much was published in all that is looked at; without any there are no days to tell. */
    published: amount,
    longestGap: z.strictObject({ days: amount, between: z.tuple([NewsId, NewsId]).readonly() }).nullable(),
    /** The day of the last news; where there was none ever, the first day on which something was done. */
    since: IsoDate.nullable(),
    days: amount.nullable(),
    isOver: z.boolean(),
  }),
});

const CoveredActivity = z.strictObject({
  /** Of what nobody has answered, the id that the answer will have. */
  activity: ActivityId,
  unit: Assignee,
  kind: ActivityKindId,
  how: HowFar,
  hasDocuments: z.boolean(),
  recurring: RecurringId.optional(),
});

/**
 * `GET /v1/admin/coverage?month=`: how much of what was done in a month and the eleven before it is documented and
 * published. Behind each number of the month stand the activities of its days.
 */
export const CoverageShown = z.strictObject({
  month: MonthName,
  today: IsoDate,
  /** The last day that is looked at. */
  until: IsoDate,
  target: z.strictObject({
    documented: z.number(),
    published: z.number(),
    silentDays: amount,
    source: z.string(),
    /** The office has not set it. */
    proposed: z.boolean(),
  }),
  office: Counts,
  months: z.array(OfMonth).readonly(),
  units: z.array(CoverageOfUnit).readonly(),
  days: z.array(z.strictObject({ date: IsoDate, activities: z.array(CoveredActivity).readonly() })).readonly(),
  /** What the kinds are called that come up. */
  kinds: z.array(z.strictObject({ kind: ActivityKindId, name: Words })).readonly(),
});
export type CoverageShown = Readonly<z.infer<typeof CoverageShown>>;
