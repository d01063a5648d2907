import type { Log } from '#shared/app/ports';
import type { EventLog } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { type IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import { type DutyDay, datesBetween, dutyBy, dutyTold } from '#shared/domain/notices/duty';
import { daySubject } from '#shared/domain/notices/subject';
import { Instant } from '#shared/domain/words/words';
import { type BeginDeps, beginNotices } from './begin-notices.ts';
import type { DutyBook } from './ports.ts';

export type WatchDutyDeps = BeginDeps & {
  readonly dutyBook: DutyBook;
  readonly eventLog: Pick<EventLog, 'mark' | 'setMark'>;
  readonly log: Log;
};

const READER = 'duty';
/** After an outage, days further back than this are not looked at any more. */
const MOST_BACK = 60 * 86_400_000;

/**
 * Sees to it that somebody opens the queue on every working day: one on which nobody did by the set hour is recorded as
 * missed and stays so, and whoever is next in turn is told. Days that passed while the watch was down are recorded too,
 * without telling: nobody can open the queue of yesterday. Gives how many days were recorded as missed now.
 */
export const watchDuty = async (deps: WatchDutyDeps): Promise<number> => {
  const now = deps.now();
  const { calendar } = deps.policy;
  const today = isoDateOf(calendar, now);
  // What passed before the very first run was nobody's to open; a mark in the future was left by a clock set right
  // since.
  const seenUntil = Instant.parse(Math.min((await deps.eventLog.mark(READER)) ?? now, now));
  const from = Instant.parse(Math.max(seenUntil, now - MOST_BACK));
  let missed = 0;
  for (const date of datesBetween(calendar, from, now)) {
    const { stands, isNew } = await settle(deps, date, { since: seenUntil, now });
    if (isNew) missed += 1;
    if (date === today && stands !== undefined) await tell(deps, stands);
  }
  await deps.eventLog.setMark(READER, now);
  return missed;
};

/** The day as it stands, and whether it was recorded as missed just now. */
const settle = (
  deps: WatchDutyDeps,
  date: IsoDate,
  span: { readonly since: Instant; readonly now: Instant },
): Promise<{ readonly stands: DutyDay | undefined; readonly isNew: boolean }> =>
  untilSaved(async () => {
    const before = await deps.dutyBook.day(date);
    const after = dutyBy(deps.policy, date, before, span);
    if (after === undefined || after.rev === before?.rev) return { stands: before, isNew: false };
    if ((await deps.dutyBook.save(after)) === 'conflict') return 'conflict';
    const isNew = before?.missedAt === undefined;
    if (isNew) deps.log('duty.missed', { date });
    return { stands: after, isNew };
  });

/** Everybody whose turn has come, each once a day: a worker that died before telling is made up for by the next. */
const tell = async (deps: WatchDutyDeps, day: DutyDay): Promise<void> => {
  const notice = { subject: daySubject(day.date), kind: 'queueUnopened', urgent: false } as const;
  await beginNotices(
    deps,
    dutyTold(deps.policy, day).map((one) => ({ ...notice, ...one })),
  );
};
