import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryEvaluations } from '#shared/adapters/memory-evaluations';
import { memoryEventLog } from '#shared/adapters/memory-event-log';
import { EVALUATED, type EvaluateDeps, evaluate } from '#shared/app/evaluate';
import { figuresOfPeriod, hiddenFrom } from '#shared/domain/evaluated-month';
import { type Figure, figuresOf, flowFigures, partOf } from '#shared/domain/evaluation';
import { flowOf } from '#shared/domain/flow';
import { canonicalJson } from '#shared/domain/hash';
import { mayBeTold } from '#shared/domain/may-be-told';
import { instantsOf, type Period, periodNamed } from '#shared/domain/period';
import type { Policy } from '#shared/domain/policy';
import type { Recipient } from '#shared/domain/recipient';
import type { RecordedEvent } from '#shared/domain/report-event';
import { standingAt } from '#shared/domain/standing';
import { Instant } from '#shared/domain/words';
import { aReport, wib } from '#test/support/a-report';
import { anOffice, laterMoment } from '#test/support/an-office';
import { inventedRecords } from '#test/support/invented-records';
import { holdsAsync } from '#test/support/law';
import { policy } from '#test/support/policy';

const named = (name: string): Period => periodNamed(name) ?? expect.fail(name);
const PERIODS = ['2025', '2025-05', '2025-06', '2025-W20', '2025-05-06', '2024-02'].map(named);
const READERS: readonly (Recipient | undefined)[] = [
  undefined,
  ...policy.office.people.filter(({ roles }) =>
    roles.some((role) => ['secretary', 'inspector', 'oversightReader', 'laporAdmin'].includes(role)),
  ),
];
const byName = (figures: readonly Figure[]): Readonly<Record<string, Figure>> =>
  Object.fromEntries(figures.map((figure) => [figure.name, figure]));

/** From zero: every report that the reader may know of, as its record says, counted at one go. */
const fromZero = (
  records: readonly (readonly RecordedEvent[])[],
  period: Period,
  { asOf, reader, calendar }: { asOf: Instant; reader: Recipient | undefined; calendar: Policy['calendar'] },
) => {
  const standings = records.flatMap((record) => standingAt(calendar, record, asOf) ?? []);
  const seen = standings.filter(
    ({ report }) =>
      report.status === 'received' ||
      report.oversight === 'none' ||
      (reader !== undefined && mayBeTold(report, reader)),
  );
  const received = seen.filter(({ receivedOn }) => period.from <= receivedOn && receivedOn < period.until);
  return byName([
    ...figuresOf(partOf(received, { asOf, calendar }, 'full'), asOf),
    ...flowFigures(flowOf(seen, instantsOf(calendar, period)), asOf),
  ]);
};

/** An office whose record is there as far as time has gone, seen by an evaluation that may be interrupted. */
const anEvaluation = (records: readonly (readonly RecordedEvent[])[], rules: Policy = policy) => {
  const log = memoryEventLog();
  const evaluations = memoryEvaluations();
  const events = records.flat();
  const byReport = Map.groupBy(events, ({ reportId }) => reportId);
  let asOf = Instant.parse(0);
  let shown = 0;
  const ordered = events.toSorted((a, b) => a.recordedAt - b.recordedAt);
  const deps = (policyNow: Policy): EvaluateDeps => ({
    policy: policyNow,
    reports: {
      events: async (id) => (byReport.get(id) ?? []).filter(({ recordedAt }) => recordedAt <= asOf),
    },
    eventLog: log,
    evaluations,
    now: () => asOf,
    log: () => {},
  });
  return {
    log,
    /** Lets time go on; the log shows the last events only at the next look. */
    until: (at: Instant, behind = 0): void => {
      asOf = at;
      const known = ordered.filter(({ recordedAt }) => recordedAt <= at - behind).length;
      log.append(ordered.slice(shown, known));
      shown = Math.max(shown, known);
    },
    run: (goesOn: () => boolean = () => true, policyNow = rules, portion = 2) =>
      evaluate(deps(policyNow), goesOn, portion),
    figures: async (period: Period, reader: Recipient | undefined, { calendar } = rules) => {
      const kept = await evaluations.months();
      const months = await Promise.all(kept.map(evaluations.read));
      return byName(figuresOfPeriod(months, period, { asOf, calendar, hidden: hiddenFrom(reader, kept) }));
    },
  };
};

