import { type WatchSilenceDeps, watchSilence } from '#shared/app/news/watch-silence';
import { type FindMissedDeps, findMissedNotices } from '#shared/app/notices/find-missed-notices';
import { type ReleaseDeps, releaseNotices } from '#shared/app/notices/release-notices';
import { type WatchParkedDeps, watchParked } from '#shared/app/notices/tell-parked';
import { type WatchDutyDeps, watchDuty } from '#shared/app/notices/watch-duty';
import type { Log } from '#shared/app/ports';
import { passTime } from '#shared/app/report/pass-time';
import { type RecountDeps, recountDeadlines } from '#shared/app/report/recount-deadlines';
import { calendarGap } from '#shared/domain/report/calendar-gap';

export type WatchDeps = ReleaseDeps &
  FindMissedDeps &
  RecountDeps &
  WatchParkedDeps &
  WatchDutyDeps &
  WatchSilenceDeps & { readonly log: Log };

/** What a round of the watch did, by name; what is counted is alarmed by these names. */
export type Watched = Readonly<Record<string, number>>;

type Round = { readonly name: string; readonly run: () => Promise<Watched> };

/**
 * One run of the watch: whatever is due is done, the most pressing first, and each round is told as soon as it is over.
 * A round that fails holds up no other; the run fails in the end, so that it is started again.
 */
export const runWatch = async (
  deps: WatchDeps,
  goesOn: () => boolean,
  tell: (done: Watched) => void,
): Promise<void> => {
  const faults: unknown[] = [];
  const failed: string[] = [];
  for (const { name, run } of roundsOf(deps, goesOn)) {
    try {
      tell(await run());
    } catch (error) {
      faults.push(error);
      const fault = error instanceof Error ? error.name : typeof error;
      failed.push(`${name} (${fault})`);
      deps.log('watch.roundFailed', { round: name, fault });
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `rounds of the watch failed: ${failed.join(', ')}`);
};

const roundsOf = (deps: WatchDeps, goesOn: () => boolean): readonly Round[] => [
  {
    name: 'release',
    run: async () => {
      const { urgent, others, unknown } = await releaseNotices(deps, goesOn);
      return { urgentReleased: urgent, released: others, unknown };
    },
  },
  {
    name: 'recount',
    run: async () => {
      const recounted = await recountDeadlines(deps, goesOn);
      return { moved: recounted?.moved ?? 0, recountFailed: recounted?.failed ?? 0 };
    },
  },
  {
    name: 'time',
    run: async () => {
      const { recorded, failed } = await passTime(deps, goesOn);
      return { ...Object.fromEntries([...recorded].map(([type, n]) => [`recorded${type}`, n])), watchFailed: failed };
    },
  },
  {
    name: 'parked',
    run: async () => {
      const { told, failed } = await watchParked(deps, goesOn);
      return { parkedTold: told, watchFailed: failed };
    },
  },
  { name: 'duty', run: async () => ({ dutyMissed: await watchDuty(deps) }) },
  { name: 'silence', run: async () => ({ unitsSilent: await watchSilence(deps) }) },
  {
    name: 'missedNotices',
    run: async () => ({ missedFailed: (await findMissedNotices(deps, goesOn)).failed }),
  },
  {
    name: 'calendar',
    run: async () => ({ calendarGap: calendarGap(deps.policy, deps.now()) ? 1 : 0 }),
  },
];
