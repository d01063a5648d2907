import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { type EvaluateDeps, evaluate } from '#shared/app/figures/evaluate';
import { instantsOf, type Period } from '#shared/domain/calendar/period';
import type { Figure } from '#shared/domain/figures/figure';
import { figuresOfPeriod, hiddenFrom } from '#shared/domain/figures/figures-of-period';
import { flowFiguresOf, happeningsIn } from '#shared/domain/figures/flow';
import { asKnown, type Knows, knowsOpenly } from '#shared/domain/figures/last-known';
import { standingAt } from '#shared/domain/figures/standing';
import { cohortFigures } from '#shared/domain/figures/tally';
import { mayBeTold } from '#shared/domain/office/may-be-told';
import type { Recipient } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { RecordedEvent } from '#shared/domain/report/event';
import { Instant } from '#shared/domain/words/words';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { policy } from '#test/support/policy';

/** Those who may see other figures than the rest: nobody in particular, and everybody who has a part in oversight. */
export const EVALUATION_READERS: readonly (Recipient | undefined)[] = [
  undefined,
  ...policy.office.people.filter(({ roles }) =>
    roles.some((role) => ['secretary', 'inspector', 'oversightReader', 'laporAdmin'].includes(role)),
  ),
];
const byName = (figures: readonly Figure[]): Readonly<Record<string, Figure>> =>
  Object.fromEntries(figures.map((figure) => [figure.name, figure]));

/** The figures of a period by their names, as they are there for somebody. */
type FiguresOf = (period: Period, reader: Recipient | undefined) => Readonly<Record<string, Figure>>;

/** What a reader knows of. */
const knowledgeFor = (reader: Recipient | undefined): Knows =>
  reader === undefined ? knowsOpenly : (report) => mayBeTold(report, reader);

/** From zero: every report that the reader may know of, as its record says, counted at one go. */
export const fromZero = (
  records: readonly (readonly RecordedEvent[])[],
  asOf: Instant,
  { calendar }: Pick<Policy, 'calendar'> = policy,
): FiguresOf => {
  const standings = records.flatMap((record) => standingAt(calendar, record, asOf) ?? []);
  return (period, reader) => {
    const seen = standings.flatMap((standing) => asKnown(calendar, standing, knowledgeFor(reader)) ?? []);
    const received = seen.filter(({ receivedOn }) => period.from <= receivedOn && receivedOn < period.until);
    return byName([
      ...cohortFigures(received, { asOf: asOf, calendar }),
      ...flowFiguresOf(happeningsIn(seen, instantsOf(calendar, period)), asOf),
    ]);
  };
};

/** An office whose record is there as far as time has gone, seen by an evaluation that may be interrupted. */
export const anEvaluation = (records: readonly (readonly RecordedEvent[])[], rules: Policy = policy) => {
  const log = eventLogInMemory();
  const evaluations = tableEvaluations(memoryTable(), memoryKeptFiles());
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
    /** The figures that are made of what is kept now. */
    figures: async ({ calendar }: Pick<Policy, 'calendar'> = rules): Promise<FiguresOf> => {
      const kept = await evaluations.months();
      const months = await Promise.all(kept.map(evaluations.read));
      return (period, reader) =>
        byName(figuresOfPeriod(months, period, { asOf, calendar, hidden: hiddenFrom(knowledgeFor(reader), kept) }));
    },
  };
};
