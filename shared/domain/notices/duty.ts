import * as z from 'zod';
import {
  type Calendar,
  dateOf,
  IsoDate,
  instantAt,
  isoOf,
  judgeDay,
  plainDate,
} from '#shared/domain/calendar/calendar';
import type { Office } from '#shared/domain/office/office';
import { peopleWith, type RecipientId } from '#shared/domain/office/recipient';
import { PersonId } from '#shared/domain/report/report';
import type { WatchRules } from '#shared/domain/report/watch-rules';
import { Instant } from '#shared/domain/words/words';

/** More people than an office has; whoever comes after them is not written down. */
const MOST_OPENINGS = 50;

/** Piket: who opened the queue on a day, and what became of a day on which nobody did in time. */
export const DutyDay = z
  .object({
    date: IsoDate,
    /** Counts changes: two who look at the same day do not both change it. */
    rev: z.int().min(1),
    /** Everybody's first opening of that day, in the order in which they were recorded. */
    opened: z
      .array(z.object({ by: PersonId, at: Instant }).readonly())
      .max(MOST_OPENINGS)
      .readonly(),
    /** Nobody had opened it by the set hour: it stays a missed day, whatever came later. */
    missedAt: Instant.optional(),
    /** How many have been told in turn. */
    step: z.int().nonnegative(),
  })
  .readonly();
export type DutyDay = z.infer<typeof DutyDay>;

type Rules = { readonly calendar: Calendar; readonly watch: Pick<WatchRules, 'duty'> };

const untouched = (date: IsoDate): DutyDay => ({ date, rev: 0, opened: [], step: 0 });

/** The day after somebody opened the queue; the same when nothing is new. The first opening of each person counts. */
export const openedBy = (date: IsoDate, before: DutyDay | undefined, by: PersonId, at: Instant): DutyDay => {
  const day = before ?? untouched(date);
  const isNoNews = day.opened.length >= MOST_OPENINGS || day.opened.some((opening) => opening.by === by);
  if (before !== undefined && isNoNews) return before;
  return { ...day, rev: day.rev + 1, opened: [...day.opened, { by, at }] };
};

/** The set hours of a working day, each with its number from 1; none on a day that does not count. */
export const dutySteps = ({ calendar, watch }: Rules, date: IsoDate): readonly { step: number; at: Instant }[] =>
  judgeDay(calendar, plainDate(date)).kind === 'working'
    ? watch.duty.map(({ at }, index) => ({ step: index + 1, at: instantAt(calendar, plainDate(date), at) }))
    : [];

/**
 * The day as it stands by now: missed when nobody had opened it by the first set hour; one step further with every set
 * hour that passes while nobody has. Hours up to and with `since` were looked at before, or passed before there was
 * anything to open. The same when nothing is due.
 */
export const dutyBy = (
  policy: Rules,
  date: IsoDate,
  before: DutyDay | undefined,
  { since, now }: { readonly since: Instant; readonly now: Instant },
): DutyDay | undefined => {
  const known = unlessAhead(before, now);
  const first = Math.min(...(known?.opened ?? []).map(({ at }) => at), Number.POSITIVE_INFINITY);
  const passed = dutySteps(policy, date).filter(({ at }) => since < at && at <= now && at < first);
  const step = passed.at(-1)?.step ?? 0;
  const day = known ?? untouched(date);
  if (step > day.step) return { ...day, rev: day.rev + 1, missedAt: day.missedAt ?? now, step };
  return known === before ? before : { ...day, rev: day.rev + 1 };
};

/** What a clock that ran ahead has left, and that is still to come, has not happened. */
const unlessAhead = (day: DutyDay | undefined, now: Instant): DutyDay | undefined => {
  if (day === undefined) return undefined;
  const opened = day.opened.filter(({ at }) => at <= now);
  const isAhead = day.missedAt !== undefined && day.missedAt > now;
  if (!isAhead && opened.length === day.opened.length) return day;
  const { missedAt, ...facts } = day;
  return { ...facts, opened, ...(isAhead ? { step: 0 } : { missedAt }) };
};

/** Who is told of a day: everybody whose turn has come, by the step at which it came. */
export const dutyTold = (
  policy: { readonly office: Office; readonly watch: WatchRules },
  { step }: Pick<DutyDay, 'step'>,
): readonly { readonly version: number; readonly recipient: RecipientId }[] =>
  policy.watch.duty
    .slice(0, step)
    .flatMap(({ to }, index) =>
      to.flatMap((role) => peopleWith(policy, role).map(({ id }) => ({ version: index + 1, recipient: id }))),
    );

/** The dates from the day of one instant up to and with that of another. */
export const datesBetween = (calendar: Pick<Calendar, 'zone'>, from: Instant, until: Instant): readonly IsoDate[] => {
  const last = isoOf(dateOf(calendar, until));
  const dates: IsoDate[] = [];
  for (let date = dateOf(calendar, from); isoOf(date) <= last; date = date.add({ days: 1 })) dates.push(isoOf(date));
  return dates;
};
