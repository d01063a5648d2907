import * as z from 'zod';
import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import { type Calendar, IsoDate } from '#shared/domain/calendar/calendar';
import { dayMinutes } from '#shared/domain/calendar/ordinary-day';
import { instantsOf, Period } from '#shared/domain/calendar/period';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import { Dimension } from '#shared/domain/figures/counted-report';
import { type Figure, FigureValue } from '#shared/domain/figures/figure';
import { FIGURE_ROWS, FigureName, identityOf, namesIn, wordsOf } from '#shared/domain/figures/figure-name';
import type { Cell, DimensionCells } from '#shared/domain/figures/figures-of-period';
import { OverdueReport, overdueOf } from '#shared/domain/figures/overdue';
import type { Scope } from '#shared/domain/figures/scope';
import { topicName } from '#shared/domain/figures/sort-names';
import type { Standing } from '#shared/domain/figures/standing';
import type { DutyDay } from '#shared/domain/notices/duty';
import { Letterhead, type Office } from '#shared/domain/office/office';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { Clock, type Clocks } from '#shared/domain/report/clock-rules';
import { isDone } from '#shared/domain/report/report';
import { WATCHED_CLOCKS, type WatchRules } from '#shared/domain/report/watch-rules';
import { type Assignee, Instant } from '#shared/domain/words/words';
import { Behind, behindIn } from './behind.ts';
import { DigestCell, placeCells, unitCells } from './cells.ts';
import { Closure, closureOf } from './closure.ts';
import { DigestCoverage } from './coverage.ts';
import { DigestValue, foundIn, valueIn } from './digest-value.ts';
import { DigestLeak } from './leak.ts';
import { DigestMonth, digestMonths, type MonthFigures } from './months.ts';
import { OpenAge, openAgeOf } from './open-age.ts';
import { proposedClocks } from './proposed.ts';
import { RevisedPeriod } from './revised.ts';

/** What of the rules is asked here. */
export type Rules = {
  readonly calendar: Calendar;
  readonly office: Office;
  readonly units: Units;
  readonly topics: TopicsPolicy;
  readonly clocks: Clocks;
  readonly subDistricts: SubDistricts;
  readonly watch: WatchRules;
};

const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const count = z.int().nonnegative();

/**
 * Laporan kepatuhan: everything that the Secretary's document says, frozen. The document is made from this and from
 * nothing else, so that it can be made again, the same to the byte, and every number in it can be found here.
 */
export const Digest = z
  .object({
    office: z.string(),
    letterhead: Letterhead,
    /** Working minutes of an ordinary day, by which long times are also said in days. */
    dayMinutes: count,
    period: Period,
    asOf: Instant,
    scope: z.enum(['full', 'general']),
    /** What the reader's own unit or desk is called, where they have one. */
    desk: z.string().optional(),
    /** The clocks whose limit is a proposal that the office has not set. */
    proposed: listOf(Clock),
    received: count,
    open: count,
    overdue: listOf(OverdueReport),
    /** How old the open reports of each unit are. */
    openAge: listOf(OpenAge),
    /** The open reports behind what is to be decided. */
    behind: listOf(Behind),
    /** Working days on which nobody had opened the queue by the set hour. */
    unopened: listOf(IsoDate),
    failedNotices: count,
    /** What the headlines are put beside, in the order of their values. */
    earlier: listOf(Period),
    /** A figure of the period, then of the earlier ones beside it. */
    headlines: listOf(z.object({ name: FigureName, values: listOf(DigestValue) }).readonly()),
    closure: Closure,
    clocks: listOf(z.object({ clock: Clock, met: count, missed: count, pending: count }).readonly()),
    durations: listOf(
      z.object({ name: FigureName, n: count, median: z.number().nullable(), p90: z.number().nullable() }).readonly(),
    ),
    /**
     * Every topic that a report of the period or of an earlier one is about, with its reports in each; those with the
     * most first.
     */
    topics: listOf(z.object({ topic: z.string(), reports: count, earlier: listOf(count) }).readonly()),
    /** Up to twelve months that end with the period's last, the earliest first. */
    months: listOf(DigestMonth),
    /** Units and sub-districts beside each other. */
    units: listOf(DigestCell),
    places: listOf(DigestCell),
    /** What did not come the official way; older digests do not say it. */
    leak: listOf(DigestLeak).optional(),
    /** What was done, documented and published; older digests do not say it. */
    coverage: DigestCoverage.optional(),
    /** What the digest of the period before said of open work, where there was one that can be compared. */
    previous: z.object({ asOf: Instant, open: count, overdue: count }).readonly().optional(),
    /** Its headlines that have another value by now. */
    revised: listOf(z.object({ name: FigureName, was: DigestValue, is: DigestValue }).readonly()),
    /**
     * Every period that was printed for this reader and was counted again since their last digest, with every figure of
     * it that has another value than was printed.
     */
    reprinted: listOf(RevisedPeriod),
  })
  .readonly();
export type Digest = z.infer<typeof Digest>;

/** What is kept of a digest for ever: what it says, and all figures beside it, those of each cell among them. */
export const FrozenDigest = z
  .object({
    digest: Digest,
    figures: listOf(FigureValue),
    cells: listOf(
      z
        .object({
          dimension: Dimension,
          cells: listOf(z.object({ key: z.string(), figures: listOf(FigureValue) }).readonly()),
        })
        .readonly(),
    ),
  })
  .readonly();
export type FrozenDigest = z.infer<typeof FrozenDigest>;

