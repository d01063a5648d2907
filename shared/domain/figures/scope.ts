import type { Calendar } from '#shared/domain/calendar/calendar';
import { asKnown, knowsOpenly } from './last-known.ts';
import type { Standing } from './standing.ts';

/**
 * `full` is for those who may read of oversight; `general` is made as if nobody had ever learnt of it, so that nothing
 * can be subtracted, neither one figure from another nor from what the same figure was before.
 */
export type Scope = 'full' | 'general';

/** The reports that figures of a scope count, as it counts them. */
export const countedIn = (
  standings: readonly Standing[],
  calendar: Pick<Calendar, 'zone'>,
  scope: Scope,
): readonly Standing[] =>
  scope === 'full' ? standings : standings.flatMap((standing) => asKnown(calendar, standing, knowsOpenly) ?? []);

/** The reports that a list of a scope may hold. */
export const seenIn = (standings: readonly Standing[], scope: Scope): readonly Standing[] =>
  standings.filter(({ report }) => scope === 'full' || isOpenly(report));

const isOpenly = (report: Standing['report']): boolean => report.status === 'received' || report.oversight === 'none';
