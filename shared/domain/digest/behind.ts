import * as z from 'zod';
import type { Period } from '#shared/domain/calendar/period';
import type { Figure } from '#shared/domain/figures/figure';
import { waitsForConfirmation } from '#shared/domain/figures/formula-terms';
import { outcomeIn, type Standing } from '#shared/domain/figures/standing';
import { Clock } from '#shared/domain/report/clock-rules';
import { isDone, unitOf } from '#shared/domain/report/report';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { type Assignee, ReportId } from '#shared/domain/words/words';

const ids = z.array(ReportId).readonly();

/**
 * The open reports behind something to decide: those that are always named (about oversight, or at the reader's own
 * desk), and the others; in each the first received first.
 */
export const Behind = z
  .object({ of: z.enum([...Clock.options, 'unconfirmed', 'noticesFailed']), always: ids, others: ids })
  .readonly();
export type Behind = z.infer<typeof Behind>;
export type Matter = Behind['of'];

/** Of the open reports that the reader may hear of, and of no other, so that no list tells more than the others do. */
export const behindIn = (
  standings: readonly Standing[],
  {
    period,
    figures,
    desk,
  }: { readonly period: Period; readonly figures: readonly Figure[]; readonly desk: Assignee | undefined },
): readonly Behind[] => {
  const open = standings
    .filter(({ report }) => !isDone(report))
    .toSorted((one, other) => one.report.receivedAt - other.report.receivedAt);
  const isReceived = ({ receivedOn }: Standing): boolean => period.from <= receivedOn && receivedOn < period.until;
  const failed = new Set(figures.find(({ name }) => name === 'flow.noticesFailed')?.ids);
  const isAlways = ({ report }: Standing): boolean =>
    (report.status !== 'received' && report.oversight !== 'none') || (desk !== undefined && unitOf(report) === desk);
  const behind = (of: Matter, is: (standing: Standing) => boolean): readonly Behind[] => {
    const found = open.filter(is);
    const idsOf = (some: readonly Standing[]) => some.map(({ report }) => report.id);
    return found.length === 0
      ? []
      : [{ of, always: idsOf(found.filter(isAlways)), others: idsOf(found.filter((one) => !isAlways(one))) }];
  };
  return [
    ...WATCHED_CLOCKS.options.flatMap((clock) =>
      behind(clock, (one) => isReceived(one) && outcomeIn(one.report, clock, one.asOf) === 'missed'),
    ),
    ...behind('unconfirmed', waitsForConfirmation),
    ...behind('noticesFailed', ({ report }) => failed.has(report.id)),
  ];
};
