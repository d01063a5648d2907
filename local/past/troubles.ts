import { type Calendar, dayNumberOf, officeDay, plainDate, specialHoursOn } from '#shared/domain/calendar/calendar';
import { type Assignee, Instant } from '#shared/domain/words/words';

const DAY_MS = 86_400_000;

type Span = { readonly from: Instant; readonly until: Instant };

/** What makes some weeks of a past other than the rest. */
export type Troubles = {
  /** The river is high: very many report the same from the same place. */
  readonly flood: Span;
  /** The LAPOR! admin is ill; the stand-in has other work as well. */
  readonly illness: Span;
};

/** A month of illness around the middle and a week of flood towards the end; shorter where the past is short. */
export const troublesOf = ({ from, to }: { readonly from: Instant; readonly to: Instant }): Troubles => {
  const span = (part: number, days: number): Span => {
    const start = Math.floor(from + part * (to - from));
    return {
      from: Instant.parse(start),
      until: Instant.parse(start + Math.floor(Math.min(days * DAY_MS, (to - from) / 8))),
    };
  };
  return { flood: span(0.84, 7), illness: span(0.55, 30) };
};

export const isIn = ({ from, until }: Span, at: Instant): boolean => from <= at && at < until;

/** Who is at work: an admin, a unit or desk, or the reporter, whom no hours bind. */
export type Worker = 'admin' | 'reporter' | Assignee;

/** So many working days after joint leave, people are still in their villages, and what has come in meanwhile waits. */
const BACK_FROM_LEAVE_DAYS = 6;
/** After a flood its reports are worked off for so long. */
const AFTER_FLOOD_MS = 14 * DAY_MS;

/** So many times the usual working time something takes at that time of the year. */
export const slownessAt = (calendar: Calendar, { flood, illness }: Troubles, worker: Worker, at: Instant): number => {
  if (worker === 'reporter') return 1;
  const isFlooded = flood.from <= at && at < flood.until + AFTER_FLOOD_MS && (worker === 'admin' || worker === 'asdp');
  return (
    (isIn(illness, at) ? (worker === 'admin' ? 3.5 : 1.3) : 1) *
    (isFlooded ? 1.8 : 1) *
    (isFasting(calendar, at) ? 1.7 : 1) *
    (isBackFromLeave(calendar, at) ? 1.7 : 1)
  );
};

const isFasting = (calendar: Calendar, at: Instant): boolean =>
  specialHoursOn(calendar, plainDate(officeDay(calendar, dayNumberOf(calendar, at)).date)) !== undefined;

const isBackFromLeave = (calendar: Calendar, at: Instant): boolean => {
  const today = dayNumberOf(calendar, at);
  return Array.from({ length: BACK_FROM_LEAVE_DAYS }, (_, before) => officeDay(calendar, today - before)).some(
    ({ verdict }) => verdict.kind === 'holiday' && verdict.day.kind === 'jointLeave',
  );
};
