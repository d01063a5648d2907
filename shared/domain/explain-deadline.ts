import { type Calendar, isoDateOf } from './calendar.ts';
import { Clock, type Clocks, countLimit, type Due, ruleFor } from './clock.ts';
import { ok, type Result, refuse } from './result.ts';
import type { ChannelClass, ChannelId, Instant, ReportClass } from './words.ts';

/** A question about a deadline: a clock of ours for a class, or so many working days. */
export type DeadlineQuestion = {
  readonly receivedAt: Instant;
  readonly days?: number | undefined;
  readonly clock?: string | undefined;
  readonly class?: ReportClass | undefined;
  readonly channel?: ChannelId | undefined;
  readonly channelClass?: ChannelClass | undefined;
};

export type Unanswerable =
  | { readonly kind: 'clockUnknown'; readonly clocks: readonly string[] }
  | { readonly kind: 'noRule' }
  | { readonly kind: 'daysOutOfRange'; readonly most: number }
  | { readonly kind: 'clockOrDays' }
  | { readonly kind: 'receivedOutOfRange' };

const MOST_DAYS = 400;
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2098, 0, 1);

/** The deadline with its ledger, counted from receipt. What makes no sense is refused; a year without a decree is provisional. */
export const explainDeadline = (
  policy: { readonly calendar: Calendar; readonly clocks: Clocks },
  question: DeadlineQuestion,
): Result<Due, Unanswerable> => {
  const { receivedAt, days, clock } = question;
  if (receivedAt < EARLIEST || receivedAt > LATEST) return refuse({ kind: 'receivedOutOfRange' });
  if ((days === undefined) === (clock === undefined)) return refuse({ kind: 'clockOrDays' });
  if (days !== undefined) {
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
      return refuse({ kind: 'daysOutOfRange', most: MOST_DAYS });
    return ok(countLimit(policy.calendar, { limit: days, unit: 'workingDays' }, receivedAt));
  }
  const known = Clock.safeParse(clock);
  if (!known.success) return refuse({ kind: 'clockUnknown', clocks: Clock.options });
  const rule = ruleFor(policy.clocks, known.data, question, isoDateOf(policy.calendar, receivedAt));
  return rule === undefined ? refuse({ kind: 'noRule' }) : ok(countLimit(policy.calendar, rule, receivedAt));
};
