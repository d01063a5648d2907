import { afterAll, describe, expect, it } from 'vitest';
import { memoryEvaluations } from '#shared/adapters/memory-evaluations';
import { memoryEventLog } from '#shared/adapters/memory-event-log';
import { EVALUATED, type EvaluateDeps, evaluate } from '#shared/app/evaluate';
import { figuresOfPeriod } from '#shared/domain/evaluated-month';
import { type Figure, figuresOf, flowFigures, partOf } from '#shared/domain/evaluation';
import { flowOf } from '#shared/domain/flow';
import { instantsOf, periodNamed } from '#shared/domain/period';
import type { RecordedEvent } from '#shared/domain/report-event';
import { standingAt } from '#shared/domain/standing';
import type { Instant } from '#shared/domain/words';
import { wib } from '#test/support/a-report';
import { allOf, FAULTS, type Fault, life, points } from '#test/support/faulty-ports';
import { inventedRecords } from '#test/support/invented-records';
import { overtaken } from '#test/support/overtaken';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const YEAR = periodNamed('2025') ?? expect.fail();
const END = wib('2026-01-31 08:00');

let runs = 0;
let held = 0;
afterAll(() => console.log(`an evaluation under faults: ${runs} runs, ${held} interleavings`));

const records = inventedRecords({ reports: 12, seed: 45, until: END }).then((all) =>
  all.flat().toSorted((a, b) => a.recordedAt - b.recordedAt),
);

const byName = (figures: readonly Figure[]) => Object.fromEntries(figures.map((figure) => [figure.name, figure]));

type Ending = 'finished' | 'unfinished' | 'failed' | 'died';

/** An office whose record goes on while it is evaluated; everything that an evaluation asks for can go wrong. */
const anOffice = async () => {
  runs += 1;
  const events = await records;
  const log = memoryEventLog();
  const evaluations = memoryEvaluations();
  const at = points();
  let now = wib('2025-01-01 05:30');
  let shown = 0;
  const arriveUntil = (moment: Instant): void => {
    const known = events.filter(({ recordedAt }) => recordedAt <= moment).length;
    log.append(events.slice(shown, known));
    shown = known;
  };
  const ofReport = (id: RecordedEvent['reportId']) =>
    events.filter(({ reportId, recordedAt }) => reportId === id && recordedAt <= now);
  const run = async (portion?: number): Promise<Ending> => {
    const of = life(at);
    const { through } = of;
    const deps: EvaluateDeps = {
      policy,
      reports: { events: (id) => through('events', async () => ofReport(id)) },
      eventLog: {
        between: async function* (from, until) {
          yield* await through('between', () => allOf(log.between(from, until)));
        },
        mark: (reader) => through('mark', () => log.mark(reader)),
        moveMark: (reader, seen, until) => through('moveMark', () => log.moveMark(reader, seen, until), 'conflict'),
      },
      evaluations: {
        months: () => through('months', () => evaluations.months()),
        month: (name) => through('month', () => evaluations.month(name)),
        read: (kept) => through('read', () => evaluations.read(kept)),
        save: (seen, headline, content) => through('save', () => evaluations.save(seen, headline, content), 'conflict'),
      },
      now: () => now,
      log: () => {},
    };
    const ended = evaluate(deps, () => true, portion).then(
      ({ finished }): Ending => (finished ? 'finished' : 'unfinished'),
      (): Ending => 'failed',
    );
    return Promise.race([ended, of.died.then((): Ending => 'died')]);
  };
  return {
    points: at,
    log,
    run,
    /** Time goes on, and what is recorded until then is in the log. */
    until: (moment: Instant): void => {
      now = moment;
      arriveUntil(moment);
    },
    /** The clock goes on, and only then somebody writes what happened meanwhile. */
    clock: (moment: Instant): void => {
      now = moment;
    },
    arriveUntil,
    figures: async (asOf: Instant) => {
      const kept = await evaluations.months();
      const months = await Promise.all(kept.map(evaluations.read));
      return byName(figuresOfPeriod(months, YEAR, { asOf, calendar, hidden: new Set() }));
    },
    /** The same from zero. */
    zero: (asOf: Instant) => {
      const known = [...Map.groupBy(events, ({ reportId }) => reportId).values()];
      const standings = known.flatMap((record) => standingAt(calendar, record, asOf) ?? []);
      const received = standings.filter(({ receivedOn }) => receivedOn < YEAR.until);
      return byName([
        ...figuresOf(partOf(received, { asOf, calendar }, 'full'), asOf),
        ...flowFigures(flowOf(standings, instantsOf(calendar, YEAR)), asOf),
      ]);
    },
  };
};
type AnOffice = Awaited<ReturnType<typeof anOffice>>;