const RUNS = { numRuns: 60 };

describe('what an evaluation has kept', () => {
  it('says the same as a count from zero, for every reader, however often and late it ran, and wherever it was cut off', async () => {
    await holdsAsync(
      fc.asyncProperty(
        anOffice,
        fc.array(fc.record({ at: laterMoment, behind: fc.nat(3_000_000), cutAfter: fc.option(fc.nat(3)) }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (records, looks) => {
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
          for (const reader of READERS) {
            for (const period of PERIODS) {
              expect(await office.figures(period, reader)).toEqual(
                fromZero(records, period, { asOf, reader, calendar: policy.calendar }),
              );
            }
          }
        },
      ),
      RUNS,
    );
  });

  it('is counted anew when the calendar changes', async () => {
    const years = policy.calendar.years.map((year) => (year.year === 2025 ? { ...year, holidays: [] } : year));
    const changed: Policy = { ...policy, calendar: { ...policy.calendar, years } };
    await holdsAsync(
      fc.asyncProperty(anOffice, laterMoment, async (records, asOf) => {
        const office = anEvaluation(records);
        office.until(asOf);
        await office.run();
        await office.run(() => true, changed);
        for (const period of PERIODS) {
          expect(await office.figures(period, undefined, changed)).toEqual(
            fromZero(records, period, { asOf, reader: undefined, calendar: changed.calendar }),
          );
        }
      }),
      RUNS,
    );
  });

  it('is set right after a clock that ran ahead', async () => {
    await holdsAsync(
      fc.asyncProperty(anOffice, laterMoment, fc.nat(90 * 86_400_000), async (records, asOf, ahead) => {
        const office = anEvaluation(records);
        office.until(Instant.parse(asOf + ahead));
        await office.run();
        office.until(asOf);
        await office.run();
        const known = records.map((record) => record.filter(({ recordedAt }) => recordedAt <= asOf));
        for (const period of PERIODS) {
          expect(await office.figures(period, undefined)).toEqual(
            fromZero(known, period, { asOf, reader: undefined, calendar: policy.calendar }),
          );
        }
        expect((await office.log.mark(EVALUATED)) ?? 0).toBeLessThanOrEqual(asOf);
      }),
      RUNS,
    );
  });

  it('says the same to the byte over a year of a thousand reports, evaluated every third week', {
    timeout: 120_000,
  }, async () => {
    const asOf = wib('2026-01-31 08:00');
    const records = await inventedRecords({ reports: 1_000, seed: 9, until: asOf });
    const office = anEvaluation(records);
    for (let at = wib('2025-01-09 05:30'); at < asOf; at = Instant.parse(at + 21 * 86_400_000)) {
      office.until(at);
      await office.run(undefined, policy, 300);
    }
    office.until(asOf);
    await office.run(undefined, policy, 300);
    for (const reader of READERS) {
      for (const period of ['2025', '2025-03', '2025-W27'].map(named)) {
        const kept = canonicalJson(await office.figures(period, reader));
        expect(kept === canonicalJson(fromZero(records, period, { asOf, reader, calendar: policy.calendar }))).toBe(
          true,
        );
      }
    }
  });

  it('knows the leap day', async () => {
    const record = aReport().receivedAt(wib('2024-02-29 23:59')).story().record;
    const office = anEvaluation([record]);
    // Of before the first year whose holidays are known: looked at because somebody has entered it.
    await office.log.setMark(EVALUATED, wib('2024-01-01 00:00'));
    office.until(wib('2024-04-01 05:30'));
    await office.run();
    const received = async (name: string) => (await office.figures(named(name), undefined))['received']?.n;
    expect(await Promise.all(['2024-02', '2024-02-29', '2024-W09', '2024'].map(received))).toEqual([1, 1, 1, 1]);
    expect(await Promise.all(['2024-03', '2024-02-28', '2024-03-01', '2024-W10'].map(received))).toEqual([0, 0, 0, 0]);
  });
});
