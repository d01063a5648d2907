import { type BeginDeps, beginNotices } from '#shared/app/notices/begin-notices';
import type { Log } from '#shared/app/ports';
import type { EventLog } from '#shared/app/report/ports';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { silenceSubject } from '#shared/domain/notices/subject';
import { peopleWith } from '#shared/domain/office/recipient';
import { type CoverageDeps, silentNow } from './show-coverage.ts';

export type WatchSilenceDeps = BeginDeps &
  Pick<CoverageDeps, 'activities' | 'news'> & {
    readonly eventLog: Pick<EventLog, 'mark' | 'setMark'>;
    readonly log: Log;
  };

const READER = 'silence';

/**
 * Once a day, tells whoever looks after the news of each unit of which nothing was published for longer than the rules
 * say: once for a silence, and again each time that it has lasted as long once more. A run that failed is made up for
 * by the next; whoever was told is not told again. Gives how many units are silent, where they were looked at.
 */
export const watchSilence = async (deps: WatchSilenceDeps): Promise<number> => {
  const { policy, now } = deps;
  const at = now();
  const today = isoDateOf(policy.calendar, at);
  const looked = await deps.eventLog.mark(READER);
  if (looked !== undefined && isoDateOf(policy.calendar, looked) === today) return 0;
  const silent = await silentNow(deps, today);
  await beginNotices(
    deps,
    silent.flatMap(({ unit, since, reminders: version }) =>
      policy.notices.silenceTo
        .flatMap((role) => peopleWith(policy, role))
        .map(({ id: recipient }) => ({
          ...{ subject: silenceSubject(unit, since), kind: 'unitSilent' as const, version, recipient },
          urgent: policy.notices.words.unitSilent.urgent,
        })),
    ),
  );
  if (silent.length > 0) deps.log('news.unitsSilent', { units: silent.map(({ unit }) => unit).join(' ') });
  await deps.eventLog.setMark(READER, at);
  return silent.length;
};
