import type { Calendar } from '#shared/domain/calendar/calendar';
import { countLimit } from '#shared/domain/calendar/working-time';
import type { Instant } from '#shared/domain/words/words';
import type { Clocks } from './clock-rules.ts';

/**
 * Whether a limit that starts now would reach into a year without a decree: from then on deadlines are provisional, and
 * somebody must load the decree.
 */
export const calendarGap = (
  policy: { readonly calendar: Calendar; readonly clocks: Clocks },
  now: Instant,
): boolean => {
  const limits = policy.clocks.clocks
    .flatMap(({ rules }) => rules)
    .flatMap(({ limit, unit, extension }) =>
      limit === null || unit === 'workingMinutes' ? [] : [limit + (extension?.limit ?? 0)],
    );
  const longest = { limit: Math.max(1, ...limits), unit: 'workingDays' } as const;
  return countLimit(policy.calendar, longest, now).provisional;
};
