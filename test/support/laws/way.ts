import type { Context } from '#shared/domain/report/decision';
import type { ReportEvent } from '#shared/domain/report/event';
import { mayMove, type Status } from '#shared/domain/report/lifecycle';
import { record } from '#shared/domain/report/record';
import type { Report } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';

export type Move = readonly [from: Status, to: Status];

/** Every status that a report passes through, event by event, and not only the first and the last. */
export const wayOf = (
  id: ReportId,
  report: Report | undefined,
  events: readonly ReportEvent[],
  context: Context,
): { readonly report: Report | undefined; readonly moves: readonly Move[]; readonly stops: readonly Report[] } => {
  const moves: Move[] = [];
  const stops: Report[] = [];
  let now = report;
  for (const event of events) {
    const next = record(id, now, [event], context).report;
    if (now !== undefined && next !== undefined && next.status !== now.status) moves.push([now.status, next.status]);
    if (next !== undefined) stops.push(next);
    now = next;
  }
  return { report: now, moves, stops };
};

export const isAllowed = ([from, to]: Move): boolean => mayMove(from, to);
