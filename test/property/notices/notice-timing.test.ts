import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAt, tellAt } from '#shared/domain/notices/timing';
import { Instant } from '#shared/domain/words/words';
import { shownInWib, wib } from '#test/support/builders/a-report';
import { holds } from '#test/support/laws/law';
import { policy } from '#test/support/policy';

const HOUR = 3_600_000;
const FIRST = wib('2025-01-01 00:00');

/** Any millisecond of three years, and every edge of the day far more often than chance would bring it. */
const moment = fc.oneof(
  fc.integer({ min: 0, max: 1_100 * 24 * HOUR }).map((later) => Instant.parse(FIRST + later)),
  fc
    .record({
      day: fc.integer({ min: 0, max: 1_100 }),
      hour: fc.constantFrom(0, 5, 6, 7, 12, 19, 20, 21, 22, 23),
      off: fc.integer({ min: -2, max: 2 }),
    })
    .map(({ day, hour, off }) => Instant.parse(FIRST + (day * 24 + hour) * HOUR + off)),
);
const recipient = fc.record({ quiet: fc.boolean(), grouping: fc.constantFrom(undefined, 'hourly' as const) });

const AT_ANY_HOUR = { urgent: false, officeHours: false } as const;
const REMINDER = { urgent: false, officeHours: true } as const;

/** On the clock of the office, which keeps no summer time: 21:00 to 05:59. */
const isNight = (at: number): boolean => {
  const hour = Number(shownInWib(at).slice(11, 13));
  return hour >= 21 || hour < 6;
};

describe('the time of telling', () => {
  it('is never before the event, and at most ten hours after it', () => {
    holds(
      fc.property(moment, recipient, fc.boolean(), (now, told, urgent) => {
        const at = tellAt(policy, told, { urgent, officeHours: false }, now);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(at - now).toBeLessThanOrEqual(10 * HOUR);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is at once where it is urgent, whoever is told', () => {
    holds(
      fc.property(moment, recipient, fc.boolean(), (now, told, officeHours) => {
        expect(tellAt(policy, told, { urgent: true, officeHours }, now)).toBe(now);
      }),
      { numRuns: 500 },
    );
  });

  it('is never at night for who keeps quiet hours, and always on the hour for who asked for that', () => {
    holds(
      fc.property(moment, recipient, (now, told) => {
        const at = tellAt(policy, told, AT_ANY_HOUR, now);
        if (told.quiet) expect(isNight(at)).toBe(false);
        if (told.grouping === 'hourly') expect(at % HOUR).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the first that there is: nobody waits where nothing stands in the way', () => {
    holds(
      fc.property(moment, recipient, (now, told) => {
        const at = tellAt(policy, told, AT_ANY_HOUR, now);
        const fits = (one: number): boolean =>
          (!told.quiet || !isNight(one)) && (told.grouping === undefined || one % HOUR === 0);
        if (at > now) expect(fits(now)).toBe(false);
        const hours = Array.from({ length: 10 }, (_, n) => Math.ceil(now / HOUR) * HOUR + n * HOUR);
        expect(hours.filter((one) => one > now && one < at && fits(one))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a notice that has waited for its time is told then, and does not wait again', () => {
    holds(
      fc.property(moment, recipient, (now, told) => {
        const at = tellAt(policy, told, AT_ANY_HOUR, now);
        expect(tellAt(policy, told, AT_ANY_HOUR, at)).toBe(at);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the time of reminding', () => {
  /**
   * Whether the office works in that millisecond, by its table of hours and by the decrees, and by nothing that counts.
   */
  const isOpen = (at: number): boolean => {
    const [date = '', time = ''] = shownInWib(at).split(' ');
    const year = policy.calendar.years.find((known) => known.year === Number(date.slice(0, 4)));
    if (year?.days.some((day) => day.date === date) === true) return false;
    const special = year?.specialHours?.find(({ from, until }) => from <= date && date <= until);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
    const group = (special?.hours ?? policy.calendar.hours).find(({ weekdays }) => weekdays.includes(weekday));
    return group?.segments.some(([from, to]) => from <= time && time < to) === true;
  };

  it('is within office hours, also for who asked for the full hour', () => {
    holds(
      fc.property(moment, recipient, (now, told) => {
        const at = tellAt(policy, told, REMINDER, now);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(isOpen(at)).toBe(true);
        if (told.grouping === 'hourly') expect(at % HOUR).toBe(0);
        if (told.quiet) expect(isNight(at)).toBe(false);
        expect(tellAt(policy, told, REMINDER, at)).toBeGreaterThanOrEqual(at);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is at once while the office works, and else when it opens next', () => {
    holds(
      fc.property(moment, fc.boolean(), (now, quiet) => {
        const at = tellAt(policy, { quiet, grouping: undefined }, REMINDER, now);
        if (isOpen(now)) expect(at).toBe(now);
        else expect(isOpen(at - 1)).toBe(false);
        // Nothing between is open: every quarter of an hour is looked at, and the office opens at no other.
        const quarters = Array.from({ length: Math.ceil((at - now) / (HOUR / 4)) }, (_, n) => now + n * (HOUR / 4));
        expect(quarters.filter(isOpen).filter((one) => one < at && one > now)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the time of trying again', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const tried = fc.record({
    attempts: fc.integer({ min: 0, max: 400 }),
    urgent: fc.boolean(),
    waited: fc.nat(75 * HOUR),
  });

  it('is later than now, by a fifth of two hours more than two hours at most, and sooner where it is urgent', () => {
    holds(
      fc.property(moment, tried, chance, (queuedAt, { attempts, urgent, waited }, luck) => {
        const now = Instant.parse(queuedAt + waited);
        const next = retryAt({ attempts, queuedAt, urgent }, now, luck) ?? 0;
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(urgent ? 0.25 * HOUR : 2.4 * HOUR);
        expect(retryAt({ attempts, queuedAt, urgent: true }, now, luck)).toBeLessThanOrEqual(next);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a notice with more attempts is not tried again sooner', () => {
    holds(
      fc.property(moment, tried, chance, (now, { attempts, urgent }, luck) => {
        const next = retryAt({ attempts: attempts + 1, queuedAt: now, urgent }, now, luck) ?? 0;
        expect(next).toBeGreaterThanOrEqual(retryAt({ attempts, queuedAt: now, urgent }, now, luck) ?? 0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes to an end, whatever chance says', () => {
    holds(
      fc.property(
        moment,
        fc.boolean(),
        fc.array(chance, { minLength: 1, maxLength: 20 }),
        (queuedAt, urgent, lucks) => {
          let now = queuedAt;
          let attempts = 0;
          const again = () => retryAt({ attempts, queuedAt, urgent }, now, lucks[attempts % lucks.length] ?? 0);
          for (let next = again(); next !== undefined && attempts < 1_000; next = again()) {
            now = next;
            attempts += 1;
          }
          expect(now - queuedAt).toBeGreaterThanOrEqual(76 * HOUR);
          expect(now - queuedAt).toBeLessThan(79 * HOUR);
        },
      ),
      { numRuns: 50 },
    );
  });
});
