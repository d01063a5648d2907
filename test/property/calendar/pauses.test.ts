import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Over } from '#shared/domain/calendar/standstill';
import {
  countLimit,
  countUntil,
  type Due,
  type WorkingTime,
  workingMinutesBetween,
} from '#shared/domain/calendar/working-time';
import { Instant } from '#shared/domain/words/words';
import { anyMinute, calendar, days, laterBy, minutes, moment, pausesAfter } from '#test/support/builders/a-calendar';
import { shownInWib } from '#test/support/builders/a-report';
import { openTime, walkDaysWith, walkMinutesWith } from '#test/support/laws/day-walk';
import { holds } from '#test/support/laws/law';

const count = (unit: WorkingTime['unit'], at: Instant, limit: number, stood: readonly Over[] = []): Due =>
  countLimit(calendar, { limit, unit }, at, stood);
const lines = ({ ledger }: Due) => ledger.map(({ date, verdict, share }) => ({ date, kind: verdict.kind, share }));

/**
 * A start with pauses around the time that is counted, on whole minutes so that the walk can step from one to the next.
 */
const paused = anyMinute.chain((at) => fc.tuple(fc.constant(at), pausesAfter(at, 60_000)));
const pausedToTheMillisecond = moment.chain((at) => fc.tuple(fc.constant(at), pausesAfter(at, 1)));
const unit = fc.constantFrom<WorkingTime['unit'][]>('workingDays', 'workingMinutes');

describe('a count that stood still', () => {
  it('a count that stood still for some time, in working days, is the one that a walk over whole days finds', () => {
    holds(
      fc.property(paused, days, ([at, stood], limit) => {
        const due = count('workingDays', at, limit, stood);
        const walked = walkDaysWith(at, limit, stood);
        expect(shownInWib(due.dueAt)).toBe(shownInWib(walked.dueAt));
        expect(lines(due)).toEqual(walked.ledger);
      }),
      { numRuns: 400 },
    );
  });

  it('a count that stood still for some time, in working minutes, is the one that a walk from minute to minute finds', () => {
    holds(
      fc.property(paused, minutes, ([at, stood], limit) => {
        const due = count('workingMinutes', at, limit, stood);
        const walked = walkMinutesWith(at, limit, stood);
        expect(shownInWib(due.dueAt)).toBe(shownInWib(walked.dueAt));
        expect(lines(due)).toEqual(walked.ledger);
      }),
      { numRuns: 300 },
    );
  });

  it('added and then counted is the same again, to the millisecond', () => {
    holds(
      fc.property(pausedToTheMillisecond, minutes, ([at, stood], limit) => {
        const { dueAt, ledger } = count('workingMinutes', at, limit, stood);
        expect(workingMinutesBetween(calendar, at, dueAt, stood)).toBe(limit);
        expect(openTime(at, dueAt, stood)).toBe(limit * 60_000);
        expect(ledger.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(limit, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('is never due earlier than one that ran on', () => {
    holds(
      fc.property(pausedToTheMillisecond, unit, minutes, ([at, stood], of, limit) => {
        const most = of === 'workingDays' ? limit % 100 : limit;
        expect(count(of, at, most, stood).dueAt).toBeGreaterThanOrEqual(count(of, at, most).dueAt);
      }),
    );
  });

  it('is never due earlier for a later start', () => {
    const later = fc.integer({ min: 0, max: 10 * 86_400_000 });
    holds(
      fc.property(pausedToTheMillisecond, later, unit, minutes, ([at, stood], more, of, limit) => {
        const most = of === 'workingDays' ? limit % 100 : limit;
        const second = count(of, laterBy(at, more), most, stood).dueAt;
        expect(count(of, at, most, stood).dueAt).toBeLessThanOrEqual(second);
      }),
    );
  });

  it('over so many days that counted is due as many working days later', () => {
    const some = fc.integer({ min: 1, max: 40 });
    const share = fc.double({ min: 0, max: 0.999, noNaN: true });
    holds(
      fc.property(moment, some, some, share, (at, limit, pausedDays, where) => {
        const whole = count('workingDays', at, limit + pausedDays);
        const worked = whole.ledger.filter((day) => day.share === 1).map(({ date }) => date);
        // It begins on one of the days up to the due one, before the office opens, and ends k working days later in the
        // evening.
        const first = Math.floor(where * limit);
        const from = atWib(worked[first], '06:00');
        const until = atWib(worked[first + pausedDays - 1], '20:00');
        expect(count('workingDays', at, limit, [{ from, until, why: 'awaitingReporter' }]).dueAt).toBe(whole.dueAt);
      }),
      { numRuns: 300 },
    );
  });

  it('a standstill in two pieces that meet is the same as in one', () => {
    const cut = fc.double({ min: 0, max: 1, noNaN: true });
    holds(
      fc.property(pausedToTheMillisecond, cut, unit, minutes, ([at, stood], where, of, limit) => {
        const most = of === 'workingDays' ? limit % 100 : limit;
        const pieces = stood.flatMap((still): Over[] => {
          const middle = laterBy(still.from, Math.floor((still.until - still.from) * where));
          return [
            { ...still, until: middle },
            { ...still, from: middle },
          ];
        });
        const [whole, split] = [count(of, at, most, stood), count(of, at, most, pieces)];
        expect(split.dueAt).toBe(whole.dueAt);
        expect(lines(split)).toEqual(lines(whole));
      }),
      { numRuns: 300 },
    );
  });

  it('does not care in which order or how often its pauses are told', () => {
    holds(
      fc.property(pausedToTheMillisecond, unit, minutes, ([at, stood], of, limit) => {
        const most = of === 'workingDays' ? limit % 100 : limit;
        const again = [...stood.toReversed(), ...stood];
        expect(count(of, at, most, again).dueAt).toBe(count(of, at, most, stood).dueAt);
      }),
    );
  });

  it('names a pause exactly on the days from which it took something', () => {
    holds(
      fc.property(paused, fc.integer({ min: 1, max: 3000 }), ([at, stood], limit) => {
        const { ledger, dueAt } = count('workingMinutes', at, limit, stood);
        for (const { date, still } of ledger) {
          const [from, until] = [
            Math.max(at, atWib(date, '00:00')),
            Math.min(dueAt, atWib(date, '00:00') + 86_400_000),
          ];
          const open = openTime(from, until);
          const took = stood.filter((one) => open > openTime(from, until, [one]));
          expect(still).toEqual(took);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('told until some moment agrees with the whole of it', () => {
    const later = fc.integer({ min: 0, max: 60 * 86_400_000 });
    holds(
      fc.property(pausedToTheMillisecond, later, unit, minutes, ([at, stood], more, of, limit) => {
        const most = of === 'workingDays' ? limit % 100 : limit;
        const whole = count(of, at, most, stood);
        const until = laterBy(at, more);
        const part = countUntil(calendar, { limit: most, unit: of }, at, stood, until);
        expect(part.ledger).toEqual(whole.ledger.slice(0, part.ledger.length));
        const last = shownInWib(until).slice(0, 10);
        expect(part.ledger.at(-1)?.date).toBe(whole.ledger.filter(({ date }) => date <= last).at(-1)?.date);
      }),
    );
  });
});

const atWib = (date: string | undefined, time: string): Instant =>
  Instant.parse(Date.parse(`${date}T${time}:00+07:00`));
