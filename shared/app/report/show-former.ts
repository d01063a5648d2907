import type { FormerShown } from '#shared/contracts/http/admin-report';
import { mayDo } from '#shared/domain/access/access';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { RecordedEvent } from '#shared/domain/report/event';
import { openly } from '#shared/domain/report/event-words';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Assignee, ReportId } from '#shared/domain/words/words';
import { headOf } from './head-of.ts';
import type { ReportStore } from './ports.ts';
import { isOpenly, timelineOf } from './timeline-of.ts';

type FormerDeps = {
  readonly policy: Pick<Policy, 'calendar' | 'clocks' | 'units'>;
  readonly reports: Pick<ReportStore, 'events'>;
};

/**
 * A report that left a unit of the officer's, given back or taken, as it was right before: its head and its steps until
 * then, and nothing of what anybody wrote. It is the same wherever the report went, so that it tells of no accusation.
 */
export const showFormer = async (
  { policy, reports }: FormerDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<FormerShown, 'Absent'>> => {
  const left = leavingsIn(await reports.events(id)).findLast(
    ({ unit, before }) => isOpenly(before) && mayDo(officer, { to: 'readFormer', unit }).ok,
  );
  if (left === undefined) return refuse('Absent');
  const { unit, before, until, by } = left;
  const told = openly(by.event);
  return ok({
    report: headOf(policy, before, { asOf: by.recordedAt, isOtherKnown: false }),
    left: {
      at: isoWithOffset(policy.calendar, by.recordedAt),
      unit,
      ...(told.type === 'HandedBack' ? { reason: told.reason } : {}),
    },
    timeline: timelineOf(policy, until, before, { isKnown: () => false, isAll: false }),
  });
};

type Leaving = {
  readonly unit: Assignee;
  /** The report right before it left, and what was recorded of it until then. */
  readonly before: Report;
  readonly until: readonly RecordedEvent[];
  readonly by: RecordedEvent;
};

/** Each time that a report was with a unit and then was not. */
const leavingsIn = (events: readonly RecordedEvent[]): readonly Leaving[] => {
  const leavings: Leaving[] = [];
  let before: Report | undefined;
  for (const [index, by] of events.entries()) {
    const after = evolve(before, by);
    const unit = unitOf(before);
    if (before !== undefined && unit !== undefined && unit !== unitOf(after))
      leavings.push({ unit, before, until: events.slice(0, index), by });
    before = after;
  }
  return leavings;
};

const unitOf = (report: Report | undefined): Assignee | undefined =>
  report !== undefined && 'assignee' in report ? report.assignee : undefined;
