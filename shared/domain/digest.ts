import type { Calendar, IsoDate } from './calendar.ts';
import type { Clock } from './clock.ts';
import type { DutyDay } from './duty.ts';
import type { Figure, Scope } from './evaluation.ts';
import { unitName } from './notice-text.ts';
import type { Period } from './period.ts';
import type { Policy } from './policy.ts';
import { isDone, type Report } from './report.ts';
import { overdueLimits, type Standing } from './standing.ts';
import { WATCHED_CLOCKS } from './watch-rules.ts';
import type { Instant, ReportId } from './words.ts';
import { workingMinutesBetween } from './working-time.ts';

/** A figure of the period, then of the earlier ones beside it, each with what it is made of; `null` is no data. */
export type DigestRow = { readonly name: string; readonly values: readonly DigestValue[] };
export type DigestValue = { readonly numerator: number; readonly denominator: number; readonly ratio: number | null };

/** A report whose limit is over, and by how much. Only what the office itself says of it: no word of its reporter. */
export type OverdueReport = {
  readonly id: ReportId;
  readonly unit: string;
  readonly topic: string;
  readonly clock: Clock;
  readonly dueAt: Instant;
  /** Working hours of the office since then, rounded down. */
  readonly hoursLate: number;
};

/**
 * Laporan kepatuhan: everything that the Secretary's document says, frozen. The document is made from this and from nothing else, so
 * that it can be made again, the same to the byte, and every number in it can be found here.
 */
export type Digest = {
  readonly office: string;
  readonly period: Period;
  readonly asOf: Instant;
  readonly scope: Scope;
  readonly received: number;
  readonly open: number;
  readonly overdue: readonly OverdueReport[];
  /** By unit, those with the most first. */
  readonly overdueBy: readonly { readonly unit: string; readonly reports: number }[];
  /** Working days on which nobody had opened the queue by the set hour. */
  readonly unopened: readonly IsoDate[];
  readonly failedNotices: number;
  /** What the headlines are put beside, in the order of their values. */
  readonly earlier: readonly Period[];
  readonly headlines: readonly DigestRow[];
  readonly clocks: readonly {
    readonly clock: Clock;
    readonly met: number;
    readonly missed: number;
    readonly pending: number;
  }[];
  readonly durations: readonly {
    readonly name: string;
    readonly n: number;
    readonly median: number | null;
    readonly p90: number | null;
  }[];
  readonly topics: readonly { readonly topic: string; readonly reports: number }[];
};

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
