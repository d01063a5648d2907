import { showMinute, showTime, showWeekday } from '#local/pages/office-time';
import { paint } from '#local/pages/steps';
import type { DutyBook } from '#shared/app/notices/ports';
import {
  type Calendar,
  type IsoDate,
  instantAt,
  isoDateOf,
  isoWithOffset,
  judgeDay,
  plainDate,
} from '#shared/domain/calendar/calendar';
import { type DutyDay, dutySteps } from '#shared/domain/notices/duty';
import { peopleWith } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Instant } from '#shared/domain/words/words';

/** A date with what was recorded of it. */
export type ListedDay = { readonly date: IsoDate; readonly day: DutyDay | undefined };

type Rules = Pick<Policy, 'calendar' | 'watch' | 'office'>;

const isWorking = ({ calendar }: Pick<Rules, 'calendar'>, date: IsoDate): boolean =>
  judgeDay(calendar, plainDate(date)).kind === 'working';

/** What was recorded of some dates. */
export const readDuty = async (book: Pick<DutyBook, 'day'>, dates: readonly IsoDate[]): Promise<readonly ListedDay[]> =>
  Promise.all(dates.map(async (date) => ({ date, day: await book.day(date) })));

const toldUpTo = (policy: Rules, step: number): string => {
  const told = policy.watch.duty.slice(0, step).flatMap(({ to }) => to.flatMap((role) => peopleWith(policy, role)));
  return [...new Set(told.map(({ id }) => id))].join(', ');
};

/** Nobody has opened it, on a working day: too late, or not yet. */
const unopened = (policy: Rules, date: IsoDate, now: Instant): string => {
  const [first] = dutySteps(policy, date);
  if (first === undefined) return 'bukan hari kerja';
  if (first.at > now) return `belum dibuka, paling lambat pukul ${showTime(first.at)}`;
  return date === isoDateOf(policy.calendar, now) ? 'belum dibuka, pengawas belum mencatatnya' : 'tidak ada catatan';
};

const describe = (policy: Rules, { date, day }: ListedDay, now: Instant): readonly string[] => {
  const opened = (day?.opened ?? []).map(({ by, at }) => `${by} ${showTime(at)}`);
  const missed =
    day?.missedAt === undefined
      ? []
      : [`TERLEWAT, dicatat ${showMinute(day.missedAt)}, diberi tahu: ${toldUpTo(policy, day.step)}`];
  if (opened.length === 0) return missed.length === 0 ? [unopened(policy, date, now)] : missed;
  return [...missed, `dibuka oleh ${opened.join(', ')}${isWorking(policy, date) ? '' : ' (bukan hari kerja)'}`];
};

/** Each date for people: who opened the queue and when, and whether that was missed. */
export const dutyLines = (policy: Rules, days: readonly ListedDay[], now: Instant): readonly string[] => {
  const missed = days.filter(({ day }) => day?.missedAt !== undefined).length;
  const working = days.filter(({ date }) => isWorking(policy, date)).length;
  return [
    ...days.map((listed) => {
      const noon = instantAt(policy.calendar, plainDate(listed.date), '12:00');
      const line = `${showWeekday(noon).padEnd(20)} ${describe(policy, listed, now).join('; ')}`;
      return listed.day?.missedAt === undefined ? line : paint('red', line);
    }),
    `${missed} dari ${working} hari kerja terlewat / working days were missed`,
  ];
};

/** The same for programs. */
export const dutyJson = (calendar: Calendar, days: readonly ListedDay[]) =>
  days.map(({ date, day }) => ({
    date,
    working: isWorking({ calendar }, date),
    opened: (day?.opened ?? []).map(({ by, at }) => ({ by, at: isoWithOffset(calendar, at) })),
    missedAt: day?.missedAt === undefined ? undefined : isoWithOffset(calendar, day.missedAt),
    step: day?.step ?? 0,
  }));
