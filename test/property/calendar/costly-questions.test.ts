import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellDeadline } from '#shared/app/report/tell-deadline';
import { DeadlineRequest } from '#shared/contracts/http/deadlines';
import { countedSteps } from '#test/support/counted-steps';
import { holds } from '#test/support/laws/law';
import { policy } from '#test/support/policy';

/** Some seventy for each of the thousand days of the longest ledger, and none for each pause on each of its days. */
const MOST_STEPS = 100_000;

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
const pause = (from: number, lasts: number) => ({ from: iso(from), until: iso(from + lasts) });

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

  it('is refused with more pauses than any report has, before any of them is read', () => {
    const pauses = Array.from({ length: 1000 }, (_, n) => ({ from: `${1000 + n}-03-01T10:00`, until: '2000-01-01' }));
    const asked = { startedAt: '2026-01-05', days: 3, pauses };
    expect(tellDeadline(policy, DeadlineRequest.parse(asked))).toEqual({ ok: false, refusal: 'tooManyPauses' });
    expect(stepsTo(asked)).toBeLessThan(100);
  });
});
