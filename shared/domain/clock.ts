import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import {
  type Calendar,
  type DayVerdict,
  dateOf,
  IsoDate,
  instantAt,
  isoDateOf,
  judgeDay,
  segmentsOn,
} from './calendar.ts';
import { ChannelClass, ChannelId, Instant, ReportClass } from './words.ts';

/** Tenggat: the limits that the office is measured by. */
export const Clock = z.enum(['triage', 'inform', 'processed', 'firstResponse', 'resolution', 'closure']);
export type Clock = z.infer<typeof Clock>;

/** Where a clock's day 0 lies. `disposed` falls back to receipt where the channel does not say when it handed over. */
const ClockStart = z.enum(['submitted', 'disposed', 'received', 'routed', 'resolved']);

const ClockRule = z
  .strictObject({
    clock: Clock,
    start: ClockStart,
    limit: z.int().min(1).max(20_000),
    unit: z.enum(['workingDays', 'workingMinutes']),
    class: ReportClass.optional(),
    channelClass: ChannelClass.optional(),
    channel: ChannelId.optional(),
    /** K: stated by an official page; S: secondary; U: set by the office. */
    grade: z.enum(['K', 'S', 'U']),
    source: z.string().min(1),
  })
  .readonly()
  .refine((rule) => rule.unit === 'workingMinutes' || rule.limit <= 400, 'more than 400 working days is not a limit');
export type ClockRule = z.infer<typeof ClockRule>;

/** A report of any channel must have each clock: a class without one would never be late, and nobody would see it. */
const hasGeneralRule = (rules: readonly ClockRule[], clock: Clock, reportClass: ReportClass): boolean =>
  rules.some(
    (rule) =>
      rule.clock === clock &&
      rule.channel === undefined &&
      rule.channelClass === undefined &&
      (rule.class === undefined || rule.class === reportClass),
  );

/** Limits, effective-dated: a report keeps the limits that held on the day it was received. */
export const Clocks = z
  .strictObject({
    clocks: z
      .array(z.strictObject({ validFrom: IsoDate, rules: z.array(ClockRule).min(1).readonly() }))
      .min(1)
      .readonly(),
  })
  .readonly()
  .superRefine(({ clocks }, context) => {
    for (const [index, version] of clocks.entries()) {
      if (index > 0 && version.validFrom <= (clocks[index - 1]?.validFrom ?? '')) {
        context.addIssue({
          code: 'custom',
          path: ['clocks', index, 'validFrom'],
          message: 'versions must follow one another',
        });
      }
      for (const clock of Clock.options) {
        for (const reportClass of ReportClass.options) {
          if (hasGeneralRule(version.rules, clock, reportClass)) continue;
          const message = `no general rule for ${clock} of ${reportClass}`;
          context.addIssue({ code: 'custom', path: ['clocks', index, 'rules'], message });
        }
      }
    }
  });
export type Clocks = z.infer<typeof Clocks>;

/** Batas waktu: a clock applied to one report. */
export const Deadline = z
  .strictObject({
    startedAt: Instant,
    dueAt: Instant,
    /** The count crossed a year without a decree: only weekends were known there. */
    provisional: z.boolean(),
    stoppedAt: Instant.optional(),
    missedAt: Instant.optional(),
  })
  .readonly();
export type Deadline = z.infer<typeof Deadline>;

/**
 * One day of a deadline's ledger: what it was, and how much of the limit was counted by its end, in the limit's own unit.
 * Day 0 is the date that the count starts from. The last day's `counted` is the limit.
 */
export type LedgerDay = {
  readonly date: IsoDate;
  readonly verdict: DayVerdict;
  readonly unit: ClockRule['unit'];
  readonly counted: number;
  readonly dayZero: boolean;
};

export type Due = { readonly dueAt: Instant; readonly provisional: boolean; readonly ledger: readonly LedgerDay[] };

/**
 * End of office hours of the n-th working day after receipt, day 0 being the date of receipt in the office's zone,
 * whatever the hour and whether or not that day counts. The ledger lists every day from receipt to due.
 */
export const nthWorkingDay = (calendar: Calendar, startedAt: Instant, days: number): Due => {
  let date = dateOf(calendar, startedAt);
  let counted = 0;
  const unit = 'workingDays';
  const ledger: LedgerDay[] = [{ date: isoOf(date), verdict: judgeDay(calendar, date), unit, counted, dayZero: true }];
  while (counted < days) {
    date = date.add({ days: 1 });
    const verdict = judgeDay(calendar, date);
    if (verdict.kind === 'working') counted += 1;
    ledger.push({ date: isoOf(date), verdict, unit, counted, dayZero: false });
  }
  return { dueAt: instantAt(calendar, date, closing(calendar, date)), provisional: isProvisional(ledger), ledger };
};

