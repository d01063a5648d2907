import { expect } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { type EvaluateDeps, evaluate } from '#shared/app/figures/evaluate';
import { instantsOf, periodNamed } from '#shared/domain/calendar/period';
import type { Figure } from '#shared/domain/figures/figure';
import { figuresOfPeriod } from '#shared/domain/figures/figures-of-period';
import { flowFiguresOf, happeningsIn } from '#shared/domain/figures/flow';
import { standingAt } from '#shared/domain/figures/standing';
import { cohortFigures } from '#shared/domain/figures/tally';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Instant } from '#shared/domain/words/words';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { allOf, life, points } from '#test/support/faults/faulty-ports';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';
import { inventedRecords } from './invented-records.ts';

const { calendar } = policy;
const YEAR = periodNamed('2025') ?? expect.fail();
const END = wib('2026-01-31 08:00');

const records = inventedRecords({ reports: 30, seed: 45, until: END }).then((all) =>
  all.flat().toSorted((a, b) => a.recordedAt - b.recordedAt),
);

const byName = (figures: readonly Figure[]) => Object.fromEntries(figures.map((figure) => [figure.name, figure]));

type Ending = 'finished' | 'unfinished' | 'failed' | 'died';

/** An office whose record goes on while it is evaluated; everything that an evaluation asks for can go wrong. */
export const anEvaluatedOffice = async () => {
  const events = await records;
  const log = eventLogInMemory();
  const evaluations = tableEvaluations(memoryTable(), memoryKeptFiles());
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
      return byName(figuresOfPeriod(months, YEAR, { asOf, calendar, hidden: new Map() }));
    },
    /** The same from zero. */
    zero: (asOf: Instant) => {
      const known = [...Map.groupBy(events, ({ reportId }) => reportId).values()];
      const standings = known.flatMap((record) => standingAt(calendar, record, asOf) ?? []);
      const received = standings.filter(({ receivedOn }) => receivedOn < YEAR.until);
      return byName([
        ...cohortFigures(received, { asOf: asOf, calendar }),
        ...flowFiguresOf(happeningsIn(standings, instantsOf(calendar, YEAR)), asOf),
      ]);
    },
  };
};
export type AnEvaluatedOffice = Awaited<ReturnType<typeof anEvaluatedOffice>>;
