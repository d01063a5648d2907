import { describe, expect, it } from 'vitest';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import { MonthName, periodNamed } from '#shared/domain/calendar/period';
import {
  EMPTY_MONTH,
  evaluatedAfresh,
  figureRules,
  headlineOf,
  withHappenings,
  withReports,
} from '#shared/domain/figures/evaluated-month';
import { figuresOfPeriod, hiddenFrom } from '#shared/domain/figures/figures-of-period';
import { happeningsOf } from '#shared/domain/figures/flow';
import type { Knows } from '#shared/domain/figures/last-known';
import { standingAt } from '#shared/domain/figures/standing';
import { mayBeTold } from '#shared/domain/office/may-be-told';
import type { Officer } from '#shared/domain/office/officer';
import type { RecordedEvent } from '#shared/domain/report/event';
import { PersonId } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { EVALUATION_READERS } from '#test/support/builders/an-evaluation';
import { recordsOf, someHistories } from '#test/support/builders/an-office';
import { oftenIn } from '#test/support/fixed-seed';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

const { calendar } = policy;
type Record = readonly RecordedEvent[];

const RECORDS = corpusOf(someHistories, 25, recordsOf);
const LONG_AFTER = Instant.parse(Date.UTC(2026, 6, 1));
const YEAR = periodNamed('2025') ?? expect.fail();

const SECRETARY: Officer = {
  person: PersonId.parse('dewi-contoh'),
  roles: [{ role: 'secretary', of: 'secretary' }],
  functions: [PersonId.parse('sekretaris')],
};
/** Everybody by whose knowledge figures are made: recipients of digests, officers who ask, and nobody in particular. */
const READERS: readonly Knows[] = [
  ...EVALUATION_READERS.map(
    (reader): Knows =>
      (report) =>
        reader === undefined ? report.oversight === 'none' : mayBeTold(report, reader),
  ),
  (report) => mayKnowOf(SECRETARY, report),
];

/** The figures of a year in which there was one report, made of what is kept of it, without of when they are. */
const figuresAt = (record: Record, at: Instant, knows: Knows) => {
  const standing = standingAt(calendar, record, at);
  const days = Map.groupBy(happeningsOf(standing?.events ?? []), ({ recordedAt }) => isoDateOf(calendar, recordedAt));
  const content = [...days].reduce(
    (month, [date, some]) => withHappenings(month, IsoDate.parse(date), some),
    withReports(EMPTY_MONTH, standing === undefined ? [] : [standing], calendar),
  );
  const headline = headlineOf(MonthName.parse('2025-05'), content, { asOf: at, rules: figureRules(policy) });
  const look = { asOf: at, calendar, hidden: hiddenFrom(knows, [headline]) };
  return figuresOfPeriod([content], YEAR, look).map(({ asOf: _, ...figure }) => figure);
};

const momentsOf = (record: Record): readonly Instant[] => [...new Set(record.map(({ recordedAt }) => recordedAt))];

/** Whether a reader knows of the report as of a moment; nobody knows of what nobody has judged. */
const knewAt = (record: Record, at: Instant, knows: Knows): boolean => {
  const report = standingAt(calendar, record, at)?.report;
  if (report === undefined || report.status === 'received') return false;
  const { oversight, recused = [], standIns = [] } = report;
  return knows({ oversight, recused, standIns });
};

type Case = { readonly record: Record; readonly knows: Knows };
const casesOf = (records: readonly Record[]): readonly Case[] =>
  records.flatMap((record) => READERS.map((knows) => ({ record, knows })));

/**
 * The moments at which a report that its reader knew was concealed, and of each those at which something happened to it
 * until they knew it again.
 */
const concealments = ({ record, knows }: Case): readonly (readonly Instant[])[] => {
  const moments = momentsOf(record);
  const knew = moments.map((moment) => knewAt(record, moment, knows));
  return moments.flatMap((_, place) => {
    if (knew[place] === true || knew[place - 1] !== true) return [];
    const again = knew.indexOf(true, place);
    return [again === -1 ? [...moments.slice(place), LONG_AFTER] : moments.slice(place, again)];
  });
};

describe('the figures of a reader', () => {
  it('stay what they were when a report is concealed, and as long as it is', () => {
    let concealed = 0;
    holdsFor(RECORDS, (records) => {
      for (const { record, knows } of casesOf(records))
        for (const [from = LONG_AFTER, ...later] of concealments({ record, knows })) {
          concealed += 1;
          const before = figuresAt(record, Instant.parse(from - 1), knows);
          for (const moment of [from, ...later]) expect(figuresAt(record, moment, knows)).toEqual(before);
        }
    });
    expect(concealed).toBeGreaterThan(oftenIn(50));
  });

  it('are those of the whole report where they know of it', () => {
    let known = 0;
    holdsFor(RECORDS, (records) => {
      for (const { record, knows } of casesOf(records).filter((one) => knewAt(one.record, LONG_AFTER, one.knows))) {
        known += 1;
        expect(figuresAt(record, LONG_AFTER, knows)).toEqual(figuresAt(record, LONG_AFTER, () => true));
      }
    });
    expect(known).toBeGreaterThan(oftenIn(200));
  });

  it('are for a year what they are for its months together, whatever is concealed from them', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);
    let compared = 0;
    holdsFor(RECORDS, (records) => {
      const standings = records.flatMap((record) => standingAt(calendar, record, LONG_AFTER) ?? []);
      const content = evaluatedAfresh(standings, calendar);
      const headline = headlineOf(MonthName.parse('2025-05'), content, {
        asOf: LONG_AFTER,
        rules: figureRules(policy),
      });
      for (const knows of READERS) {
        const look = { asOf: LONG_AFTER, calendar, hidden: hiddenFrom(knows, [headline]) };
        const listed = (name: string): readonly string[] =>
          figuresOfPeriod([content], periodNamed(name) ?? expect.fail(name), look)
            .flatMap((figure) => figure.ids.map((id) => `${figure.name} ${id}`))
            .toSorted();
        expect(months.flatMap(listed).toSorted()).toEqual(listed('2025'));
        compared += 1;
      }
    });
    expect(compared).toBeGreaterThan(oftenIn(100));
  });

  it('are as if a report that they never knew of had never been there', () => {
    let never = 0;
    const isNever = ({ record, knows }: Case): boolean =>
      !momentsOf(record).some((moment) => knewAt(record, moment, knows));
    holdsFor(RECORDS, (records) => {
      for (const { record, knows } of casesOf(records).filter(isNever)) {
        never += 1;
        expect(figuresAt(record, LONG_AFTER, knows)).toEqual(figuresAt([], LONG_AFTER, knows));
      }
    });
    expect(never).toBeGreaterThan(oftenIn(50));
  });
});
