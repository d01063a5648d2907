import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Activity, type ActivityId, occurrenceIdOf } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { type Coverage, type Covered, coverageOf } from '#shared/domain/news/coverage';
import { aCoveredYear } from '#test/support/builders/a-covered-year';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

/** Invented years, and a day on which somebody looks at each. */
const YEARS = corpusOf(
  fc.record({
    seed: fc.nat(1_000_000),
    others: fc.nat(150),
    turn: fc.nat(1000),
    today: fc.date({ min: new Date('2025-12-01'), max: new Date('2027-02-01'), noInvalidDate: true }),
  }),
  12,
  ({ today, turn, ...given }) => ({
    given: {
      ...{ rules: policy.activities, calendar: policy.calendar },
      ...aCoveredYear(given),
      today: IsoDate.parse(today.toISOString().slice(0, 10)),
    },
    turn,
  }),
);

const LISTS = {
  done: (one: Covered) => one.done,
  documented: (one: Covered) => one.documented,
  published: (one: Covered) => one.published,
  again: (one: Covered) => one.occurrences.done,
  notDone: (one: Covered) => one.occurrences.notDone,
  unanswered: (one: Covered) => one.occurrences.unanswered,
};
const inOrder = (ids: readonly ActivityId[]): readonly string[] => [...ids].toSorted((a, b) => (a < b ? -1 : 1));

describe('coverage', () => {
  it('adds up from units and from months to the office, and counts nothing twice', () => {
    holdsFor(YEARS, ({ given }) => {
      const { office, months, units } = coverageOf(given);
      for (const list of Object.values(LISTS)) {
        const whole = inOrder(list(office));
        expect(new Set(whole).size).toBe(whole.length);
        expect(inOrder(units.flatMap(list))).toEqual(whole);
        expect(inOrder(months.flatMap(list))).toEqual(whole);
        for (const unit of units) expect(inOrder(unit.months.flatMap(list))).toEqual(inOrder(list(unit)));
      }
      const done = new Set(office.done);
      for (const part of [office.documented, office.published, office.occurrences.done])
        expect(part.every((id) => done.has(id))).toBe(true);
    });
  });

  it('is the same in whatever order it is given things', () => {
    holdsFor(YEARS, ({ given, turn }) => {
      const turned = <T>(some: readonly T[]): readonly T[] => {
        const at = some.length === 0 ? 0 : turn % some.length;
        return [...some.slice(at), ...some.slice(0, at)].toReversed();
      };
      const { activities, news } = given;
      expect(coverageOf({ ...given, activities: turned(activities), news: turned(news) })).toEqual(coverageOf(given));
    });
  });

  it('is what a slow count by hand comes to', () => {
    holdsFor(YEARS, ({ given }) => {
      expect(counted(coverageOf(given))).toEqual(recounted(given));
    });
  });
});

type Line = { readonly unit: string; readonly month: string } & { readonly [Name in keyof typeof LISTS]: number };

const counted = ({ units }: Coverage): readonly Line[] =>
  units.flatMap(({ unit, months }) =>
    months.map((one): Line => {
      const { done, documented, published, again, notDone, unanswered } = LISTS;
      const parts = { done: done(one).length, documented: documented(one).length, published: published(one).length };
      const days = { again: again(one).length, notDone: notDone(one).length, unanswered: unanswered(one).length };
      return { unit, month: one.month, ...parts, ...days };
    }),
  );

type Looked = ReturnType<(typeof YEARS)['cases']>[number] extends { value: () => infer Value } ? Value : never;

const MONTHS = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`);
const UNITS = ['llaj', 'asdp', 'keuangan', 'umum'];

/** Counted anew with nothing of the above: units, months, activities and days, one after the other. */
const recounted = (given: Looked['given']): readonly Line[] =>
  [...UNITS, 'secretary', 'ppid', 'news', 'sikedip'].flatMap((unit) => {
    const lines = MONTHS.map((month) => lineOf(given, unit, month));
    const isAnything = lines.some(({ done, notDone, unanswered }) => done + notDone + unanswered > 0);
    return UNITS.includes(unit) || isAnything ? lines : [];
  });

const lineOf = ({ activities, news, today }: Looked['given'], unit: string, month: string): Line => {
  const line = { unit, month, done: 0, documented: 0, published: 0, again: 0, notDone: 0 };
  for (const one of activities) {
    if (one.unit !== unit || one.date.slice(0, 7) !== month || one.date > today) continue;
    if (one.state === 'notDone') line.notDone += 1;
    if (one.state !== 'done') continue;
    line.done += 1;
    line.documented += one.pictures > 0 || one.documents > 0 ? 1 : 0;
    line.published += news.filter((item) => item.activity === one.id && item.state === 'published').length;
    line.again += one.of === undefined ? 0 : 1;
  }
  return { ...line, unanswered: unansweredOn(activities, unit, month, today) };
};

const DAY = 86_400_000;
const HOLIDAYS = policy.calendar.years.flatMap(({ days }) => days.map(({ date }) => String(date)));

const unansweredOn = (activities: readonly Activity[], unit: string, month: string, today: string): number => {
  let unanswered = 0;
  for (let at = Date.parse(`${month}-01`); new Date(at).toISOString().startsWith(month); at += DAY) {
    const date = IsoDate.parse(new Date(at).toISOString().slice(0, 10));
    if (date > today || activities.every((one) => one.date > date)) continue;
    for (const { id: recurring, unit: whose, weekdays, onHolidays } of policy.activities.recurring) {
      const isIts = whose === unit && weekdays.includes(new Date(at).getUTCDay() || 7);
      if (!isIts || (!onHolidays && HOLIDAYS.includes(date))) continue;
      const answer = activities.find(({ id }) => id === occurrenceIdOf({ recurring, date }));
      if (answer === undefined || answer.state === 'withdrawn') unanswered += 1;
    }
  }
  return unanswered;
};
