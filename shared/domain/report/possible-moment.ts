import type { Instant } from '#shared/domain/words/words';
import type { Context } from './decision.ts';
import type { Assessed } from './report.ts';

/** The clocks of two machines may differ by so much. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** Somebody did or saw it between the citizen's sending of the report and now; before we received it, perhaps. */
export const isPossible = (
  { receivedAt, submittedAt, disposedAt }: Assessed,
  at: Instant,
  { now }: Pick<Context, 'now'>,
): boolean =>
  at >= Math.min(receivedAt, submittedAt ?? receivedAt, disposedAt ?? receivedAt) && at <= now + CLOCKS_DIFFER_MS;

/** Somebody did it between a moment that our own clocks have noted and now. */
export const isPossibleSince = (since: Instant, at: Instant, { now }: Pick<Context, 'now'>): boolean =>
  at >= since - CLOCKS_DIFFER_MS && at <= now + CLOCKS_DIFFER_MS;