/** Half a year evaluated; then another month, of which everything is still to be evaluated. */
const inJuly = async (): Promise<AnOffice> => {
  const office = await anOffice();
  office.until(wib('2025-06-30 05:30'));
  await office.run();
  office.until(wib('2025-07-31 05:30'));
  return office;
};

const isRight = async (office: AnOffice, asOf: Instant): Promise<void> =>
  expect(await office.figures(asOf)).toEqual(office.zero(asOf));

describe('an evaluation', () => {
  it.each([
    ['every morning', ['2025-07-01 05:30', '2025-07-02 05:30', '2025-07-03 05:30', '2025-07-04 05:30']],
    ['twice each time', ['2025-07-01 05:30', '2025-07-01 05:30', '2025-07-02 05:30', '2025-07-02 05:31']],
    ['twenty hours late', ['2025-07-02 01:30', '2025-07-02 05:30', '2025-07-03 05:30']],
    ['not for a month', ['2025-06-01 05:30', '2025-07-03 05:30']],
    ['around midnight', ['2025-06-30 23:59', '2025-07-01 00:00', '2025-07-01 00:01']],
    ['around the end of the year', ['2025-12-31 23:59', '2026-01-01 00:00', '2026-01-01 00:01']],
    ['around Lebaran', ['2025-03-28 05:30', '2025-03-31 05:30', '2025-04-01 05:30', '2025-04-08 05:30']],
  ])('that runs %s says what a count from zero says', async (_, moments) => {
    const office = await anOffice();
    for (const moment of moments) {
      office.until(wib(moment));
      expect(await office.run()).toBe('finished');
      await isRight(office, wib(moment));
    }
  });

  it('that fails or dies at any of its calls is made up for by the next', { timeout: 120_000 }, async () => {
    const calm = await inJuly();
    const before = calm.points.calls().length;
    await calm.run();
    const calls = calm.points.calls().slice(before);
    expect(calls.length).toBeGreaterThan(20);
    for (const { n, port, conditional } of calls) {
      for (const fault of FAULTS satisfies readonly Fault[]) {
        if ((fault === 'falseConflict' || fault === 'lateConflict') && !conditional) continue;
        const office = await inJuly();
        office.points.replan((call) => (call.n === n ? fault : undefined));
        await office.run();
        office.points.replan(() => undefined);
        expect(await office.run(), `${fault} at call ${n}, ${port}`).toBe('finished');
        expect(await office.figures(wib('2025-07-31 05:30')), `${fault} at call ${n}, ${port}`).toEqual(
          office.zero(wib('2025-07-31 05:30')),
        );
      }
    }
  });

  it('that another one overtakes loses nothing, wherever that happens', { timeout: 120_000 }, async () => {
    const later = wib('2025-08-15 05:30');
    for (let n = 1; n <= 200; n += 1) {
      const office = await inJuly();
      const second = async (): Promise<void> => {
        // It sees more than the first: it began half a month later.
        office.until(later);
        await office.run();
      };
      const wasHeld = await overtaken(office.points, n, () => office.run(), second);
      // The one that began later has the last word of how far it has come.
      expect(await office.log.mark(EVALUATED), `overtaken at call ${n}`).toBe(later);
      expect(await office.run(), `overtaken at call ${n}`).toBe('finished');
      expect(await office.figures(later), `overtaken at call ${n}`).toEqual(office.zero(later));
      if (!wasHeld) break;
      held += 1;
    }
    expect(held).toBeGreaterThan(20);
  });

  it('that is overtaken by one that dies leaves nothing out', { timeout: 120_000 }, async () => {
    const later = wib('2025-08-15 05:30');
    for (let n = 1; n <= 30; n += 3) {
      for (let dies = 1; dies <= 30; dies += 3) {
        const office = await inJuly();
        const second = async (): Promise<void> => {
          office.until(later);
          const from = office.points.calls().length;
          office.points.replan((call) => (call.n === from + dies ? 'killAfter' : undefined));
          await office.run(1);
          office.points.replan(() => undefined);
        };
        await overtaken(office.points, n, () => office.run(1), second);
        expect(await office.run()).toBe('finished');
        expect(await office.figures(later), `overtaken at ${n}, died at ${dies}`).toEqual(office.zero(later));
      }
    }
  });

  it('while reports come in says what the record said at its own moment, and the next one has the rest', async () => {
    const asOf = wib('2025-07-31 05:30');
    for (let n = 1; n <= 40; n += 3) {
      const office = await inJuly();
      const wasHeld = await overtaken(
        office.points,
        n,
        () => office.run(),
        async () => office.arriveUntil(wib('2025-08-15 05:30')),
      );
      expect(await office.figures(asOf), `came in at call ${n}`).toEqual(office.zero(asOf));
      expect(await office.log.mark(EVALUATED)).toBe(asOf);
      office.clock(wib('2025-08-15 05:30'));
      await office.run();
      await isRight(office, wib('2025-08-15 05:30'));
      if (!wasHeld) break;
    }
  });
});
