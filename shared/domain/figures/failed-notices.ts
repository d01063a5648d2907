import { type Delivery, failedAt } from '#shared/domain/notices/delivery';
import { type Instant, ReportId } from '#shared/domain/words/words';
import type { Figure } from './figure.ts';
import type { Hidden } from './figures-of-period.ts';

/**
 * How many notices came to nothing, with the reports that they were about; about what is hidden from the reader only
 * what was known before. Counted when it is asked for, because a notice that failed may be told after all.
 */
export const failedNotices = (failed: readonly Delivery[], hidden: Hidden, asOf: Instant): Figure => {
  const about = failed.map((delivery) => ({ data: ReportId.safeParse(delivery.subject).data, at: failedAt(delivery) }));
  const seen = about.filter(
    ({ data, at = 0 }) => data === undefined || !hidden.has(data) || at < (hidden.get(data)?.until ?? 0),
  );
  return {
    name: 'flow.noticesFailed',
    asOf,
    kind: 'events',
    n: seen.length,
    ids: seen.flatMap(({ data }) => data ?? []).toSorted((a, b) => (a < b ? -1 : Number(a > b))),
  };
};
