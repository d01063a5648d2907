import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellDeadline } from '#shared/app/report/tell-deadline';
import { DeadlineRequest } from '#shared/contracts/http/deadlines';
import { countedSteps } from '#test/support/counted-steps';
import { holds } from '#test/support/laws/law';
import { policy } from '#test/support/policy';

/** Some seventy for each of the thousand days of the longest ledger, and none for each pause on each of its days. */
const MOST_STEPS = 100_000;

/** To read fifty pauses and no day of the calendar. */
const REFUSED_IN = 10_000;

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
const pause = (from: number, lasts: number) => ({ from: iso(from), until: iso(from + lasts) });

const halves = (from: number, lasts: number) => [pause(from, lasts / 2), pause(from + lasts / 2, lasts / 2)];

/** Many pauses that each follow the one before, lie on one another, or cut the open hours of some days into pieces. */
const pausesFrom = (start: number) =>
  fc
    .record({
      count: fc.integer({ min: 0, max: 50 }),
      days: fc.integer({ min: 0, max: 1000 }),
      apart: fc.constantFrom(0, 1, 7 * 60_000, DAY / 2, DAY, 20 * DAY),
      rest: fc.integer({ min: 0, max: 10_000 }),
    })
    .map(({ count, days, apart, rest }) => {
      const [lasts, long] = [Math.floor((days * DAY) / Math.max(1, count)), Math.floor(rest * 60_000)];
      return [
        ...Array.from({ length: count }, (_, n) => pause(start + n * apart, lasts)),
        ...(rest % 2 === 0 ? [pause(start + long, long)] : []),
      ];
    });

const question = fc.integer({ min: Date.UTC(1999, 0, 1), max: Date.UTC(2098, 11, 31) }).chain((start) =>
  fc.record({
    startedAt: fc.constant(iso(start)),
    limit: fc.oneof(
      fc.integer({ min: -1, max: 401 }).map((days) => ({ days })),
      fc.integer({ min: -1, max: 20_001 }).map((minutes) => ({ minutes })),
      fc.constantFrom({ days: 400 }, { minutes: 20_000 }, { clock: 'resolution', class: 'service' }),
      // Nothing in the schema says how much may be asked for.
      fc.integer({ min: 0, max: 1_000_000_000 }).map((days) => ({ days })),
      fc.integer({ min: 0, max: 1_000_000_000 }).map((minutes) => ({ minutes })),
    ),
    pauses: pausesFrom(start),
  }),
);

const stepsOf = countedSteps();
const stepsTo = (asked: object): number => {
  const request = DeadlineRequest.parse(asked);
  // The days of the calendar are made once, whoever asks first.
  tellDeadline(policy, request);
  return stepsOf(() => void tellDeadline(policy, request));
};

describe('a question about a deadline', () => {
  it('takes no more than so many steps, whatever its schema lets it ask', () => {
    holds(
      fc.property(question, ({ limit, ...asked }) => {
        expect(stepsTo({ ...asked, ...limit })).toBeLessThan(MOST_STEPS);
      }),
      { numRuns: 6 },
    );
  });

  it.each([
    ['fifty pauses of twenty days, one after the other', { minutes: 20_000 }, 20 * DAY, 20 * DAY],
    ['the same in working days', { days: 400 }, 20 * DAY, 20 * DAY],
    ['fifty pauses at the same time', { minutes: 20_000 }, 20 * DAY, 0],
    ['fifty pauses a day apart', { minutes: 20_000 }, 20 * DAY, DAY],
    ['fifty pauses of a minute in one morning', { minutes: 20_000 }, 60_000, 5 * 60_000],
    ['fifty pauses of no length', { days: 400 }, 0, 60_000],
  ])('takes no more than so many steps: %s', (_, limit, lasts, apart) => {
    const start = Date.UTC(2026, 0, 5, 1);
    const pauses = Array.from({ length: 50 }, (__, n) => pause(start + n * apart, lasts));
    expect(stepsTo({ startedAt: iso(start), ...limit, pauses })).toBeLessThan(MOST_STEPS);
  });

  const START = Date.UTC(2026, 0, 5, 1);
  it.each([
    ['a million working days', { days: 1_000_000 }, []],
    ['a hundred years of working days', { days: 27_000 }, []],
    ['three hundred million minutes of work', { minutes: 300_000_000 }, []],
    ['a pause of seventy years', { days: 3 }, [pause(START, 70 * 365 * DAY)]],
    ['pauses of seventy years, one after the other', { minutes: 60 }, halves(START, 70 * 365 * DAY)],
    ['fifty pauses of a year at the same time', { days: 3 }, Array.from({ length: 50 }, () => pause(START, 365 * DAY))],
  ])('is refused before anything is counted: %s', (_, limit, pauses) => {
    const asked = { startedAt: iso(START), ...limit, pauses };
    expect(tellDeadline(policy, DeadlineRequest.parse(asked))).toMatchObject({ ok: false });
    expect(stepsTo(asked)).toBeLessThan(REFUSED_IN);
  });

  it('is refused with more pauses than any report has, before any of them is read', () => {
    const pauses = Array.from({ length: 1000 }, (_, n) => ({ from: `${1000 + n}-03-01T10:00`, until: '2000-01-01' }));
    const asked = { startedAt: '2026-01-05', days: 3, pauses };
    expect(tellDeadline(policy, DeadlineRequest.parse(asked))).toEqual({ ok: false, refusal: 'tooManyPauses' });
    expect(stepsTo(asked)).toBeLessThan(100);
  });
});
