import * as z from 'zod';
import { type Calendar, IsoDate } from './calendar.ts';
import { Clock } from './clock.ts';
import type { DutyDay } from './duty.ts';
import type { Figure, Scope } from './evaluation.ts';
import { unitName } from './notice-text.ts';
import { Period } from './period.ts';
import type { Policy } from './policy.ts';
import { isDone, type Report } from './report.ts';
import { overdueLimits, type Standing } from './standing.ts';
import { WATCHED_CLOCKS } from './watch-rules.ts';
import { Instant, ReportId } from './words.ts';
import { workingMinutesBetween } from './working-time.ts';

/** What a figure is made of; `null` is no data. */
export const DigestValue = z
  .object({ numerator: z.int().nonnegative(), denominator: z.int().nonnegative(), ratio: z.number().nullable() })
  .readonly();
export type DigestValue = z.infer<typeof DigestValue>;

/** A report whose limit is over, and by how much. Only what the office itself says of it: no word of its reporter. */
const OverdueReport = z
  .object({
    id: ReportId,
    unit: z.string(),
    topic: z.string(),
    clock: Clock,
    dueAt: Instant,
    /** Working hours of the office since then, rounded down. */
    hoursLate: z.int().nonnegative(),
  })
  .readonly();
export type OverdueReport = z.infer<typeof OverdueReport>;

const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const count = z.int().nonnegative();

/**
 * Laporan kepatuhan: everything that the Secretary's document says, frozen. The document is made from this and from nothing else, so
 * that it can be made again, the same to the byte, and every number in it can be found here.
 */
export const Digest = z
  .object({
    office: z.string(),
    period: Period,
    asOf: Instant,
    scope: z.enum(['full', 'general']),
    received: count,
    open: count,
    overdue: listOf(OverdueReport),
    /** By unit, those with the most first. */
    overdueBy: listOf(z.object({ unit: z.string(), reports: count }).readonly()),
    /** Working days on which nobody had opened the queue by the set hour. */
    unopened: listOf(IsoDate),
    failedNotices: count,
    /** What the headlines are put beside, in the order of their values. */
    earlier: listOf(Period),
    /** A figure of the period, then of the earlier ones beside it. */
    headlines: listOf(z.object({ name: z.string(), values: listOf(DigestValue) }).readonly()),
    clocks: listOf(z.object({ clock: Clock, met: count, missed: count, pending: count }).readonly()),
    durations: listOf(
      z.object({ name: z.string(), n: count, median: z.number().nullable(), p90: z.number().nullable() }).readonly(),
    ),
    topics: listOf(z.object({ topic: z.string(), reports: count }).readonly()),
  })
  .readonly();
export type Digest = z.infer<typeof Digest>;

/** What is kept of a digest for ever: what it says, and the table of all figures beside it. */
export const FrozenDigest = z
  .object({
    digest: Digest,
    figures: listOf(listOf(z.union([z.string(), z.number(), z.null()]))),
  })
  .readonly();
export type FrozenDigest = z.infer<typeof FrozenDigest>;

type Given = {
  readonly period: Period;
  readonly asOf: Instant;
  readonly scope: Scope;
  /** Every report that the scope lets be seen, whenever it came in. */
  readonly standings: readonly Standing[];
  readonly figures: readonly Figure[];
  readonly earlier: readonly { readonly period: Period; readonly figures: readonly Figure[] }[];
  readonly duty: readonly DutyDay[];
  readonly failedNotices: number;
};

/** The figures of page one, by name. */
const HEADLINES = [
  'received',
  'closed',
  'inProcess',
  'followedUp.panrb.gross',
  'followedUp.panrb.net',
  'firstResponse.met',
  'resolution.met',
  'notSatisfied',
  'machine.unconfirmed',
] as const;
const MOST_TOPICS = 10;

