import * as z from 'zod';
import { type Calendar, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import type { MonthName } from '#shared/domain/calendar/period';
import { DigestPeriod, instantsOf, type Period, periodNamed, weekName } from '#shared/domain/calendar/period';
import type { MonthHeadline } from '#shared/domain/figures/evaluated-month';
import { FigureValue } from '#shared/domain/figures/figure';
import { FigureName, printedName } from '#shared/domain/figures/figure-name';
import type { NamingRules } from '#shared/domain/figures/figure-row';
import { Instant } from '#shared/domain/words/words';

/**
 * A printed figure that has another value by now, and what it is called; without a value where it did not, or does not,
 * occur.
 */
const RevisedFigure = z
  .object({ name: FigureName, title: z.string(), was: FigureValue.optional(), is: FigureValue.optional() })
  .readonly();
export type RevisedFigure = z.infer<typeof RevisedFigure>;

/** What was printed of a period, as of when, and all of it that has another value by now; the rest is as printed. */
export const RevisedPeriod = z
  .object({ period: DigestPeriod, asOf: Instant, figures: z.array(RevisedFigure).readonly() })
  .readonly();
export type RevisedPeriod = z.infer<typeof RevisedPeriod>;

/**
 * The finished years, months and weeks of which something may have changed since a moment: those that touch a month
 * which was counted since. The earliest first.
 */
export const periodsTouched = (
  calendar: Pick<Calendar, 'zone'>,
  months: readonly Pick<MonthHeadline, 'month' | 'asOf'>[],
  { since, now }: { readonly since: Instant; readonly now: Instant },
): readonly { readonly name: DigestPeriod; readonly period: Period }[] => {
  const names = months.filter(({ asOf }) => asOf > since).flatMap(({ month }) => namesTouching(month));
  return [...new Set(names)]
    .flatMap((name) => {
      const period = periodNamed(name);
      return period === undefined || instantsOf(calendar, period).until > now
        ? []
        : [{ name: DigestPeriod.parse(name), period }];
    })
    .toSorted((one, other) => order(one.period.from, other.period.from) || order(one.name, other.name));
};

const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const DAYS_OF_A_WEEK = 7;
const namesTouching = (month: MonthName): readonly string[] => {
  const { from, until } = periodNamed(month) ?? { from: undefined, until: undefined };
  if (from === undefined || until === undefined) return [];
  const weeks: string[] = [];
  const first = plainDate(from);
  for (
    let day = first.subtract({ days: first.dayOfWeek - 1 });
    isoOf(day) < until;
    day = day.add({ days: DAYS_OF_A_WEEK })
  )
    weeks.push(weekName(day));
  return [month.slice(0, 4), month, ...weeks];
};

/** Which figures say something else than was printed. Of what is not told: notices that failed are counted when they
 * are asked for, and age grows by itself. */
export const revisedFigures = (
  rules: NamingRules,
  printed: readonly FigureValue[],
  now: readonly FigureValue[],
): readonly RevisedFigure[] => {
  const [before, after] = [byName(printed), byName(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    const isSame = was === undefined || is === undefined ? isNothing(was ?? is) : saidBy(was) === saidBy(is);
    return NOT_TOLD.includes(name) || isSame
      ? []
      : [{ name, title: printedName(rules, name), ...(was && { was }), ...(is && { is }) }];
  });
};

const NOT_TOLD: readonly FigureName[] = ['flow.noticesFailed', 'age.open'];

const byName = (figures: readonly FigureValue[]): ReadonlyMap<FigureName, FigureValue> =>
  new Map(figures.map((figure) => [figure.name, figure]));

/** A sort that no report has is not there at all. */
const isNothing = (figure: FigureValue | undefined): boolean =>
  figure === undefined || (figure.kind === 'count' ? figure.numerator === 0 : figure.n === 0);

const saidBy = (figure: FigureValue): string => {
  switch (figure.kind) {
    case 'count':
      return `${figure.numerator}/${figure.denominator}`;
    case 'minutes':
    case 'days':
      return `${figure.n}: ${figure.median}, ${figure.p90}`;
    case 'events':
      return String(figure.n);
  }
};
