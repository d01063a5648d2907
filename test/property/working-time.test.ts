import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, nthWorkingDay } from '#shared/domain/clock';
import { Instant } from '#shared/domain/words';
import { calendar } from '#test/support/a-calendar';
import { shownInWib, wib } from '#test/support/a-report';
import { openTime, walkDays, walkMinutes } from '#test/support/day-walk';
import { holds } from '#test/support/law';

/** From the first loaded day to where 120 working days still end in a loaded year. */
const FIRST = wib('2025-01-01 00:00');
const LAST = wib('2027-06-01 00:00');

const moment = fc.integer({ min: FIRST, max: LAST }).map((at) => Instant.parse(at));
const wholeMinute = moment.map((at) => Instant.parse(at - (at % 60_000)));
/** Where mistakes live: a minute to and after midnight in the office and in UTC, and the edges of office hours. */
const edge = fc
  .tuple(
    fc.integer({ min: 0, max: 880 }),
    fc.constantFrom(
      '00:00',
      '00:01',
      '06:59',
      '07:00',
      '07:29',
      '07:30',
      '11:30',
      '12:00',
      '13:00',
      '16:00',
      '16:30',
      '23:59',
    ),
  )
  .map(([day, time]) => Instant.parse(wib(`2025-01-01 ${time}`) + day * 86_400_000));
const anyMinute = fc.oneof(wholeMinute, edge);
const days = fc.integer({ min: 1, max: 120 });
const minutes = fc.integer({ min: 1, max: 3_000 });

const dueAfterDays = (at: Instant, limit: number) => nthWorkingDay(calendar, at, limit).dueAt;
const dueAfterMinutes = (at: Instant, limit: number) => addWorkingMinutes(calendar, at, limit).dueAt;

describe('working days', () => {
  it('are those that a walk over whole UTC days finds', () => {
    holds(
      fc.property(fc.oneof(moment, edge), days, (at, limit) => {
        expect(shownInWib(dueAfterDays(at, limit))).toBe(shownInWib(walkDays(at, limit)));
      }),
      { numRuns: 400 },
    );
  });

  it('are never due earlier for a later start', () => {
    holds(
      fc.property(moment, moment, days, (a, b, limit) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(dueAfterDays(first, limit)).toBeLessThanOrEqual(dueAfterDays(second, limit));
      }),
    );
  });

  it('are due strictly later for a longer limit', () => {
    holds(
      fc.property(moment, days, (at, limit) => {
        expect(dueAfterDays(at, limit)).toBeLessThan(dueAfterDays(at, limit + 1));
      }),
    );
  });

  it('stand in the ledger: as many as the limit, on days without a gap, the last one due', () => {
    holds(
      fc.property(moment, days, (at, limit) => {
        const { ledger, dueAt, provisional } = nthWorkingDay(calendar, at, limit);
        const [receipt, ...later] = ledger;
        expect(receipt).toMatchObject({ date: shownInWib(at).slice(0, 10), dayZero: true, counted: 0 });
        expect(later.filter(({ verdict }) => verdict.kind === 'working')).toHaveLength(limit);
        expect(later.at(-1)).toMatchObject({ date: shownInWib(dueAt).slice(0, 10), counted: limit });
        const gaps = ledger.map(({ date }) => Date.parse(date)).map((day, index, all) => day - (all[index - 1] ?? day));
        expect(new Set(gaps.slice(1))).toEqual(new Set([86_400_000]));
        expect(provisional).toBe(false);
      }),
    );
  });
});

describe('working minutes', () => {
  it('are those that a walk from minute to minute finds', () => {
    holds(
      fc.property(anyMinute, minutes, (at, limit) => {
        expect(shownInWib(dueAfterMinutes(at, limit))).toBe(shownInWib(walkMinutes(at, limit)));
      }),
      { numRuns: 200 },
    );
  });

  it('added and then counted are the same again, to the millisecond', () => {
    holds(
      fc.property(moment, minutes, (at, limit) => {
        expect(openTime(at, dueAfterMinutes(at, limit))).toBe(limit * 60_000);
      }),
      { numRuns: 400 },
    );
  });

  it('added one after another are those added at once', () => {
    holds(
      fc.property(moment, minutes, minutes, (at, a, b) => {
        expect(dueAfterMinutes(dueAfterMinutes(at, a), b)).toBe(dueAfterMinutes(at, a + b));
      }),
    );
  });

  it('are never due earlier for a later start', () => {
    holds(
      fc.property(moment, moment, minutes, (a, b, limit) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(dueAfterMinutes(first, limit)).toBeLessThanOrEqual(dueAfterMinutes(second, limit));
      }),
    );
  });
});
