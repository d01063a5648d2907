import type { Delivery } from './delivery.ts';
import type { Figure } from './evaluation.ts';
import { type Instant, ReportId } from './words.ts';

/**
 * How many notices came to nothing, with the reports that they were about, but for those that do not exist for the reader. Counted
 * when it is asked for, because a notice that failed may be told after all.
 */
export const failedNotices = (
  failed: readonly Pick<Delivery, 'subject'>[],
  hidden: ReadonlySet<ReportId>,
  asOf: Instant,
): Figure => {
  const about = failed.map(({ subject }) => ReportId.safeParse(subject));
  const seen = about.filter(({ data }) => data === undefined || !hidden.has(data));
  return {
    name: 'flow.noticesFailed',
    asOf,
    kind: 'events',
    n: seen.length,
    ids: seen.flatMap(({ data }) => data ?? []).toSorted((a, b) => (a < b ? -1 : Number(a > b))),
  };
};