/** The instant after so many working minutes; minutes outside office hours and on days that do not count are skipped. */
export const addWorkingMinutes = (calendar: Calendar, startedAt: Instant, minutes: number): Due => {
  const limit = minutes * 60_000;
  const ledger: LedgerDay[] = [];
  let date = dateOf(calendar, startedAt);
  let passed = 0;
  for (;;) {
    const verdict = judgeDay(calendar, date);
    let dueAt: Instant | undefined;
    for (const [opensAt, closesAt] of verdict.kind === 'working' ? openFrom(calendar, date, startedAt) : []) {
      const taken = Math.min(limit - passed, closesAt - opensAt);
      passed += taken;
      if (passed === limit) dueAt ??= Instant.parse(opensAt + taken);
    }
    const counted = passed / 60_000;
    ledger.push({ date: isoOf(date), verdict, unit: 'workingMinutes', counted, dayZero: ledger.length === 0 });
    if (dueAt !== undefined) return { dueAt, provisional: isProvisional(ledger), ledger };
    date = date.add({ days: 1 });
  }
};

/** The open stretches of a date that lie after an instant. */
const openFrom = (
  calendar: Calendar,
  date: Temporal.PlainDate,
  after: Instant,
): readonly (readonly [number, number])[] =>
  segmentsOn(calendar, date)
    .map(([from, to]) => [Math.max(instantAt(calendar, date, from), after), instantAt(calendar, date, to)] as const)
    .filter(([opensAt, closesAt]) => opensAt < closesAt);

/** A rule's limit counted from an instant. */
export const countLimit = (calendar: Calendar, rule: Pick<ClockRule, 'limit' | 'unit'>, startedAt: Instant): Due =>
  rule.unit === 'workingDays'
    ? nthWorkingDay(calendar, startedAt, rule.limit)
    : addWorkingMinutes(calendar, startedAt, rule.limit);

/** What decides which limit a report has. */
export type ClockSubject = {
  readonly class?: ReportClass | undefined;
  readonly channel?: ChannelId | undefined;
  readonly channelClass?: ChannelClass | undefined;
};

/**
 * The rule that holds for a subject on a date: of the version in force, the most specific one that fits
 * (channel before the channel's class before the office's class before the general rule).
 */
export const ruleFor = (clocks: Clocks, clock: Clock, subject: ClockSubject, on: IsoDate): ClockRule | undefined => {
  const version = clocks.clocks.filter((candidate) => candidate.validFrom <= on).at(-1) ?? clocks.clocks[0];
  const fits = (rule: ClockRule): boolean =>
    rule.clock === clock &&
    (rule.class === undefined || rule.class === subject.class) &&
    (rule.channel === undefined || rule.channel === subject.channel) &&
    (rule.channelClass === undefined || rule.channelClass === subject.channelClass);
  const weight = (rule: ClockRule): number =>
    (rule.channel === undefined ? 0 : 4) +
    (rule.channelClass === undefined ? 0 : 2) +
    (rule.class === undefined ? 0 : 1);
  return version?.rules
    .filter(fits)
    .reduce<ClockRule | undefined>(
      (best, rule) => (best === undefined || weight(rule) > weight(best) ? rule : best),
      undefined,
    );
};

/** The instants that clocks can start from, as far as they are known. */
export type Starts = {
  readonly received: Instant;
  readonly submitted?: Instant | undefined;
  readonly disposed?: Instant | undefined;
  readonly routed?: Instant;
  readonly resolved?: Instant;
};

/**
 * Applies a clock. A start that the channel did not give falls back to receipt; one that lies after receipt (a channel
 * whose clock runs ahead) does too, so that nobody gains time by a wrong date.
 */
export const startClock = (
  policy: { readonly calendar: Calendar; readonly clocks: Clocks },
  clock: Clock,
  subject: ClockSubject,
  starts: Starts,
): Deadline | undefined => {
  const rule = ruleFor(policy.clocks, clock, subject, isoDateOf(policy.calendar, starts.received));
  if (rule === undefined) return undefined;
  const given = starts[rule.start];
  const fromChannel = rule.start === 'submitted' || rule.start === 'disposed';
  const startedAt = given === undefined || (fromChannel && given > starts.received) ? starts.received : given;
  const { dueAt, provisional } = countLimit(policy.calendar, rule, startedAt);
  return { startedAt, dueAt, provisional };
};

const isoOf = (date: Temporal.PlainDate): IsoDate => IsoDate.parse(date.toString());

const isProvisional = (ledger: readonly LedgerDay[]): boolean => ledger.some((day) => day.verdict.provisional);

const closing = (calendar: Calendar, date: Temporal.PlainDate): string =>
  segmentsOn(calendar, date).at(-1)?.[1] ?? '24:00';