/** What a digest says of a period. */
export const digestOf = (policy: Policy, given: Given): Digest => {
  const { period, asOf, scope, standings, figures, earlier, duty, failedNotices } = given;
  const overdue = standings.flatMap((standing) => overdueOf(policy, standing, asOf)).toSorted(longestFirst);
  const count = (name: string): number => valueIn(figures, name).numerator;
  return {
    office: policy.office.name.id,
    period,
    asOf,
    scope,
    received: count('received'),
    open: standings.filter(({ report }) => !isDone(report)).length,
    overdue,
    overdueBy: overdueBy(overdue),
    unopened: duty
      .flatMap(({ date, missedAt }) => (missedAt === undefined ? [] : [date]))
      .toSorted((one, other) => one.localeCompare(other)),
    failedNotices,
    earlier: earlier.map((one) => one.period),
    headlines: HEADLINES.map((name) => ({
      name,
      values: [figures, ...earlier.map((one) => one.figures)].map((some) => valueIn(some, name)),
    })),
    clocks: WATCHED_CLOCKS.options.map((clock) => ({
      clock,
      met: count(`${clock}.met`),
      missed: count(`${clock}.missed`),
      pending: count(`${clock}.pending`),
    })),
    durations: figures.flatMap((figure) =>
      figure.kind === 'minutes' ? [{ name: figure.name, n: figure.n, median: figure.median, p90: figure.p90 }] : [],
    ),
    topics: topicsOf(policy, figures),
  };
};

const NONE: DigestValue = { numerator: 0, denominator: 0, ratio: null };

const valueIn = (figures: readonly Figure[], name: string): DigestValue => {
  const figure = figures.find((one) => one.name === name);
  if (figure?.kind !== 'count') return NONE;
  return { numerator: figure.numerator, denominator: figure.denominator, ratio: figure.ratio };
};

const overdueOf = (policy: Policy, { report }: Standing, asOf: Instant): readonly OverdueReport[] => {
  const [first] = overdueLimits(report, asOf);
  if (first === undefined) return [];
  const assignee = 'assignee' in report ? report.assignee : undefined;
  return [
    {
      id: report.id,
      unit: assignee === undefined ? WAITS : unitName(policy, assignee, 'id'),
      topic: subjectOf(policy, report),
      ...first,
      hoursLate: hoursBetween(policy.calendar, first.dueAt, asOf),
    },
  ];
};

/** What a report is about, for those who may know that it is there; what an oversight report says, they open. */
const subjectOf = (policy: Policy, report: Report): string => {
  if (report.status === 'received') return UNCLASSIFIED;
  return report.oversight === 'none' ? topicName(policy, report.topic) : CONCEALED;
};

const topicName = (policy: Policy, topic: string): string =>
  policy.topics.topics.find(({ id }) => id === topic)?.name.id ?? topic;

const WAITS = 'Menunggu klasifikasi petugas';
const UNCLASSIFIED = 'Belum diklasifikasi';
const CONCEALED = 'Laporan pengawasan';

const hoursBetween = (calendar: Calendar, from: Instant, until: Instant): number =>
  Math.floor(workingMinutesBetween(calendar, from, until) / 60);

const longestFirst = (one: OverdueReport, other: OverdueReport): number =>
  one.dueAt - other.dueAt || (one.id < other.id ? -1 : Number(one.id > other.id));

const overdueBy = (overdue: readonly OverdueReport[]): Digest['overdueBy'] =>
  [...Map.groupBy(overdue, ({ unit }) => unit)]
    .map(([unit, some]) => ({ unit, reports: some.length }))
    .toSorted((one, other) => other.reports - one.reports || (one.unit < other.unit ? -1 : 1));

const TOPIC = 'received.topic.';

const topicsOf = (policy: Policy, figures: readonly Figure[]): Digest['topics'] =>
  figures
    .flatMap((figure) => (figure.kind === 'count' && figure.name.startsWith(TOPIC) ? [figure] : []))
    .map(({ name, numerator }) => ({ topic: topicName(policy, name.slice(TOPIC.length)), reports: numerator }))
    .toSorted((one, other) => other.reports - one.reports || (one.topic < other.topic ? -1 : 1))
    .slice(0, MOST_TOPICS);