type Given = {
  readonly period: Period;
  readonly asOf: Instant;
  readonly scope: Scope;
  /** The reader's own unit or desk. */
  readonly desk?: Assignee | undefined;
  /** Every open report that the scope lets be seen, whenever it came in; ended ones among them change nothing. */
  readonly standings: readonly Standing[];
  readonly figures: readonly Figure[];
  readonly earlier: readonly { readonly period: Period; readonly figures: readonly Figure[] }[];
  readonly cells: readonly DimensionCells[];
  /** Up to twelve months that end with the period's last, the earliest first; none before the first report. */
  readonly series: readonly MonthFigures[];
  readonly duty: readonly DutyDay[];
  readonly failedNotices: number;
  /** What was printed of the period before, as it was frozen then. */
  readonly previous?: Digest | undefined;
  readonly leak?: readonly DigestLeak[];
  readonly coverage?: DigestCoverage | undefined;
  readonly reprinted?: readonly RevisedPeriod[];
};

/** Units and sub-districts of which anything came in; of others only something happened. */
const cellsBy = (of: Dimension, { cells }: Pick<Given, 'cells'>): readonly Cell[] =>
  (cells.find(({ dimension }) => dimension === of)?.cells ?? []).filter(
    ({ figures }) => (foundIn(figures, 'received')?.numerator ?? 0) > 0,
  );

/** The figures of page one. */
const HEADLINES = FIGURE_ROWS.flatMap(({ figure }) =>
  namesIn(figure).filter((name) => wordsOf(name).headline !== undefined),
);

/** What a digest says of a period. */
export const digestOf = (policy: Rules, given: Given): Digest => {
  const { period, asOf, scope, desk, standings, figures, earlier, duty, failedNotices } = given;
  const overdue = standings.flatMap((standing) => overdueOf(policy, standing, asOf)).toSorted(longestFirst);
  const count = (name: FigureName): number => valueIn(figures, name).numerator;
  return {
    office: policy.office.name.id,
    letterhead: policy.office.letterhead,
    dayMinutes: dayMinutes(policy.calendar.hours),
    period,
    asOf,
    scope,
    ...(desk === undefined ? {} : { desk: unitName(policy, desk, 'id') }),
    proposed: proposedClocks(policy, Instant.parse(instantsOf(policy.calendar, period).until - 1)),
    received: count('received'),
    open: standings.filter(({ report }) => !isDone(report)).length,
    overdue,
    openAge: openAgeOf(policy, standings, asOf),
    behind: behindIn(standings, { period, figures, desk }),
    unopened: duty
      .flatMap(({ date, missedAt }) => (missedAt === undefined ? [] : [date]))
      .toSorted((one, other) => one.localeCompare(other)),
    failedNotices,
    earlier: earlier.map((one) => one.period),
    headlines: HEADLINES.map((name) => ({
      name,
      values: [figures, ...earlier.map((one) => one.figures)].map((some) => valueIn(some, name)),
    })),
    closure: closureOf(figures),
    clocks: WATCHED_CLOCKS.options.map((clock) => ({
      clock,
      met: count(`${clock}.met`),
      missed: count(`${clock}.missed`),
      pending: count(`${clock}.pending`),
    })),
    durations: figures.flatMap((figure) =>
      figure.kind === 'minutes' ? [{ name: figure.name, n: figure.n, median: figure.median, p90: figure.p90 }] : [],
    ),
    topics: topicsOf(policy, [figures, ...earlier.map((one) => one.figures)]),
    months: digestMonths(given.series, period),
    units: unitCells(policy, cellsBy('unit', given)),
    places: placeCells(policy, cellsBy('subDistrict', given)),
    ...(given.leak === undefined || given.leak.length === 0 ? {} : { leak: given.leak }),
    ...(given.coverage === undefined ? {} : { coverage: given.coverage }),
    ...revisedIn(given),
    reprinted: given.reprinted ?? [],
  };
};

/**
 * What has become of the headlines printed of the period before. Only like is compared with like: the same dates, the
 * same scope.
 */
const revisedIn = ({ scope, earlier: [before], previous }: Given): Pick<Digest, 'previous' | 'revised'> => {
  const isOther = before?.period.from !== previous?.period.from || before?.period.until !== previous?.period.until;
  if (previous === undefined || before === undefined || isOther || previous.scope !== scope) return { revised: [] };
  const revised = previous.headlines.flatMap(({ name, values: [was] }) => {
    const is = before.figures.some((figure) => figure.name === name) ? valueIn(before.figures, name) : undefined;
    const same = was?.numerator === is?.numerator && was?.denominator === is?.denominator;
    return was === undefined || is === undefined || same ? [] : [{ name, was, is }];
  });
  return { previous: { asOf: previous.asOf, open: previous.open, overdue: previous.overdue.length }, revised };
};

const longestFirst = (one: OverdueReport, other: OverdueReport): number =>
  one.dueAt - other.dueAt || (one.id < other.id ? -1 : Number(one.id > other.id));

const topicsOf = (policy: Rules, columns: readonly (readonly Figure[])[]): Digest['topics'] => {
  const topics = columns.flat().flatMap(({ name }) => {
    const { figure, sort } = identityOf(name);
    return figure === 'received.topic.*' && sort !== undefined ? [{ name, sort }] : [];
  });
  return [...new Map(topics.map(({ name, sort }) => [name, sort]))]
    .map(([name, sort]) => {
      const [reports = 0, ...earlier] = columns.map((figures) => valueIn(figures, name).numerator);
      return { topic: topicName(policy, sort).id, reports, earlier };
    })
    .toSorted((one, other) => other.reports - one.reports || (one.topic < other.topic ? -1 : 1));
};
