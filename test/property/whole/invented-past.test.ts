import { beforeAll, describe, expect, it } from 'vitest';
import { periodNamed } from '#shared/domain/calendar/period';
import type { Figure } from '#shared/domain/figures/figure';
import type { FigureName } from '#shared/domain/figures/figure-name';
import { happeningsIn } from '#shared/domain/figures/flow';
import { standingAt } from '#shared/domain/figures/standing';
import { cohortFigures } from '#shared/domain/figures/tally';
import type { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { firstBroken } from '#shared/domain/report/record';
import { canonicalJson } from '#shared/domain/words/hash';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { anEvaluation, EVALUATION_READERS, fromZero } from '#test/support/builders/an-evaluation';
import { inventedRecords, inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { openTime } from '#test/support/laws/day-walk';
import { policy } from '#test/support/policy';

const { calendar } = policy;

/** A year of one district. */
const REPORTS = 470;
type Record = readonly RecordedEvent[];

/** When something was first recorded of a report, told from its events alone. */
const firstAt = (record: Record, test: (event: ReportEvent, recorded: RecordedEvent) => boolean): number | undefined =>
  record.find((recorded) => test(recorded.event, recorded))?.recordedAt;
const has = (record: Record, type: ReportEvent['type']): boolean => record.some(({ event }) => event.type === type);

/** Whether the last word on a report's end is that one. */
const ENDS: readonly ReportEvent['type'][] = [
  ...(['Closed', 'Archived', 'Referred', 'Reopened', 'Restored', 'CameBack'] as const),
  // What is said after the end may take it back to a person.
  ...(['OversightSuspected', 'HeldForTriage'] as const),
];
const endsAs = (record: Record, type: ReportEvent['type']): boolean =>
  record.findLast(({ event }) => ENDS.includes(event.type))?.event.type === type;

/** The value that at least so great a part of all is not above. */
const rank = (values: readonly number[], part: number): number | null =>
  values.toSorted((a, b) => a - b).find((_, index) => index + 1 >= part * values.length) ?? null;

type Span = { readonly from: number; readonly until: number };
const minutes = (
  from: number | undefined,
  until: number | undefined,
  still: readonly Span[] = [],
): readonly number[] => {
  if (from === undefined || until === undefined) return [];
  const stopped = still
    .filter((span) => span.from < until)
    .reduce((sum, span) => sum + openTime(span.from, Math.min(span.until, until)), 0);
  return [Math.round((openTime(from, until) - stopped) / 60_000)];
};

/** From when until when nobody of the office had anything to do, before somebody went on. */
const STOPS: readonly ReportEvent['type'][] = ['ReporterAsked', 'Archived', 'Referred'];
const GOES_ON: readonly ReportEvent['type'][] = ['Resumed', 'Restored', 'CameBack', 'OversightSuspected'];
const standstills = (record: Record): readonly Span[] => {
  const spans: Span[] = [];
  let from: number | undefined;
  for (const { event, recordedAt } of record) {
    if (STOPS.includes(event.type)) from ??= recordedAt;
    if (from === undefined || !GOES_ON.includes(event.type)) continue;
    spans.push({ from, until: recordedAt });
    from = undefined;
  }
  return spans;
};

describe('an invented past', () => {
  let records: readonly Record[] = [];
  let figures: ReadonlyMap<string, Figure> = new Map();

  beforeAll(async () => {
    records = (await inventedYear(REPORTS)).map(({ record }) => record);
    const standings = records.flatMap((record) => standingAt(calendar, record, YEAR_SEEN) ?? []);
    const all = cohortFigures(standings, { asOf: YEAR_SEEN, calendar });
    figures = new Map(all.map((figure) => [figure.name, figure]));
    console.log(`invented past: ${records.length} reports, ${records.flat().length} events`);
  });

  const numerator = (name: FigureName): number => {
    const figure = figures.get(name);
    return figure?.kind === 'count' ? figure.numerator : expect.fail(`no figure ${name}`);
  };
  const spread = (name: FigureName) => {
    const figure = figures.get(name);
    return figure?.kind === 'minutes' ? figure : expect.fail(`no figure ${name}`);
  };

  it('is the same again from its seed, and another from another', async () => {
    const few = { reports: 20, until: YEAR_SEEN };
    expect(await inventedRecords({ seed: 7, ...few })).toEqual(records.slice(0, 20));
    expect(await inventedRecords({ seed: 8, ...few })).not.toEqual(records.slice(0, 20));
  });

  it('holds whole records with every way in which a report can end', () => {
    expect(records.filter((record) => firstBroken(record) !== undefined)).toEqual([]);
    for (const type of ['Closed', 'Archived', 'Reopened', 'DeadlineMissed', 'Escalated', 'ReporterReplied'] as const) {
      expect(records.filter((record) => has(record, type)).length, type).toBeGreaterThan(3);
    }
  });

  it('has the counts that its events alone give', () => {
    const count = (test: (record: Record) => boolean): number => records.filter(test).length;
    const isAnswered = (record: Record) => has(record, 'AnswerPosted');
    expect(numerator('received')).toBe(REPORTS);
    expect(numerator('closed')).toBe(count((record) => endsAs(record, 'Closed')));
    expect(numerator('archived')).toBe(count((record) => endsAs(record, 'Archived')));
    expect(numerator('inProcess')).toBe(count((record) => isAnswered(record) && !endsAs(record, 'Closed')));
    expect(numerator('followedUp.panrb.gross')).toBe(count((record) => isAnswered(record) || endsAs(record, 'Closed')));
    const last = (record: Record, type: ReportEvent['type']) =>
      record.findLast(({ event }) => event.type === type)?.event;
    for (const by of ['reporter', 'silence', 'officer', 'channel'] as const) {
      expect(numerator(`closed.${by}`), by).toBe(
        count((record) => {
          const closed = last(record, 'Closed');
          return endsAs(record, 'Closed') && closed?.type === 'Closed' && closed.closedBy === by;
        }),
      );
    }
    const results = (['fixed', 'answered', 'planned', 'notFixed'] as const).map((one) => numerator(`result.${one}`));
    expect(results.reduce((sum, one) => sum + one, 0)).toBe(numerator('closed') + numerator('resolved'));
    expect(numerator('notSatisfied')).toBe(count((record) => has(record, 'Reopened')));
  });

  it('has the durations that a walk minute by minute gives', () => {
    const byPerson = records.flatMap((record) =>
      minutes(
        record[0]?.recordedAt,
        firstAt(
          record,
          (event) =>
            event.type === 'ClassificationConfirmed' || (event.type === 'Classified' && event.decidedBy === 'person'),
        ),
        standstills(record),
      ),
    );
    const informed = records.flatMap((record) =>
      minutes(
        firstAt(record, ({ type }) => type === 'Routed'),
        firstAt(record, ({ type }) => type === 'Informed'),
      ),
    );
    for (const [name, values] of [
      ['time.triage.person', byPerson],
      ['time.inform', informed],
    ] as const) {
      expect(values.length, name).toBeGreaterThan(0.8 * REPORTS);
      const { n, median, p90 } = spread(name);
      expect({ name, n, median, p90 }).toEqual({
        name,
        n: values.length,
        median: rank(values, 0.5),
        p90: rank(values, 0.9),
      });
    }
  });

  it('is the sum of its months, in what came in and in what happened', () => {
    const standings = records.flatMap((record) => standingAt(calendar, record, YEAR_SEEN) ?? []);
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);
    const happened = (name: string) => {
      const { from, until } = periodNamed(name) ?? expect.fail(name);
      const at = (day: string) => Instant.parse(Date.parse(`${day}T00:00:00+07:00`));
      const happenings = happeningsIn(standings, { from: at(from), until: at(until) });
      return (figure: FigureName): number => happenings.filter(({ names }) => names.includes(figure)).length;
    };
    const whole = happened('2025');
    const parts = months.map(happened);
    for (const name of ['flow.received', 'flow.closed', 'flow.missed', 'flow.answered'] as const) {
      const sum = parts.reduce((total, part) => total + part(name), 0);
      expect(sum, name).toBe(whole(name));
      expect(sum, name).toBeGreaterThan(50);
    }
  });

  it('evaluated every third week, has to the byte the figures of a count from zero, for every reader', async () => {
    const some = records.slice(0, 200);
    const office = anEvaluation(some);
    for (let at = wib('2025-01-09 05:30'); at < YEAR_SEEN; at = Instant.parse(at + 21 * 86_400_000)) {
      office.until(at);
      await office.run(undefined, policy, 300);
    }
    office.until(YEAR_SEEN);
    await office.run(undefined, policy, 300);
    const [kept, counted] = [await office.figures(), fromZero(some, YEAR_SEEN)];
    for (const reader of EVALUATION_READERS) {
      for (const name of ['2025', '2025-03', '2025-W27']) {
        const period = periodNamed(name) ?? expect.fail(name);
        expect(canonicalJson(kept(period, reader)) === canonicalJson(counted(period, reader))).toBe(true);
      }
    }
  });
});
