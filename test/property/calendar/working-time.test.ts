import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLimit, type Due, workingMinutesBetween, workingTimeBefore } from '#shared/domain/calendar/working-time';
import type { Instant } from '#shared/domain/words/words';
import { anyMinute, calendar, days, laterBy, minutes, moment } from '#test/support/builders/a-calendar';
import { shownInWib } from '#test/support/builders/a-report';
import { openTime, walkDaysWith, walkMinutesWith } from '#test/support/laws/day-walk';
import { holds } from '#test/support/laws/law';

const inDays = (at: Instant, limit: number): Due => countLimit(calendar, { limit, unit: 'workingDays' }, at);
const inMinutes = (at: Instant, limit: number): Due => countLimit(calendar, { limit, unit: 'workingMinutes' }, at);

/** What the walk can say of a ledger. */
const lines = ({ ledger }: Due) => ledger.map(({ date, verdict, share }) => ({ date, kind: verdict.kind, share }));

describe('working days', () => {
  it('working days and their ledger are those that a walk over whole UTC days finds', () => {
    holds(
      fc.property(fc.oneof(moment, anyMinute), days, (at, limit) => {
        const due = inDays(at, limit);
        const walked = walkDaysWith(at, limit, []);
        expect(shownInWib(due.dueAt)).toBe(shownInWib(walked.dueAt));
        expect(lines(due)).toEqual(walked.ledger);
      }),
      { numRuns: 400 },
    );
  });

  it('are never due earlier for a later start', () => {
    holds(
      fc.property(moment, moment, days, (a, b, limit) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(inDays(first, limit).dueAt).toBeLessThanOrEqual(inDays(second, limit).dueAt);
      }),
    );
  });

  it('are due strictly later for a longer limit, from one day on', () => {
    holds(
      fc.property(moment, days, (at, limit) => {
        expect(inDays(at, limit + 1).dueAt).toBeLessThan(inDays(at, limit + 2).dueAt);
      }),
    );
  });

  it('stand in the ledger: as many as the limit, on days without a gap, the last one due', () => {
    holds(
      fc.property(anyMinute, days, (at, limit) => {
        const { ledger, dueAt, provisional } = inDays(at, limit);
        expect(ledger[0]).toMatchObject({ date: shownInWib(at).slice(0, 10), dayZero: true, share: 0, counted: 0 });
        expect(ledger.filter(({ dayZero }) => dayZero)).toHaveLength(1);
        expect(ledger.at(-1)).toMatchObject({ date: shownInWib(dueAt).slice(0, 10), counted: limit });
        const gaps = ledger.map(({ date }) => Date.parse(date)).map((day, index, all) => day - (all[index - 1] ?? day));
        expect(gaps.slice(1).filter((gap) => gap !== 86_400_000)).toEqual([]);
        expect(provisional).toBe(false);
      }),
    );
  });

  it('counted back from the date that they come to are where they began: the opening of the first of them', () => {
    holds(
      fc.property(moment, days, (at, limit) => {
        const { ledger, dueAt } = inDays(at, limit + 1);
        const opened = shownInWib(workingTimeBefore(calendar, { limit, unit: 'workingDays' }, dueAt));
        expect(opened.slice(0, 10)).toBe(ledger.find(({ share }) => share === 1)?.date);
      }),
    );
  });
});

describe('working minutes', () => {
  it('working minutes and their ledger are those that a walk from minute to minute finds', () => {
    holds(
      fc.property(anyMinute, minutes, (at, limit) => {
        const due = inMinutes(at, limit);
        const walked = walkMinutesWith(at, limit, []);
        expect(shownInWib(due.dueAt)).toBe(shownInWib(walked.dueAt));
        expect(lines(due)).toEqual(walked.ledger);
      }),
      { numRuns: 300 },
    );
  });

  it('added and then counted are the same again, to the millisecond, by our count and by the walk', () => {
    holds(
      fc.property(moment, minutes, (at, limit) => {
        const { dueAt } = inMinutes(at, limit);
        expect(workingMinutesBetween(calendar, at, dueAt)).toBe(limit);
        expect(openTime(at, dueAt)).toBe(limit * 60_000);
      }),
      { numRuns: 300 },
    );
  });

  it('between any two moments are the open ones that the walk finds', () => {
    const span = fc.integer({ min: -3 * 86_400_000, max: 12 * 86_400_000 });
    holds(
      fc.property(moment, span, (at, more) => {
        const until = laterBy(at, more);
        expect(workingMinutesBetween(calendar, at, until)).toBeCloseTo(openTime(at, until) / 60_000, 6);
      }),
    );
  });

  it('added one after another are those added at once', () => {
    holds(
      fc.property(moment, minutes, minutes, (at, a, b) => {
        fc.pre(b > 0);
        expect(inMinutes(inMinutes(at, a).dueAt, b).dueAt).toBe(inMinutes(at, a + b).dueAt);
      }),
    );
  });

  it('are never due earlier for a later start', () => {
    holds(
      fc.property(moment, moment, minutes, (a, b, limit) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(inMinutes(first, limit).dueAt).toBeLessThanOrEqual(inMinutes(second, limit).dueAt);
      }),
    );
  });

  it('counted day by day are all of the limit', () => {
    holds(
      fc.property(moment, minutes, (at, limit) => {
        const { ledger } = inMinutes(at, limit);
        expect(ledger.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(limit, 6);
        expect(ledger.at(-1)?.counted).toBe(limit);
        expect(ledger.every(({ share }) => share >= 0)).toBe(true);
      }),
    );
  });

  it('before the moment that they come to are back inside the first of them', () => {
    holds(
      fc.property(moment, minutes, (at, limit) => {
        fc.pre(limit > 0);
        const { dueAt } = inMinutes(at, limit);
        const began = workingTimeBefore(calendar, { limit, unit: 'workingMinutes' }, dueAt);
        expect(openTime(began, dueAt)).toBe(limit * 60_000);
      }),
    );
  });
});
