import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVALUATED } from '#shared/app/figures/evaluate';
import { type Period, periodNamed } from '#shared/domain/calendar/period';
import type { Policy } from '#shared/domain/policy/policy';
import { canonicalJson } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { aReport, wib } from '#test/support/builders/a-report';
import { anEvaluation, EVALUATION_READERS, fromZero } from '#test/support/builders/an-evaluation';
import { laterMoment, recordsOf, someHistories } from '#test/support/builders/an-office';
import { oftenIn } from '#test/support/fixed-seed';
import { corpusOf, holdsForAsync } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

const named = (name: string): Period => periodNamed(name) ?? expect.fail(name);
const PERIODS = ['2025', '2025-05', '2025-06', '2025-W20', '2025-05-06', '2024-02'].map(named);

/** The records of an office, when an evaluation looked at them, and a clock that ran ahead. */
const OFFICES = corpusOf(
  fc.record({
    histories: someHistories,
    looks: fc.array(fc.record({ at: laterMoment, behind: fc.nat(3_000_000), cutAfter: fc.option(fc.nat(3)) }), {
      minLength: 1,
      maxLength: 6,
    }),
    asOf: laterMoment,
    ahead: fc.nat(90 * 86_400_000),
  }),
  25,
  ({ histories, ...given }) => ({ ...given, records: recordsOf(histories) }),
);

/** The same office as though no day off of 2025 had been decreed. */
const withoutDaysOff: Policy = {
  ...policy,
  calendar: {
    ...policy.calendar,
    years: policy.calendar.years.map((year) => (year.year === 2025 ? { ...year, days: [] } : year)),
  },
};

describe('what an evaluation has kept', () => {
  it('says the same as a count from zero, for every reader, however often and late it ran, and wherever it was cut off', async () => {
    await holdsForAsync(OFFICES, async ({ records, looks }) => {
      const office = anEvaluation(records);
      const times = looks.toSorted((a, b) => a.at - b.at);
      for (const { at, behind, cutAfter } of times) {
        office.until(at, behind);
        let left = cutAfter ?? Number.POSITIVE_INFINITY;
        await office.run(() => {
          left -= 1;
          return left >= 0;
        });
      }
      const asOf = Instant.parse((times.at(-1)?.at ?? 0) + 1);
      office.until(asOf);
      expect((await office.run()).finished).toBe(true);
      const [kept, counted] = [await office.figures(), fromZero(records, asOf)];
      for (const reader of EVALUATION_READERS) {
        for (const period of PERIODS) expect(kept(period, reader)).toEqual(counted(period, reader));
      }
    });
  });

  it('is counted anew when the calendar changes', async () => {
    let others = 0;
    await holdsForAsync(OFFICES, async ({ records, asOf }) => {
      const office = anEvaluation(records);
      office.until(asOf);
      await office.run();
      await office.run(() => true, withoutDaysOff);
      const [kept, counted] = [await office.figures(withoutDaysOff), fromZero(records, asOf, withoutDaysOff)];
      for (const period of PERIODS) expect(kept(period, undefined)).toEqual(counted(period, undefined));
      const before = fromZero(records, asOf);
      const isOther = (period: Period): boolean =>
        canonicalJson(counted(period, undefined)) !== canonicalJson(before(period, undefined));
      others += Number(PERIODS.some(isOther));
    });
    // Or what was kept might as well have been left as it was.
    expect(others).toBeGreaterThan(oftenIn(8));
  });

  it('is set right after a clock that ran ahead', async () => {
    await holdsForAsync(OFFICES, async ({ records, asOf, ahead }) => {
      const office = anEvaluation(records);
      office.until(Instant.parse(asOf + ahead));
      await office.run();
      office.until(asOf);
      await office.run();
      const known = records.map((record) => record.filter(({ recordedAt }) => recordedAt <= asOf));
      const [kept, counted] = [await office.figures(), fromZero(known, asOf)];
      for (const period of PERIODS) expect(kept(period, undefined)).toEqual(counted(period, undefined));
      expect((await office.log.mark(EVALUATED)) ?? 0).toBeLessThanOrEqual(asOf);
    });
  });

  it('knows the leap day', async () => {
    const record = aReport().receivedAt(wib('2024-02-29 23:59')).story().record;
    const office = anEvaluation([record]);
    // Of before the first year whose holidays are known: looked at because somebody has entered it.
    await office.log.setMark(EVALUATED, wib('2024-01-01 00:00'));
    office.until(wib('2024-04-01 05:30'));
    await office.run();
    const kept = await office.figures();
    const received = (name: string) => kept(named(name), undefined)['received']?.n;
    expect(['2024-02', '2024-02-29', '2024-W09', '2024'].map(received)).toEqual([1, 1, 1, 1]);
    expect(['2024-03', '2024-02-28', '2024-03-01', '2024-W10'].map(received)).toEqual([0, 0, 0, 0]);
  });
});
