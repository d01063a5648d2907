import { countLimit } from '#shared/domain/calendar/working-time';
import { Instant } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { walkDays } from '#test/support/laws/day-walk';
import { policy } from '#test/support/policy';
import { type Comparison, compare } from './spread.ts';

const BLOCKS = 9;
const DEADLINES = 400;
const FIRST = wib('2025-01-02 10:00');
const DAY = 86_400_000;
const LIMITS = [5, 14, 60] as const;

const perSecond = (count: (startedAt: Instant) => number): number => {
  const before = process.cpuUsage();
  for (let n = 0; n < DEADLINES; n += 1) count(Instant.parse(FIRST + (n % 500) * DAY));
  const { user, system } = process.cpuUsage(before);
  return (DEADLINES * 1_000_000) / (user + system);
};

/**
 * Deadlines a second of CPU with their whole ledger, beside the least that gives the same date: a walk over numbers
 * that knows neither time zones nor why a day is skipped.
 */
export const measureDeadlines = (): readonly Comparison[] =>
  LIMITS.map((limit) => {
    const ours = (startedAt: Instant): number =>
      countLimit(policy.calendar, { limit, unit: 'workingDays' }, startedAt).dueAt;
    const bare = (startedAt: Instant): number => walkDays(startedAt, limit);
    perSecond(ours);
    perSecond(bare);
    const blocks = Array.from({ length: BLOCKS }, () => [perSecond(ours), perSecond(bare)] as const);
    return compare(
      `${limit} hari kerja / working days`,
      'batas waktu / detik',
      blocks.map(([own]) => own),
      blocks.map(([, other]) => other),
    );
  });
