import * as z from 'zod';
import { DEADLINE_OUTCOMES } from '#shared/domain/figures/standing';
import { Clock } from '#shared/domain/report/clock-rules';
import { ChannelClass, ChannelId, ReportClass, ReportId } from '#shared/domain/words/words';

const Moment = z.string().min(1).max(64);

/**
 * `POST /v1/public/deadlines`: when something is due by the office's calendar, and why. Either a clock of the office
 * for a class, or so many working days or minutes. Numbers and clocks are judged by the rules, so that the answer says
 * what is wrong.
 */
export const DeadlineRequest = z.strictObject({
  /** When the count starts: ISO 8601; without a zone it is the office's. */
  startedAt: Moment,
  clock: z.string().min(1).max(32).optional(),
  days: z.number().optional(),
  minutes: z.number().optional(),
  class: ReportClass.optional(),
  channel: ChannelId.optional(),
  channelClass: ChannelClass.optional(),
  /** When the count stood still. */
  pauses: z
    .array(z.strictObject({ from: Moment, until: Moment.optional() }))
    .max(1000)
    .optional(),
});
export type DeadlineRequest = z.infer<typeof DeadlineRequest>;

/**
 * A day of the ledger. `share` is what of the limit was counted on it, in the limit's unit; all shares together are the
 * limit.
 */
export const LedgerDayAnswer = z
  .strictObject({
    date: z.string(),
    kind: z.enum(['working', 'weekend', 'holiday']),
    /** No decree is loaded for its year. */
    provisional: z.exactOptional(z.literal(true)),
    holiday: z.exactOptional(
      z
        .strictObject({
          id: z.string(),
          en: z.string(),
          kind: z.string(),
          decree: z.string(),
          tentative: z.exactOptional(z.literal(true)),
        })
        .readonly(),
    ),
    dayZero: z.exactOptional(z.literal(true)),
    share: z.number(),
    counted: z.number(),
    /** When the count stood still on this day, and why. */
    still: z.exactOptional(
      z
        .array(
          z
            .strictObject({
              from: z.string(),
              until: z.exactOptional(z.string()),
              why: z.string(),
              by: z.exactOptional(z.string()),
            })
            .readonly(),
        )
        .readonly(),
    ),
  })
  .readonly();
export type LedgerDayAnswer = z.infer<typeof LedgerDayAnswer>;

export const DeadlineAnswer = z
  .strictObject({
    startedAt: z.string(),
    clock: z.exactOptional(Clock),
    limit: z.number(),
    unit: z.enum(['workingDays', 'workingMinutes']),
    /** Absent while the clock stands still: nobody can tell then. */
    dueAt: z.exactOptional(z.string()),
    /** A year without a decree is among its days. */
    provisional: z.boolean(),
    /** A day that may still change is among them, or a year that nobody has checked against the decree. */
    tentative: z.boolean(),
    /** The limit is a proposal, which the office has not set. */
    proposed: z.exactOptional(z.literal(true)),
    ledger: z.array(LedgerDayAnswer).readonly(),
  })
  .readonly();
export type DeadlineAnswer = z.infer<typeof DeadlineAnswer>;

/** A clock of a report, and the ledger that its date follows from. */
export const ReportDeadline = z
  .strictObject({
    ...DeadlineAnswer.unwrap().shape,
    clock: Clock,
    stoppedAt: z.exactOptional(z.string()),
    outcome: z.enum(DEADLINE_OUTCOMES),
    /** It stopped under an earlier calendar and its date stays; by that of now, which the ledger shows, it is this. */
    nowDueAt: z.exactOptional(z.string()),
  })
  .readonly();
export type ReportDeadline = z.infer<typeof ReportDeadline>;

/** `GET /v1/admin/reports/{report}/deadlines`: every clock that has run, in the order of their course. */
export const DeadlinesShown = z.strictObject({
  report: ReportId,
  asOf: z.string(),
  deadlines: z.array(ReportDeadline).readonly(),
});
export type DeadlinesShown = Readonly<z.infer<typeof DeadlinesShown>>;
