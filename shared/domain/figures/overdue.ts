import * as z from 'zod';
import { type Calendar, judgeDay, plainDate } from '#shared/domain/calendar/calendar';
import { StandstillReason, stoodBy } from '#shared/domain/calendar/standstill';
import { workingMinutesBetween } from '#shared/domain/calendar/working-time';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import { datesBetween } from '#shared/domain/notices/duty';
import { type Units, unitName } from '#shared/domain/office/unit-name';
import { Clock, type Clocks, type Deadline, isProposed, stopping } from '#shared/domain/report/clock-rules';
import { STATUS_NAMES } from '#shared/domain/report/lifecycle';
import type { Report } from '#shared/domain/report/report';
import { titled } from '#shared/domain/words/titled';
import { CLASS_NAMES, Instant, ReportId } from '#shared/domain/words/words';
import { topicName, UNCLASSIFIED } from './sort-names.ts';
import { overdueLimits, type Standing } from './standing.ts';

const count = z.int().nonnegative();

/**
 * A report whose limit is over, by how much, and what its date follows from. Only what the office itself says of it: no
 * word of its reporter.
 */
export const OverdueReport = z
  .object({
    id: ReportId,
    unit: z.string(),
    topic: z.string(),
    /** About oversight: never left out of a list that is cut short. */
    oversight: z.boolean(),
    receivedAt: Instant,
    /** The limit that was over first; the others that are over too, in their order. */
    clock: Clock,
    also: z.array(Clock).readonly(),
    /** Those of them whose limit is a proposal that the office has not set. */
    proposed: z.array(Clock).readonly(),
    startedAt: Instant,
    limit: count,
    limitUnit: z.enum(['workingDays', 'workingMinutes']),
    extended: z.boolean(),
    dueAt: Instant,
    /** The date rests on a year without a decree. */
    provisional: z.boolean(),
    /** Days from its start to its date that are not counted. */
    weekendDays: count,
    holidays: count,
    /** Working minutes in which it stood still, rounded to the minute, and why. */
    pausedMinutes: count,
    pausedFor: z.array(StandstillReason).readonly(),
    /** Working minutes of the office since its date, rounded down. */
    lateMinutes: count,
  })
  .readonly();
export type OverdueReport = z.infer<typeof OverdueReport>;

type Rules = {
  readonly calendar: Calendar;
  readonly clocks: Clocks;
  readonly units: Units;
  readonly topics: TopicsPolicy;
};

/** A report as it is listed when a limit of it is over; nothing where none is. */
export const overdueOf = (policy: Rules, { report }: Standing, asOf: Instant): readonly OverdueReport[] => {
  const [first, ...others] = overdueLimits(report, asOf);
  const deadline = first === undefined ? undefined : report.deadlines[first.clock];
  if (first === undefined || deadline === undefined) return [];
  const { calendar } = policy;
  const { startedAt, limit, unit, dueAt, provisional, extended } = deadline;
  const late = [first, ...others].map(({ clock }) => clock);
  return [
    {
      id: report.id,
      unit: holderName(policy, report),
      topic: subjectOf(policy, report),
      oversight: report.status !== 'received' && report.oversight !== 'none',
      receivedAt: report.receivedAt,
      clock: first.clock,
      also: late.slice(1),
      proposed: late.filter((clock) => isProposed(policy, clock, report)),
      startedAt,
      limit,
      limitUnit: unit,
      extended: extended !== undefined,
      dueAt,
      provisional,
      ...daysOff(calendar, startedAt, dueAt),
      ...paused(calendar, report, first.clock, deadline),
      lateMinutes: Math.floor(workingMinutesBetween(calendar, dueAt, asOf)),
    },
  ];
};

/** Who holds an open report, by the name that the office uses. */
export const holderName = (policy: { readonly units: Units }, report: Report): string => {
  const assignee = 'assignee' in report ? report.assignee : undefined;
  return assignee === undefined ? WAITS : unitName(policy, assignee, 'id');
};

/** Where an open report lies that nobody has yet. */
export const WAITS = titled(STATUS_NAMES.triaging.id);
const CONCEALED = titled(CLASS_NAMES.oversight.id);

/** What a report is about, for those who may know that it is there; what an oversight report says, they open. */
const subjectOf = (policy: Rules, report: Report): string => {
  if (report.status === 'received') return titled(UNCLASSIFIED.id);
  return report.oversight === 'none' ? topicName(policy, report.topic).id : CONCEALED;
};

const daysOff = (calendar: Calendar, from: Instant, until: Instant) => {
  const kinds = datesBetween(calendar, from, until).map((date) => judgeDay(calendar, plainDate(date)).kind);
  return {
    weekendDays: kinds.filter((kind) => kind === 'weekend').length,
    holidays: kinds.filter((kind) => kind === 'holiday').length,
  };
};

/** Only what moved the date: no standstill that was over when the clock began, and none that begins after the date. */
const paused = (calendar: Calendar, report: Report, clock: Clock, deadline: Deadline) => {
  const stood = stoodBy(report.stood, deadline.dueAt)
    .filter(stopping(clock, deadline))
    .filter(({ until }) => until > deadline.startedAt);
  const minutes = stood.map(({ from, until }) => {
    const since = Instant.parse(Math.max(from, deadline.startedAt));
    return workingMinutesBetween(calendar, since, until);
  });
  return {
    pausedMinutes: Math.round(minutes.reduce((sum, some) => sum + some, 0)),
    pausedFor: [...new Set(stood.map(({ why }) => why))],
  };
};
