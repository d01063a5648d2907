import pMap from 'p-map';
import type { Now } from '#shared/app/ports';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import { type HandoverShown, MOST_HANDED_OVER } from '#shared/contracts/http/handover';
import { mayDo } from '#shared/domain/access/access';
import { isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { countLimit } from '#shared/domain/calendar/working-time';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import { ok, type Result } from '#shared/domain/words/result';
import { byDue, queuesOf } from './list-work.ts';
import { listedHeads, readableAmong } from './listed-heads.ts';
import { openReports } from './open-reports.ts';
import type { ReportStore } from './ports.ts';
import { isOpenly, linkedIn, mayHearAll, timelineOf } from './timeline-of.ts';

export type HandoverDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'openWork' | 'loadAll' | 'allWords' | 'events'>;
  readonly now: Now;
};

/** So many records are read at once. */
const AT_ONCE = 8;
const A_WEEK = { limit: 5, unit: 'workingDays' } as const;

/**
 * The open work that somebody hands over or takes over, each report with its story in three steps, as far as they may
 * read it. What is or may be about oversight is not in it: it is printed, and goes to somebody who may not know of
 * that. One record is read for each that is shown; nothing is written, and nobody is told.
 */
export const showHandover = async (deps: HandoverDeps, officer: Officer): Promise<Result<HandoverShown, never>> => {
  const { calendar } = deps.policy;
  const asOf = deps.now();
  const open = (await openReports(deps, officer, queuesOf(officer))).filter(isOpenly).toSorted(byDue);
  const told = open.slice(0, MOST_HANDED_OVER);
  const heads = await listedHeads(deps, officer, told, asOf);
  const stories = await pMap(told, (report) => storyOf(deps, officer, report), { concurrency: AT_ONCE });
  return ok({
    asOf: isoWithOffset(calendar, asOf),
    date: isoDateOf(calendar, asOf),
    weekUntil: isoDateOf(calendar, countLimit(calendar, A_WEEK, asOf).dueAt),
    open: open.length,
    reports: heads.map((report, at) => ({ report, story: stories[at] ?? [] })),
  });
};

type Story = HandoverShown['reports'][number]['story'];

/** The timeline that an officer may read, and of it what somebody who has never seen the report needs first. */
const storyOf = async (deps: HandoverDeps, officer: Officer, report: Report): Promise<Story> => {
  if (!mayDo(officer, { to: 'readTimeline', report }).ok) return [];
  const events = (await deps.reports.events(report.id)).filter(({ version }) => version <= report.version);
  const known = await readableAmong(deps, officer, linkedIn(events));
  const isAll = mayHearAll(officer, report);
  return inThree(timelineOf(deps.policy, events, report, { isKnown: (other) => known.has(other), isAll }));
};

/** How it came, what a person did last, what happened last: each once, in the order in which they happened. */
const inThree = (steps: NonNullable<ReportShown['timeline']>): Story => {
  const lastDone = steps.findLast(({ by }) => by === 'person');
  const chosen = new Set([steps[0], lastDone, steps.at(-1)]);
  return steps.filter((step) => chosen.has(step));
};
