import { replayed, type Trial } from '#shared/domain/report/replay';
import { WATCHED_CLOCKS, type WatchedClock } from '#shared/domain/report/watch-rules';
import { canonicalJson } from '#shared/domain/words/hash';
import type { Instant, ReportId } from '#shared/domain/words/words';
import type { Figure } from './figure.ts';
import { type DeadlineOutcome, outcomeIn, type Standing, standingAt } from './standing.ts';

/** The same reports as of the same moment, as they would stand if other rules had held from the start. */
export const standingsUnder = (trial: Trial, standings: readonly Standing[]): readonly Standing[] =>
  standings.flatMap(({ events, asOf }) => standingAt(trial.others.calendar, replayed(trial, events), asOf) ?? []);

/**
 * Whether a figure is compared. What was recorded in a period was recorded under the rules that held: the flow is not
 * replayed.
 */
export const isReplayed = ({ kind }: Figure): boolean => kind !== 'events';

/** A figure by the rules that hold, and by others. */
export type FigureDifference = { readonly before: Figure; readonly after: Figure };

/** The figures whose value is another. */
export const figureDifferences = (before: readonly Figure[], after: readonly Figure[]): readonly FigureDifference[] =>
  before.filter(isReplayed).flatMap((figure) => {
    const other = after.find(({ name }) => name === figure.name);
    return other === undefined || shownBy(figure) === shownBy(other) ? [] : [{ before: figure, after: other }];
  });

const shownBy = ({ ids: _, ...value }: Figure): string => canonicalJson(value);

/** How a clock of a report came out, and by which date. */
export type CameOut = {
  /** The date that was missed, where one was; else the last. */
  readonly dueAt: Instant;
  /** `undefined` where the report no longer has that clock, and missed none of its dates. */
  readonly outcome: DeadlineOutcome | undefined;
};

/** A clock by the rules that hold, and by others. */
export type ClockDifference = {
  readonly clock: WatchedClock;
  readonly before: CameOut;
  readonly after: CameOut;
};

/** A report of which some clocks have another date or another outcome. */
export type ReportDifference = { readonly report: ReportId; readonly clocks: readonly ClockDifference[] };

/** Whether a clock came out otherwise, and not by another date alone. */
export const isTurned = ({ clocks }: ReportDifference): boolean =>
  clocks.some(({ before, after }) => before.outcome !== after.outcome);

/** Such reports, those of which a clock came out otherwise before all others. */
export const reportDifferences = (
  before: readonly Standing[],
  after: readonly Standing[],
): readonly ReportDifference[] => {
  const others = new Map(after.map((standing) => [standing.report.id, standing]));
  const differences = before.flatMap((standing): readonly ReportDifference[] => {
    const other = others.get(standing.report.id);
    const clocks = other === undefined ? [] : clockDifferences(standing, other);
    return clocks.length === 0 ? [] : [{ report: standing.report.id, clocks }];
  });
  return [...differences.filter(isTurned), ...differences.filter((one) => !isTurned(one))];
};

const clockDifferences = (standing: Standing, other: Standing): readonly ClockDifference[] =>
  WATCHED_CLOCKS.options.flatMap((clock): readonly ClockDifference[] => {
    const [before, after] = [cameOut(standing, clock), cameOut(other, clock)];
    if (before === undefined || after === undefined) return [];
    return before.dueAt === after.dueAt && before.outcome === after.outcome ? [] : [{ clock, before, after }];
  });

const cameOut = ({ report, had, asOf }: Standing, clock: WatchedClock): CameOut | undefined => {
  const dueAt = report.misses?.[clock] ?? had[clock]?.dueAt;
  return dueAt === undefined ? undefined : { dueAt, outcome: outcomeIn(report, clock, asOf) };
};
