import { type Calendar, dateOf, instantAt } from '#shared/domain/calendar/calendar';
import { whenOpen } from '#shared/domain/calendar/working-time';
import type { Recipient } from '#shared/domain/office/recipient';
import { Instant } from '#shared/domain/words/words';
import type { Notices } from './rules.ts';

type Timing = { readonly calendar: Calendar; readonly notices: Pick<Notices, 'quietHours'> };

const HOUR = 3_600_000;

/**
 * When a recipient is told: danger at once; the rest after quiet hours where the recipient keeps them, and at the next
 * full hour where it asked for one notice an hour; a reminder, moreover, inside office hours. The hour that begins the
 * quiet hours is one of them.
 */
export const tellAt = (
  policy: Timing,
  recipient: Pick<Recipient, 'quiet' | 'grouping'>,
  { urgent, officeHours }: { readonly urgent: boolean; readonly officeHours: boolean },
  now: Instant,
): Instant => {
  if (urgent) return now;
  const onTime = (at: Instant): Instant => (recipient.grouping === 'hourly' ? fullHour(at) : at);
  const welcome = (at: Instant): Instant => (recipient.quiet ? afterQuietHours(policy, at) : at);
  if (!officeHours) return onTime(welcome(onTime(now)));
  // A full hour may find the office shut, and quiet hours may end before it opens; one opening later all of it holds.
  let at = now;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const next = onTime(welcome(whenOpen(policy.calendar, at)));
    if (isOpen(policy.calendar, next)) return next;
    at = next;
  }
  return whenOpen(policy.calendar, at);
};

/** Whoever never opens at a full hour outside the quiet hours is told when the office opens. */
const MOST_TRIES = 10;

const isOpen = (calendar: Calendar, at: Instant): boolean => whenOpen(calendar, at) === at;

const fullHour = (at: Instant): Instant => Instant.parse(Math.ceil(at / HOUR) * HOUR);

/** The instant itself, or the end of the quiet hours that it lies in. */
const afterQuietHours = ({ calendar, notices: { quietHours } }: Timing, now: Instant): Instant => {
  const { from, until } = quietHours;
  const today = dateOf(calendar, now);
  const [starts, ends] = [instantAt(calendar, today, from), instantAt(calendar, today, until)];
  if (from < until) return now >= starts && now < ends ? ends : now;
  if (now < ends) return ends;
  return now >= starts ? instantAt(calendar, today.add({ days: 1 }), until) : now;
};

/** How long after each attempt the next one is made; the last stands for all that follow. */
const RETRY_AFTER = [5_000, 300_000, 1_800_000, 2 * HOUR] as const;
/**
 * What is urgent waits no longer than this between two attempts, spread to a quarter of an hour: told soon after an
 * outage ends.
 */
const URGENT_RETRY = 750_000;
/** Three days and a few hours: an outage over a long weekend loses nothing. */
const GIVE_UP_AFTER = 76 * HOUR;
/** Attempts spread by this share, so that what failed together does not come back together. */
const SPREAD = 0.2;

/** Longer than any outage that is made up for, which is three weeks in the tests. */
const NEWS_FOR = 30 * 24 * HOUR;

/**
 * Whether anybody is still to be told of what was recorded then. What is entered from a past longer ago, be it an
 * import, stands in the record and calls nobody.
 */
export const isNews = (recordedAt: Instant, now: Instant): boolean => now - recordedAt <= NEWS_FOR;

type Tried = {
  readonly attempts: number;
  readonly queuedAt: Instant;
  readonly triedSince?: Instant | undefined;
  readonly urgent: boolean;
};

/** When to try again; `undefined` when it has been tried for long enough. `chance` lies in [0, 1). */
export const retryAt = (
  { attempts, queuedAt, triedSince = queuedAt, urgent }: Tried,
  now: Instant,
  chance: number,
): Instant | undefined => {
  if (now - triedSince >= GIVE_UP_AFTER) return undefined;
  const wait = RETRY_AFTER[Math.min(attempts, RETRY_AFTER.length) - 1] ?? RETRY_AFTER[0];
  return Instant.parse(Math.round(now + Math.min(wait, urgent ? URGENT_RETRY : wait) * (1 + SPREAD * chance)));
};
