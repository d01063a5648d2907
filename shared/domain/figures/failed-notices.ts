import { type Delivery, failedAt } from '#shared/domain/notices/delivery';
import { reportIn } from '#shared/domain/notices/subject';
import type { Instant } from '#shared/domain/words/words';
import type { Figure } from './figure.ts';
import type { Hidden } from './figures-of-period.ts';

/**
 * How many notices came to nothing, with the reports that they were about; about what is hidden from the reader only
 * what was known before. What was told of an informal contact is none of them: it is in no figure but the leak. Counted
 * when it is asked for, because a notice that failed may be told after all.
 */
export const failedNotices = (failed: readonly Delivery[], hidden: Hidden, asOf: Instant): Figure => {
  const counted = failed.filter(({ subject }) => subject.of !== 'informal');
  const about = counted.map((delivery) => ({ report: reportIn(delivery.subject), at: failedAt(delivery) }));
  const seen = about.filter(
    ({ report, at = 0 }) => report === undefined || !hidden.has(report) || at < (hidden.get(report)?.until ?? 0),
  );
  return {
    name: 'flow.noticesFailed',
    asOf,
    kind: 'events',
    n: seen.length,
    ids: seen.flatMap(({ report }) => report ?? []).toSorted((a, b) => (a < b ? -1 : Number(a > b))),
  };
};
