import { nextActionAt } from '#shared/domain/report/agenda';
import type { EventName, ReportEvent } from '#shared/domain/report/event';
import { QUEUES, type Report } from '#shared/domain/report/report';
import { type CarryOutDeps, carryOut } from './carry-out.ts';
import type { OpenWork, ReportStore } from './ports.ts';

export type PassTimeDeps = CarryOutDeps & {
  readonly reports: Pick<ReportStore, 'load' | 'loadAll' | 'openWork' | 'reindex' | 'commit'>;
};

/** What a run recorded, by the type of the event, and how many reports could not be looked at. */
export type Passed = { readonly recorded: ReadonlyMap<EventName, number>; readonly failed: number };

/** Looked at in portions, so that what was done stays done when the time is over. */
const PORTION = 100;

/**
 * Records whatever time alone has brought about: deadlines at risk and missed, steps of the ladder, silence, a channel
 * that says something else. It reads only what is due. A report that fails holds up no other and is due again at the
 * next run.
 */
export const passTime = async (deps: PassTimeDeps, goesOn: () => boolean): Promise<Passed> => {
  const recorded = new Map<EventName, number>();
  let failed = 0;
  for (const queue of QUEUES) {
    for await (const portion of portionsOf(deps.reports.openWork(queue, deps.now()), goesOn)) {
      const reports = await deps.reports.loadAll(portion.map(({ report }) => report));
      for (const report of reports) {
        const events = await lookAfter(deps, report, portion).catch((error: unknown) => {
          deps.log('watch.failed', { report: report.id, fault: error instanceof Error ? error.name : typeof error });
          failed += 1;
          return [];
        });
        for (const { type } of events) recorded.set(type, (recorded.get(type) ?? 0) + 1);
      }
    }
  }
  return { recorded, failed };
};

const lookAfter = async (
  deps: PassTimeDeps,
  report: Report,
  portion: readonly OpenWork[],
): Promise<readonly ReportEvent[]> => {
  const passed = await carryOut(deps, report.id, { type: 'passTime' }, { by: 'machine' }, { seen: report });
  const events = passed.ok ? passed.value : [];
  // Listed as due, and nothing is: the rules have changed since it was listed, or the list is behind.
  if (events.length === 0) await relist(deps, report, portion.find((work) => work.report === report.id)?.at);
  return events;
};

/** Lists a report anew where the list says another time than the rules do now. */
export const relist = async (
  deps: Pick<PassTimeDeps, 'policy' | 'reports'>,
  report: Report,
  listedAt: number | undefined,
): Promise<void> => {
  if (nextActionAt(deps.policy, report) !== listedAt) await deps.reports.reindex(report);
};

/** Open work in portions, as long as there is time. */
export async function* portionsOf(
  work: AsyncIterable<OpenWork>,
  goesOn: () => boolean,
): AsyncIterable<readonly OpenWork[]> {
  let portion: OpenWork[] = [];
  for await (const one of work) {
    if (!goesOn()) break;
    portion.push(one);
    if (portion.length < PORTION) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0 && goesOn()) yield portion;
}
