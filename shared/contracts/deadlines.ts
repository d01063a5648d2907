import * as z from 'zod';
import type { Clock } from '#shared/domain/clock';
import { ChannelClass, ChannelId, ReportClass } from '#shared/domain/words';

const Moment = z.string().min(1).max(64);

/**
 * `POST /v1/public/deadlines`: when something is due by the office's calendar, and why. Either a clock of the office for a class, or
 * so many working days or minutes. Numbers and clocks are judged by the rules, so that the answer says what is wrong.
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

/** A day of the ledger. `share` is what of the limit was counted on it, in the limit's unit; all shares together are the limit. */
export type LedgerDayAnswer = {
  readonly date: string;
  readonly kind: 'working' | 'weekend' | 'holiday';
  /** No decree is loaded for its year. */
  readonly provisional?: true;
  readonly holiday?: {
    readonly id: string;
    readonly en: string;
    readonly kind: string;
    readonly decree: string;
    readonly tentative?: true;
  };
  readonly dayZero?: true;
  readonly share: number;
  readonly counted: number;
  /** When the count stood still on this day, and why. */
  readonly still?: readonly {
    readonly from: string;
    readonly until?: string;
    readonly why: string;
    readonly by?: string;
  }[];
};

export type DeadlineAnswer = {
  readonly startedAt: string;
  readonly clock?: Clock;
  readonly limit: number;
  readonly unit: 'workingDays' | 'workingMinutes';
  /** Absent while the clock stands still: nobody can tell then. */
  readonly dueAt?: string;
  /** A year without a decree is among its days. */
  readonly provisional: boolean;
  /** A day that may still change is among them, or a year that nobody has checked against the decree. */
  readonly tentative: boolean;
  readonly ledger: readonly LedgerDayAnswer[];
};
